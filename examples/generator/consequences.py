"""Findings that honestly follow from a planted mistake: a total that no longer equals its parts, and the like.

Takes finished workbooks, re-reads them as a careful person would, and names every rule of the form they break. A
checker may report these; it need not.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
                    place = sheet.address(row_id, column)
                    found.append(Planted(kind, sent.unit.code, "follows", sent, sheet=sheet.name, cell=place.__str__))
    return found


def _read(sent: Sent, sheet: UnitSheet, row_id: str, column: str) -> Decimal | None:
    """The number a reader takes from a cell, in the measure the sheet shows."""
    if row_id not in sheet.rows or column not in sheet.columns:
        return None
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
    for row in sheet.form.rows:
        if row.kind == "group" or row.id not in sheet.rows or row.rule == "n_of_n":
            continue
        for column in (*YEARS, TOTAL, PREVIOUS):
            if column in sheet.columns:
                for kind in _rules(sent, sheet, row, column):
                    yield kind, row.id, column
        if PREVIOUS in sheet.columns:
            yield from _change_rules(sent, sheet, row)


def _rules(sent: Sent, sheet: UnitSheet, row: Row, column: str) -> Iterator[str]:
    own = _read(sent, sheet, row.id, column)
    if row.kind == "total" and _differs(own, _sum_of(sent, sheet, row, column)):
        yield "total_not_parts"
    if column == TOTAL and row.kind != "ratio" and _differs(own, _period_of(sent, sheet, row)):
        yield "period_total_not_parts"
    if row.kind == "ratio" and _differs(own, _ratio_of(sent, sheet, row, column)):
        yield "ratio_wrong"
    parent = _read(sent, sheet, row.of, column) if row.of else None
    if own is not None and parent is not None and own > parent:
        yield "child_over_parent"
    if row.cumulative and column in YEARS[1:] and own is not None:
        before = [_read(sent, sheet, row.id, year) for year in YEARS[: YEARS.index(column)]]
        if any(value is not None and value > own for value in before):
            yield "cumulative_falls"


def _sum_of(sent: Sent, sheet: UnitSheet, row: Row, column: str) -> Decimal:
    return sum((_read(sent, sheet, part, column) or Decimal() for part in row.parts), Decimal())


def _period_of(sent: Sent, sheet: UnitSheet, row: Row) -> Decimal | None:
    if row.rule == "sum":
        return sum((_read(sent, sheet, row.id, year) or Decimal() for year in YEARS), Decimal())
    return _read(sent, sheet, row.id, YEARS[-1])


def _ratio_of(sent: Sent, sheet: UnitSheet, row: Row, column: str) -> Decimal | None:
    top, bottom = _read(sent, sheet, row.top, column), _read(sent, sheet, row.bottom, column)
    return top * 100 / bottom if top is not None and bottom else None


def _change_rules(sent: Sent, sheet: UnitSheet, row: Row) -> Iterator[tuple[str, str, str]]:
    now, before = _read(sent, sheet, row.id, TOTAL), _read(sent, sheet, row.id, PREVIOUS)
    if now is None or before is None:
        return
    if _differs(_read(sent, sheet, row.id, CHANGE), now - before):
        yield "change_wrong", row.id, CHANGE
    if before and _differs(_read(sent, sheet, row.id, PERCENT), (now - before) * 100 / before):
        yield "change_wrong", row.id, PERCENT
