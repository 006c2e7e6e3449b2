"""Takes rows of cells known by their left and right edges (.doc, .rtf), makes the cells of a table on one grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tongket.collect.documents.block import TableCell

NEAR = 60  # twentieths of a point: edges drawn by hand that were meant to be one


class EdgedCell(NamedTuple):
    """One cell of a row as its program keeps it."""

    text: str
    left: int
    right: int
    goes_on: str = ""  # "left" or "up": the cell is a part of the one beside or above it


def cells_of_rows(rows: Iterable[Sequence[EdgedCell]]) -> tuple[TableCell, ...]:
    """Every cell once, at its row and column; merged ones at their upper left."""
    listed = list(rows)
    edges = _edges(cell.left for row in listed for cell in row)
    above: dict[int, int] = {}  # by column, where in `made` the cell is that a vertical merge goes on with
    made: list[TableCell] = []
    for number, row in enumerate(listed, start=1):
        for cell in row:
            _place(cell, number, edges, above, made)
    return tuple(made)


def _edges(lefts: Iterable[int]) -> list[int]:
    """The edges columns begin at; those nearly the same are one."""
    found: list[int] = []
    for left in sorted(set(lefts)):
        if not found or left - found[-1] > NEAR:
            found.append(left)
    return found


def _place(cell: EdgedCell, row: int, edges: list[int], above: dict[int, int], made: list[TableCell]) -> None:
    column = max(1, bisect_left(edges, cell.left + NEAR))
    columns = max(1, bisect_left(edges, cell.right - NEAR) - column + 1)
    if cell.goes_on == "left" and made and made[-1].row == row:
        made[-1] = _grown(made[-1], cell.text, columns=column + columns - made[-1].column)
    elif cell.goes_on == "up" and column in above:
        first = made[above[column]]
        made[above[column]] = _grown(first, cell.text, rows=row - first.row + 1)
    else:
        above[column] = len(made)
        made.append(TableCell(row, column, cell.text, 1, columns))


def _grown(cell: TableCell, text: str, *, rows: int = 0, columns: int = 0) -> TableCell:
    both = "\n".join(filter(None, (cell.text, text)))
    return cell._replace(text=both, rows=max(rows, cell.rows), columns=max(columns, cell.columns))
