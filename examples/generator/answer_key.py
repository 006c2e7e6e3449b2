"""The answer: what every cell of the form comes to, by the counting rules. Takes what each unit's report counts for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal
from typing import Any, NamedTuple

from generator.form_model import CHANGE, FIGURE_SHEETS, PERCENT, PREVIOUS, TOTAL, YEARS, Row, Sheet
from generator.truth import Cells, Value
from generator.unit_model import Unit
from generator.workbook import blank_sheet

ADD = Context(prec=60)
DIVIDE = Context(prec=28)


class Part(NamedTuple):
    """What one unit is expected to give, and what counts of it."""

    unit: Unit
    counted: Cells | None  # None: nothing of it counts
    since: int  # first year it owes
    is_excluded: bool


class Result(NamedTuple):
    """What a cell comes to and whom it names."""

    value: Value | None
    expected: frozenset[str]
    missing: frozenset[str]
    excluded: frozenset[str]


class Adder:
    """Adds up one form over all parts; every cell is worked out once."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = list(parts)
        self.known: dict[tuple[str, str, str], Result] = {}

    def result(self, sheet: Sheet, row: Row, column: str) -> Result:
        """What a cell of the form comes to."""
        at = (sheet.name, row.id, column)
        if at not in self.known:
            self.known[at] = self._work_out(sheet, row, column)
        return self.known[at]

    def _work_out(self, sheet: Sheet, row: Row, column: str) -> Result:
        if column in (CHANGE, PERCENT):
            return self._change(sheet, row, column)
        if row.kind == "ratio":
            top, bottom = (self.result(sheet, sheet.by_id[name], column) for name in (row.top, row.bottom))
            return _joined((top, bottom), _percent(top.value, bottom.value))
        if row.kind == "total":
            return _added(self.result(sheet, sheet.by_id[part], column) for part in row.parts)
        if column == TOTAL:
            wanted = YEARS if row.rule == "sum" else YEARS[-1:]
            return _added(self.result(sheet, row, year) for year in wanted)
        return self._entered(sheet, row, column)

    def _change(self, sheet: Sheet, row: Row, column: str) -> Result:
        now, before = self.result(sheet, row, TOTAL), self.result(sheet, row, PREVIOUS)
        if not isinstance(now.value, Decimal) or not isinstance(before.value, Decimal):
            return _joined((now, before), None)
        change = ADD.subtract(now.value, before.value)
        return _joined((now, before), change if column == CHANGE else _percent(change, before.value))

    def _entered(self, sheet: Sheet, row: Row, column: str) -> Result:
        expected, missing, excluded, values = set(), set(), set(), []
        for part in self.parts:
            if sheet.name not in part.unit.sheets or not _owes(part.since, column):
                continue
            expected.add(part.unit.code)
            value = None if part.counted is None else part.counted.get((sheet.name, row.id, column))
            if part.is_excluded:
                excluded.add(part.unit.code)
            elif value is None:
                missing.add(part.unit.code)
            else:
                values.append(value)
        return Result(_sum(values), frozenset(expected), frozenset(missing), frozenset(excluded))


def _owes(since: int, column: str) -> bool:
    return since <= 2001 or (column != PREVIOUS and int(column) >= since)


def _sum(values: list[Value]) -> Value | None:
    if not values:
        return None
    if isinstance(values[0], tuple):
        pairs = [value for value in values if isinstance(value, tuple)]
        return sum((n for n, _ in pairs), Decimal()), sum((of for _, of in pairs), Decimal())
    return sum((value for value in values if isinstance(value, Decimal)), Decimal())


def _percent(top: Value | None, bottom: Value | None) -> Decimal | None:
    if not isinstance(top, Decimal) or not isinstance(bottom, Decimal) or not bottom:
        return None
    return DIVIDE.divide(top * 100, bottom)


def _joined(results: Iterable[Result], value: Value | None) -> Result:
    every = list(results)
    return Result(
        value,
        frozenset().union(*(result.expected for result in every)),
        frozenset().union(*(result.missing for result in every)),
        frozenset().union(*(result.excluded for result in every)),
    )


def _added(results: Iterable[Result]) -> Result:
    every = list(results)
    return _joined(every, _sum([result.value for result in every if result.value is not None]))


def _text(value: Value | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, tuple):
        return f"{value[0]}/{value[1]}"
    return f"{value.normalize():f}" if value else "0"


def figures(parts: Iterable[Part]) -> dict[str, dict[str, Any]]:
    """Every cell of the blank form that is to be consolidated, by `Sheet!Cell`."""
    adder, out = Adder(parts), {}
    for sheet in FIGURE_SHEETS:
        blank = blank_sheet(sheet)
        columns = [column for column in sheet.columns if column in (*YEARS, TOTAL, PREVIOUS, CHANGE, PERCENT)]
        for row in sheet.rows:
            if row.kind == "group":
                continue
            for column in columns:
                result = adder.result(sheet, row, column)
                out[f"{sheet.name}!{blank.address(row.id, column)}"] = {
                    "value": _text(result.value),
                    "units_in": len(result.expected - result.missing - result.excluded),
                    "units_expected": len(result.expected),
                    "missing": sorted(result.missing - result.excluded),
                    "excluded": sorted(result.excluded),
                }
    return out
