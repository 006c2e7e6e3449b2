"""The tasks of the background worker: each calls one action, may be done twice, and may be killed in the middle."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django_tasks import TaskContext, task

from tongket.server.jobs.queues import LONG

_TOTALS_FIRST = 10  # before drafts: who looks at totals waits for a second, not for a review


@task()
def read_waiting() -> int:
    """Read everything received and not read yet."""
    from tongket.server.actions.read_received import read_received

    return read_received()


@task(queue_name=LONG, takes_context=True)
def draft_round(context: TaskContext, number: int, username: str) -> dict[str, Any]:
    """Draft the review of a round; what came of it: the draft, or why there is none."""
    from tongket.server.jobs.drafting import draft_as_asked

    asked = context.task_result
    return draft_as_asked(number, username, name=UUID(str(asked.id)), asked_at=asked.enqueued_at)


@task(queue_name=LONG, priority=_TOTALS_FIRST)
def count_round(number: int, counted: int) -> int:
    """Add up what is accepted, where that is not kept yet; at which count. `counted` is that of who asked."""
    from tongket.server.records.round import Round
    from tongket.server.totals import outline_of

    return outline_of(Round.objects.get(number=number)).counted


@task(queue_name=LONG)
def compare_round(number: int) -> int:
    """Hold the reports of a round against each other; how many findings that makes."""
    from tongket.server.between import findings_between
    from tongket.server.records.round import Round

    return len(findings_between(Round.objects.get(number=number)))


@task(queue_name=LONG)
def recount_round(number: int) -> bool:
    """Count a round again from its files; whether what is kept of its totals is the same."""
    from tongket.server.actions.recount_round import recount_round as recount

    return recount(number)


@task()
def send_waiting_letters() -> int:
    """Send what waits to be sent; what fails is tried again later."""
    from tongket.server.actions.letters import send_letters

    return send_letters()


@task()
def write_digests(day: str) -> int:
    """Write the letters of that day; whoever has one of that day gets no second."""
    from tongket.server.actions.write_digests import write_digests as write

    return write(date.fromisoformat(day))


@task(queue_name=LONG)
def recount_office(day: str) -> bool:
    """Count every round again from its files, forget sessions that ran out; whether everything is the same."""
    from tongket.server.actions.own_account import forget_ended_sessions
    from tongket.server.actions.recount_office import recount_office as recount

    forget_ended_sessions()
    return recount()
