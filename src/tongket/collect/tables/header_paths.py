"""Takes heading rows, makes each column's path of headings, top first; numbering and measure lines stay out."""

from __future__ import annotations

import re

from tongket.collect.tables.grid import Grid
from tongket.collect.tables.header_rows import Header
from tongket.collect.tables.words import is_code_heading, is_label_heading, is_measure_heading, measure_in_brackets
from tongket.periods.period import Period
from tongket.periods.reading import read_periods
from tongket.wording.fold import fold

Path = tuple[str, ...]
_RATE = re.compile(r"ty le\s*\(?%?\)?|ti le|%|ratio|percentage")
_COMPARES = re.compile(r"so sanh|so voi|tang|giam|\+/-|±|compar|index")


def paths(grid: Grid, header: Header, columns: list[int], stub: set[int]) -> dict[int, Path]:
    """Each column's headings. A heading holds for the columns it is merged over, or that plainly stand under it."""
    filled: dict[tuple[int, int], str] = {}
    for position, row in enumerate(header.rows):
        for column in columns:
            filled[row, column] = _heading(grid, header, position, column, filled, stub)
    found = {column: _path(header.rows, column, filled) for column in columns}
    if header.numbering_row is not None and _need_numbers(found, stub):
        row = header.numbering_row
        return {
            column: (*path, grid.text(row, column)) if column not in stub else path for column, path in found.items()
        }
    return found


def _heading(
    grid: Grid, header: Header, position: int, column: int, filled: dict[tuple[int, int], str], stub: set[int]
) -> str:
    row = header.rows[position]
    text = grid.text(row, column)
    if text or (row, column) in grid.corner_of:
        return "" if (row, column) in grid.measure_cells else text
    left = column - 1
    inherited = filled.get((row, left), "")
    if not inherited or left in stub or column in stub or (row, left) in grid.corner_of:
        return ""
    below = header.rows[position + 1 :]
    has_own = any(grid.own_text(r, column) for r in below) and any(grid.text(r, left) for r in below)
    same_parents = all(filled.get((r, left)) == filled.get((r, column)) for r in header.rows[:position])
    return inherited if has_own and same_parents else ""


def _path(rows: tuple[int, ...], column: int, filled: dict[tuple[int, int], str]) -> Path:
    """Repeats of a vertically merged heading count once."""
    path: list[str] = []
    for row in rows:
        text = filled[row, column]
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _need_numbers(found: dict[int, Path], stub: set[int]) -> bool:
    """Months headed 1 to 12 under one "Tháng" look like column numbers; without them the columns were all alike."""
    own = [path for column, path in found.items() if column not in stub]
    return len(own) > 2 and len(set(own)) * 3 <= len(own)


def measure_of(path: Path) -> str:
    """The measure a column's headings state: "Giá trị (triệu đồng)", "Tỷ lệ (%)"; "" when they state none."""
    for heading in reversed(path):
        measure = measure_in_brackets(heading)
        if measure or _RATE.match(fold(heading)):
            return measure or "%"
    return ""


def period_of(path: Path) -> Period | None:
    """The period a column speaks of: its lowest heading that names one. A comparison speaks of none."""
    if any(_COMPARES.search(fold(heading)) for heading in path):
        return None
    return read_periods(path)


def is_stub_heading(path: Path) -> bool:
    """Whether the headings name the rows, not figures."""
    return any(is_code_heading(text) or is_label_heading(text) or is_measure_heading(text) for text in path)
