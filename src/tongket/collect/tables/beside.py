"""Takes a `Grid`, says into which stretches of columns it falls: tables that stand beside each other."""

from __future__ import annotations

from itertools import pairwise

from tongket.collect.tables.grid import Grid
from tongket.collect.tables.words import is_code_heading, is_label_heading, is_second_code

_ALL = (1, 1 << 20)


def parts_beside(grid: Grid) -> list[tuple[int, int]]:
    """First and last column of each stretch. A stretch of its own has its own "STT" or "Chỉ tiêu" heading."""
    starts = sorted({column for row in grid.rows for column in _starts(grid, row)})
    if not starts:
        return [_ALL]
    bounds = [1, *starts, _ALL[1] + 1]
    return [(first, after - 1) for first, after in pairwise(bounds)]


def _starts(grid: Grid, row: int) -> list[int]:
    """The columns of a heading row where another table begins."""
    words = grid.words(row)
    if len(words) < 4:
        return []
    codes = [column for column in words if is_code_heading(grid.texts[row, column])]
    if len(codes) > 1 and words[0] == codes[0]:
        return [column for column in codes[1:] if not is_second_code(grid.texts[row, column])]
    return [
        column
        for before, column in pairwise(words)
        if column - grid.last_column_of(row, before) > 1
        and is_label_heading(grid.texts[row, words[0]])
        and is_label_heading(grid.texts[row, column])
        and _is_empty(grid, column - 1)
    ]


def _is_empty(grid: Grid, column: int) -> bool:
    return not any(column in columns for columns in grid.columns_of.values())
