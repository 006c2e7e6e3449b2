"""The tree of units: from when to when each is, what it became, and the list it comes from."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import managed_units, require_anywhere
from tongket.server.actions.people import unit_named
from tongket.server.actions.units import import_units, merge_units
from tongket.server.pages.asking import after_act, asking, login_required, require_POST, stated_date
from tongket.server.pages.asking_lists import asked, one_page
from tongket.server.records.person import Person
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import Refused
from tongket.server.spool import Spooled
from tongket.units.levels import Level
from tongket.wording.dates import read_date


@login_required
def units(request: HttpRequest) -> HttpResponse:
    """Units of the own sub-tree; those of a day, or whose name or code holds a word."""
    return _page(request, asking(request))


def _page(request: HttpRequest, person: Person, **told: object) -> HttpResponse:
    require_anywhere(person, Deed.MANAGE_UNITS)
    day, word = read_date(asked(request, "day")), asked(request, "q")
    rows = managed_units(person).select_related("parent", "merged_into").prefetch_related("merged")
    page, kept = one_page(request, _found(rows, day, word))
    facts = {"page": page, "kept": kept, "day": day, "word": word, "levels": list(Level), "today": timezone.localdate()}
    return render(request, "setting_up/units.html", {**facts, **told})


def _found(rows: QuerySet[UnitRecord], day: object, word: str) -> QuerySet[UnitRecord]:
    if day is not None:
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        rows = rows.filter(begun & (Q(valid_to=None) | Q(valid_to__gte=day)))
    return rows.filter(Q(name__icontains=word) | Q(code__icontains=word)) if word else rows


@login_required
@require_POST
def import_list(request: HttpRequest) -> HttpResponse:
    """Write a workbook of units; the page says how many were new, and what is wrong with the list."""
    sent = next((each for each in request.FILES.getlist("file") if isinstance(each, Spooled)), None)
    require_anywhere(asking(request), Deed.MANAGE_UNITS)
    if sent is None:
        raise Refused("no_upload")
    level = request.POST.get("level", "")
    made = import_units(
        sent.path,
        sent.name or "",
        parent=unit_named(request.POST.get("parent", "")),
        level=level if level in set(Level) else "",
        by=asking(request),
    )
    return _page(request, asking(request), imported=made)


@login_required
@require_POST
def merge(request: HttpRequest) -> HttpResponse:
    """Units that became another: from which day, and by which document."""
    require_anywhere(asking(request), Deed.MANAGE_UNITS)
    codes = request.POST.get("codes", "").replace(",", " ").replace(";", " ").split()
    basis, into = request.POST.get("basis", ""), request.POST.get("into", "").strip()
    merge_units(codes, into, on=stated_date(request, "day"), basis=basis, by=asking(request))
    return after_act(request, "units")
