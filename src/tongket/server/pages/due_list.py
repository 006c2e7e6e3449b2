"""What one unit has to do and until when: its reports in every open round, and what the register has coming."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may, visible_rounds, visible_submissions, visible_units
from tongket.server.due import due_of
from tongket.server.kept_register import calendar_on
from tongket.server.lists import waiting_lines
from tongket.server.milestones import sends_ahead
from tongket.server.pages.asking import asking, login_required
from tongket.server.records.round import Round

MOST = 200


@login_required
def of_unit(request: HttpRequest, code: str) -> HttpResponse:
    """The unit with those under it, the soonest due on top."""
    person, today = asking(request), timezone.localdate()
    unit = get_object_or_404(visible_units(person), code=code)
    deed = Deed.SEE_SUBMISSION if may(person, Deed.SEE_SUBMISSION, unit) else Deed.SEE_LATENESS
    asked = visible_submissions(person, deed).filter(unit__path__startswith=unit.path, round__state=Round.State.OPEN)
    due = due_of(asked.order_by("deadline", "pk")[:MOST], today)
    lines = {line.record.pk: line for line in waiting_lines([each.record for each in due], today)}
    kept = calendar_on(today)
    rounds = list(visible_rounds(person).filter(state=Round.State.OPEN))
    ahead = sends_ahead(kept.calendar, unit.level, today, rounds) if kept and kept.calendar else []
    facts = {"unit": unit, "due": [(each, lines[each.record.pk]) for each in due], "ahead": ahead, "today": today}
    return render(request, "due_list/of_unit.html", {**facts, "may_see": deed is Deed.SEE_SUBMISSION})
