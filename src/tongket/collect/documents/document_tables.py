"""Takes a table block of a document, makes the `Table`s understood in it: its cells are read as those of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.collect.documents.block import Block, BlockKind, TableCell
from tongket.collect.tables.table import Table
from tongket.collect.tables.understand import understand
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet

LINES_ABOVE = 3  # blocks before a table that may hold its title and its measure
LONGEST_LINE = 250  # letters: what is longer is text, no title


def tables_of(blocks: Sequence[Block]) -> Iterator[tuple[Block, Sheet, Table]]:
    """Every table understood, with its block and its cells as a sheet; rows and columns are those of the block."""
    for at, block in enumerate(blocks):
        if block.cells:
            above = list(_lines_above(blocks, at))
            lower = sheet_of(block.cells, above)
            sheet = sheet_of(block.cells, ())
            yield from ((block, sheet, _moved_up(table, len(above))) for table in understand(lower))


def _lines_above(blocks: Sequence[Block], at: int) -> list[str]:
    """The short lines right before a table, top first."""
    lines: list[str] = []
    for block in reversed(blocks[max(0, at - LINES_ABOVE) : at]):
        if block.cells or block.kind is BlockKind.NOTE or len(block.text) > LONGEST_LINE:
            break
        lines.insert(0, block.text)
    return lines


def sheet_of(cells: Sequence[TableCell], above: Sequence[str]) -> Sheet:
    """The cells at their addresses, under the lines that stand above them."""
    down = len(above)
    filled = {(row, 1): Cell(row, 1, CellKind.TEXT, text) for row, text in enumerate(above, start=1)}
    for cell in cells:
        text = " ".join(cell.text.split())
        if text:
            filled[cell.row + down, cell.column] = Cell(cell.row + down, cell.column, CellKind.TEXT, text)
    merges = tuple(_merge(cell, down) for cell in cells if cell.rows > 1 or cell.columns > 1)
    return Sheet("", filled, merges)


def _merge(cell: TableCell, down: int) -> Range:
    top = cell.row + down
    return Range(top, cell.column, top + cell.rows - 1, cell.column + cell.columns - 1)


def _moved_up(table: Table, rows: int) -> Table:
    """The table with its rows counted from the top of its block."""
    area = table.range
    return replace(
        table,
        range=area._replace(first_row=max(1, area.first_row - rows), last_row=area.last_row - rows),
        header_rows=tuple(row - rows for row in table.header_rows if row > rows),
        rows=tuple(replace(row, row=row.row - rows) for row in table.rows),
        notes=tuple(replace(note, row=note.row - rows) for note in table.notes if note.row > rows),
    )
