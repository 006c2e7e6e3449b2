"""Takes a count of what is left, makes the two figures that differ by it: "chưa có: 14 cơ sở".

Both are told right before it; or one of them is, and the form has the other: its whole, a part of it, its plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.plans import is_plan_of
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_LEFT = re.compile(
    r"\b(?:chưa(?: \w+){0,3}|(?:còn )?đang(?: \w+){1,3}|còn(?: lại)?|(?:còn )?thiếu)\s*:?\s*$", re.IGNORECASE
)


def as_left_over(made: Resolved, figures: Figures, _: Period) -> tuple[Resolved, Judged] | None:
    """ "Thuộc diện cấp giấy: 70 cơ sở; đã có: 56 cơ sở; chưa có: 14 cơ sở", where both stand there rightly."""
    quantity = made.mention.quantity
    if made.mention.role is not Role.COUNT or quantity.hedge is not Hedge.NONE or not says_left(made):
        return None
    pairs = [(more, less) for more, less in _pairs(made) if _value(more) - _value(less) == quantity.value * made.times]
    if len(pairs) != 1:
        return _of_one_told(made, figures)
    more, less = pairs[0]
    return _left(made, more.line, less.line, more.period)


def says_left(made: Resolved) -> bool:
    """Whether "còn" or "chưa …" leads up to it."""
    return _LEFT.search(made.inside.words(made.mention.before[0], made.mention.quantity.first)) is not None


def _left(made: Resolved, line: Line | None, other: Line | None, period: Period | None) -> tuple[Resolved, Judged]:
    mention = replace(made.mention, role=Role.DIFFERENCE)
    return replace(made, mention=mention, line=line, other_line=other, period=period, other_period=None), AGREES


_LEAST_DIGITS = 2


def _of_one_told(made: Resolved, figures: Figures) -> tuple[Resolved, Judged] | None:
    """ "Đã cấp 920 triệu đồng, chưa cấp 96 triệu đồng": of what there was to spend, which the form alone has."""
    if digits_of((made.mention.quantity,)) < _LEAST_DIGITS:
        return None
    told = next((one for one in _told_here(made) if one.line is not None and one.line.plan is Plan.NONE), None)
    if told is None or told.line is None:
        return None
    beside = [other for other in figures.lines.lines if is_plan_of(other, told.line) or is_part(told.line, other)]
    found = [line for line in beside if _differs(made, told, line, figures)]
    if len(found) != 1:
        return None
    is_whole = found[0].index in told.line.parents
    line, other = (found[0], told.line) if is_whole else (told.line, found[0])
    return _left(made, line, other, told.period)


def is_part(one: Line, other: Line) -> bool:
    """Whether either is a part of the other."""
    return one.index in other.parents or other.index in one.parents


def _differs(made: Resolved, told: Resolved, line: Line, figures: Figures) -> bool:
    """Whether the line's figure of that time differs by the number, to the side where something is left."""
    figure, own = figures.of(line, told.period), figures.of(told.line, told.period) if told.line is not None else None
    if figure is None or own is None or figure.value is None or own.value is None or figure.doubt or own.doubt:
        return False
    is_more = told.line is not None and line.index not in told.line.parents and line.plan is Plan.NONE
    left = own.value - figure.value if is_more else figure.value - own.value
    return left == made.mention.quantity.value * told.times


def _pairs(made: Resolved) -> Iterator[tuple[Resolved, Resolved]]:
    """Two lines' figures of one time and measure, the greater first."""
    for one, other in combinations(_told_here(made), 2):
        if one.line is not other.line and one.period == other.period:
            yield (one, other) if _value(one) >= _value(other) else (other, one)


def _told_here(made: Resolved) -> list[Resolved]:
    """The figures its sentence has told rightly, the nearest first."""
    here = whole_sentence(made.inside, made.mention.sentence)
    told = [one for one in made.earlier if whole_sentence(one.inside, one.mention.sentence) == here]
    return [one for one in told if _is_figure(one, made)]


def _is_figure(one: Resolved, made: Resolved) -> bool:
    if one.line is None or made.counted is None or not (one.agrees and one.is_count):
        return False
    is_plain = one.mention.quantity.hedge is Hedge.NONE and not (one.is_yearly or one.is_each)
    return is_plain and fit_of(one.line, made.counted, made.mention.quantity.form).fit > 0


def _value(one: Resolved) -> Decimal:
    return one.mention.quantity.value * one.times
