"""Wakes the background worker from inside a transaction: the wish is kept with what it is about, or not at all."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult


def wake_reader() -> None:
    """Ask for a reading of what waits; one wish that no worker has taken yet is enough."""
    from tongket.server.jobs.tasks import read_waiting

    if not DBTaskResult.objects.ready().filter(task_path=read_waiting.module_path).exists():
        read_waiting.enqueue()


def wake_sender() -> None:
    """Ask for the letters that wait to be sent."""
    from tongket.server.jobs.tasks import send_waiting_letters

    if not DBTaskResult.objects.ready().filter(task_path=send_waiting_letters.module_path).exists():
        send_waiting_letters.enqueue()
