"""Takes the text of form.toml, makes the `Form` it describes, or says at which line what is wrong and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import CircularFormError, lay_out
from tongket.directive.form_text import write_form
from tongket.directive.form_values import (
    Facts,
    Wrong,
    only_known,
    read_column_at,
    read_columns_at,
    read_flag,
    read_number,
    read_numbers,
    read_period,
    read_tables,
    read_text,
    read_texts,
    read_word,
)
from tongket.directive.settings_error import SettingsError

__all__ = ["FormFileError", "read_form", "write_form"]

TOP_KEYS = ("confirmed", "zero_marks", "not_available_marks", "not_understood", "sheets")
SHEET_KEYS = (
    "name", "title", "measure", "header_rows", "code_column", "label_column", "measure_column", "is_list", "closed",
    "counts_times", "sums_sheets", "rows", "columns",
)  # fmt: skip
ROW_KEYS = (
    "row", "code", "label", "under", "path", "measure", "kind", "rule", "parts", "of_which", "numerator", "denominator",
    "scale", "is_cumulative", "is_pair", "period", "guessed",
)  # fmt: skip
COLUMN_KEYS = (
    "column", "headings", "kind", "period", "measure", "rule", "parts", "current", "base", "numerator", "denominator",
    "scale", "of_which", "guessed",
)  # fmt: skip


class FormFileError(SettingsError):
    """What is wrong in form.toml: at which line, under which key, and which of the problems that have words."""

    def __init__(self, line: int | None, key: str, problem: str, **facts: object) -> None:
        super().__init__(problem, key=key, **facts)
        self.line = line

    def place(self, words: Mapping[str, str]) -> str:
        """ "form.toml › dòng 12 › parts: "; without a key it is what the file is written in."""
        at = (words["at_line"].format(line=self.line), " › ") if self.line else ()
        return "".join(("form.toml › ", *at, self.key or words["syntax"], ": "))


def read_form(text: str) -> Form:
    """The form that the file describes. Raises FormFileError for the first thing that cannot be used."""
    facts = _parsed(text)
    finder = _Finder(text)
    with_line(finder, (), lambda: only_known(facts, TOP_KEYS))
    entries = with_line(finder, ("sheets",), lambda: read_tables(facts, "sheets"))
    sheets = tuple(_sheet(entry, number, finder) for number, entry in enumerate(entries))
    marks = with_line(finder, (), lambda: {key: read_texts(facts, key) for key in TOP_KEYS[1:4] if key in facts})
    confirmed = with_line(finder, ("confirmed",), lambda: read_flag(facts, "confirmed"))
    try:
        cells = lay_out(sheets)
    except CircularFormError as circle:
        raise FormFileError(None, circle.sheet, "circular", cell=circle.address) from None
    return Form(sheets=sheets, is_confirmed=confirmed, cells=cells, **marks)


class _Finder:
    """Finds the line that an entry of the file stands at."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")

    def line(self, where: Sequence[str | int]) -> int | None:
        """The line of ("sheets", 2, "row", 14), or of as much of it as is found."""
        begin, found = 0, None
        if len(where) > 1:
            starts = [n for n, line in enumerate(self.lines) if re.match(r"\s*\[\[\s*sheets\s*\]\]", line)]
            if int(where[1]) < len(starts):
                begin = found = starts[int(where[1])]
        if len(where) > 3:
            pattern = re.compile(rf"\b{where[2]}\s*=\s*[\"']?{re.escape(str(where[3]))}[\"']?\s*[,}}]")
        elif where and len(where) != 2:
            pattern = re.compile(rf"\s*\[*\s*{where[-1]}\b")
        else:
            return None if found is None else found + 1
        found = next((n for n in range(begin, len(self.lines)) if pattern.search(self.lines[n])), found)
        return None if found is None else found + 1


Made = TypeVar("Made")


def with_line(finder: _Finder, where: Sequence[str | int], make: Callable[[], Made]) -> Made:
    """Make something of a part of the file; what is wrong there leaves with its line."""
    try:
        return make()
    except Wrong as wrong:
        line = finder.line(where) or finder.line((wrong.key,))
        raise FormFileError(line, wrong.key, wrong.problem, **wrong.facts) from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise FormFileError(line, "", "form_not_toml") from None
    except RecursionError:
        raise FormFileError(None, "", "too_deep") from None


def _sheet(facts: Facts, number: int, finder: _Finder) -> FormSheet:
    at = ("sheets", number)
    sheet = with_line(finder, at, lambda: _sheet_alone(facts))
    rows = with_line(finder, at, lambda: read_tables(facts, "rows"))
    columns = with_line(finder, at, lambda: read_tables(facts, "columns"))
    made_rows = _rows(rows, at, finder)
    made_columns = tuple(with_line(finder, (*at, "column", e.get("column", "")), partial(_column, e)) for e in columns)
    _check_rows(made_rows, at, finder)
    _check_columns(made_columns, at, finder)
    return FormSheet(**sheet, rows=made_rows, columns=made_columns)


def _sheet_alone(facts: Facts) -> dict[str, Any]:
    only_known(facts, SHEET_KEYS)
    return {
        "name": read_text(facts, "name", needed=True),
        "title": read_text(facts, "title"),
        "measure": read_text(facts, "measure"),
        "header_rows": read_numbers(facts, "header_rows"),
        "code_column": read_column_at(facts, "code_column"),
        "label_column": read_column_at(facts, "label_column") or 1,
        "measure_column": read_column_at(facts, "measure_column"),
        "is_list": read_flag(facts, "is_list"),
        "closed": read_texts(facts, "closed"),
        "counts_times": read_flag(facts, "counts_times"),
        "sums_sheets": read_texts(facts, "sums_sheets"),
    }


def _rows(entries: Iterable[Facts], at: tuple[str, int], finder: _Finder) -> tuple[FormRow, ...]:
    paths: dict[int, tuple[str, ...]] = {}
    rows: list[FormRow] = []
    for entry in entries:
        row = with_line(finder, (*at, "row", entry.get("row", "")), partial(_row, entry, paths))
        paths[row.row] = row.path
        rows.append(row)
    return tuple(rows)


def _path(facts: Facts, label: str, paths: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The labels from outermost to the row's own; `under` names the row it stands under, or lists the labels."""
    if "path" in facts:
        return read_texts(facts, "path")
    if not isinstance(facts.get("under"), int):
        return (*read_texts(facts, "under"), label)
    number = read_number(facts, "under") or 0
    if number not in paths:
        raise Wrong("under", "not_before", value=number)
    return (*paths[number], label)


def _row(facts: Facts, paths: Mapping[int, tuple[str, ...]]) -> FormRow:
    only_known(facts, ROW_KEYS)
    label = read_text(facts, "label", needed="path" not in facts)
    return FormRow(
        row=read_number(facts, "row", needed=True) or 0,
        code=read_text(facts, "code"),
        label=label,
        path=_path(facts, label, paths),
        measure=read_text(facts, "measure"),
        kind=read_word(facts, "kind", RowKind) or RowKind.ITEM,
        rule=read_word(facts, "rule", Rule) or Rule.SUM,
        parts=read_numbers(facts, "parts"),
        of_which=read_number(facts, "of_which"),
        numerator=read_number(facts, "numerator"),
        denominator=read_number(facts, "denominator"),
        scale=read_number(facts, "scale") or 100,
        is_cumulative=read_flag(facts, "is_cumulative"),
        is_pair=read_flag(facts, "is_pair"),
        period=read_period(facts),
        guessed=frozenset(read_texts(facts, "guessed")),
    )


def _column(facts: Facts) -> FormColumn:
    only_known(facts, COLUMN_KEYS)
    return FormColumn(
        column=read_column_at(facts, "column", needed=True) or 0,
        path=read_texts(facts, "headings"),
        kind=read_word(facts, "kind", ColumnKind) or ColumnKind.VALUE,
        period=read_period(facts),
        measure=read_text(facts, "measure"),
        rule=read_word(facts, "rule", Rule),
        parts=read_columns_at(facts, "parts"),
        current=read_column_at(facts, "current"),
        base=read_column_at(facts, "base"),
        numerator=read_column_at(facts, "numerator"),
        denominator=read_column_at(facts, "denominator"),
        scale=read_number(facts, "scale") or 100,
        of_which=read_column_at(facts, "of_which"),
        guessed=frozenset(read_texts(facts, "guessed")),
    )


# --- what the entries say of each other


def _check_rows(rows: Iterable[FormRow], at: tuple[str, int], finder: _Finder) -> None:
    seen: dict[int, FormRow] = {}
    rows = tuple(rows)
    for row in rows:
        where = (*at, "row", row.row)
        with_line(finder, where, partial(_once, "row", row.row, seen))
        seen[row.row] = row
    for row in rows:
        named = {"parts": row.parts, "of_which": (row.of_which,), "numerator": (row.numerator,)}
        named["denominator"] = (row.denominator,)
        where = (*at, "row", row.row)
        with_line(finder, where, partial(_check_row, row, named, seen))


def _check_row(row: FormRow, named: Mapping[str, Sequence[int | None]], rows: Mapping[int, FormRow]) -> None:
    for key, numbers in named.items():
        for number in numbers:
            if number is not None:
                _carries_figures(key, number, number in rows, number == row.row)
                if rows[number].kind is RowKind.GROUP:
                    raise Wrong(key, "a_heading", value=number)
    _both_sides(row.numerator, row.denominator)


def _check_columns(columns: Iterable[FormColumn], at: tuple[str, int], finder: _Finder) -> None:
    seen: dict[int, FormColumn] = {}
    columns = tuple(columns)
    for column in columns:
        with_line(finder, at, partial(_once, "column", column.column, seen))
        seen[column.column] = column
    for column in columns:
        with_line(finder, at, partial(_check_column, column, seen))


def _check_column(column: FormColumn, columns: Mapping[int, FormColumn]) -> None:
    sides = (column.current, column.base, column.numerator, column.denominator, column.of_which)
    for number in (*column.parts, *(side for side in sides if side is not None)):
        _carries_figures(f"column {column.column}", number, number in columns, number == column.column)
    _both_sides(column.numerator, column.denominator)


def _carries_figures(key: str, number: int, is_known: bool, is_itself: bool) -> None:
    if not is_known:
        raise Wrong(key, "not_in_sheet", value=number)
    if is_itself:
        raise Wrong(key, "itself", value=number)


def _once(key: str, number: int, seen: Mapping[int, object]) -> None:
    if number in seen:
        raise Wrong(key, "twice", value=number)


def _both_sides(numerator: int | None, denominator: int | None) -> None:
    if (numerator is None) != (denominator is None):
        missing = "numerator" if numerator is None else "denominator"
        raise Wrong(missing, "one_side")
