"""Takes a unit's form and what it typed, makes what the page needs to draw it, work it out and check it at once.

What the page works out is shown only: the rules here are those of the desk, and the workbook is made on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from tongket.check.check_submission import check_submission
from tongket.check.finding import Finding
from tongket.check.plan import Plan, plan_of
from tongket.check.speech import spoken, words_of
from tongket.collect.owed import asked_sheets
from tongket.collect.submission import State
from tongket.collect.typed_entries import Entry, Spot, entered_submission, note_places, read_entries
from tongket.collect.workbooks.sheet import Sheet, position
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import ColumnKind, Form, FormCell, FormSheet, How, RowKind
from tongket.directive.form_cells import Identity
from tongket.directive.review import Review
from tongket.draft.entry_rules import kind_of_entry
from tongket.units.unit import Unit

# What a page can tell at once, before the server answers; every other kind comes with the server's answer.
TOLD_AT_ONCE = (
    "C301", "C302", "C303", "C304", "C308", "C309", "C310", "C311", "D401", "D402", "D403", "D404", "D405", "D406",
    "D409",
)  # fmt: skip
_PLANS: dict[int, Plan] = {}  # by identity of the form, which the desk keeps


def label_headings(blank: Path, form: Form) -> dict[str, str]:
    """Sheet to what its blank calls the column of labels: "Nội dung", "Tên vụ việc"."""
    read = _sheets_of(blank, blank.stat().st_mtime_ns)
    asked = [sheet for sheet in form.sheets if sheet.name in read and sheet.header_rows]
    return {sheet.name: _label_heading(sheet, read[sheet.name]) for sheet in asked}


@lru_cache(maxsize=8)
def _sheets_of(blank: Path, changed: int) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in read_workbook(blank, blank.name).sheets}


def _label_heading(asked: FormSheet, sheet: Sheet) -> str:
    cells = (sheet.cells.get((row, asked.label_column)) for row in sorted(asked.header_rows))
    return next((" ".join(cell.raw.split()) for cell in cells if cell is not None and cell.raw.strip()), "")


def plan_for(form: Form) -> Plan:
    """The plan of a form, made the first time it is asked for."""
    known = _PLANS.get(id(form))
    if known is None or known.form is not form:
        if len(_PLANS) >= 8:
            _PLANS.clear()
        known = _PLANS[id(form)] = plan_of(form)
    return known


def described(form: Form, unit: Unit, headings: Mapping[str, str]) -> dict[str, Any]:
    """The sheets asked of the unit with their rows, columns and cells, inputs before what is worked out from them."""
    plan, asked = plan_for(form), asked_sheets(form, unit.owes)
    owed, counts = plan.owing.of(unit), frozenset(plan.counts)
    sheets = [sheet for sheet in form.sheets if sheet.name in asked]
    cells = [cell for cell in form.cells if cell.sheet in asked]
    return {
        "marks": {"zero": list(form.zero_marks), "none": list(form.not_available_marks)},
        "sheets": [_sheet(sheet, headings.get(sheet.name, "")) for sheet in sheets],
        "cells": [_cell(cell, is_owed=bool(owed[cell.index]), is_count=cell.index in counts) for cell in cells],
        "rules": [
            _rule(identity, is_guessed=identity.is_guessed and not form.is_confirmed)
            for identity in (*plan.totals, *plan.comparisons)
            if form.cells[identity.result].sheet in asked
        ],
    }


def _sheet(sheet: FormSheet, heading: str) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "title": sheet.title,
        "measure": sheet.measure,
        "isList": sheet.is_list,
        "labelColumn": sheet.label_column,
        "labelHeading": heading,
        "codeColumn": sheet.code_column,
        "columns": [
            {"c": column.column, "path": list(column.path), "isText": column.kind is ColumnKind.TEXT or sheet.is_list}
            for column in sheet.columns
        ],
        "rows": [
            {
                "r": row.row,
                "code": row.code,
                "label": row.label,
                "depth": max(0, len(row.path) - 1),
                "measure": row.measure,
                "isGroup": row.kind is RowKind.GROUP,
            }
            for row in sheet.rows
        ],
        "notes": sorted(note_places(sheet), key=position),
        "closed": list(sheet.closed),
    }


def _cell(cell: FormCell, *, is_owed: bool, is_count: bool) -> dict[str, Any]:
    row, column = position(cell.address)
    made: dict[str, Any] = {"i": cell.index, "id": cell.id, "s": cell.sheet, "r": row, "c": column}
    made |= {"kind": kind_of_entry(cell), "how": cell.how.value, "rule": cell.rule.value, "measure": cell.measure}
    made |= {"owed": is_owed, "count": is_count}
    if cell.how is not How.ENTERED:
        scale = cell.row.scale if cell.row.numerator is not None else cell.column.scale
        made |= {"inputs": list(cell.inputs), "scale": scale}
    return made


def _rule(identity: Identity, *, is_guessed: bool) -> dict[str, Any]:
    return {
        "kind": identity.kind.value,
        "result": identity.result,
        "inputs": list(identity.inputs),
        "rule": identity.rule.value,
        "scale": identity.scale,
        "guessed": is_guessed,
    }


def sentences_at_once(language: str) -> dict[str, dict[str, str]]:
    """The desk's own sentences of the kinds a page tells at once, with the names of their facts."""
    findings = words_of(language)["findings"]
    return {code: {"says": findings[code]["says"], "remedy": findings[code]["remedy"]} for code in TOLD_AT_ONCE}


def checked(
    form: Form, entries: Mapping[Spot, Entry], unit: Unit, review: Review, *, language: str
) -> list[dict[str, Any]]:
    """What the desk finds in the entries, by the functions that will check the workbook."""
    made = entered_submission(form, entries, unit, file="")
    found = check_submission(made, form, unit, review, plan=plan_for(form))
    return [_finding(finding, language) for finding in found if finding.at.cell]


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    says, remedy = spoken(finding, language)
    at = f"{finding.at.sheet}!{finding.at.cell}"
    return {"cell": at, "code": finding.code, "weight": finding.severity.value, "says": says, "remedy": remedy}


def readings_in_words(form: Form, entries: Mapping[Spot, Entry]) -> dict[str, dict[str, str]]:
    """What the server read of entries that a page cannot read by itself: "2,5 tỷ đồng", "ước 1.200"."""
    reads = read_entries(form, entries)
    return {
        cell.id: {"text": entries[cell.sheet, cell.address].text, "value": _plain(read.value)}
        for cell, read in zip(form.cells, reads, strict=True)
        if (cell.sheet, cell.address) in entries and read.oddity is not None and read.state is State.NUMBER
    }


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def as_cells(entries: Mapping[Spot, Entry]) -> dict[str, dict[str, str]]:
    """Entries as the page holds them."""
    return dict(_as_cells(entries.items()))


def _as_cells(entries: Iterable[tuple[Spot, Entry]]) -> Iterator[tuple[str, dict[str, str]]]:
    for (sheet, place), entry in entries:
        made = {"t": entry.text}
        yield f"{sheet}!{place}", made | ({"n": format(entry.chosen, "f")} if entry.chosen is not None else {})
