"""Set a round up: its papers, what was understood of its form, its deadlines, and open or close it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.directive.review import ReviewKind
from tongket.periods.calendars import USUAL, named_calendars
from tongket.periods.holidays import years_not_announced
from tongket.server.access import require, visible_regimes, visible_rounds
from tongket.server.actions.open_round import close_round, open_round, refuse_untimely
from tongket.server.actions.set_up_round import (
    PAPERS,
    RoundFacts,
    confirm_form,
    levels_asked,
    proposed_deadlines,
    set_deadlines,
    set_up_round,
)
from tongket.server.before_opening import before_opening
from tongket.server.pages.asking import after_act, asking, login_required, require_POST, seen_revision, stated_date
from tongket.server.pages.asking_lists import number_told
from tongket.server.records.round import Round
from tongket.server.refusal import NotThere, Refused
from tongket.server.round_desk import asked_desk
from tongket.server.round_window import window_of
from tongket.server.spool import Spooled
from tongket.server.understood_form import guesses_in, understood
from tongket.server.words import say
from tongket.units.levels import Level


@login_required
def set_up(request: HttpRequest) -> HttpResponse:
    """Every round with its state, and the form of a new one."""
    person = asking(request)
    require(person, Deed.OPEN_ROUND)
    if request.method == "POST":
        made = _made(request)
        return redirect("set_up_round", number=made.number)
    facts = {
        "rounds": visible_rounds(person).select_related("regime"),
        "regimes": visible_regimes(person),
        "kinds": list(ReviewKind),
        "calendars": list(named_calendars().values()),
        "usual": USUAL,
    }
    return render(request, "setting_up/rounds.html", facts)


def _made(request: HttpRequest) -> Round:
    told = request.POST
    period, kind = told.get("period", "").strip(), told.get("kind", "")
    sent = {name: request.FILES.get(name) for name in PAPERS}
    facts = RoundFacts(
        title=told.get("title", "").strip()[:500],
        kind=ReviewKind(kind) if kind in set(ReviewKind) else ReviewKind.FINAL,
        window=window_of(period, told.get("calendar", "")) if period else None,
        as_of=stated_date(request, "as_of"),
        deadline=stated_date(request, "deadline"),
        symbol=told.get("symbol", "").strip()[:80],
        issued=stated_date(request, "issued"),
        issuer=told.get("issuer", "").strip()[:200],
    )
    papers = {name: file for name, file in sent.items() if isinstance(file, Spooled) and file.size}
    return set_up_round(number_told(request, "regime"), facts, papers, by=asking(request))


@login_required
def one_round(request: HttpRequest, number: int) -> HttpResponse:
    """What the round asks, as it was understood, and what still keeps it from opening."""
    person = asking(request)
    require(person, Deed.OPEN_ROUND)
    of = get_object_or_404(visible_rounds(person).select_related("regime"), number=number)
    desk, today = asked_desk(of), timezone.localdate()
    facts = {
        "round": of,
        "looks": list(before_opening(of, desk.form, today)) if of.state == Round.State.PREPARED else [],
        "untimely": _untimely(of) if of.state == Round.State.PREPARED else "",
        "is_over": of.state == Round.State.PREPARED and of.submissions.filter(deadline__lt=today).exists(),
        "form": desk.form,
        "sheets": list(understood(desk.form)),
        "guesses": guesses_in(desk.form),
        "outline": desk.outline,
        "units": of.submissions.count(),
        "levels": (levels := _levels(of)),
        "unannounced": years_not_announced(day for _, _, day in levels if day is not None),
        "deadlines": of.submissions.select_related("unit").order_by("position")[:500],
    }
    return render(request, "setting_up/round.html", facts)


def _levels(of: Round) -> list[tuple[Level, int, date | None]]:
    """Each level with its units and the day to offer: what its working days come to, unless that is over already."""
    proposed = {level: day for level, day in proposed_deadlines(of).items() if day >= of.as_of}
    return [(level, count, proposed.get(level, of.deadline)) for level, count in levels_asked(of).items()]


def _untimely(of: Round) -> str:
    try:
        refuse_untimely(of)
    except Refused as refusal:
        return say(refusal.key, **refusal.facts)
    return ""


@login_required
@require_POST
def act(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """One step; the form names it."""
    by, seen = asking(request), seen_revision(request)
    require(by, Deed.OPEN_ROUND)
    of = get_object_or_404(visible_rounds(by), number=number)
    match step:
        case "confirm-form":
            confirm_form(of.pk, by=by, seen=seen, corrected=_corrected(request))
        case "deadlines":
            set_deadlines(of.pk, _days(request), by=by, seen=seen)
        case "open":
            open_round(of.pk, by=by, seen=seen, although_over="although_over" in request.POST)
        case "close":
            close_round(of.pk, by=by, seen=seen)
        case _:
            raise NotThere
    return after_act(request, "set_up_round", number=number)


def _corrected(request: HttpRequest) -> str:
    sent = request.FILES.get("form_toml")
    if not isinstance(sent, Spooled) or not sent.size:
        return ""
    try:
        return sent.path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("bad_form_file", why="UTF-8") from error


def _days(request: HttpRequest) -> dict[Level, date]:
    stated = {level: stated_date(request, f"deadline_{level.value}") for level in Level}
    return {level: day for level, day in stated.items() if day is not None}
