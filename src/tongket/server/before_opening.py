"""Takes a round that is being prepared, tells what to look at before it is opened: what is met, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from tongket.directive.form import Form
from tongket.directive.report_regime import missing_parts
from tongket.server.lists import Filters
from tongket.server.records.regime import regime_value
from tongket.server.records.round import Round
from tongket.server.words import say


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at. `way` is where it is mended: a part of the page, or the address name of another."""

    is_met: bool
    says: str
    way: str


def before_opening(of: Round, form: Form, today: date) -> Iterator[Look]:
    """In the order in which they are mended."""
    lacking = missing_parts(regime_value(of.regime))
    yield Look(not lacking, say("regime_lacks", parts=lacking) if lacking else say("all_parts"), "regime")
    yield Look(form.is_confirmed, say("form_is_confirmed" if form.is_confirmed else "form_not_confirmed"), "form")
    yield _deadlines(of, today)
    alone = Filters(only="silent").apply(of.submissions.all(), today).count()
    yield Look(not alone, say("units_without_people", count=alone) if alone else say("units_have_people"), "people")


def _deadlines(of: Round, today: date) -> Look:
    asked = of.submissions.aggregate(first=Min("deadline"), last=Max("deadline"))
    first, last = asked["first"], asked["last"]
    if first is None:
        return Look(False, say("no_deadline_yet"), "deadlines")
    key = "deadlines_are_over" if first < today else "deadlines_are"
    return Look(first >= today, say(key, first=first, last=last), "deadlines")
