"""Takes the reports that count, makes findings where a unit's money stands a thousandfold off that of all the others.

Who writes "tỷ" where the form asks for "triệu" does so in every year of a row, so that the unit's own series shows
nothing. Honest units differ tenfold and more; only a whole row that stands far outside all the others, and with three
noughts put on or taken off falls right among them, is asked about. Where the form lists the units, each one's own line
is held against those of the others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import NamedTuple

from tongket.check.between.copies import Counted
from tongket.check.between.lines_of_others import lists_of_units
from tongket.check.case import column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import ThousandfoldOff
from tongket.check.plan import Plan
from tongket.collect.submission import Place
from tongket.directive.form import FormCell, How, Rule
from tongket.units.unit import Unit
from tongket.wording.measures import factor

FEWEST_UNITS = 5  # among which a figure can be out of place
_TIMES = (Decimal(1000), Decimal(10**6))
_ALIKE = 15  # how far from the middle a unit may stand and still be one of the others
_SHARE = Decimal("0.75")
_OUTSIDE = 20  # times below the lowest, or above the highest, of the others
_BETWEEN = 2  # how far outside the others the mended figure may stand


class Spot(NamedTuple):
    """What every unit gives: one cell of the form, or, of a list of units, the one in its own line."""

    shared: int
    of_unit: Mapping[str, int] | None = None

    def in_report(self, report: Counted) -> int | None:
        """The cell this unit fills; None where it has no line."""
        return self.shared if self.of_unit is None else self.of_unit.get(report.unit.code)

    def value(self, report: Counted) -> Decimal | None:
        """What the unit gives."""
        index = self.in_report(report)
        return None if index is None else report.batch.values[index]


Row = Sequence[tuple[Spot, "Others"]]


class Others(NamedTuple):
    """What most units report in one cell of the form."""

    low: Decimal
    high: Decimal
    units: int

    def slip_of(self, value: Decimal) -> Decimal | None:
        """What turns a figure far outside into one among them; None where nothing does."""
        ways = (way for times in _TIMES for way in (times, 1 / times))
        return next((way for way in ways if self.low <= value * way * _BETWEEN <= self.high * _BETWEEN**2), None)


def thousandfold_off(reports: Sequence[Counted], plan: Plan, units: Sequence[Unit] = ()) -> Iterator[Finding]:
    """One finding for each row of a unit whose money is all off by the same thousands."""
    for spots in (*_rows(plan), *_lines_of_units(plan, units)):
        row = [(spot, found) for spot in spots if (found := _others(spot, reports)) is not None]
        for report in _outside(reports, row) if row else ():
            if slip := _slip(report, row):
                yield _finding(report, row, slip, plan)


def _rows(plan: Plan) -> Iterator[list[Spot]]:
    """The money of each row that all units fill in."""
    of_money = sorted(_of_money(plan), key=lambda cell: (cell.sheet, cell.row.row, cell.column.column))
    for _, cells in groupby(of_money, key=lambda cell: (cell.sheet, cell.row.row)):
        yield [Spot(cell.index) for cell in cells]


def _lines_of_units(plan: Plan, units: Sequence[Unit]) -> Iterator[list[Spot]]:
    """Where a form lists the units: the money of each one's own line, by what stands beside it there."""
    of_money = {cell.index: cell for cell in _of_money(plan)}
    found: dict[tuple[object, ...], dict[tuple[object, ...], dict[str, int]]] = {}
    for code, line in ((code, line) for lines in lists_of_units(plan.form, units) for code, line in lines.items()):
        for cell in (of_money[index] for index in line.cells if index in of_money):
            row, spot = _within(line.heading, cell)
            found.setdefault(row, {}).setdefault(spot, {})[code] = cell.index
    for spots in found.values():
        yield [Spot(next(iter(of_unit.values())), of_unit) for of_unit in spots.values()]


def _within(heading: str, cell: FormCell) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Where a cell stands in the line so headed: the row there, and the place in it."""
    if heading in cell.row.path:
        row = (cell.sheet, cell.row.path[cell.row.path.index(heading) + 1 :])
        return row, (cell.column.column,)
    if heading in cell.column.path:
        return (cell.sheet, cell.row.row), cell.column.path[cell.column.path.index(heading) + 1 :]
    return (cell.row.row,), (cell.column.column,)


def _of_money(plan: Plan) -> Iterator[FormCell]:
    for cell in plan.form.cells:
        if cell.how is How.ENTERED and cell.rule in (Rule.SUM, Rule.LAST) and factor(cell.measure, "đồng"):
            yield cell


def _others(spot: Spot, reports: Iterable[Counted]) -> Others | None:
    """None where too few units report, or they differ too much to say who is out of place."""
    given = map(spot.value, reports)
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


def _outside(reports: Sequence[Counted], row: Row) -> Sequence[Counted]:
    """The reports without one figure of the row near the others'."""
    for spot, among in row:
        low, high = among.low / _OUTSIDE, among.high * _OUTSIDE
        reports = [one for one in reports if not ((value := spot.value(one)) and low <= value <= high)]
    return reports


def _slip(report: Counted, row: Row) -> Decimal | None:
    """The one way that mends every figure of the row; None where they are mended each in its own way, or in none."""
    given = ((spot.value(report), among) for spot, among in row)
    slips = {among.slip_of(value) for value, among in given if value is not None and value > 0}
    return slips.pop() if len(slips) == 1 else None


def _finding(report: Counted, row: Row, slip: Decimal, plan: Plan) -> Finding:
    given = [(among, index) for spot, among in row if (index := _filled(report, spot)) is not None]
    among, first = given[0]
    cell, file = plan.form.cells[first], report.submission.file
    places = [report.batch.place(index, file) or Place(file, cell.sheet, cell.address) for _, index in given]
    return ThousandfoldOff(
        at=places[0],
        unit=report.unit.code,
        related=tuple(places[1:]),
        row=row_name(cell),
        column=column_name(cell),
        measure=cell.measure,
        found=report.batch.values[first] or Decimal(),
        times=max(slip, 1 / slip).normalize() + 0,
        usual_from=among.low,
        usual_to=among.high,
        units=among.units,
    )


def _filled(report: Counted, spot: Spot) -> int | None:
    return spot.in_report(report) if spot.value(report) else None
