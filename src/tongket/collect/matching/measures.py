"""Takes what a unit's sheet says it counts in and what the form asks; makes the factor of each cell, and what changed.

A row's own "ĐVT" speaks for the row, a heading's "(triệu đồng)" for the column, "Đơn vị tính: ..." above the table for
what neither names. A stated measure with a known way to the form's is converted; another counts as it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.collect.matching.form import CellKey, SheetIndex
from tongket.collect.matching.zone import Zone
from tongket.collect.tables.words import measure_in_brackets
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet
from tongket.wording.fold import fold
from tongket.wording.measures import factor, read_measure, stated_measure

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Change:
    """A measure that differs from the form's, at the cell that states it. `factor` is None when no way is known."""

    place: tuple[int, int]
    found: str
    expected: str
    factor: Decimal | None


@dataclass(slots=True)
class Measures:
    """The factors of a sheet, by form row or form column or for the whole sheet, and each change once."""

    by_row: dict[int, Change] = field(default_factory=dict)
    by_column: dict[int, Change] = field(default_factory=dict)
    for_all: Change | None = None

    def changes(self) -> list[Change]:
        """Every change, once each."""
        whole = [self.for_all] if self.for_all else []
        return [*whole, *self.by_column.values(), *self.by_row.values()]

    def factor_of(self, cell: CellKey) -> Decimal:
        """What a figure sent for this cell is multiplied by."""
        change = self.by_row.get(cell.row) or self.by_column.get(cell.column) or self.for_all
        if change is None or change.factor is None or not _speaks_of(change.expected, cell.measure):
            return ONE
        return change.factor


def _speaks_of(expected: str, measure: str) -> bool:
    """Whether the changed measure is the one this cell is counted in: rates beside amounts keep their own."""
    return factor(expected, measure) == ONE


def find_measures(index: SheetIndex, zone: Zone, rows: Mapping[int, int], columns: Mapping[int, int]) -> Measures:
    """What the unit's sheet states otherwise than the form."""
    measures = Measures(by_row=_by_label(index, zone, rows))
    if zone.measure_column is not None:
        measures.by_row |= _by_row(index, zone, rows)
    if zone.column_measures:
        measures.by_column = _by_column(index, zone, columns)
    measures.for_all = _for_all(index, zone)
    return measures


def _by_row(index: SheetIndex, zone: Zone, rows: Mapping[int, int]) -> dict[int, Change]:
    changes = {}
    for row in index.rows:
        place = (rows.get(row.row, 0), zone.measure_column or 0)
        cell = zone.sheet.cells.get(place)
        expected = row.measure or index.sheet.measure  # left open by the form: the measure above the table holds
        if cell is None or not expected or cell.kind is not CellKind.TEXT:
            continue
        change = _change(place, cell.raw, expected)
        if change and (row.measure or change.factor is not None):
            changes[row.row] = change
    return changes


def _by_label(index: SheetIndex, zone: Zone, rows: Mapping[int, int]) -> dict[int, Change]:
    """ "Kinh phí (nghìn đồng)" where the form says "Kinh phí (triệu đồng)"."""
    changes = {}
    for row in index.rows:
        expected = measure_in_brackets(row.label)
        place = (rows.get(row.row, 0), zone.label_column)
        cell = zone.sheet.cells.get(place) if expected else None
        found = measure_in_brackets(cell.raw) if cell is not None else ""
        if found and (change := _change(place, found, expected)):
            changes[row.row] = change
    return changes


def _by_column(index: SheetIndex, zone: Zone, columns: Mapping[int, int]) -> dict[int, Change]:
    changes = {}
    for column in index.columns:
        found = zone.column_measures.get(columns.get(column.column, 0), "")
        place = (zone.last_heading, columns.get(column.column, 0))
        change = _change(place, found, column.measure or index.sheet.measure) if found else None
        if change and (column.measure or change.factor is not None):  # "(người)" is no other word for the sheet's đồng
            changes[column.column] = change
    return changes


def _change(place: tuple[int, int], found: str, expected: str) -> Change | None:
    """None when both say the same, in whatever spelling."""
    if fold(found) == fold(expected) or read_measure(found) is None:
        return None
    times = factor(found, expected)
    return None if times == ONE else Change(place, " ".join(found.split()), expected, times)


def _for_all(index: SheetIndex, zone: Zone) -> Change | None:
    """The measure stated above the table, where the form states one too or where some cell can be turned into it."""
    place, found, is_plain = _stated(zone.sheet, zone.last_heading)
    if not found:
        return None
    if index.sheet.measure:
        change = _change(place, found, index.sheet.measure)
        return change if is_plain or (change and change.factor is not None) else None
    if zone.measure_column is not None:
        return None  # the rows speak for themselves
    for measure in dict.fromkeys(cell.measure for cell in index.cells if cell.measure):
        change = _change(place, found, measure)
        if change and change.factor is not None:
            return change
    return None


_OF_MEASURE = re.compile(r"(?:don vi tinh(?: tien)?|dvt)\s*[:：]")


def _stated(sheet: Sheet, last_heading: int) -> tuple[tuple[int, int], str, bool]:
    """The cell above or among the headings that says "Đơn vị tính: ...", what it says, and whether so plainly.

    "Đơn vị: ..." may name the body that reports as well as a measure: it speaks only where no plainer line does.
    """
    found = [(place, cell.raw) for place, cell in sheet.cells.items() if place[0] <= last_heading and _is_stating(cell)]
    plainest = sorted(found, key=lambda one: not _is_of_measure(one[1]))
    if not plainest:
        return (0, 0), "", False
    place, text = plainest[0]
    return place, stated_measure(text), _is_of_measure(text)


def states_measure(cell: Cell, asked: Iterable[str]) -> bool:
    """Whether a line says in what is counted: plainly, or in what can be turned into one of the measures asked."""
    if not _is_stating(cell):
        return False
    return _is_of_measure(cell.raw) or any(factor(stated_measure(cell.raw), one) is not None for one in asked)


def _is_stating(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT and ":" in cell.raw and bool(stated_measure(cell.raw))


def _is_of_measure(text: str) -> bool:
    return _OF_MEASURE.search(fold(text)) is not None
