"""Takes the form of a round, makes the tables in which a page shows what was understood of it, guesses marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tongket.collect.workbooks.sheet import column_letters
from tongket.directive.form import Form, FormColumn, FormRow, FormSheet, RowKind


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column: where it is, what it is called, and by which rule it is added up."""

    at: str
    text: str
    depth: int
    measure: str
    period: str
    kind: str
    rule: str
    guessed: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """One sheet."""

    name: str
    title: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def understood(form: Form) -> Iterator[Understood]:
    """Sheet by sheet, in the order of the workbook."""
    for sheet in form.sheets:
        yield Understood(sheet.name, sheet.title, tuple(map(_row, sheet.rows)), tuple(_columns(sheet)))


def guesses_in(form: Form) -> int:
    """How many rows and columns hold a guess for a person to look at."""
    rows = sum(1 for sheet in form.sheets for row in sheet.rows if row.guessed)
    return rows + sum(1 for sheet in form.sheets for column in sheet.columns if column.guessed)


def _row(row: FormRow) -> Line:
    rule = "" if row.kind is RowKind.GROUP else row.rule.value
    depth, period = min(len(row.path) - 1, 6), row.period.text() if row.period else ""
    return Line(str(row.row), row.label, depth, row.measure, period, row.kind.value, rule, bool(row.guessed))


def _columns(sheet: FormSheet) -> Iterator[Line]:
    for each in sheet.columns:
        yield _column(each)


def _column(column: FormColumn) -> Line:
    heading, rule = " › ".join(column.path), column.rule.value if column.rule else ""
    period = column.period.text() if column.period else ""
    at, guessed = column_letters(column.column), bool(column.guessed)
    return Line(at, heading, 0, column.measure, period, column.kind.value, rule, guessed)
