"""Takes the bytes of an .ods, gives the cells of each sheet that show a number as per cent: 0.95 as "95%"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongket.collect.workbooks.xlsx_parts import open_parts, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
KIND = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
MOST_CELLS = 100_000  # of one sheet; beyond, a column filled to its end says no more


def percents(content: bytes) -> list[set[tuple[int, int]]]:
    """One set of places for each sheet in the order of the tabs; nothing where no cell is so shown."""
    main = open_parts(content).read("content.xml")
    if main is None or b"percentage" not in main:
        return []
    root = parse_xml(main, "content.xml")
    return [set(_places(table)) for table in root.iter(TABLE + "table")]


def _places(table: _Element) -> Iterator[tuple[int, int]]:
    """What is repeated stands once in the file."""
    row, count = 0, 0
    for line in table.iter(TABLE + "table-row"):
        rows = _times(line, "rows")
        columns = list(_columns(line))
        for number in range(row + 1, row + rows + 1) if columns else ():
            for column in columns:
                yield number, column
                count += 1
            if count > MOST_CELLS:
                return
        row += rows


def _columns(line: _Element) -> Iterator[int]:
    column = 0
    for cell in line.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
        times = _times(cell, "columns")
        if cell.get(KIND) == "percentage":
            yield from range(column + 1, column + min(times, MOST_CELLS) + 1)
        column += times


def _times(element: _Element, what: str) -> int:
    repeated = element.get(f"{TABLE}number-{what}-repeated", "1")
    return int(repeated) if repeated.isdecimal() else 1
