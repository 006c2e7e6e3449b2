"""One round: the consolidator's four lists; its own line for a unit, and how many of the others are in."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may, may_anywhere, require, require_anywhere, visible_rounds, visible_submissions
from tongket.server.actions.compare_reports import compare_reports
from tongket.server.actions.remind import remind
from tongket.server.between import can_wait_for, findings_between, known_between
from tongket.server.due import due_of
from tongket.server.lists import LISTS, Counts, Filters, counted_lists, counts_of_rounds, in_list, waiting_lines
from tongket.server.pages.asking import asking, back_with, login_required, page_number, require_POST
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.words import say

A_PAGE = 50
_WRITTEN_TO = ("not_sent", "returned")
AT_A_GLANCE = 10  # lines of each list before one is chosen


@login_required
def one_round(request: HttpRequest, number: int) -> HttpResponse:
    """Who looks after it sees the lists; a unit what it owes, and x of y of the round without names."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    if may_anywhere(person, Deed.SEE_LATENESS):
        return render(request, "round/round.html", _lists(request, person, of))
    today = timezone.localdate()
    own = visible_submissions(person).filter(round=of)
    counts = counts_of_rounds([of.pk], today).get(of.pk, Counts())
    return render(request, "round/of_unit.html", {"round": of, "own": due_of(own[:200], today), "counts": counts})


def _lists(request: HttpRequest, person: Person, of: Round) -> dict[str, Any]:
    today = timezone.localdate()
    asked = visible_submissions(person, Deed.SEE_LATENESS).filter(round=of)
    filters = Filters(*(request.GET.get(name, "").strip()[:80] for name in ("q", "group", "only")))
    seen = filters.apply(asked, today)
    chosen = request.GET.get("list", "")
    names = [chosen] if chosen in LISTS else list(LISTS)
    counts = counted_lists(seen, today).get(of.pk, Counts())
    reminds = may_anywhere(person, Deed.REMIND) and of.state == Round.State.OPEN
    return {
        "round": of,
        "today": today,
        "whole": counted_lists(asked, today).get(of.pk, Counts()),
        "counts": counts,
        "chosen": chosen if chosen in LISTS else "",
        "lists": [_list(request, seen, name, counts.of(name), is_alone=len(names) == 1) for name in names],
        "filters": filters,
        "is_filtered": any((filters.text, filters.group, filters.only)),
        "groups": [each for each in asked.order_by().values_list("unit__group", flat=True).distinct() if each],
        "kept": _kept(request),
        "reminded": _reminded(request.GET.get("reminded", "")),
        **ways(person),
        "may_remind": reminds,
        "may_tick": reminds and any(counts.of(name) for name in _WRITTEN_TO if name in names),
    }


def _list(
    request: HttpRequest, seen: QuerySet[SubmissionRecord], name: str, length: int, *, is_alone: bool
) -> dict[str, Any]:
    listed = in_list(seen, name)
    if not is_alone:
        lines = waiting_lines(listed[:AT_A_GLANCE], timezone.localdate()) if length else []
        return {"name": name, "length": length, "lines": lines, "more": length > AT_A_GLANCE}
    pages = Paginator(listed, A_PAGE)
    pages.count = length  # counted already, with the other lists
    page = pages.get_page(page_number(request))
    return {"name": name, "length": length, "lines": waiting_lines(page, timezone.localdate()), "page": page}


def ways(person: Person) -> dict[str, bool]:
    """Which pages of a round the person may go to."""
    return {
        "may_see": may_anywhere(person, Deed.SEE_SUBMISSION),
        "may_total": may(person, Deed.SEE_TOTALS),
        "may_remind": may_anywhere(person, Deed.REMIND),
        "may_review": may(person, Deed.SEE_REVIEW),
        "may_open": may(person, Deed.OPEN_ROUND),
    }


def _kept(request: HttpRequest) -> str:
    """The filters as the links to another list or page carry them on."""
    query = request.GET.copy()
    for name in ("list", "page", "reminded"):
        query.pop(name, None)
    return query.urlencode()


def _reminded(told: str) -> str:
    """What came of the last reminding, as "written-ticked" tells it."""
    written, dash, ticked = told[:20].partition("-")
    if not dash or not (written + ticked).isdecimal():
        return ""
    return say("reminded", written=written, ticked=ticked) if written != "0" else say("reminded_nobody")


@login_required
@require_POST
def remind_units(request: HttpRequest, number: int) -> HttpResponse:
    """Write to the ticked units."""
    person = asking(request)
    require_anywhere(person, Deed.REMIND)
    of = get_object_or_404(visible_rounds(person), number=number)
    ticked = [int(each) for each in request.POST.getlist("submission")[:5000] if each.isdecimal()]
    own = visible_submissions(person, Deed.SEE_LATENESS).filter(round=of, pk__in=ticked)
    written = remind(list(own.values_list("pk", flat=True)), by=person)
    return back_with(request, "round", {"number": number}, reminded=f"{written}-{len(ticked)}")


@login_required
def between(request: HttpRequest, number: int) -> HttpResponse:
    """What only shows between reports: copies, one event told by two units, the same file."""
    person = asking(request)
    of = get_object_or_404(visible_rounds(person), number=number)
    require(person, Deed.SEE_TOTALS)
    require(person, Deed.SEE_SUBMISSION)
    known = known_between(of)
    if known is None and can_wait_for(of):
        known = findings_between(of)
    elif known is None:
        compare_reports(of, by=person)
    found = Paginator(known or [], A_PAGE).get_page(page_number(request))
    facts = {"round": of, "page": found, "is_comparing": known is None}
    return render(request, "round/between.html", {**facts, **ways(person)})
