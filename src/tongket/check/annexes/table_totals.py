"""Takes a `Table` of an annex, says which printed totals are not the sum of their parts, and quotes what explains it.

Nothing is repaired: the printed figure and the sum stand side by side. Which rows make up a total is read off the table
(the rows right under it, or the letters in "Tổng số (A+B+C)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tongket.check.annexes.table_footnotes import QuotedNote, notes_about
from tongket.collect.tables.read_report import note_marks, value_of
from tongket.collect.tables.table import RowRole, Table, TableColumn, TableRow
from tongket.collect.workbooks.sheet import Sheet, address
from tongket.wording.fold import fold
from tongket.wording.measures import read_measure

_LETTERS = re.compile(r"\(([A-Z0-9IVX]{1,4}(?:\s*\+\s*[A-Z0-9IVX]{1,4})+)\)")
_NOISE = Decimal("1e-13")  # of a figure: what fifteen significant digits of its parts can add up to


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalGap:
    """A printed total that its parts do not add up to."""

    row: TableRow
    column: TableColumn
    cell: str
    printed: Decimal
    added: Decimal
    measure: str
    parts: tuple[str, ...]  # the cells added up
    is_rounding: bool  # no more than rounding every part can make
    notes: tuple[QuotedNote, ...] = ()

    @property
    def difference(self) -> Decimal:
        """How much more is printed than the parts make."""
        return self.printed - self.added

    @property
    def is_explained(self) -> bool:
        """Whether footnotes name the very amount."""
        return any(note.amounts for note in self.notes)


@dataclass(frozen=True, slots=True)
class CheckedTotals:
    """How many printed totals could be added again, and those that differ."""

    compared: int
    gaps: tuple[TotalGap, ...]


def table_gaps(table: Table, sheet: Sheet) -> tuple[TotalGap, ...]:
    """The printed totals and subtotals of a table that differ from the sum of their parts."""
    return check_totals(table, sheet).gaps


def check_totals(table: Table, sheet: Sheet) -> CheckedTotals:
    """Add every total and subtotal again, column by column. Rates have no sum and are passed over."""
    compared = 0
    gaps: list[TotalGap] = []
    marks = note_marks(table)
    for index, row in enumerate(table.rows):
        choices = [parts for parts in _choices(table, index) if parts]
        for column in table.columns if choices else ():
            printed = value_of(sheet.cells.get((row.row, column.column)), marks)[0]
            if printed is None or _measure(table, row, column) == "%":
                continue
            sums = [found for parts in choices if (found := _summed(sheet, parts, column, marks))]
            compared += bool(sums)
            if sums and all(sum(values.values(), Decimal(0)) != printed for values in sums):
                gaps.append(_gap(table, row, column, printed, sums[0]))
    return CheckedTotals(compared, tuple(gaps))


def _measure(table: Table, row: TableRow, column: TableColumn) -> str:
    return row.measure or column.measure or table.measure


def _summed(sheet: Sheet, parts: list[TableRow], column: TableColumn, marks: frozenset[str]) -> dict[TableRow, Decimal]:
    """The figures of the parts that have one."""
    read = {part: value_of(sheet.cells.get((part.row, column.column)), marks)[0] for part in parts}
    return {part: value for part, value in read.items() if value is not None}


def _choices(table: Table, index: int) -> Iterator[list[TableRow]]:
    """The sets of rows that may make up a total: one that fits is enough, the first is reported when none does."""
    row = table.rows[index]
    if row.role is RowRole.SUBTOTAL and row.code:
        yield list(_right_under(table, index))
    elif row.role in (RowRole.TOTAL, RowRole.SUBTOTAL):
        named = _LETTERS.search(row.path[-1]) if row.path else None
        if named:
            wanted = {code.strip() for code in named[1].split("+")}
            yield [other for other in table.rows if other.code in wanted and other.level == 0]
        yield list(_until_next_sum(table, index))
        yield from _outermost(table, index)


def _right_under(table: Table, index: int) -> Iterator[TableRow]:
    """The rows one level below, until the next row of the same level; "Trong đó" and rates are no parts."""
    row = table.rows[index]
    for below in table.rows[index + 1 :]:
        if below.level <= row.level:
            return
        if below.level == row.level + 1 and not below.is_of_which and not _is_rate(below):
            yield below


def _until_next_sum(table: Table, index: int) -> Iterator[TableRow]:
    """Without printed numbers: under a total the regions, where there are any; under a region its units."""
    row, below = table.rows[index], table.rows[index + 1 :]
    if any(other.code for other in table.rows):
        return
    if row.role is RowRole.TOTAL:
        yield from (other for other in below if other.role is RowRole.SUBTOTAL)
        return
    for other in below:
        if other.role in (RowRole.SUBTOTAL, RowRole.TOTAL):
            return
        yield other


def _outermost(table: Table, index: int) -> Iterator[list[TableRow]]:
    """A total above its parts takes all of the outermost level; one below takes those before it, or since the last."""
    summed = (RowRole.ITEM, RowRole.SUBTOTAL)
    has_codes = any(other.code for other in table.rows)
    rows = [row for row in table.rows if row.role in summed and bool(row.code) is has_codes and not _is_rate(row)]
    top = min((row.level for row in rows), default=0)
    outer = [row for row in rows if row.level == top and not row.is_of_which]
    here = table.rows[index].row
    before = [row for row in outer if row.row < here]
    if not before:
        yield outer
        return
    yield before
    earlier = [row.row for row in table.rows[:index] if row.role in (RowRole.TOTAL, RowRole.SUBTOTAL) and not row.code]
    if earlier:
        yield [row for row in before if row.row > earlier[-1]]


def _is_rate(row: TableRow) -> bool:
    return row.measure == "%" or bool(row.path and fold(row.path[-1]).startswith(("ty le", "ti le")))


def _gap(
    table: Table, row: TableRow, column: TableColumn, printed: Decimal, values: dict[TableRow, Decimal]
) -> TotalGap:
    added = sum(values.values(), Decimal(0))
    measure = _measure(table, row, column)
    return TotalGap(
        row=row,
        column=column,
        cell=address(row.row, column.column),
        printed=printed,
        added=added,
        measure=measure,
        parts=tuple(address(part.row, column.column) for part in values),
        is_rounding=abs(printed - added) <= _rounding([printed, *values.values()], measure),
        notes=tuple(notes_about(table, row, column, printed - added, measure)),
    )


def _rounding(values: list[Decimal], measure: str) -> Decimal:
    """What rounding each figure to its last printed place can add up to; whole counts are never rounded."""
    noise = max(abs(value) for value in values) * _NOISE
    places = [max(0, -int(value.as_tuple().exponent)) for value in values]
    read = read_measure(measure)
    if not any(places) and (read is None or read.scale == 1):
        return noise
    return noise + sum((Decimal(1).scaleb(-place) / 2 for place in places), Decimal(0))
