"""Takes a per cent behind a fraction, makes it the rate of that: "27/34 tổ có điểm hỗ trợ, đạt 79,41%"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.claim import Verdict
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged, judge_rate
from tongket.check.claims.passages import Role
from tongket.check.claims.repeats import are_swapped
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form


def rate_of_fraction(made: Resolved, _figures: Figures, _span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the fraction's line, where it is its rate or that with digits swapped."""
    told = made.earlier[0] if made.earlier else None
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    if told is None or not is_rate or told.mention.sentence != made.mention.sentence:
        return None
    if told.line is None or not told.agrees or told.mention.quantity.form is not Form.FRACTION:
        return None
    rate = _rate(told)
    judged = judge_rate(made.mention.quantity, rate)
    is_slip = are_swapped(made.mention.quantity.value, rate.quantize(made.mention.quantity.step))
    if judged.verdict is not Verdict.AGREES and not is_slip:
        return None
    mention = replace(made.mention, role=Role.RATE)
    return replace(made, mention=mention, line=told.line, period=told.period, other_line=None, why=""), judged


def _rate(told: Resolved) -> Decimal:
    quantity = told.mention.quantity
    return quantity.value * 100 / (quantity.whole or 1)
