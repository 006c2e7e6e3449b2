"""Takes a count of what is left, makes the two figures told right before it that differ by it: "chưa có: 14 cơ sở"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_LEFT = re.compile(r"\b(?:chưa(?: \w+){0,3}|còn(?: lại)?|(?:còn )?thiếu)\s*:?\s*$", re.IGNORECASE)


def as_left_over(made: Resolved, _: Figures, __: Period) -> tuple[Resolved, Judged] | None:
    """ "Thuộc diện cấp giấy: 70 cơ sở; đã có: 56 cơ sở; chưa có: 14 cơ sở", where both stand there rightly."""
    quantity = made.mention.quantity
    is_said = _LEFT.search(made.inside.words(made.mention.before[0], quantity.first)) is not None
    if made.mention.role is not Role.COUNT or quantity.hedge is not Hedge.NONE or not is_said:
        return None
    pairs = [(more, less) for more, less in _pairs(made) if _value(more) - _value(less) == quantity.value * made.times]
    if len(pairs) != 1:
        return None
    more, less = pairs[0]
    mention = replace(made.mention, role=Role.DIFFERENCE)
    return replace(made, mention=mention, line=more.line, other_line=less.line, period=more.period), AGREES


def _pairs(made: Resolved) -> Iterator[tuple[Resolved, Resolved]]:
    """Two lines' figures of one time and measure, the greater first."""
    here = whole_sentence(made.inside, made.mention.sentence)
    told = [one for one in made.earlier if whole_sentence(one.inside, one.mention.sentence) == here]
    for one, other in combinations([one for one in told if _is_figure(one, made)], 2):
        if one.line is not other.line and one.period == other.period:
            yield (one, other) if _value(one) >= _value(other) else (other, one)


def _is_figure(one: Resolved, made: Resolved) -> bool:
    if one.line is None or made.counted is None or not (one.agrees and one.is_count):
        return False
    is_plain = one.mention.quantity.hedge is Hedge.NONE and not (one.is_yearly or one.is_each)
    return is_plain and fit_of(one.line, made.counted, made.mention.quantity.form).fit > 0


def _value(one: Resolved) -> Decimal:
    return one.mention.quantity.value * one.times
