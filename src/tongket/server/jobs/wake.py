"""Wakes the background reader from inside a transaction: the wish is kept with what it is about, or not at all."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult


def wake_reader() -> None:
    """Ask for a reading of what waits; one wish that no worker has taken yet is enough."""
    from tongket.server.jobs.tasks import read_waiting

    if not DBTaskResult.objects.ready().filter(task_path=read_waiting.module_path).exists():
        read_waiting.enqueue()
