"""The totals of a round: what is accepted, with "x/y đơn vị" at every figure, down to the cell of each unit."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tongket.approve.roles import Deed
from tongket.server.access import require, visible_rounds, visible_submissions
from tongket.server.actions.ask_for_totals import ask_for_totals
from tongket.server.pages.asking import asking, is_in_place, login_required, next_wait, page_number, there
from tongket.server.pages.rounds import A_PAGE, ways
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.refusal import NotThere
from tongket.server.taken_decisions import reopened
from tongket.server.total_tables import table_of
from tongket.server.totals import figure_of, known_outline


@login_required
def totals(request: HttpRequest, number: int) -> HttpResponse:
    """Figures of one sheet of the form at a time, laid out as the form is."""
    person, of = _asked(request, number)
    made = known_outline(of)
    if made is None:
        return _counting(request, of)
    if is_in_place(request):
        return there(f"{request.path}?{_kept(request)}")
    sheets = list(dict.fromkeys(figure["sheet"] for figure in made.figures))
    chosen = request.GET.get("sheet", "")
    chosen = chosen if chosen in sheets else next(iter(sheets), "")
    figures = [figure for figure in made.figures if figure["sheet"] == chosen]
    facts = {"round": of, "totals": made, "sheets": sheets, "chosen": chosen, "table": table_of(figures)}
    return render(request, "totals/totals.html", {**facts, **_no_longer(of), **ways(person)})


def _no_longer(of: Round) -> dict[str, Any]:
    """What counted and does not now, and the draft that was built on it."""
    latest = of.reviews.first()
    return {"reopened": reopened(of), "stale": latest if latest is not None and latest.is_stale else None}


def _asked(request: HttpRequest, number: int) -> tuple[Person, Round]:
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    require(person, Deed.SEE_TOTALS)
    return person, of


def _counting(request: HttpRequest, of: Round) -> HttpResponse:
    """What is shown while the totals are added up: the page comes by itself when they are."""
    work = ask_for_totals(of, by=asking(request), is_again="again" in request.GET)
    facts = {"round": of, "work": work, "wait": next_wait(request), "address": request.path}
    part = "totals/_counting.html" if is_in_place(request) else "totals/counting.html"
    return render(request, part, {**facts, "query": _kept(request), **ways(asking(request))})


def _kept(request: HttpRequest) -> str:
    query = request.GET.copy()
    for name in ("wait", "again"):
        query.pop(name, None)
    return query.urlencode()


@login_required
def figure(request: HttpRequest, number: int) -> HttpResponse:
    """One figure: every cell it was added up from, and the units that are missing."""
    person, of = _asked(request, number)
    made = known_outline(of)
    if made is None:
        return _counting(request, of)
    if is_in_place(request):
        return there(f"{request.path}?{_kept(request)}")
    outline = next((each for each in made.figures if each["id"] == request.GET.get("id", "")), None)
    if outline is None:
        raise NotThere
    found = figure_of(of, outline)
    seen = visible_submissions(person, Deed.SEE_LATENESS).filter(round=of)
    names = dict(seen.values_list("unit__code", "unit__name"))
    opened = visible_submissions(person).filter(round=of)
    page = Paginator(found["sources"], A_PAGE).get_page(page_number(request))
    facts = {
        "round": of,
        "figure": found,
        "totals": made,
        "page": page,
        "sources": _lines(page, names, dict(opened.values_list("unit__code", "pk"))),
        "missing": [names.get(code, code) for code in found["missing"]],
        "excluded": [{**each, "name": names.get(each["unit"], each["unit"])} for each in found["excluded"]],
        "inputs": [each for each in made.figures if each["id"] in set(found["inputs"])],
    }
    return render(request, "totals/figure.html", {**facts, **ways(person)})


def _lines(page: Any, names: dict[str, str], opened: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {**each, "name": names.get(each["unit"], each["unit"]), "submission": opened.get(each["unit"])} for each in page
    ]
