"""Takes a table of a web page, says whether it holds data or only layout, and gives its cells on one grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tongket.collect.documents.block import TableCell

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_CELL = 1500  # letters: what holds more is a column of the page, no cell
WIDEST = 1000


def is_data_table(table: _Element) -> bool:
    """Whether it is a table to be read as one: two cells side by side, none with a page in it."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    is_wide = any(len(row) > 1 for row in rows)
    return is_wide and all(len(" ".join(map(str, cell.itertext()))) <= LONGEST_CELL for row in rows for cell in row)


def rows_of(table: _Element, text_of: Callable[[_Element], str]) -> Iterator[TableCell]:
    """Every cell at its row and column, the places that cells from above reach down to passed over."""
    taken: dict[int, int] = {}  # by column, the last row a cell from above reaches
    for number, row in enumerate(table.iter("tr"), start=1):
        column = 1
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) >= number:
                column += 1
            rows, columns = _span(cell.get("rowspan")), _span(cell.get("colspan"))
            taken.update(dict.fromkeys(range(column, column + columns), number + rows - 1))
            yield TableCell(number, column, text_of(cell), rows, columns)
            column += columns


def _span(text: str | None) -> int:
    plain = (text or "").strip()
    return min(int(plain), WIDEST) or 1 if plain.isdecimal() and len(plain) < 6 else 1
