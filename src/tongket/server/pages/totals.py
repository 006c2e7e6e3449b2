"""The totals of a round: what is accepted, with "x/y đơn vị" at every figure."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tongket.approve.roles import Deed
from tongket.server.access import require, visible_rounds
from tongket.server.pages.asking import asking, login_required
from tongket.server.totals import totals_of


@login_required
def totals(request: HttpRequest, number: int) -> HttpResponse:
    """Figures of one sheet of the form at a time."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    require(person, Deed.SEE_TOTALS)
    made = totals_of(of)
    sheets = list(dict.fromkeys(figure["sheet"] for figure in made.figures))
    chosen = request.GET.get("sheet", sheets[0] if sheets else "")
    figures = [figure for figure in made.figures if figure["sheet"] == chosen]
    facts = {"round": of, "totals": made, "sheets": sheets, "chosen": chosen, "figures": figures}
    return render(request, "totals.html", facts)
