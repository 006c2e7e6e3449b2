"""Takes .xls, .xlsb and .ods (.xlsx too, to compare), makes a `Workbook` of values and addresses, without formulas.

Of the formats only those that show per cent are known, of .xls and .ods; of .xlsb none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.ods_percents import percents
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook
from tongket.collect.workbooks.stored_number import digits_of
from tongket.collect.workbooks.xls_records import Leftovers, leftovers


def read_with_calamine(content: bytes, format_name: str) -> Workbook:
    """Every value of every worksheet with its address."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            rest = _rest(content, format_name, len(book.sheet_names))
            sheets = [sheet for index, more in enumerate(rest) if (sheet := _sheet(book, index, more))]
    except PasswordError as error:
        raise Unreadable(OddityKind.PASSWORD, str(error)) from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    except BaseException as error:  # its panics are no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    return Workbook(format=format_name, sheets=sheets, has_provenance=False, reader="calamine")


def _rest(content: bytes, format_name: str, count: int) -> list[Leftovers]:
    """What the .xls says besides its values; nothing where it cannot be followed sheet by sheet."""
    found = leftovers(content) if format_name == "xls" else _percents(content) if format_name == "ods" else []
    return found if len(found) == count else [Leftovers() for _ in range(count)]


def _percents(content: bytes) -> list[Leftovers]:
    try:
        return [Leftovers(formats=dict.fromkeys(places, "0%")) for places in percents(content)]
    except Unreadable:
        return []  # a damaged package of which the values could be read all the same


def _sheet(book: Any, index: int, more: Leftovers) -> Sheet | None:
    """One worksheet; None for charts, dialogs and macro code, which hold no cells."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    about = book.sheets_metadata[index]
    if about.typ in (SheetTypeEnum.ChartSheet, SheetTypeEnum.DialogSheet, SheetTypeEnum.Vba):
        return None
    sheet = book.get_sheet_by_index(index)
    return Sheet(
        name=about.name,
        cells=_errors(more) | {(cell.row, cell.column): _formatted(cell, more) for cell in _cells(sheet)},
        merges=_merges(sheet),
        is_hidden=about.visible != SheetVisibleEnum.Visible,
        hidden_rows=frozenset(more.hidden_rows),
        hidden_columns=frozenset(more.hidden_columns),
    )


def _formatted(cell: Cell, more: Leftovers) -> Cell:
    code = more.formats.get((cell.row, cell.column)) if more.formats and cell.kind is CellKind.NUMBER else None
    return cell if code is None else cell._replace(number_format=code)


def _errors(more: Leftovers) -> dict[tuple[int, int], Cell]:
    return {place: Cell(*place, CellKind.ERROR, raw) for place, raw in more.errors.items()}


def _merges(sheet: Any) -> tuple[Range, ...]:
    spans = sheet.merged_cell_ranges or []
    return tuple(
        Range(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in dict.fromkeys(spans)
    )


def _cells(sheet: Any) -> Iterator[Cell]:
    if sheet.start is None:
        return
    first_column = sheet.start[1] + 1
    # Row by row, which counts from the sheet's first row: a dense list of a sheet that claims
    # 65,535 rows would weigh more than the file.
    for row, values in enumerate(sheet.iter_rows(), 1):
        for column, value in enumerate(values, first_column):
            if value != "":
                yield _cell(row, column, value)


def _cell(row: int, column: int, value: object) -> Cell:
    if isinstance(value, bool):
        return Cell(row, column, CellKind.BOOLEAN, "1" if value else "0")
    if isinstance(value, int):
        return Cell(row, column, CellKind.NUMBER, str(value))
    if isinstance(value, float):
        return _number(row, column, value)
    if isinstance(value, str):
        return Cell(row, column, CellKind.TEXT, value)
    return Cell(row, column, CellKind.DATE, iso(value))


def _number(row: int, column: int, value: float) -> Cell:
    if not isfinite(value):
        return Cell(row, column, CellKind.ERROR, "#NUM!")
    return Cell(row, column, CellKind.NUMBER, digits_of(value))


def iso(moment: object) -> str:
    """A date as "2020-11-05", with the time only when there is one; a time alone or a duration as hours."""
    if isinstance(moment, datetime):
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat()
    if isinstance(moment, date | time):
        return moment.isoformat()
    if isinstance(moment, timedelta):
        return str(moment)
    return str(moment)
