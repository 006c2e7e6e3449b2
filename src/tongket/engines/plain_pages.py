"""The referee's own reading of web pages saved as .xls: takes a page, makes the grid of each outermost table."""

from __future__ import annotations

from html.parser import HTMLParser

Grid = list[list[str]]
MOST = 1000  # rows or columns a cell may span; more is made to hurt


def tables_of(page: str) -> list[Grid]:
    """Every table that holds something. A cell over several rows or columns fills the first of them only."""
    reader = _Tables()
    reader.feed(page)
    reader.close()
    return [grid for grid in reader.grids if any(map(any, grid))]


class _Tables(HTMLParser):
    """Follows tr, td and th; what spans down from a row above keeps its columns taken."""

    def __init__(self) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self.taken: dict[int, int] = {}  # column to how many rows below it stays taken
        self.is_in_cell = False
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        self.depth += tag == "table"
        if tag == "table" and self.depth == 1:
            self.grids.append([])
            self.taken = {}
        elif tag == "tr" and self.depth == 1:
            self.grids[-1].append([])
            self.taken = {column: rows - 1 for column, rows in self.taken.items() if rows > 1}
        elif tag in ("td", "th") and self.depth == 1 and self.grids[-1]:
            self._open_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Close a table or a cell."""
        self.depth -= tag == "table" and self.depth > 0
        self.is_in_cell = self.is_in_cell and tag not in ("td", "th", "tr", "table")

    def handle_data(self, data: str) -> None:
        """Text belongs to the cell last opened."""
        if self.is_in_cell:
            row = self.grids[-1][-1]
            row[self.at] = " ".join((row[self.at] + " " + data).split())

    def _open_cell(self, attrs: dict[str, str | None]) -> None:
        row = self.grids[-1][-1]
        while len(row) in self.taken:
            row.append("")
        self.at, self.is_in_cell = len(row), True
        width, height = _span(attrs.get("colspan")), _span(attrs.get("rowspan"))
        row.extend([""] * width)
        if height > 1:
            self.taken |= dict.fromkeys(range(self.at, self.at + width), height)


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MOST) if text and text.isascii() and text.isdigit() else 1
