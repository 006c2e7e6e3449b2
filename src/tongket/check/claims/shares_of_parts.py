"""Takes a share no line was found for, makes it the share of the parts that its words name together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.lines import FormLines, Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_LEAST_DIGITS = 3


def as_share_of_parts(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "Tổng vốn 1.655 tỷ đồng. Ngân sách các cấp chiếm 74,25%": two rows of the total are called "ngân sách"."""
    if made.mention.role is not Role.SHARE or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    whole = next((one for one in made.earlier if one.is_count and one.agrees and one.line is not None), None)
    if whole is None or whole.line is None:
        return None
    for parts in _named_alike(made, whole.line, figures.lines):
        if _is_their_share(made, [*parts, whole.line], whole.period, figures):
            mention = replace(made.mention)
            trial = replace(made, mention=mention, line=parts[0], other_line=whole.line, period=whole.period, why="")
            return trial, AGREES
    return None


def may_be_of_several_parts(made: Resolved, lines: FormLines) -> bool:
    """ "Ngân sách các cấp chiếm …", where "Ngân sách xã" has no word of its own that "Ngân sách tỉnh" has not."""
    if made.line is None or made.other_line is None:
        return False
    own = {key for key in made.line.own if key[0] != "#"}
    parts = (line for line in lines.lines if made.other_line.index in line.parents and line.plan is Plan.NONE)
    return any(line is not made.line and own <= line.own for line in parts)


def _named_alike(made: Resolved, whole: Line, lines: FormLines) -> Iterator[list[Line]]:
    """The parts that share a word told before the share: several, and not all."""
    parts = [line for line in lines.lines if whole.index in line.parents and line.plan is Plan.NONE]
    for key in dict.fromkeys(thing.key for thing in made.inside.things_between(*made.mention.before)):
        named = [line for line in parts if key in line.own]
        if 1 < len(named) < len(parts):
            yield named


def _is_their_share(made: Resolved, lines: list[Line], period: Period | None, figures: Figures) -> bool:
    told = [figures.of(line, period) for line in lines]
    values = [one.value for one in told if one is not None and one.value is not None]
    if len(values) < len(lines) or not values[-1]:
        return False
    return is_said(made.mention.quantity, sum(values[:-1], Decimal()) * 100 / values[-1])
