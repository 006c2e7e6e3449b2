"""What leaders ask first: who is late, what is off, what falls due, and what was decided out of the ordinary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may, require_anywhere, visible_rounds, visible_submissions
from tongket.server.due import SOON
from tongket.server.kept_register import calendar_on
from tongket.server.lists import (
    Counts,
    Waiting,
    counted_lists,
    first_of_each,
    late_in,
    near_in,
    off_in,
    waiting_lines,
)
from tongket.server.milestones import milestones_on
from tongket.server.pages.asking import asking, login_required
from tongket.server.pages.rounds import ways
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.review_turn import waiting_reviews
from tongket.server.taken_decisions import latest_of_each

MOST = 20  # lines of each list; the round's own page has them all


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Every open round, the latest first."""
    person, today = asking(request), timezone.localdate()
    require_anywhere(person, Deed.SEE_LATENESS)
    open_rounds = list(visible_rounds(person).filter(state=Round.State.OPEN))
    counts = counted_lists(visible_submissions(person, Deed.SEE_LATENESS).filter(round__in=open_rounds), today)
    facts = {
        "rounds": _lines(person, open_rounds, counts, today),
        "reviews": waiting_reviews(person),
        **_of_register(open_rounds, counts, today),
        "today": today,
        "soon": SOON,
        "until": today + timedelta(days=SOON),
    }
    return render(request, "overview/overview.html", {**facts, **ways(person)})


def _of_register(rounds: list[Round], counts: Mapping[int, Counts], today: date) -> dict[str, Any]:
    """What the register says falls due; nothing where the office keeps none."""
    kept = calendar_on(today)
    if kept is None:
        return {"register": None, "milestones": None}
    told = milestones_on(kept.calendar, today, rounds, counts) if kept.calendar is not None else None
    return {"register": kept, "milestones": told}


def _lines(person: Person, rounds: list[Round], counts: Mapping[int, Counts], today: date) -> list[dict[str, Any]]:
    """Of each round its counts and the first of each list; asked for all rounds at once."""
    seen = visible_submissions(person, Deed.SEE_LATENESS).filter(round__in=rounds)
    late = _waiting_of_each(first_of_each(late_in(seen, today), MOST), today)
    near = first_of_each(near_in(seen, today, SOON), MOST)
    off = first_of_each(off_in(seen), MOST) if may(person, Deed.SEE_SUBMISSION) else {}
    decided = latest_of_each(rounds, MOST) if may(person, Deed.SEE_TOTALS) else {}
    lists: dict[str, Mapping[int, Any]] = {"counts": counts, "late": late, "near": near, "off": off, "decided": decided}
    return [{"round": of, **{name: found.get(of.pk) for name, found in lists.items()}} for of in rounds]


def _waiting_of_each(late: dict[int, list[SubmissionRecord]], today: date) -> dict[int, list[Waiting]]:
    lines = {line.record.pk: line for line in waiting_lines((each for of in late.values() for each in of), today)}
    return {of: [lines[each.pk] for each in records] for of, records in late.items()}
