"""Takes a form, says which cells that units enter look like sums of others: proposals, never rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tongket.directive.form import ColumnKind, Form, FormCell, FormColumn, FormRow, FormSheet, How, RowKind, Rule
from tongket.wording.fold import fold

_SPELLED = re.compile(r"[(\[=]\s*([\divx.a-h]{1,4}(?:\s*[-–+]\s*[\divx.a-h]{1,4})+)\s*[)\]]?\s*$")
_TERM = re.compile(r"([-–+]?)\s*([\divx.a-h]{1,4})")
_CARRIED_IN = re.compile(r"\b(ky truoc chuyen|nam truoc chuyen|cu chuyen sang|dau (ky|nam|thang|quy)|ton dau)\b")
_LEFT_OVER = re.compile(r"\b(chuyen (sang )?(ky|nam) sau|cuoi (ky|nam|thang|quy)|ton cuoi|con ton)\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`result` may be the sum of `parts` (sign and form cell). One `line` holds or fails as a whole."""

    line: tuple[object, ...]
    result: int
    parts: tuple[tuple[int, int], ...]
    is_said: bool = False  # the label spells it out


def candidates(form: Form) -> Iterator[Candidate]:
    """Rows over their children, totals over a group of columns, what labels spell out, and what is carried over."""
    for number, sheet in enumerate(form.sheets):
        cells = {(cell.row.row, cell.column.column): cell for cell in form.cells_of(sheet)}
        for row in sheet.rows:
            yield from _spelled(number, sheet, row, cells)
            yield from _over_children(number, sheet, row, cells)
        yield from _over_columns(number, sheet, cells)
        yield from _from_year_to_year(number, sheet, cells)
    for before, after in pairwise(form.sheets):
        yield from _from_sheet_to_sheet(form, before, after)


Cells = dict[tuple[int, int], FormCell]


def _is_sum(cell: FormCell | None) -> bool:
    return cell is not None and cell.rule in (Rule.SUM, Rule.LAST) and cell.row.of_which is None


def _spelled(number: int, sheet: FormSheet, row: FormRow, cells: Cells) -> Iterator[Candidate]:
    """ "Số hộ nghèo cuối năm (1-2+3)"."""
    found = _SPELLED.search(fold(row.label))
    if row.kind is not RowKind.ITEM or not found:
        return
    siblings = {fold(other.code).strip(" .)"): other for other in sheet.rows if other.path[:-1] == row.path[:-1]}
    terms = [(-1 if sign in "-–" and sign else 1, siblings.get(code)) for sign, code in _TERM.findall(found[1])]
    if any(other is None or other.row == row.row for _, other in terms):
        return
    rows = [(sign, other) for sign, other in terms if other is not None]
    yield from _across(("spelled", number, row.row), row, rows, sheet, cells, is_said=True)


def _over_children(number: int, sheet: FormSheet, row: FormRow, cells: Cells) -> Iterator[Candidate]:
    if row.kind is not RowKind.ITEM or row.rule is not Rule.SUM:
        return
    children = [(1, child) for child in _children(sheet, row) if child.of_which is None and child.rule is Rule.SUM]
    if len(children) > 1 and all(fold(child.measure) == fold(row.measure) for _, child in children):
        yield from _across(("children", number, row.row), row, children, sheet, cells)


def _children(sheet: FormSheet, row: FormRow) -> Iterator[FormRow]:
    below = [other for other in sheet.rows if other.row > row.row]
    for other in below:
        if len(other.path) <= len(row.path):
            return
        if other.path[:-1] == row.path and other.kind is not RowKind.GROUP:
            yield other


def _across(
    line: tuple[object, ...],
    row: FormRow,
    parts: Sequence[tuple[int, FormRow]],
    sheet: FormSheet,
    cells: Cells,
    *,
    is_said: bool = False,
) -> Iterator[Candidate]:
    """The same sum in every column that units fill in."""
    for column in sheet.columns:
        result = cells.get((row.row, column.column))
        found = [(sign, cells.get((part.row, column.column))) for sign, part in parts]
        if result is not None and result.how is How.ENTERED and all(_is_sum(cell) for _, cell in found):
            yield Candidate(line, result.index, tuple((sign, cell.index) for sign, cell in found if cell), is_said)


def _over_columns(number: int, sheet: FormSheet, cells: Cells) -> Iterator[Candidate]:
    """ "Tổng số" before "Độ tuổi › Dưới 35 | 35 đến 50 | Trên 50"."""
    groups: dict[tuple[str, ...], list[FormColumn]] = {}
    for column in sheet.columns:
        if column.kind is ColumnKind.VALUE and len(column.path) > 1 and column.of_which is None:
            groups.setdefault(column.path[:-1], []).append(column)
    wholes = [column for column in sheet.columns if column.kind is ColumnKind.VALUE and _is_total(column)]
    for group, columns in groups.items():
        before = [whole for whole in wholes if whole.column < columns[0].column and whole not in columns]
        if len(columns) > 1 and before:
            line = ("columns", number, before[-1].column, group)
            yield from _down(line, before[-1], columns, sheet, cells)


def _is_total(column: FormColumn) -> bool:
    return re.fullmatch(r"tong( so| cong)?( .{0,30})?", fold(column.path[-1])) is not None if column.path else False


def _down(
    line: tuple[object, ...], whole: FormColumn, columns: Sequence[FormColumn], sheet: FormSheet, cells: Cells
) -> Iterator[Candidate]:
    for row in sheet.rows:
        result = cells.get((row.row, whole.column))
        found = [cells.get((row.row, column.column)) for column in columns]
        if result is not None and result.how is How.ENTERED and all(cell and cell.rule is Rule.SUM for cell in found):
            yield Candidate(line, result.index, tuple((1, cell.index) for cell in found if cell))


def _from_year_to_year(number: int, sheet: FormSheet, cells: Cells) -> Iterator[Candidate]:
    """ "Số hộ nghèo đầu năm" 2022 is "cuối năm" 2021, where the years stand in columns."""
    for opening in sheet.rows:
        closings = [
            row for row in sheet.rows if row.path[:-1] == opening.path[:-1] and _LEFT_OVER.search(fold(row.label))
        ]
        if not _CARRIED_IN.search(fold(opening.label)) or len(closings) != 1:
            continue
        for one, other in pairwise(_in_time(sheet)):
            result = cells.get((opening.row, other.column))
            left = cells.get((closings[0].row, one.column))
            if result is not None and left is not None and result.how is How.ENTERED and _is_alike(one, other):
                yield Candidate(("carried", number, opening.row), result.index, ((1, left.index),))


def _in_time(sheet: FormSheet) -> list[FormColumn]:
    timed = [column for column in sheet.columns if column.period is not None and column.kind is ColumnKind.VALUE]
    return sorted(timed, key=lambda column: (_without_digits(column), column.period))


def _without_digits(column: FormColumn) -> tuple[str, ...]:
    return tuple(text for text in map(fold, column.path) if not any(letter.isdigit() for letter in text))


def _is_alike(one: FormColumn, other: FormColumn) -> bool:
    is_next = one.period is not None and other.period is not None and one.period.last < other.period.first
    return is_next and _without_digits(one) == _without_digits(other)


def _from_sheet_to_sheet(form: Form, before: FormSheet, after: FormSheet) -> Iterator[Candidate]:
    """What is carried into the second half of the year is what was left of the first, on sheets of one shape."""
    is_one_shape = [row.path for row in before.rows] == [row.path for row in after.rows]
    is_one_shape = is_one_shape and [c.path for c in before.columns] == [c.path for c in after.columns]
    opening = [c for c in after.columns if _CARRIED_IN.search(fold(" ".join(c.path)))]
    closing = [c for c in before.columns if _LEFT_OVER.search(fold(" ".join(c.path)))]
    if not is_one_shape or len(opening) != 1 or len(closing) != 1:
        return
    here = {(cell.row.row, cell.column.column): cell for cell in form.cells_of(after)}
    there = {(cell.row.row, cell.column.column): cell for cell in form.cells_of(before)}
    for one, other in zip(before.rows, after.rows, strict=True):
        result, left = here.get((other.row, opening[0].column)), there.get((one.row, closing[0].column))
        if result is not None and left is not None and result.how is How.ENTERED:
            yield Candidate(("carried", before.name, after.name), result.index, ((1, left.index),))
