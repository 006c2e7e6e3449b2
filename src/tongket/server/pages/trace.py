"""The trace, for the auditor: who did what, when, and what it changed; and whether the chain holds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from tongket.approve.roles import Deed
from tongket.server.access import may, require_anywhere, visible_events
from tongket.server.chain import chain_breaks
from tongket.server.pages.asking import asking, login_required
from tongket.server.pages.asking_lists import asked, one_page
from tongket.server.trace_view import Wanted, changes_of, events_wanted
from tongket.server.verify import summary
from tongket.wording.dates import read_date


@login_required
def trace(request: HttpRequest) -> HttpResponse:
    """Events of the own sub-tree; `?prove=1` goes through the whole chain now."""
    person = asking(request)
    require_anywhere(person, Deed.SEE_TRACE)
    wanted = _wanted(request)
    page, kept = one_page(request, events_wanted(visible_events(person), wanted))
    is_asked = "prove" in request.GET and may(person, Deed.SEE_TRACE)
    facts = {
        "page": page,
        "kept": kept,
        "lines": [(event, list(changes_of(event))) for event in page],
        "wanted": wanted,
        "summary": summary(),
        "sees_all": may(person, Deed.SEE_TRACE),
        "is_proved": is_asked,
        "breaks": list(chain_breaks()) if is_asked else [],
        "exports": [(kind, address) for kind in ("csv", "json") if (address := _export(kind))],
    }
    return render(request, "trace/trace.html", facts)


def _wanted(request: HttpRequest) -> Wanted:
    number = asked(request, "round", 9)
    return Wanted(
        unit=asked(request, "unit"),
        by=asked(request, "by"),
        what=asked(request, "what"),
        on=asked(request, "on"),
        round=int(number) if number.isdecimal() else None,
        since=read_date(asked(request, "since")),
        until=read_date(asked(request, "until")),
    )


def _export(kind: str) -> str:
    """Where the API gives the whole trace; nothing where there is no API."""
    try:
        return reverse(f"api-1.0.0:events_{kind}")
    except NoReverseMatch:
        return ""
