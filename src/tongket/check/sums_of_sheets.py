"""Takes a case, makes findings where a sheet that sums other sheets is not their sum; one for each row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from tongket.check.case import Case, column_name, row_name
from tongket.check.kinds.rules import SheetNotSheets
from tongket.check.totals import slack


class _Off(NamedTuple):
    cell: int
    found: Decimal
    expected: Decimal


def sheets_not_summed(case: Case) -> Iterator[SheetNotSheets]:
    """Only cells that the unit gave in all the sheets tell anything."""
    off = [found for index, inputs in case.plan.sheet_sums if (found := _off(case, index, inputs)) is not None]
    for _, group in groupby(sorted(off, key=lambda one: _spot(case, one)), key=lambda one: _spot(case, one)[:2]):
        yield _finding(case, list(group))


def _spot(case: Case, off: _Off) -> tuple[str, int, int]:
    cell = case.cell(off.cell)
    return cell.sheet, cell.row.row, cell.column.column


def _off(case: Case, index: int, inputs: tuple[int, ...]) -> _Off | None:
    found, parts = case.values[index], [case.values[part] for part in inputs]
    given = [part for part in parts if part is not None]
    if found is None or len(given) < len(inputs) or not case.blamed.keys().isdisjoint((index, *inputs)):
        return None
    expected = sum(given, Decimal())
    return _Off(index, found, expected) if abs(found - expected) > slack((found, *given)) else None


def _finding(case: Case, off: list[_Off]) -> SheetNotSheets:
    first, cell = off[0], case.cell(off[0].cell)
    places = [case.place(one.cell) for one in off]
    return SheetNotSheets(
        at=places[0],
        unit=case.unit,
        related=tuple(places[1:]),
        row=row_name(cell),
        column=column_name(cell),
        found=first.found,
        expected=first.expected,
        gap=first.found - first.expected,
        sheets=" + ".join(case.plan.form.sheet(cell.sheet).sums_sheets),
        count=len(off),
    )
