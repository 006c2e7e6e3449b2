"""Draws small sheets for tests: one line a row, cells parted by "|", "=…" a formula, digits a number."""

from __future__ import annotations

import re

from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, position

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def drawn(picture: str, *merges: str, name: str = "Biểu 1", first_row: int = 1) -> Sheet:
    """A sheet from a picture. Merges are written "D7:F7". A cell in quotes is text as it stands: '"12"', '"  a"'."""
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(picture.strip("\n").splitlines(), first_row):
        for column, text in enumerate(line.split("|"), 1):
            cell = _cell(row, column, text.strip())
            if cell is not None:
                cells[row, column] = cell
    return Sheet(name, cells, merges=tuple(_range(merge) for merge in merges))


def _cell(row: int, column: int, text: str) -> Cell | None:
    if not text:
        return None
    if text.startswith("="):
        return Cell(row, column, CellKind.NUMBER, "0", formula=text)
    if text.startswith('"'):
        return Cell(row, column, CellKind.TEXT, text.strip('"'))
    kind = CellKind.NUMBER if _NUMBER.fullmatch(text) else CellKind.TEXT
    return Cell(row, column, kind, text)


def _range(text: str) -> Range:
    first, last = text.split(":")
    return Range(*position(first), *position(last))
