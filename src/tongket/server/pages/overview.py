"""What leaders ask first: who is late, what is off, what falls due, and what was decided out of the ordinary."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may, require_anywhere, visible_reviews, visible_rounds, visible_submissions
from tongket.server.due import SOON
from tongket.server.lists import counted_lists, late_in, near_in, off_in, waiting_lines
from tongket.server.pages.asking import asking, login_required
from tongket.server.pages.rounds import ways
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.taken_decisions import out_of_the_ordinary

MOST = 20  # lines of each list; the round's own page has them all


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every open round, the latest first."""
    person, today = asking(request), timezone.localdate()
    require_anywhere(person, Deed.SEE_LATENESS)
    open_rounds = list(visible_rounds(person).filter(state=Round.State.OPEN))
    seen = visible_submissions(person, Deed.SEE_LATENESS)
    counts = counted_lists(seen.filter(round__in=open_rounds), today)
    facts = {
        "rounds": [
            _of_round(person, each, seen.filter(round=each), counts.get(each.pk), today) for each in open_rounds
        ],
        "reviews": _waiting_reviews(person),
        "today": today,
        "soon": SOON,
        "until": today + timedelta(days=SOON),
    }
    return render(request, "overview/overview.html", {**facts, **ways(person)})


def _of_round(
    person: Person, of: Round, seen: QuerySet[SubmissionRecord], counts: object, today: date
) -> dict[str, Any]:
    sees_content = may(person, Deed.SEE_SUBMISSION)
    return {
        "round": of,
        "counts": counts,
        "late": waiting_lines(late_in(seen, today)[:MOST], today),
        "near": list(near_in(seen, today, SOON)[:MOST]),
        "off": list(off_in(seen)[:MOST]) if sees_content else [],
        "decided": out_of_the_ordinary(of)[:MOST] if may(person, Deed.SEE_TOTALS) else [],
    }


def _waiting_reviews(person: Person) -> list[dict[str, Any]]:
    """Drafts that are not issued, with whose turn it is."""
    drafts = visible_reviews(person).exclude(state="issued").prefetch_related("chain__person")
    return [{"review": each, "turn": _turn(each)} for each in drafts[:MOST]]


def _turn(review: Any) -> Any:
    """Who has to approve next; None before it is submitted and after all have."""
    if review.state != "submitted":
        return None
    return next((step.person for step in review.chain.all() if step.approved_at is None), None)
