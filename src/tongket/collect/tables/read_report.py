"""Takes a workbook, makes what `tongket read` prints of it: tables, readings with their cells, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tongket.collect.tables.table import RowRole, Table, TableColumn, TableRow
from tongket.collect.tables.understand import understand
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook, address
from tongket.collect.workbooks.stored_number import stored_number
from tongket.wording.numbers import NumberState, read_number

_NOTE_MARK = re.compile(r"\(\d{1,2}\)|\(\*+\)|^\*+")


def describe(workbook: Workbook, file: str, sha256: str) -> dict[str, Any]:
    """The object `tongket read FILE` prints for a workbook."""
    return {
        "file": file,
        "sha256": sha256,
        "kind": "workbook",
        "format": workbook.format,
        "tables": [
            {"sheet": table.sheet, **table_record(sheet, table)}
            for sheet in workbook.sheets
            for table in understand(sheet)
        ],
        "findings": [],
    }


def table_record(sheet: Sheet, table: Table) -> dict[str, Any]:
    """What is understood of one table, whether of a sheet or of a document."""
    return {
        "range": range_text(table.range),
        "title": table.title,
        "measure": table.measure,
        "header_rows": list(table.header_rows),
        "stub_columns": list(table.stub_columns),
        "notes": [{"text": note.text, "cell": address(note.row, note.column)} for note in table.notes],
        "readings": list(readings(sheet, table)),
    }


def range_text(area: Range) -> str:
    """ "A8:K92"."""
    return f"{address(area.first_row, area.first_column)}:{address(area.last_row, area.last_column)}"


def readings(sheet: Sheet, table: Table) -> Iterator[dict[str, Any]]:
    """Every cell under a heading, row by row; rows that only name a group have none."""
    marks = note_marks(table)
    for row in table.rows:
        if row.role is not RowRole.GROUP:
            for column in table.columns:
                yield _reading(sheet, table, row, column, marks)


def note_marks(table: Table) -> frozenset[str]:
    """The marks of footnotes, "(1)": such a mark in a cell is no figure."""
    return frozenset(mark for note in table.notes for mark in _NOTE_MARK.findall(note.text))


def _reading(sheet: Sheet, table: Table, row: TableRow, column: TableColumn, marks: frozenset[str]) -> dict[str, Any]:
    cell = sheet.cells.get((row.row, column.column))
    value, state = value_of(cell, marks)
    is_percent = cell is not None and cell.kind is CellKind.NUMBER and shows_percent(cell.number_format)
    if is_percent and value is not None:
        value = stored_number(str(value * 100))
    return {
        "row": list(row.path),
        "column": list(column.path),
        "measure": "%" if is_percent else row.measure or column.measure or table.measure,
        "cell": address(row.row, column.column),
        "raw": cell.raw if cell else "",
        "value": None if value is None else format(value, "f"),
        "state": state,
        "role": row.role.value,
    }


def value_of(cell: Cell | None, marks: frozenset[str] = frozenset()) -> tuple[Decimal | None, str]:
    """The number a cell holds in the measure stated for it, and the state it is in."""
    if cell is None:
        return None, NumberState.BLANK.value
    if cell.kind is CellKind.NUMBER:
        return stored_number(cell.raw), NumberState.NUMBER.value
    if cell.kind is CellKind.ERROR or (cell.formula is not None and not cell.is_calculated):
        return None, NumberState.ERROR.value
    if cell.kind is not CellKind.TEXT or cell.raw.strip() in marks:
        return None, NumberState.TEXT.value
    read = read_number(cell.raw)
    return read.value, read.state.value


def shows_percent(number_format: str) -> bool:
    """Whether a format shows 0.0672 as 6,72%."""
    return "%" in number_format.replace('"%"', "")
