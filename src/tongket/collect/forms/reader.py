"""Takes the office's blank workbook, makes the `Form` it asks for: a proposal, with every guess marked.

A person confirms or corrects it in form.toml, and what stands there wins over anything said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tongket.collect.forms.columns import understand_columns
from tongket.collect.forms.rows import understand_rows
from tongket.collect.forms.rules import is_plain_total
from tongket.collect.forms.sums_of_sheets import with_sums_of_sheets
from tongket.collect.forms.votes import count_votes, crossed_out, heading_votes
from tongket.collect.tables.table import Table, TableRow
from tongket.collect.tables.understand import understand
from tongket.collect.tables.words import numbers_times
from tongket.collect.workbooks.sheet import Sheet, Workbook
from tongket.directive.form import ColumnKind, Form, FormColumn, FormSheet, RowKind
from tongket.directive.form_cells import CircularFormError, lay_out
from tongket.wording.fold import fold

_LISTS = re.compile(
    r"^(?:thoi gian|ngay|dia diem|noi dung|ho (?:va )?ten|ten |tom tat|trich yeu|so,? ky hieu|ket qua|mo ta)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TITLED_A_LIST = re.compile(r"\bdanh (?:sach|muc)\b|\bthong ke cac vu\b")


def propose_form(workbook: Workbook) -> Form:
    """What the blank workbook asks, sheet by sheet; sheets in which no table was found are named."""
    filled = [sheet for sheet in workbook.sheets if not sheet.is_hidden and sheet.cells]
    asked_by = {sheet.name: tuple(_asked_by(sheet)) for sheet in filled}
    sheets = tuple(asked for found in asked_by.values() for asked in found)
    left = tuple(name for name, found in asked_by.items() if not found)
    form = Form(sheets=sheets, cells=lay_out(sheets), not_understood=left)
    return with_sums_of_sheets(form, workbook)


def _asked_by(sheet: Sheet) -> Iterator[FormSheet]:
    tables = understand(sheet)
    lists = [table for table in tables if not _counts_times(sheet, table) and _is_list(table)]
    figures = [_form_sheet(sheet, table) for table in tables if table not in lists]
    figures = [asked for asked in figures if _asks_figures(asked)]
    yield from figures or [_list_sheet(table) for table in lists[:1]]


def _form_sheet(sheet: Sheet, table: Table) -> FormSheet:
    votes = count_votes(sheet, table)
    columns = understand_columns(table, votes, heading_votes(sheet, table))
    asked = replace(
        _outline(table),
        rows=understand_rows(sheet, table, votes, columns),
        columns=columns,
        closed=crossed_out(sheet, table),
        counts_times=_counts_times(sheet, table),
    )
    return _without_contradictions(asked)


def _outline(table: Table) -> FormSheet:
    return FormSheet(
        name=table.sheet,
        title=table.title,
        measure=table.measure,
        header_rows=table.header_rows,
        code_column=table.code_column,
        label_column=table.label_column,
        measure_column=table.measure_column,
    )


def _without_contradictions(asked: FormSheet) -> FormSheet:
    """Formulas that go round in circles are no form: then every column of totals is asked of the units."""
    try:
        lay_out([asked])
    except CircularFormError:
        columns = tuple(_opened(column) for column in asked.columns)
        return replace(asked, columns=columns)
    return asked


def _opened(column: FormColumn) -> FormColumn:
    if column.kind in (ColumnKind.VALUE, ColumnKind.TEXT):
        return column
    return replace(
        column,
        parts=(),
        current=None,
        base=None,
        numerator=None,
        denominator=None,
        guessed=column.guessed | {"parts"},
    )


def _asks_figures(asked: FormSheet) -> bool:
    has_rows = any(row.kind is not RowKind.GROUP for row in asked.rows)
    return has_rows and any(column.kind is not ColumnKind.TEXT for column in asked.columns)


def _counts_times(sheet: Sheet, table: Table) -> bool:
    """ "Tháng" over 1 to 12, "Quý" over I to IV: the rows are named, by numbers."""
    headings = [cell.raw for row in table.header_rows if (cell := sheet.cells.get((row, table.label_column)))]
    labels = [row.path[-1] for row in table.rows if row.path]
    return table.code_column is None and any(numbers_times(heading, labels) for heading in headings)


def _is_list(table: Table) -> bool:
    """Free rows under headings like "Thời gian", "Địa điểm", "Nội dung": nothing to add up."""
    labels = [row.path[-1] for row in table.rows if _is_named(row)]
    if not labels and len(table.columns) > 1:
        return True  # only numbers, dots or nothing down the rows: the units write their own
    if any(column.period for column in table.columns) or table.measure_column is not None:
        return False
    of_words = [c for c in table.columns if c.path and _LISTS.match(fold(c.path[-1]))]
    return len(labels) <= 1 and (len(of_words) >= 2 or bool(_TITLED_A_LIST.search(fold(table.title))))


def _is_named(row: TableRow) -> bool:
    """Whether the blank form says what the row counts."""
    own = row.path[-1] if row.path else ""
    if _YEAR.fullmatch(own):
        return True
    return bool(own) and own != row.code and not _is_number(own) and not is_plain_total(own)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[\s\d.…)(]+", text) is not None


def _list_sheet(table: Table) -> FormSheet:
    columns = tuple(FormColumn(column=c.column, path=c.path, kind=ColumnKind.TEXT) for c in table.columns)
    return replace(_outline(table), columns=columns, is_list=True)
