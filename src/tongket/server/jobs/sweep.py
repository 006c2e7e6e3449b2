"""Mends what a killed worker left: what it had taken is asked again, what waits is asked for, what must go is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tongket.server.actions.draft_review import remove_half_drafts
from tongket.server.actions.letters import MOST_TRIES as MOST_LETTER_TRIES
from tongket.server.actions.read_received import destroy_left_over
from tongket.server.jobs.queues import LONG, MOST_TRIES, QUEUES
from tongket.server.jobs.timer import ask_for_due_work
from tongket.server.jobs.wake import wake_reader, wake_sender
from tongket.server.records.letter import Letter
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import office_folder

SPOOL_HOURS = 6
DAYS_OF_DONE_TASKS = 2


def sweep_after_start(*queues: str) -> None:
    """Before the worker of a queue starts (none named: of every queue): what it had taken is taken up again."""
    for queue in queues or QUEUES:
        _take_up_again(queue)
    if not queues or LONG in queues:
        remove_half_drafts()
    destroy_left_over()
    _empty_spool()
    _forget_done_tasks()
    sweep()


def _take_up_again(queue: str) -> None:
    """Nothing of the queue runs any more; long work whose worker was killed each time is given up, and says so."""
    for row in DBTaskResult.objects.filter(status="RUNNING", queue_name=queue):
        is_given_up = queue == LONG and len(row.worker_ids) >= MOST_TRIES
        row.status, row.started_at = ("FAILED" if is_given_up else "READY"), None
        row.finished_at = timezone.now() if is_given_up else None
        row.save(update_fields=["status", "started_at", "finished_at"])


def remove_orphans() -> int:
    """Bytes no row names: of an upload that was killed between the two. Young ones may yet get their row. How many."""
    folder = office_folder()
    named = set(ReceivedFile.objects.exclude(state=ReceivedFile.State.SECRET).values_list("sha256", flat=True))
    orphans = [path for path in _older_than(SPOOL_HOURS, folder.glob("files/??/*")) if path.name not in named]
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


@transaction.atomic
def sweep() -> bool:
    """Ask for a reading where something waits, for letters to be sent, for the work of the hour; whether to read."""
    ask_for_due_work()
    if Letter.objects.filter(sent_at=None, next_try_at__lte=timezone.now(), tries__lt=MOST_LETTER_TRIES).exists():
        wake_sender()
    is_waiting = (
        ReceivedFile.objects.filter(state=ReceivedFile.State.RECEIVED).exists()
        or SubmissionRecord.objects.filter(is_checked=False).exists()
    )
    if is_waiting:
        wake_reader()
    return is_waiting


def _empty_spool() -> None:
    for path in _older_than(SPOOL_HOURS, office_folder().glob("spool/*")):
        path.unlink(missing_ok=True)


def _older_than(hours: float, paths: Iterable[Path]) -> Iterator[Path]:
    oldest = timezone.now().timestamp() - hours * 3600
    return (path for path in paths if path.stat().st_mtime < oldest)


def _forget_done_tasks() -> None:
    before = timezone.now() - timedelta(days=DAYS_OF_DONE_TASKS)
    DBTaskResult.objects.filter(status__in=("SUCCESSFUL", "FAILED"), finished_at__lt=before).delete()
