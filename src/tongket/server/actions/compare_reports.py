"""Have the reports of a round held against each other in the background; what comes of it is kept until one changes."""

from __future__ import annotations

from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.records.person import Person
from tongket.server.records.round import Round


@transaction.atomic
def compare_reports(of: Round, *, by: Person) -> None:
    """Ask for it; one wish that no worker has ended yet is enough. Raises NotAllowed. Nothing is decided: no event."""
    require(by, Deed.SEE_SUBMISSION)
    from tongket.server.jobs.tasks import compare_round

    asked = DBTaskResult.objects.filter(task_path=compare_round.module_path, status__in=("READY", "RUNNING"))
    if not asked.exists():
        compare_round.enqueue(of.number)
