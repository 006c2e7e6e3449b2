"""Takes what was found inside a table of a .docx, makes its grid: each cell once, at its row and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from tongket.collect.documents.block import TableCell
from tongket.collect.documents.docx_blocks_lines import Item, Line
from tongket.collect.documents.docx_blocks_styles import whole
from tongket.collect.documents.docx_blocks_tags import (
    CELL,
    GRID_BEFORE,
    GRID_SPAN,
    ROW,
    SIDEWAYS_MERGE,
    VALUE,
    VERTICAL_MERGE,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 1000  # columns; no span says more
Held = TypeVar("Held")  # what a reader finds in a cell: items of a tree, or the texts of its paragraphs at once


@dataclass(slots=True, eq=False)
class GridCell(Generic[Held]):
    """One cell while its table is read."""

    row: int
    column: int
    items: list[Held]
    rows: int = 1
    columns: int = 1

    def closed(self, text: str) -> TableCell:
        """The cell with its words."""
        return TableCell(self.row, self.column, text, self.rows, self.columns)


@dataclass(slots=True)
class Grid(Generic[Held]):
    """The cells read so far, and where the next one goes."""

    cells: list[GridCell[Held]] = field(default_factory=list)
    above: dict[int, GridCell[Held]] = field(default_factory=dict)  # by column, the cell a vertical merge goes on with
    row: int = 0
    column: int = 1
    last: GridCell[Held] | None = None

    def begin_row(self) -> None:
        """A new row."""
        self.row, self.column, self.last = self.row + 1, 1, None

    def begin(self) -> None:
        """A new cell of the row."""
        self.last = GridCell(self.row or 1, self.column, [])
        self.cells.append(self.last)
        self.column += 1

    def write(self, item: Held) -> None:
        """What stands in the cell."""
        if self.last is not None:
            self.last.items.append(item)

    def widen(self, columns: int) -> None:
        """The cell spans several columns."""
        if self.last is not None and columns > 1:
            self.last.columns = columns
            self.column = self.last.column + columns

    def merge(self, how: str) -> None:
        """A merged cell goes on downwards: its first part stands for all of them."""
        if self.last is None:
            return
        first = self.above.get(self.last.column)
        if how == "restart" or first is None:
            self.above[self.last.column] = self.last
            return
        del self.cells[-1]
        first.rows = self.last.row - first.row + 1
        self.last = first

    def merge_sideways(self, how: str) -> None:
        """The cell goes on with the one before it."""
        if how != "restart" and self.last is not None and len(self.cells) > 1:
            del self.cells[-1]
            self.last = self.cells[-1]
            self.last.columns = self.column - self.last.column


def _span(element: _Element, otherwise: int) -> int:
    return min(whole(str(element.get(VALUE, ""))), WIDEST) or otherwise


def grid_of(items: Iterable[Item]) -> Grid[Item]:
    """The grid of one table."""
    grid: Grid[Item] = Grid()
    for item in items:
        _take(grid, item)
    return grid


def _take(grid: Grid[Item], item: Item) -> None:
    """One thing found inside the table, in its order."""
    if isinstance(item, Line):
        grid.write(item)
    elif item.tag == ROW:
        grid.begin_row()
    elif item.tag == GRID_BEFORE:
        grid.column += _span(item, 0)
    elif item.tag == CELL:
        grid.begin()
    elif item.tag == GRID_SPAN:
        grid.widen(_span(item, 1))
    elif item.tag == VERTICAL_MERGE:
        grid.merge(str(item.get(VALUE, "continue")))
    elif item.tag == SIDEWAYS_MERGE:
        grid.merge_sideways(str(item.get(VALUE, "continue")))
    else:
        grid.write(item)
