"""The first page of each role: what is asked of me, and what waits for me."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Standing, State
from tongket.server.access import may, may_anywhere, visible_rounds, visible_submissions
from tongket.server.pages.asking import asking, login_required
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.totals import how_many

LISTS = ("not_sent", "not_checked", "returned", "done")


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Open rounds: my own units' reports first, then the rounds I look after."""
    person = asking(request)
    own = visible_submissions(person, Deed.PREPARE_SUBMISSION).filter(round__state=Round.State.OPEN)
    facts = {
        "own": own.order_by("deadline", "pk"),
        "rounds": list(visible_rounds(person)) if may_anywhere(person, Deed.SEE_LATENESS) else [],
        "today": timezone.localdate(),
    }
    return render(request, "home.html", facts)


@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round I am part of."""
    return render(request, "rounds.html", {"rounds": visible_rounds(asking(request))})


@login_required
def one_round(request: HttpRequest, number: int) -> HttpResponse:
    """The consolidator's four lists; a unit sees its own line only."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    seen = list(_seen(person, of).order_by("position"))
    units_in, expected = how_many(seen)
    facts = {
        "round": of,
        "lists": [(name, [each for each in seen if list_of(each) == name]) for name in LISTS],
        "units_in": units_in,
        "expected": expected,
        "today": timezone.localdate(),
        "may_see": may(person, Deed.SEE_SUBMISSION),
        "may_total": may(person, Deed.SEE_TOTALS),
    }
    return render(request, "round.html", facts)


def _seen(person: Person, of: Round) -> QuerySet[SubmissionRecord]:
    deed = Deed.SEE_LATENESS if may_anywhere(person, Deed.SEE_LATENESS) else Deed.SEE_SUBMISSION
    return visible_submissions(person, deed).filter(round=of)


def list_of(record: SubmissionRecord) -> str:
    """Which of the four lists a unit is in; the excluded and the waived need nothing more."""
    if record.standing != Standing.EXPECTED.value:
        return "done"
    return {State.DRAFT.value: "not_sent", State.SENT.value: "not_checked", State.RETURNED.value: "returned"}.get(
        record.state, "done"
    )


def is_late(record: SubmissionRecord, today: date) -> bool:
    """Whether the deadline went by and nothing is sent."""
    is_waiting = record.state in (State.DRAFT.value, State.RETURNED.value)
    return is_waiting and record.deadline is not None and record.deadline < today
