"""Takes a per cent behind one year's figure, makes it a share of all years: "năm 2025 là 5.376, chiếm 38,09%"."""

from __future__ import annotations

from dataclasses import replace

from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.directive.form import Rule
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_LEAST_DIGITS = 3


def as_share_of_all_years(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the line just told of one year, of what is added up over the years."""
    quantity = made.mention.quantity
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and quantity.form is Form.PERCENT
    told = made.earlier[0] if made.earlier else None
    if not is_rate or told is None or told.mention.sentence != made.mention.sentence or not told.agrees:
        return None
    if (
        told.line is None
        or told.line.rule is not Rule.SUM
        or not told.is_count
        or digits_of((quantity,)) < _LEAST_DIGITS
    ):
        return None
    part, whole = figures.of(told.line, told.period), figures.of(told.line, span)
    if part is None or whole is None or part.value is None or not whole.value or told.period == span:
        return None
    if not is_said(quantity, part.value * 100 / whole.value):
        return None
    mention = replace(made.mention, role=Role.RATE)
    return replace(made, mention=mention, line=told.line, period=told.period, other_line=None, why=""), AGREES
