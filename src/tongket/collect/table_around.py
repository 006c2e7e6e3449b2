"""Takes the lines around a table, makes its title, its measure and its notes."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.collect.table import TableNote
from tongket.collect.table_grid import Grid
from tongket.collect.table_words import is_letterhead, is_signature

_LONGEST_TITLE = 6  # lines


def title_above(grid: Grid, top: int, floor: int) -> str:
    """The lines right above the headings that stand alone in their row; letterhead and measure lines left out."""
    lines: list[str] = []
    for row in reversed([row for row in grid.rows if floor < row < top]):
        texts = [grid.texts[row, c] for c in grid.columns_of[row] if (row, c) not in grid.measure_cells]
        if len(lines) >= _LONGEST_TITLE or (len(texts) > 1 and lines):
            break
        if len(texts) == 1:
            lines.insert(0, texts[0])
    return " ".join(_without_references(lines))


def _without_references(lines: list[str]) -> Iterator[str]:
    """Lines but the letterhead and what stands in brackets, "(Kèm theo Quyết định ...)", over as many lines as it runs."""
    is_open = False
    for line in lines:
        if not is_open and not line.startswith("(") and not is_letterhead(line):
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
    """Lines under a table until the next one's headings or the signatures, and lone words beside its body."""
    notes = [
        TableNote(text=grid.texts[row, column], row=row, column=column)
        for row in body
        for column in grid.words(row)
        if column > last_column
    ]
    from tongket.collect.header_rows import has_figures, names_columns

    for row in grid.rows:
        if row <= last:
            continue
        texts = [grid.texts[row, column] for column in grid.columns_of[row]]
        if has_figures(grid, row) or names_columns(grid, row) or any(is_signature(text) for text in texts):
            break
        notes += [TableNote(text=grid.texts[row, c], row=row, column=c) for c in grid.words(row)]
    return tuple(notes)
