"""Takes the office's blank form in whatever kind of file it is, or none at all, makes an .xlsx that can be filled."""

from __future__ import annotations

import io
from typing import Any

from tongket.directive.form import Form, FormSheet
from tongket.draft.appendix import open_blank


def fillable_blank(form: Form, blank: bytes | None) -> bytes:
    """The blank itself where it is an .xlsx; of another kind its values and merged cells; else drawn from the form."""
    if blank is not None and blank[:2] == b"PK" and b"xl/workbook" in blank:
        return blank
    return _bytes_of(_drawn(form) if blank is None else open_blank(blank))


def _drawn(form: Form) -> Any:
    """Labels and headings at the places where the form says they stand."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in form.sheets:
        _draw(book.create_sheet(sheet.name), sheet)
    return book


def _draw(page: Any, sheet: FormSheet) -> None:
    headings = sorted(sheet.header_rows) or [max(1, min((row.row for row in sheet.rows), default=2) - 1)]
    if sheet.title and headings[0] > 1:
        _put(page, 1, sheet.label_column, sheet.title)
    stubs = ((sheet.code_column, "STT"), (sheet.label_column, "Chỉ tiêu"), (sheet.measure_column, "ĐVT"))
    for at, words in stubs:
        if at:
            _put(page, headings[-1], at, words)
    for column in sheet.columns:
        path = column.path[-len(headings) :]
        for number, words in zip(headings[len(headings) - len(path) :], path, strict=True):
            _put(page, number, column.column, words)
    for row in sheet.rows:
        for at, text in ((sheet.code_column, row.code), (sheet.label_column, row.label)):
            if at and text:
                _put(page, row.row, at, text)
        if sheet.measure_column and row.measure:
            _put(page, row.row, sheet.measure_column, row.measure)


def _put(page: Any, row: int, column: int, text: str) -> None:
    cell = page.cell(row, column)
    cell.value, cell.data_type = text, "s"


def _bytes_of(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
