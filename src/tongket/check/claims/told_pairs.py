"""Takes two counts of one noun that no line was found for, makes the whole and the part whose figures they are.

"Gửi đi 1.100 chai, an toàn 986 chai": the form may call it otherwise, but so many digits of a whole and of its part,
side by side at the time told, are no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged
from tongket.check.claims.left_over import says_left
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_PROOF = 5  # digits of both
_OPEN = frozenset(("no_line", "several_lines"))


def note_pairs(found: Sequence[Resolved], judged: list[Judged], figures: Figures, span: Period) -> None:
    """Give such pairs their lines, and what is told to be left of the one without the other."""
    if figures.submission is None or figures.submission.batch is None:
        return
    for at, (one, other) in enumerate(pairwise(found)):
        if not (_is_open(one, judged[at]) and _is_open(other, judged[at + 1]) and _are_alike(one, other)):
            continue
        held = _held(one, other, figures, span)
        if held is not None:
            _take(one, other, held)
            judged[at] = judged[at + 1] = AGREES
            _take_rest(found, judged, at, held)


def _is_open(made: Resolved, judged: Judged) -> bool:
    quantity = made.mention.quantity
    is_plain = made.mention.role is Role.COUNT and quantity.hedge is Hedge.NONE and not quantity.is_scaled
    return is_plain and made.line is None and made.why in _OPEN and judged.verdict is Verdict.NOT_CHECKABLE


def _are_alike(one: Resolved, other: Resolved) -> bool:
    """Of one noun in one sentence, the second the less."""
    is_here = one.inside is other.inside and one.mention.sentence == other.mention.sentence
    nouns = [made.counted.noun if made.counted is not None else () for made in (one, other)]
    is_less = one.mention.quantity.value > other.mention.quantity.value
    return is_here and is_less and bool(nouns[0]) and nouns[0] == nouns[1]


def _held(one: Resolved, other: Resolved, figures: Figures, span: Period) -> tuple[Line, Line, Period | None] | None:
    """The one whole with the one part that have both figures."""
    if digits_of((one.mention.quantity, other.mention.quantity)) < _PROOF:
        return None
    found = [
        (whole, part, period)
        for whole, part in _wholes_with_parts(figures)
        if (period := _time_of_both(one, whole, span)) is not None
        and _has(figures, whole, period, one)
        and _has(figures, part, period, other)
    ]
    return found[0] if len(found) == 1 else None


def _wholes_with_parts(figures: Figures) -> Iterator[tuple[Line, Line]]:
    lines = figures.lines.lines
    for part in lines:
        over = part.parents if part.over is None else part.parents | {part.over}
        if part.plan is Plan.NONE and not part.is_rate and (part.counted is None or part.counted.scale == 1):
            yield from ((lines[index], part) for index in sorted(over) if lines[index].plan is Plan.NONE)


def _time_of_both(one: Resolved, whole: Line, span: Period) -> Period | None:
    trial = replace(one, mention=replace(one.mention), line=whole, other_line=None, why="")
    settle_times(trial, one.headings, span)
    return trial.period


def _has(figures: Figures, line: Line, period: Period, made: Resolved) -> bool:
    figure = figures.of(line, period)
    return figure is not None and figure.value == made.mention.quantity.value


def _take(one: Resolved, other: Resolved, held: tuple[Line, Line, Period | None]) -> None:
    for made, line in ((one, held[0]), (other, held[1])):
        made.line, made.period, made.why, made.agrees = line, held[2], "", True


def _take_rest(
    found: Sequence[Resolved], judged: list[Judged], at: int, held: tuple[Line, Line, Period | None]
) -> None:
    """ "…, đang chờ kết quả 114 chai"."""
    if at + 2 >= len(found):
        return
    one, other, rest = found[at : at + 3]
    is_open = _is_open(rest, judged[at + 2]) and says_left(rest) and _are_alike(one, rest)
    if is_open and one.mention.quantity.value - other.mention.quantity.value == rest.mention.quantity.value:
        rest.line, rest.other_line, rest.period = held
        rest.mention.role, rest.why, rest.agrees = Role.DIFFERENCE, "", True
        judged[at + 2] = AGREES
