"""Takes the lines around a table, makes its title, its measure and its notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tongket.collect.tables.grid import Grid, Position
from tongket.collect.tables.header_rows import has_figures, names_columns
from tongket.collect.tables.table import TableNote
from tongket.collect.tables.words import is_dateline, is_letterhead, is_note, is_signature

_LONGEST_TITLE = 6  # lines
_FEWEST_WORDS = 3  # of a title that a measure follows
_MEASURE_BEHIND = re.compile(r"[(,;–-]?\s*\b(?:đơn vị(?: tính)?|đvt)\s*:.*$", re.IGNORECASE)


def title_above(grid: Grid, top: int, floor: int) -> str:
    """The lines right above the headings that stand alone in their row; letterhead and measure lines left out."""
    for stretch in _stretches_above(grid, top, floor):
        title = " ".join(_without_references(stretch))
        if title:
            return title
    return ""


def _stretches_above(grid: Grid, top: int, floor: int) -> Iterator[list[str]]:
    """The lines above, nearest first, cut at empty rows, notes and rows of two texts, which are letterhead."""
    lines: list[str] = []
    below = top
    for row in reversed([row for row in grid.rows if floor < row < top]):
        texts = list(filter(None, (_told_in(grid, (row, column)) for column in grid.columns_of[row])))
        if any(map(is_note, texts)):
            break
        if below - row > 1 or len(texts) > 1 or len(lines) >= _LONGEST_TITLE:
            yield lines
            lines = []
        if len(texts) == 1:
            lines.insert(0, texts[0])
        below = row
    yield lines


def _told_in(grid: Grid, at: Position) -> str:
    """A text; of one that states a measure what it tells before: "DÂN SỐ THEO NHÓM TUỔI (Đơn vị tính: người)"."""
    text = grid.texts[at]
    if at not in grid.measure_cells:
        return text
    before = _MEASURE_BEHIND.sub("", text).strip(" ,;-–") if _MEASURE_BEHIND.search(text) else ""
    return before if len(before.split()) >= _FEWEST_WORDS else ""


def _without_references(lines: list[str]) -> Iterator[str]:
    """Lines but the letterhead and what stands in brackets, "(Kèm theo Quyết định ...)", on however many lines."""
    is_open = False
    for line in lines:
        if not is_open and not line.startswith("(") and not is_letterhead(line) and not is_dateline(line):
            yield line
        is_open = (is_open or line.startswith("(")) and ")" not in line


def measure_above(grid: Grid, whole: Grid, top: int, floor: int) -> str:
    """The nearest measure line above the headings, among the table's own columns first, then anywhere in the sheet."""
    for where in (grid, whole):
        for low in (floor, 0):
            rows = [at for at in where.measure_cells if low < at[0] <= top and at not in where.figures]
            if rows:
                return where.measure_cells[max(rows)]
    return ""


def notes_below(grid: Grid, last: int, last_column: int, body: list[int]) -> tuple[TableNote, ...]:
    """Lines under a table until the signatures or the next one's title, and lone words beside its body."""
    beside = [(row, column) for row in body for column in grid.words(row) if column > last_column]
    rows, is_followed = _rows_below(grid, last)
    if is_followed:
        rows = _without_title(grid, rows)
    below = [(row, column) for row in rows for column in grid.words(row) if (row, column) not in grid.measure_cells]
    return tuple(TableNote(text=grid.texts[at], row=at[0], column=at[1]) for at in (*beside, *below))


def _rows_below(grid: Grid, last: int) -> tuple[list[int], bool]:
    """The rows of words under a table, and whether another table ends them."""
    rows: list[int] = []
    for row in grid.rows[bisect_right(grid.rows, last) :]:
        if has_figures(grid, row) or names_columns(grid, row):
            return rows, True
        if any(is_signature(grid.texts[row, column]) for column in grid.columns_of[row]):
            break
        rows.append(row)
    return rows, False


def _without_title(grid: Grid, rows: list[int]) -> list[int]:
    """The lines that head the next table go: those after the last note, or after the last empty row."""
    notes = [position for position, row in enumerate(rows) if is_note(grid.texts[row, grid.columns_of[row][0]])]
    gaps = [position for position in range(1, len(rows)) if rows[position] - rows[position - 1] > 1]
    return rows[: max(notes[-1] + 1 if notes else 0, gaps[-1] if gaps else 0)]
