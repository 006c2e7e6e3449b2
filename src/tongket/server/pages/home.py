"""The first page of each role: what is asked of me, and what waits for me."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may_anywhere, visible_rounds, visible_submissions, visible_units
from tongket.server.due import due_of, with_findings
from tongket.server.first_steps import first_steps
from tongket.server.lists import Counts, counted_lists, counts_of_rounds
from tongket.server.pages.asking import asking, login_required
from tongket.server.pages.frame import ways_of_setting_up
from tongket.server.pages.rounds import ways
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.waiting_for import waiting_for


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """My own units' reports first, the soonest due on top; then the rounds I look after, with their four lists."""
    person, today = asking(request), timezone.localdate()
    own = visible_submissions(person, Deed.PREPARE_SUBMISSION).filter(round__state=Round.State.OPEN)
    facts = {
        "own": with_findings(due_of(own.order_by("deadline", "pk")[:200], today)),
        "mine": waiting_for(person),
        "units": list(visible_units(person).filter(pk__in=own.values("unit"))[:10]),
        "rounds": _looked_after(person, today),
        "today": today,
        "steps": first_steps([name for name, _ in ways_of_setting_up(person)]),
        **ways(person),
    }
    return render(request, "home.html", facts)


def _looked_after(person: Person, today: date) -> list[dict[str, Any]]:
    if not may_anywhere(person, Deed.SEE_LATENESS):
        return []
    counts = counted_lists(visible_submissions(person, Deed.SEE_LATENESS), today)
    seen = visible_rounds(person)
    return [_card(each, counts, each.deadline) for each in seen]


def _card(of: Round, counts: Mapping[int, Counts], deadline: date | None) -> dict[str, Any]:
    return {"round": of, "counts": counts.get(of.pk), "deadline": deadline}


def _own_deadlines(person: Person) -> dict[int, date | None]:
    """By the key of the round, the first day by which the person's own units send: not always that of the round."""
    own = visible_submissions(person, Deed.PREPARE_SUBMISSION).order_by().values("round_id")
    return dict(own.annotate(first=Min("deadline")).values_list("round_id", "first"))


@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round I am part of, with how many units are in."""
    seen = list(visible_rounds(asking(request)))
    counts = counts_of_rounds([each.pk for each in seen], timezone.localdate())
    own = _own_deadlines(asking(request))
    rows = [_card(each, counts, own.get(each.pk, each.deadline)) for each in seen]
    return render(request, "rounds.html", {"rounds": rows, **ways(asking(request))})
