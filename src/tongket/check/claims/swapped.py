"""Takes a number no line was found for, makes the one figure of the workbook of which it swaps two digits.

So many digits in the same order but for two neighbours are a slip of the hand, not another number, where the sentence
speaks of the figure's row and of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import Fit, fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.readings import readings
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.thin import is_thin
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_LEAST_DIGITS = 4


def as_swapped(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the line and the time whose figure it swaps; None where another figure is as near."""
    quantity = made.mention.quantity
    is_exact = made.mention.role in (Role.COUNT, Role.TOTAL) and quantity.hedge is Hedge.NONE and not made.together
    if made.line is not None or made.counted is None or not is_exact or _digits(quantity.value) < _LEAST_DIGITS:
        return None
    if digits_of((quantity,)) < _LEAST_DIGITS:
        return None
    holders = list(_holders(made, figures))
    if len(holders) != 1 or not (_is_spoken_of(made, holders[0][0]) or _is_told_over(made, holders[0][0], figures)):
        return None
    line, fit, figure = holders[0]
    trial = replace(made, mention=replace(made.mention), line=line, times=fit.times, other_line=None, why="")
    at_its_time = (one for one in readings(trial, made, span) if _tells(one, figure, figures))
    found = next(at_its_time, None)
    if found is None or (judged := judged_by_figure(found, figures)).verdict is not Verdict.CONTRADICTS:
        return None
    return None if is_thin(found, judged, figures) else (found, judged)


def _holders(made: Resolved, figures: Figures) -> Iterator[tuple[Line, Fit, Decimal]]:
    """Each line with each of its figures that the number swaps; a stock's total and its last year are one."""
    assert made.counted is not None
    for line in figures.lines.lines:
        fit = fit_of(line, made.counted, made.mention.quantity.form)
        if not fit.fit or line.plan is not Plan.NONE or line.is_rate:
            continue
        told = made.mention.quantity.value * fit.times
        values = {figures.at(index).value for index in line.cells.values()}
        yield from ((line, fit, value) for value in values if value is not None and is_swapped(told, value))


def is_swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two neighbouring digits stand in each other's place: 743 and 734."""
    first, second = (f"{number.normalize():f}" for number in (one, other))
    if len(first) != len(second):
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    digits = [at for at, sign in enumerate(first) if sign.isdigit()]
    is_pair = len(apart) == len("ab") and digits.index(apart[1]) - digits.index(apart[0]) == 1
    return is_pair and first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _is_spoken_of(made: Resolved, line: Line) -> bool:
    """Whether a word of the line stands next to the number or in its sentence."""
    return made.context is not None and any(key in line.own for key in {**made.context.near, **made.context.local})


_OVER = re.compile(r"\W*(?:\w+\s+){0,2}trên tổng(?: số)?\s+", re.IGNORECASE)


def _is_told_over(made: Resolved, line: Line, figures: Figures) -> bool:
    """ "7.531 hộ trên tổng số 8.024 hộ": over what the form's rate has the line over."""
    inside, quantity = made.inside, made.mention.quantity
    behind = inside.things_between(quantity.after, inside.bounds[made.mention.sentence][1])
    if _OVER.match(inside.text[quantity.end :]) is None or not behind:
        return False
    wholes = (rate.lower for rate in figures.lines.lines if rate.is_rate and rate.upper == line.index)
    return any(behind[0].key in figures.lines.lines[whole].own for whole in wholes if whole is not None)


def _tells(trial: Resolved, figure: Decimal, figures: Figures) -> bool:
    told = figures.of(trial.line, trial.period) if trial.line is not None else None
    return told is not None and told.value == figure
