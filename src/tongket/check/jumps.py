"""Takes a case, makes findings where a figure is ten, a hundred or a thousand times off the unit's own series.

Honest figures grow, double and fall. A slip of the keyboard or of the measure leaves a figure that stands far outside
all the others and, with noughts taken off or put on, falls right between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from tongket.check.case import Case, column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import Jump

_TIMES = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10**6))
_FEWEST = 3  # other periods to compare with
_SMALLEST = Decimal(10)  # counts below ten move by themselves
_OUTSIDE = Decimal(4)  # times above the highest, or below the lowest, of the others
_LOWEST, _HIGHEST = Decimal("0.6"), Decimal("1.6")  # how far outside the others the mended figure may stand
_BELOW, _ABOVE = Decimal("0.55"), Decimal("1.8")  # how far from its neighbours in time it may stand
_NEIGHBOURS = 2  # on each side


@dataclass(frozen=True, slots=True)
class _Others:
    """What the unit reported for the other periods."""

    low: Decimal
    high: Decimal
    near: Decimal  # the middle of the neighbours in time

    def would_hold(self, value: Decimal) -> bool:
        """Whether a figure would look at home among them."""
        is_between = _LOWEST * self.low <= value <= _HIGHEST * self.high
        return is_between and _BELOW * self.near <= value <= _ABOVE * self.near


def jumps(case: Case) -> Iterator[Finding]:
    """One finding for each figure that a wrong number of noughts explains."""
    for series in case.plan.series:
        yield from _jumps_of(case, [index for index in series if case.values[index] is not None])


def _jumps_of(case: Case, series: Sequence[int]) -> Iterator[Finding]:
    values = [case.values[index] or Decimal() for index in series]
    if not could_jump(values):
        return
    for spot, index in enumerate(series):
        true = likely_value(values, spot)
        if true is None or index in case.blamed or _is_otherwise_explained(case, index, true):
            continue
        case.blame(index, values[spot] - true)
        yield _jump(case, index, true, values[:spot] + values[spot + 1 :])


def could_jump(values: Sequence[Decimal]) -> bool:
    """Whether there are enough figures, and any can stand far outside the others."""
    if len(values) <= _FEWEST:
        return False
    highest = max(values)
    return highest >= _SMALLEST and highest >= _OUTSIDE * min(values)


def likely_value(values: Sequence[Decimal], spot: int) -> Decimal | None:
    """One figure with noughts taken off or put on, so that it fits the others; None when it fits as it is or never."""
    value = values[spot]
    others = _others(values, spot)
    if value > _OUTSIDE * others.high and others.near >= _SMALLEST:
        return next((value / times for times in _TIMES if others.would_hold(value / times)), None)
    if 0 < value * _OUTSIDE < others.low and (value >= _SMALLEST or others.near >= 1000):
        return next((value * times for times in _TIMES if others.would_hold(value * times)), None)
    return None


def _others(values: Sequence[Decimal], spot: int) -> _Others:
    before, after = values[:spot], values[spot + 1 :]
    near = [*before[-_NEIGHBOURS:], *after[:_NEIGHBOURS]]
    return _Others(min([*before, *after]), max([*before, *after]), median(near))


def _is_otherwise_explained(case: Case, index: int, true: Decimal) -> bool:
    """A part above its whole is only called a jump when it has whole noughts to take off: the bound says it better."""
    value = case.values[index]
    bounds = [case.values[bound] for bound in case.plan.bounds.get(index, ())]
    breaks_bound = any(bound is not None and value is not None and value > bound for bound in bounds)
    return breaks_bound and true != true.to_integral_value()


def _jump(case: Case, index: int, true: Decimal, others: Sequence[Decimal]) -> Jump:
    cell, found = case.cell(index), case.values[index] or Decimal()
    return Jump(
        at=case.place(index),
        unit=case.unit,
        row=row_name(cell),
        column=column_name(cell),
        found=found,
        usual_from=min(others),
        usual_to=max(others),
        times=(found / true if found > true else true / found).normalize() + 0,
    )
