"""Mends what a killed worker left: what it had taken is asked again, what waits is asked for, what must go is gone."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tongket.server.actions.read_received import destroy_left_over
from tongket.server.jobs.wake import wake_reader
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import office_folder

SPOOL_HOURS = 6


def sweep_after_start() -> None:
    """Once, before the first worker starts: nothing of before is running any more."""
    DBTaskResult.objects.filter(status="RUNNING").update(status="READY", started_at=None)
    destroy_left_over()
    _empty_spool()
    sweep()


@transaction.atomic
def sweep() -> bool:
    """Ask for a reading where something waits; whether anything did."""
    is_waiting = (
        ReceivedFile.objects.filter(state=ReceivedFile.State.RECEIVED).exists()
        or SubmissionRecord.objects.filter(is_checked=False).exists()
    )
    if is_waiting:
        wake_reader()
    return is_waiting


def _empty_spool() -> None:
    spool = office_folder() / "spool"
    oldest = timezone.now().timestamp() - SPOOL_HOURS * 3600
    for path in spool.iterdir() if spool.is_dir() else ():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
