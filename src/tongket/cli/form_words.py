"""The sentences about forms, in the language that was asked for, and a form told as lines a person reads."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from tongket.cli.words import language
from tongket.collect.workbooks.sheet import column_letters
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, How, RowKind, Rule
from tongket.directive.form_text import column_runs
from tongket.wording.told import told

_WIDEST_LABEL = 64


@cache
def _sentences(code: str) -> dict[str, Any]:
    path = resources.files("tongket").joinpath("locale", f"form.{code}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say_form(key: str, *, group: str = "", **facts: Any) -> str:
    """The sentence of that key with its facts filled in."""
    sentences: Mapping[str, str] = _sentences(language())[group] if group else _sentences(language())
    return told(sentences[key], facts)


def form_lines(form: Form) -> Iterator[str]:
    """The form as an indented table, sheet by sheet, and what it comes to."""
    for sheet in form.sheets:
        yield from _sheet(sheet)
        yield ""
    if form.not_understood:
        yield say_form("not_understood", sheets=", ".join(form.not_understood))
    derived = sum(1 for cell in form.cells if cell.how is not How.ENTERED)
    rows = sum(1 for sheet in form.sheets for row in sheet.rows if row.kind is not RowKind.GROUP)
    facts: dict[str, Any] = {"sheets": len(form.sheets), "rows": rows, "cells": len(form.cells), "derived": derived}
    yield say_form("summary", entered=len(form.cells) - derived, **facts)
    guesses = sum(_guesses(sheet) for sheet in form.sheets)
    yield say_form("guesses", count=guesses) if guesses else say_form("no_guesses")


def _guesses(sheet: FormSheet) -> int:
    return sum(len(row.guessed) for row in sheet.rows) + sum(len(column.guessed) for column in sheet.columns)


def _sheet(sheet: FormSheet) -> Iterator[str]:
    yield say_form("sheet_list" if sheet.is_list else "sheet", name=sheet.name, title=sheet.title).rstrip(": ")
    if sheet.measure:
        yield say_form("measure", measure=sheet.measure)
    if sheet.sums_sheets:
        yield say_form("sums_sheets", sheets=", ".join(sheet.sums_sheets))
    if sheet.rows:
        yield say_form("rows")
        yield from _table(_row(row) for row in sheet.rows)
    yield say_form("columns")
    yield from _table(_column(column) for column in sheet.columns)


def _row(row: FormRow) -> tuple[str, ...]:
    label = "  " * (len(row.path) - 1) + row.label.replace("\n", " ")
    rule = "" if row.kind is RowKind.GROUP else say_form(row.rule.value, group="rule") + _mark(row, "rule")
    return (str(row.row), row.code, _cut(label), row.measure, rule, _row_follows(row))


def _row_follows(row: FormRow) -> str:
    said = []
    if row.kind is RowKind.TOTAL:
        parts = "+".join(map(str, row.parts))
        said.append(
            (say_form("total", group="kind", parts=parts)) if parts else say_form("total_unknown", group="kind")
        )
    elif row.kind is RowKind.GROUP:
        said.append(say_form("group", group="kind"))
    if row.numerator is not None:
        facts = {"numerator": row.numerator, "denominator": row.denominator, "scale": row.scale}
        said.append(say_form("ratio", group="kind", **facts))
    if row.of_which is not None:
        said.append(say_form("of_which", group="kind", of_which=row.of_which) + _mark(row, "of_which"))
    if row.is_cumulative:
        said.append(say_form("cumulative", group="kind"))
    return "; ".join(said) + _mark(row, "kind", "parts", "numerator", "denominator")


def _column(column: FormColumn) -> tuple[str, ...]:
    heading = " › ".join(text.replace("\n", " ") for text in column.path)
    rule = say_form(column.rule.value, group="rule") + _mark(column, "rule") if column.rule else ""
    period = column.period.text() if column.period else ""
    return (column_letters(column.column), _cut(heading), period, column.measure, rule, _column_follows(column))


def _column_follows(column: FormColumn) -> str:
    facts = {
        "parts": "+".join(column_runs(column.parts)),
        **{
            name: column_letters(getattr(column, name) or 0) or "…"
            for name in ("current", "base", "numerator", "denominator", "of_which")
        },
        "scale": column.scale,
    }
    key = {ColumnKind.TOTAL: "column_total" if column.parts else "total_unknown"}.get(column.kind, column.kind.value)
    said = [say_form(key, group="kind", **facts)]
    if column.of_which is not None:
        said.append(say_form("of_which", group="kind", **facts))
    names = ("kind", "parts", "current", "base", "numerator", "denominator", "of_which")
    return "; ".join(text for text in said if text) + _mark(column, *names)


def _mark(entry: FormRow | FormColumn, *names: str) -> str:
    return " ?" if entry.guessed & set(names) else ""


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST_LABEL else text[: _WIDEST_LABEL - 1] + "…"


def _table(lines: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Columns set one under the other; combining marks take no room."""
    texts = [tuple(unicodedata.normalize("NFC", text) for text in line) for line in lines]
    widths = [max((len(line[n]) for line in texts), default=0) for n in range(len(texts[0]) if texts else 0)]
    for line in texts:
        yield ("    " + "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True))).rstrip()


def differences(form: Form, proposal: Form) -> Iterator[str]:
    """Where form.toml says something else than the blank form: what the clerk corrected, or what has changed since."""
    ours, theirs = {s.name: s for s in form.sheets}, {s.name: s for s in proposal.sheets}
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        if name not in theirs or name not in ours:
            yield say_form(f"sheet_only_in_{'file' if name in ours else 'blank'}", sheet=name)
            continue
        mine, blank = ours[name], theirs[name]
        yield from _differing("row", name, {r.row: r for r in mine.rows}, {r.row: r for r in blank.rows})
        columns = {c.column: c for c in mine.columns}
        yield from _differing("column", name, columns, {c.column: c for c in blank.columns})


def _differing(what: str, sheet: str, ours: Mapping[int, Any], theirs: Mapping[int, Any]) -> Iterator[str]:
    for number in sorted({*ours, *theirs}):
        at = number if what == "row" else column_letters(number)
        if number not in ours or number not in theirs:
            yield say_form(f"{what}_only_in_{'file' if number in ours else 'blank'}", sheet=sheet, at=at)
            continue
        for field in (name for name in type(ours[number]).__slots__ if name != "guessed"):
            mine, blank = getattr(ours[number], field), getattr(theirs[number], field)
            if mine != blank:
                facts = {"field": say_form(field, group="field"), "ours": _spoken(mine), "theirs": _spoken(blank)}
                yield say_form(f"{what}_differs", sheet=sheet, at=at, **facts)


def _spoken(value: Any) -> str:
    if value is None or value in ("", ()):
        return say_form("nothing")
    if isinstance(value, Rule):
        return say_form(value.value, group="rule")
    if isinstance(value, tuple):
        return " › ".join(map(str, value))
    return value.text() if hasattr(value, "text") else str(getattr(value, "value", value))
