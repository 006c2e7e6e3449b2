"""Report regimes: the nine parts of Decree 09/2019/NĐ-CP, and what a regime still lacks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from tongket.approve.roles import Deed
from tongket.directive.closing import RegimeKind
from tongket.directive.report_regime import RegimePart, missing_parts
from tongket.server.access import require, visible_regimes
from tongket.server.actions.regimes import write_regime
from tongket.server.pages.asking import asking, login_required
from tongket.server.records.regime import Regime, regime_value
from tongket.server.refusal import Refused
from tongket.server.words import say
from tongket.units.levels import Level


@login_required
def regimes(request: HttpRequest) -> HttpResponse:
    """Every regime with what it lacks."""
    require(asking(request), Deed.OPEN_ROUND)
    rows = [(each, missing_parts(regime_value(each))) for each in visible_regimes(asking(request))]
    return render(request, "setting_up/regimes.html", {"rows": rows})


@login_required
def new_regime(request: HttpRequest) -> HttpResponse:
    """Write a regime down."""
    require(asking(request), Deed.OPEN_ROUND)
    return _written(request, None)


@login_required
def regime(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a regime."""
    return _written(request, get_object_or_404(visible_regimes(asking(request)), pk=pk))


def _written(request: HttpRequest, known: Regime | None) -> HttpResponse:
    if request.method != "POST":
        return _form(request, known, _told(known), "")
    told = {name: str(value) for name, value in request.POST.items()}
    try:
        made = write_regime(told, by=asking(request), regime_id=known.pk if known else None)
    except Refused as refusal:
        return _form(request, known, told, say(refusal.key, **refusal.facts))
    return redirect("regime", pk=made.pk)


def _told(known: Regime | None) -> dict[str, str]:
    if known is None:
        return {"kind": RegimeKind.PERIODIC.value}
    days = {f"days_{level}": str(count) for level, count in known.working_days_by_level.items()}
    stated = {part.value: getattr(known, part.value) for part in RegimePart}
    return {**stated, **days, "kind": known.kind, "deadline_reason": known.deadline_reason}


def _form(request: HttpRequest, known: Regime | None, told: dict[str, str], problem: str) -> HttpResponse:
    facts = {
        "regime": known,
        "parts": [(number, part, told.get(part.value, "")) for number, part in enumerate(RegimePart, 1)],
        "kinds": list(RegimeKind),
        "kind": told.get("kind"),
        "deadline_reason": told.get("deadline_reason", ""),
        "levels": [(level, told.get(f"days_{level.value}", "")) for level in Level],
        "lacking": missing_parts(regime_value(known)) if known else (),
        "problem": problem,
    }
    return render(request, "setting_up/regime.html", facts, status=400 if problem else 200)
