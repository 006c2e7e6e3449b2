"""Asks for what is done at an hour of the day: once a day, however often the office is started again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from tongket.server.records.office import OfficeRecord
from tongket.server.records.timed_work import TimedWork

RECOUNT_HOUR = 2  # local: nobody sends then


def ask_for_due_work(now: datetime | None = None) -> list[str]:
    """Keep a wish for each work whose hour has come today and that was not asked for yet; which ones.

    The wish and the note of it are one transaction: a kill between them is not possible. A day the office slept
    through is not made up for: what it would have said is in the next one.
    """
    local = timezone.localtime(now or timezone.now())
    known = dict(TimedWork.objects.values_list("name", "asked_for"))
    due = [(name, task) for name, hour, task in _work() if local.hour >= hour and known.get(name) != local.date()]
    return [name for name, task in due if _ask(name, task, local)]


def _work() -> Iterator[tuple[str, int, Any]]:
    from tongket.server.jobs.tasks import recount_office, write_digests

    office = OfficeRecord.objects.filter(pk=1).first()
    if office is not None:
        yield "recount", RECOUNT_HOUR, recount_office
        yield "digests", office.mail_hour, write_digests


@transaction.atomic
def _ask(name: str, task: Any, local: datetime) -> bool:
    row, _ = TimedWork.objects.select_for_update().get_or_create(name=name)
    if row.asked_for is not None and row.asked_for >= local.date():
        return False
    row.asked_for = local.date()
    row.save(update_fields=["asked_for"])
    task.enqueue(local.date().isoformat())
    return True


def note_done(name: str, outcome: dict[str, Any], clock: Callable[[], datetime] = timezone.now) -> None:
    """Keep what came of a work, for the page of settings."""
    TimedWork.objects.update_or_create(name=name, defaults={"done_at": clock(), "outcome": outcome})
