"""Takes a unit's sheet, makes the small picture of it that the page shows around a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tongket.collect.workbooks.sheet import CellKind, Sheet
from tongket.collect.workbooks.stored_number import is_stored_number, stored_number
from tongket.wording.numbers import print_number

_MOST_PLACES, _SHORT_PLACES = 4, 2
MOST_ROWS, MOST_COLUMNS, LONGEST = 300, 40, 120


def picture(sheet: Sheet) -> dict[str, Any]:
    """The texts of a sheet by row and column with its merges; what lies beyond the limits is counted, not shown."""
    shown = [
        [row, column, _text(cell.raw, is_number=cell.kind is CellKind.NUMBER)]
        for (row, column), cell in sorted(sheet.cells.items())
        if row <= MOST_ROWS and column <= MOST_COLUMNS
    ]
    merges = [list(merge) for merge in sheet.merges if merge.first_row <= MOST_ROWS]
    return {"cells": shown, "merges": merges, "beyond": len(sheet.cells) - len(shown)}


def _text(raw: str, *, is_number: bool) -> str:
    text = _as_shown(raw) if is_number else raw
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _as_shown(raw: str) -> str:
    """About as the unit's program shows it; the page says the exact text of the cell it points at."""
    if not is_stored_number(raw):
        return raw
    value = stored_number(raw)
    is_long = -int(value.as_tuple().exponent) > _MOST_PLACES
    return print_number(value, _SHORT_PLACES if is_long else None)


def pictures(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """Pictures of the visible sheets by name."""
    return {sheet.name: picture(sheet) for sheet in sheets if not sheet.is_hidden}
