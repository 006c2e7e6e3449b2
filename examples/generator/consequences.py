"""Findings that honestly follow from a planted mistake: a total that no longer equals its parts, and the like.

Takes finished workbooks, re-reads them as a careful person would, and names every rule of the form they break. A
checker may report these; it need not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from generator.form_model import CHANGE, PERCENT, PREVIOUS, TOTAL, YEARS, Row
from generator.sending import Planted, Sent
from generator.workbook import UnitSheet, calculated

CLOSE = Decimal("0.000001")


def follow_on(sents: list[Sent]) -> list[Planted]:
    """Every broken rule in every messy workbook."""
    found = []
    for sent in sents:
        if sent.is_messy and sent.same_as is None and sent.status != "absent":
            for sheet in sent.sheets.values():
                for kind, row_id, column in _broken(sent, sheet):
                    cell = partial(sheet.address, row_id, column)
                    found.append(Planted(kind, sent.unit.code, "follows", sent, sheet=sheet.name, cell=cell))
    return found


def _read(sent: Sent, sheet: UnitSheet, row_id: str, column: str, *, again: bool = False) -> Decimal | None:
    """The number a reader takes from a cell, in the measure the sheet shows; `again`: totals added from their items."""
    if row_id not in sheet.rows or column not in sheet.columns:
        return None
    row = sheet.form.by_id[row_id]
    if again and row.kind == "total":
        return sum((_read(sent, sheet, part, column, again=True) or Decimal() for part in row.parts), Decimal())
    if again and row.kind == "item" and column == TOTAL:
        return _period_of(sent, sheet, row)
    at = (sheet.form.name, row_id, column)
    if (
        (row_id, column) in sheet.overrides
        and sheet.form.by_id[row_id].kind == "item"
        and column not in (TOTAL, CHANGE, PERCENT)
    ):
        value = sent.counted.get(at)
    else:
        shown = calculated(sheet, row_id, column)
        value = Decimal() if shown == "-" else shown if isinstance(shown, Decimal) else None
    return value if isinstance(value, Decimal) else None


def _differs(own: Decimal | None, right: Decimal | None) -> bool:
    return own is not None and right is not None and abs(own - right) > CLOSE * max(1, abs(right))


def _broken(sent: Sent, sheet: UnitSheet) -> Iterator[tuple[str, str, str]]:
    found = set()
    for row in sheet.form.rows:
        if row.kind == "group" or row.id not in sheet.rows or row.rule == "n_of_n":
            continue
        for again in (False, True):
            found |= {(kind, row.id, column) for kind, column in _broken_in_row(sent, sheet, row, again=again)}
    yield from sorted(found)


def _broken_in_row(sent: Sent, sheet: UnitSheet, row: Row, *, again: bool) -> Iterator[tuple[str, str]]:
    for column in (*YEARS, TOTAL, PREVIOUS):
        if column in sheet.columns:
            for kind in _rules(sent, sheet, row, column, again=again):
                yield kind, column
    if PREVIOUS in sheet.columns:
        yield from _change_rules(sent, sheet, row, again=again)
    for column in (*YEARS, TOTAL, PREVIOUS, CHANGE, PERCENT):
        if column in sheet.columns and str(calculated(sheet, row.id, column)).startswith("#"):
            yield "formula_error", column


def _rules(sent: Sent, sheet: UnitSheet, row: Row, column: str, *, again: bool) -> Iterator[str]:
    own = _read(sent, sheet, row.id, column)
    if row.kind == "total" and _differs(own, _sum_of(sent, sheet, row, column, again=again)):
        yield "total_not_parts"
    if column == TOTAL and row.kind != "ratio" and _differs(own, _period_of(sent, sheet, row, again=again)):
        yield "period_total_not_parts"
    if row.kind == "ratio" and _differs(own, _ratio_of(sent, sheet, row, column, again=again)):
        yield "ratio_wrong"
    parent = _read(sent, sheet, row.of, column, again=again) if row.of else None
    if own is not None and parent is not None and own > parent:
        yield "child_over_parent"
    if row.cumulative and column in YEARS[1:] and own is not None:
        before = [_read(sent, sheet, row.id, year) for year in YEARS[: YEARS.index(column)]]
        if any(value is not None and value > own for value in before):
            yield "cumulative_falls"


def _sum_of(sent: Sent, sheet: UnitSheet, row: Row, column: str, *, again: bool) -> Decimal:
    return sum((_read(sent, sheet, part, column, again=again) or Decimal() for part in row.parts), Decimal())


def _period_of(sent: Sent, sheet: UnitSheet, row: Row, *, again: bool = False) -> Decimal | None:
    if row.rule == "sum":
        years = (_read(sent, sheet, row.id, year, again=again) or Decimal() for year in YEARS)
        return sum(years, Decimal())
    return _read(sent, sheet, row.id, YEARS[-1])


def _ratio_of(sent: Sent, sheet: UnitSheet, row: Row, column: str, *, again: bool) -> Decimal | None:
    top, bottom = (_read(sent, sheet, name, column, again=again) for name in (row.top, row.bottom))
    return top * 100 / bottom if top is not None and bottom else None


def _change_rules(sent: Sent, sheet: UnitSheet, row: Row, *, again: bool) -> Iterator[tuple[str, str]]:
    now, before = (_read(sent, sheet, row.id, column, again=again) for column in (TOTAL, PREVIOUS))
    if now is None or before is None:
        return
    if _differs(_read(sent, sheet, row.id, CHANGE), now - before):
        yield "change_wrong", CHANGE
    if before and _differs(_read(sent, sheet, row.id, PERCENT), (now - before) * 100 / before):
        yield "change_wrong", PERCENT
