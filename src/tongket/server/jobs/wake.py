"""Wakes the background worker from inside a transaction: the wish is kept with what it is about, or not at all."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult

from tongket.server.long_work import Standing, Work, last_work
from tongket.server.records.round import Round


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


def wake_counter(of: Round, *, is_again: bool = False) -> Work:
    """Ask for the totals of a round as it is now counted; what failed at this very count only where `is_again`."""
    from tongket.server.jobs.tasks import count_round

    last = last_work(count_round, of.number, of.counted)
    if last is None or last.standing is Standing.DONE or (last.standing is Standing.FAILED and is_again):
        count_round.enqueue(of.number, of.counted)
        last = last_work(count_round, of.number, of.counted)
    if last is None:
        raise LookupError(of.number)
    return last
