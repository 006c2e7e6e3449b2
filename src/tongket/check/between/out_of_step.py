"""Takes the reports that count, makes findings where one figure is out of step with its row as all other units fill it.

A form of one or two years gives no series in which a digit too many would show. But where 2023 is to 2022, or the
result to the plan, much as it is in every other unit, a figure ten times off in one unit alone is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import NamedTuple

from tongket.check.between.copies import Counted
from tongket.check.case import column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import OutOfStep
from tongket.check.plan import Plan
from tongket.collect.submission import Place
from tongket.directive.form import FormCell, How, Rule

FEWEST_UNITS = 5  # that keep step, before one can be out of it
FEWEST_FOR_TEN = 7  # before a tenth or tenfold is more than chance
_SHARE = Decimal("0.8")
_TIMES = (Decimal(10), Decimal(100), Decimal(1000))
_ALIKE = 3  # times the middle, within which the units keep step
_OUTSIDE = 4  # times outside all of them
_NEAR = Decimal("1.6")  # how far outside them the mended figure may stand
_SMALLEST = 100  # smaller counts move by themselves
Row = Sequence[FormCell]


class Step(NamedTuple):
    """What a figure is to the rest of its row, in the units that keep step."""

    low: Decimal
    high: Decimal
    units: int
    usual: Decimal  # what the units report in this cell

    def slip_of(self, share: Decimal) -> Decimal | None:
        """By how many times a share is off, where noughts put right bring it back; None where it keeps step."""
        outside = max(Decimal(_OUTSIDE), self.high / self.low)  # as far from the others as they are from each other
        if self.low <= share * outside and share <= self.high * outside:
            return None
        sure = _TIMES if self.units >= FEWEST_FOR_TEN else _TIMES[1:]
        ways = (way for times in sure for way in (times, 1 / times))
        return next((way for way in ways if self.low <= share / way * _NEAR <= self.high * _NEAR**2), None)


class Slip(NamedTuple):
    """A figure out of step."""

    cell: FormCell
    value: Decimal
    times: Decimal
    step: Step


def out_of_step(reports: Sequence[Counted], plan: Plan) -> Iterator[Finding]:
    """One finding for each row of a unit in which one figure is ten, a hundred or a thousand times off."""
    for row in _rows(plan):
        steps = {cell.index: step for cell in row if (step := _step(cell, row, reports)) is not None}
        for report in reports if steps else ():
            if slip := _slip(report, row, steps):
                yield _finding(report, slip, plan)


def _rows(plan: Plan) -> Iterator[Row]:
    """The figures that units enter in one row, counted alike; longer series are judged by themselves."""
    in_series = {index for series in plan.series for index in series}
    entered = [c for c in plan.form.cells if c.how is How.ENTERED and c.rule in (Rule.SUM, Rule.LAST)]
    for _, cells in groupby(sorted(entered, key=_line), key=_line):
        row = sorted((c for c in cells if c.index not in in_series), key=lambda c: c.column.column)
        if len(row) > 1:
            yield row


def _line(cell: FormCell) -> tuple[str, int, str]:
    return cell.sheet, cell.row.row, cell.measure


def _step(cell: FormCell, row: Row, reports: Sequence[Counted]) -> Step | None:
    given = [(share, report) for report in reports if (share := _share(report, cell, row)) is not None]
    if len(given) <= FEWEST_UNITS:
        return None
    middle = median(share for share, _ in given)
    alike = [(share, report) for share, report in given if middle <= share * _ALIKE and share <= middle * _ALIKE]
    if len(alike) < FEWEST_UNITS or len(alike) < _SHARE * len(given):
        return None
    shares, usual = [share for share, _ in alike], [_value(report, cell) for _, report in alike]
    return Step(min(shares), max(shares), len(alike), median(usual))


def _share(report: Counted, cell: FormCell, row: Row) -> Decimal | None:
    """What the figure is to the sum of the others; None where either is nothing, or the row is not given whole."""
    if any((given := report.batch.values[one.index]) is None or given < 0 for one in row):
        return None
    value, whole = _value(report, cell), sum((_value(report, one) for one in row), Decimal())
    return value / (whole - value) if value > 0 and whole > value else None


def _value(report: Counted, cell: FormCell) -> Decimal:
    return report.batch.values[cell.index] or Decimal()


def _slip(report: Counted, row: Row, steps: Mapping[int, Step]) -> Slip | None:
    """Of two columns both are out of step with each other: the one further from what the units report is meant."""
    found = [slip for cell in row if (slip := _slip_in(report, cell, row, steps.get(cell.index))) is not None]
    return max(found, key=_distance, default=None)


def _slip_in(report: Counted, cell: FormCell, row: Row, step: Step | None) -> Slip | None:
    share, value = _share(report, cell, row), _value(report, cell)
    times = step.slip_of(share) if step is not None and share is not None else None
    if step is None or times is None or max(value, value / times) < _SMALLEST:
        return None
    return Slip(cell, value, times, step)


def _distance(slip: Slip) -> Decimal:
    return max(slip.value / slip.step.usual, slip.step.usual / slip.value)


def _finding(report: Counted, slip: Slip, plan: Plan) -> Finding:
    file = report.submission.file
    return OutOfStep(
        at=report.batch.place(slip.cell.index, file) or Place(file, slip.cell.sheet, slip.cell.address),
        unit=report.unit.code,
        row=row_name(slip.cell),
        column=column_name(slip.cell),
        found=slip.value,
        times=max(slip.times, 1 / slip.times).normalize() + 0,
        likely=(slip.value / slip.times).normalize() + 0,
        units=slip.step.units,
    )
