"""Takes a blank sheet and its form, opens the cells a unit fills and says, in Vietnamese, what may stand in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tongket.collect.workbooks.sheet import address, position
from tongket.directive.form import ColumnKind, Form, FormCell, FormSheet, How, RowKind, Rule
from tongket.wording.measures import read_measure

_PARTED = frozenset({"dong", "kg", "m2", "m", "%", "lit", "usd"})  # counted with decimals
_HINT = "Không phát sinh: ghi 0. Chưa có số liệu: ghi ..."
_NOT_YET = '="..."'
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


def guard_entries(sheet: Any, form: Form, asked: FormSheet) -> None:
    """Open what is filled in, and refuse there what is no figure of its kind."""
    from openpyxl.styles import Protection

    entered = [cell for cell in form.cells_of(asked) if _is_filled(cell)]
    for cell in entered:
        target = sheet[cell.address]
        if not (isinstance(target.value, str) and target.value.startswith("=")):
            target.protection = Protection(locked=False)
        if kind_of_entry(cell) == "fraction":
            target.number_format = "@"  # else 12/15 becomes the twelfth of a month
    for place in _notes(asked):
        sheet[place].protection = Protection(locked=False)
    for kind in ("whole", "decimal", "fraction"):
        for area in _areas(cell.address for cell in entered if kind_of_entry(cell) == kind):
            sheet.add_data_validation(_rule(kind, area))


def _is_filled(cell: FormCell) -> bool:
    return cell.how in (How.ENTERED, How.N_OF_N)


def _notes(asked: FormSheet) -> Iterator[str]:
    """The cells of the columns of words, beside rows with figures."""
    columns = [column.column for column in asked.columns if column.kind is ColumnKind.TEXT]
    rows = [row.row for row in asked.rows if row.kind is not RowKind.GROUP]
    yield from (address(row, column) for row in rows for column in columns)


def kind_of_entry(cell: FormCell) -> str:
    """ "whole", "decimal", "fraction" (n/N), "any" (may be negative) or "text"."""
    if cell.rule in (Rule.TEXT, Rule.N_OF_N):
        return "text" if cell.rule is Rule.TEXT else "fraction"
    measure = read_measure(cell.measure)
    is_parted = measure is None or measure.scale != 1 or measure.base in _PARTED
    if cell.rule is Rule.RATIO or cell.column.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT):
        return "any"  # a change may be negative
    return "decimal" if is_parted else "whole"


def _areas(places: Iterable[str]) -> list[Area]:
    """Rectangles that cover exactly these cells, so that each rule is written once."""
    columns_of: dict[tuple[int, int], list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for place in places:
        row, column = position(place)
        by_column.setdefault(column, []).append(row)
    for column in sorted(by_column):
        for run in _runs(sorted(by_column[column])):
            columns_of.setdefault(run, []).append(column)
    return sorted(
        (first, left, last, right) for (first, last), columns in columns_of.items() for left, right in _runs(columns)
    )


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """[4, 5, 6, 9] is (4, 6) and (9, 9)."""
    first = before = numbers[0]
    for number in numbers[1:]:
        if number != before + 1:
            yield first, before
            first = number
        before = number
    yield first, before


def _rule(kind: str, area: Area) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    corner = address(area[0], area[1])
    formula, says = _words(kind, corner)
    return DataValidation(
        type="custom",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle="Số liệu chưa đúng",
        error=f"{says} {_HINT}",
        showInputMessage=True,
        promptTitle="Nhập số liệu",
        prompt=f"{says} {_HINT}",
        sqref=f"{corner}:{address(area[2], area[3])}",
    )


def _words(kind: str, at: str) -> tuple[str, str]:
    """The condition in the sheet's own words, and the sentence a person reads."""
    number = f"AND(ISNUMBER({at}),N({at})>=0)"
    if kind == "whole":
        condition = f"OR(AND(ISNUMBER({at}),N({at})>=0,N({at})=INT(N({at}))),{at}{_NOT_YET})"
        return condition, "Ô này là số nguyên không âm, không kèm chữ."
    if kind == "decimal":
        return f"OR({number},{at}{_NOT_YET})", "Ô này là số không âm, không kèm chữ."
    return f'OR(ISNUMBER(FIND("/",{at})),{at}{_NOT_YET})', "Ô này ghi dạng n/N, ví dụ 12/15 (định dạng chữ)."
