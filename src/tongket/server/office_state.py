"""How the office is: what it stores, whether its worker lives, when it was backed up, what its trace ends with."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.db.models import Sum
from django_tasks_db.models import DBTaskResult

from tongket import __version__
from tongket.server.jobs.queues import LONG, SHORT, is_worker_alive
from tongket.server.records.event import ChainHead
from tongket.server.records.letter import Letter
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.timed_work import TimedWork
from tongket.server.round_desk import office_folder


def office_state() -> dict[str, Any]:
    """Everything the page of settings shows and nobody can change there."""
    head = ChainHead.objects.filter(pk=1).first()
    work = {each.name: each for each in TimedWork.objects.all()}
    return {
        "head": head,
        "recount": _done(work, "recount"),
        "digests": _done(work, "digests"),
        "backup": _done(work, "backup"),
        "letters": letters_state(),
        "reader_alive": is_worker_alive(SHORT),
        "drafter_alive": is_worker_alive(LONG),
        "queue": DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).count(),
        "unread": ReceivedFile.objects.filter(state=ReceivedFile.State.RECEIVED).count(),
        **storage(),
        "versions": {
            "tongket": __version__,
            "Django": django.get_version(),
            "Python": ".".join(map(str, sys.version_info[:3])),
            "database": connection.vendor,
        },
    }


def _done(work: dict[str, TimedWork], name: str) -> TimedWork | None:
    found = work.get(name)
    return found if found is not None and found.done_at is not None else None


def storage() -> dict[str, int]:
    """Bytes: of received files, of the database where it is a file, and free beside them."""
    folder = office_folder()
    database = sum(path.stat().st_size for path in folder.glob("office.sqlite3*"))
    files = ReceivedFile.objects.exclude(state=ReceivedFile.State.SECRET).aggregate(all=Sum("size"))["all"] or 0
    return {"bytes_of_files": files, "bytes_of_database": database, "bytes_free": shutil.disk_usage(folder).free}


def letters_state() -> dict[str, Any]:
    """Whether letters leave the machine, how many wait, and what the mail server said last."""
    waiting = Letter.objects.filter(sent_at=None)
    problem = waiting.exclude(problem="").order_by("-pk").values_list("problem", flat=True).first()
    is_sent = "smtp" in settings.EMAIL_BACKEND
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if is_sent else ""
    return {"is_sent": is_sent, "server": server, "waiting": waiting.count(), "problem": problem or ""}
