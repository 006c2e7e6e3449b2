"""Takes "vượt kế hoạch 2.580 cây" right behind a count, makes it a slip of by how much the plan was passed, or none."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.by_figure import unit_of
from tongket.check.claims.claim import Verdict
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Fault, Judged, amount
from tongket.check.claims.passages import Role
from tongket.check.claims.plans import is_plan_of
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.slips import is_slip
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Form

_BEYOND = re.compile(
    r"[^\d.;:()]*,\s*(vượt|hụt|thiếu|còn thiếu)(?: so với)? (?:kế hoạch|chỉ tiêu)(?: là)?\s*", re.IGNORECASE
)


def as_slip_of_a_plan(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the count before it and its plan, where it is nearly their difference: told to be wrong."""
    counted = made.earlier[0] if made.earlier else None
    if counted is None or counted.line is None or not counted.agrees or not _goes_on(made, counted):
        return None
    plan = next((line for line in figures.lines.lines if is_plan_of(line, counted.line)), None)
    if plan is None:
        return None
    done, set_to = (figures.of(line, counted.period) for line in (counted.line, plan))
    if done is None or set_to is None or done.value is None or set_to.value is None or done.doubt or set_to.doubt:
        return None
    difference, quantity = done.value - set_to.value, made.mention.quantity
    told, step = quantity.value * counted.times, quantity.step * counted.times
    if not is_slip(told, step, abs(difference)) and not _is_one_digit_off(told, abs(difference)):
        return None
    mention = replace(made.mention, role=Role.DIFFERENCE)
    trial = replace(counted, mention=mention, inside=made.inside, other_line=plan, other_period=None, why="")
    word = "vượt" if difference > 0 else "hụt"
    expected = f"{word} {amount(abs(difference), counted.times, quantity, unit_of(made.inside, made.mention))}"
    return trial, Judged(Verdict.CONTRADICTS, expected, "differs", Fault.COUNT)


_FEWEST = 3
_OF_ANOTHER = re.compile(
    r"[^\d.,;:()]*\b(?:do|so với|của|theo|tỉnh|huyện|giao|năm|quý|tháng|điều chỉnh|đề ra)\b", re.IGNORECASE
)


def _is_one_digit_off(told: Decimal, figure: Decimal) -> bool:
    """ "2.580" for 2.480."""
    one, other = f"{told.normalize():f}", f"{figure.normalize():f}"
    return len(one) == len(other) >= _FEWEST and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _goes_on(made: Resolved, counted: Resolved) -> bool:
    """Whether nothing but "vượt kế hoạch" stands between the two, which count the same."""
    if not counted.is_count or made.mention.more or made.mention.quantity.form is not Form.COUNT:
        return False
    if counted.mention.sentence != made.mention.sentence or unit_of(made.inside, made.mention) != unit_of(
        counted.inside, counted.mention
    ):
        return False
    if _is_of_another_plan(made):
        return False
    between = made.inside.text[counted.mention.quantity.end : made.inside.tokens[made.mention.quantity.first].start]
    return _BEYOND.fullmatch(between) is not None


def _is_of_another_plan(made: Resolved) -> bool:
    """ "vượt kế hoạch 60 người do huyện giao thêm", "vượt kế hoạch trên 165 cây": no such exact difference."""
    quantity = made.mention.quantity
    return quantity.hedge is not Hedge.NONE or _OF_ANOTHER.match(made.inside.text[quantity.end :]) is not None
