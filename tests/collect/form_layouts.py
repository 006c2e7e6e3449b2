"""Blank forms as different offices draw them, written cell by cell, and read as the office's own file would be."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from tongket.collect.forms.reader import propose_form
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form, FormCell, FormRow

Grid = Sequence[Sequence[object]]


def form_of(*sheets: tuple[str, Grid], merges: Iterable[str] = ()) -> Form:
    """The proposal for a workbook of these sheets, each a list of rows from row 1; merges are of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for merge in merges:
        book.worksheets[0].merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    return propose_form(read_workbook(stream.getvalue(), "form.xlsx"))


def row_of(form: Form, number: int, sheet: int = 0) -> FormRow:
    return form.sheets[sheet].row(number)


def cell_of(form: Form, address: str, sheet: int = 0) -> FormCell:
    return form.cells[form.index_of[form.sheets[sheet].name, address]]


def inputs_of(form: Form, address: str, sheet: int = 0) -> list[str]:
    return [form.cells[index].address for index in cell_of(form, address, sheet).inputs]
