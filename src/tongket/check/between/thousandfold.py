"""Takes the reports that count, makes findings where a unit's money stands a thousandfold off that of all the others.

Who writes "tỷ" where the form asks for "triệu" does so in every year of a row, so that the unit's own series shows
nothing. Honest units differ tenfold and more; only a whole row that stands far outside all the others, and with three
noughts put on or taken off falls right among them, is asked about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import NamedTuple

from tongket.check.between.copies import Counted
from tongket.check.case import column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import ThousandfoldOff
from tongket.check.plan import Plan
from tongket.collect.submission import Place
from tongket.directive.form import FormCell, How, Rule
from tongket.wording.measures import factor

FEWEST_UNITS = 5  # among which a figure can be out of place
_TIMES = (Decimal(1000), Decimal(10**6))
_ALIKE = 15  # how far from the middle a unit may stand and still be one of the others
_SHARE = Decimal("0.75")
_OUTSIDE = 20  # times below the lowest, or above the highest, of the others
_BETWEEN = 2  # how far outside the others the mended figure may stand


class Others(NamedTuple):
    """What most units report in one cell of the form."""

    low: Decimal
    high: Decimal
    units: int

    def slip_of(self, value: Decimal) -> Decimal | None:
        """What turns a figure far outside into one among them; None where nothing does."""
        ways = (way for times in _TIMES for way in (times, 1 / times))
        return next((way for way in ways if self.low <= value * way * _BETWEEN <= self.high * _BETWEEN**2), None)


def thousandfold_off(reports: Sequence[Counted], plan: Plan) -> Iterator[Finding]:
    """One finding for each row of a unit whose money is all off by the same thousands."""
    of_money = sorted(_of_money(plan), key=lambda cell: (cell.sheet, cell.row.row, cell.column.column))
    for _, cells in groupby(of_money, key=lambda cell: (cell.sheet, cell.row.row)):
        others = {cell.index: found for cell in cells if (found := _others(cell.index, reports)) is not None}
        for report in _outside(reports, others) if others else ():
            if slip := _slip(report, others):
                yield _finding(report, others, slip, plan)


def _of_money(plan: Plan) -> Iterator[FormCell]:
    for cell in plan.form.cells:
        if cell.how is How.ENTERED and cell.rule in (Rule.SUM, Rule.LAST) and factor(cell.measure, "đồng"):
            yield cell


def _others(index: int, reports: Iterable[Counted]) -> Others | None:
    """None where too few units report, or they differ too much to say who is out of place."""
    given = [report.batch.values[index] for report in reports]
    values = sorted([value for value in given if value is not None and value > 0])
    if len(values) <= FEWEST_UNITS:
        return None
    middle = median(values)
    alike = values[bisect_left(values, middle, key=_largest_middle) : bisect_right(values, middle * _ALIKE)]
    is_plain = len(alike) >= FEWEST_UNITS and len(alike) >= _SHARE * len(values)
    return Others(alike[0], max(alike), len(alike)) if is_plain else None


def _largest_middle(value: Decimal) -> Decimal:
    """Up to which a value is still one of the others."""
    return value * _ALIKE


def _outside(reports: Sequence[Counted], others: dict[int, Others]) -> Sequence[Counted]:
    """The reports without one figure of the row near the others'."""
    for index, among in others.items():
        low, high = among.low / _OUTSIDE, among.high * _OUTSIDE
        reports = [one for one in reports if not ((value := one.batch.values[index]) and low <= value <= high)]
    return reports


def _slip(report: Counted, others: dict[int, Others]) -> Decimal | None:
    """The one way that mends every figure of the row; None where they are mended each in its own way, or in none."""
    given = ((report.batch.values[index], among) for index, among in others.items())
    slips = {among.slip_of(value) for value, among in given if value is not None and value > 0}
    return slips.pop() if len(slips) == 1 else None


def _finding(report: Counted, others: dict[int, Others], slip: Decimal, plan: Plan) -> Finding:
    given = [index for index in others if report.batch.values[index]]
    first, *rest = given
    cell, file = plan.form.cells[first], report.submission.file
    places = [report.batch.place(index, file) or Place(file, cell.sheet, cell.address) for index in (first, *rest)]
    return ThousandfoldOff(
        at=places[0],
        unit=report.unit.code,
        related=tuple(places[1:]),
        row=row_name(cell),
        column=column_name(cell),
        measure=cell.measure,
        found=report.batch.values[first] or Decimal(),
        times=max(slip, 1 / slip).normalize() + 0,
        usual_from=others[first].low,
        usual_to=others[first].high,
        units=others[first].units,
    )
