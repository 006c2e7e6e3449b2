"""Takes the columns a sheet was cut into, makes what its filled cells hold; steps back when in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, repeat
from typing import NamedTuple

from tongket.collect.workbooks.sheet import Cell, CellKind
from tongket.collect.workbooks.xlsx_book import Book
from tongket.collect.workbooks.xlsx_known import TOLD, Columns, NotServed
from tongket.collect.workbooks.xlsx_styles import INLINE, NUMBER, RARE, SHARED, look_of
from tongket.collect.workbooks.xlsx_truth import content_of

PLAIN_NUMBERS = re.compile(r"(?:[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+\n)*+")
NUMBERS = re.compile(r"(?:-?[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+(?:[eE][-+]?[0-9]{1,2}+)?+\n)*+")
# Comments, raw text, instructions, second namespaces, line ends a parser would change: what could hide or fake cells.
STRANGE = re.compile(rb"<!|<\?|\]\]>|xmlns|\r")
STRANGE_LETTERS = (b"!", b"?", b"]", b"xmlns", b"\r")
NOT_IN_XML = bytes([*range(9), 11, 12, *range(14, 32)])
Content = tuple[CellKind, str, bool]


def is_strange(rows: bytes) -> bool:
    """Whether something in the rows could be more than elements and texts."""
    if rows.translate(None, NOT_IN_XML) != rows:
        return True
    return any(letters in rows for letters in STRANGE_LETTERS) and STRANGE.search(rows) is not None


class Filled(NamedTuple):
    """The filled cells of a sheet column by column, read."""

    places: Sequence[tuple[int, int]]
    attributes: Sequence[str]
    ways: Sequence[str]
    kinds: Sequence[CellKind]
    values: Sequence[str]  # as the file writes them
    raws: list[str]
    formulas: Sequence[str | None]
    formats: Sequence[str]
    stored: Iterable[bool]

    def cells(self) -> dict[tuple[int, int], Cell]:
        """The cells that hold something. Every cell of a sheet passes here, in loops that run in C."""
        rows, columns = zip(*self.places, strict=True)
        made = zip(rows, columns, self.kinds, self.raws, self.formulas, self.formats, self.stored, strict=True)
        cells = dict(zip(self.places, map(tuple.__new__, repeat(Cell), made), strict=True))
        if "" not in self.raws:
            return cells
        return {place: cell for place, cell in cells.items() if cell[3] or cell[4] is not None}


def filled_columns(book: Book, columns: Columns) -> Filled:
    """Read the columns a sheet was cut into. Raises `NotServed` when in doubt."""
    try:
        ways, whats, formats = zip(*map(book.looks.__getitem__, columns.attributes), strict=True)
        raws = _raws(book, ways, columns.values, columns.inlines)
        kinds, stored = _contents(book, columns, ways, whats, raws)
    except (LookupError, ValueError, ArithmeticError) as error:
        raise NotServed from error
    formulas = list(islice(columns.formulas, len(raws)))
    return Filled(columns.places, columns.attributes, ways, kinds, columns.values, raws, formulas, formats, stored)


def _raws(book: Book, ways: Sequence[str], values: Sequence[str], inlines: Sequence[str]) -> list[str]:
    """The text of each cell as far as its way of writing tells it; numbers and indexes are digits as programs write."""
    texts, used = book.texts_by_index, set(ways)
    require_numbers(
        [value for value, way in zip(values, ways, strict=True) if value and way != RARE] if RARE in used else values
    )
    raws = [texts[value] if way == SHARED else value for value, way in zip(values, ways, strict=True)]
    if INLINE not in used and not any(inlines):
        return raws
    if [way == INLINE for way in ways] != list(map(bool, inlines)):
        raise NotServed
    return [TOLD[text] if text else raw for text, raw in zip(inlines, raws, strict=True)]


def _contents(
    book: Book, columns: Columns, ways: Sequence[str], kinds: Sequence[CellKind], raws: list[str]
) -> tuple[Sequence[CellKind], Iterable[bool]]:
    """Kind of each cell and whether a result is stored; what is neither plain number nor plain text is looked at."""
    if RARE not in ways and "" not in raws:
        return kinds, repeat(True, len(raws))
    whats, stored = list(kinds), [True] * len(raws)
    for index, (way, raw) in enumerate(zip(ways, raws, strict=True)):
        if way == RARE:
            whats[index], raws[index], stored[index] = _content(book, columns, index)
        elif way == NUMBER and not raw:
            whats[index], stored[index] = CellKind.TEXT, False
    return whats, stored


def require_numbers(values: Sequence[str]) -> None:
    """Raise `NotServed` unless each is digits of a whole number, or of a number of any kind, or nothing at all."""
    filled = [*filter(None, values)]
    lines = "\n".join([*filled, ""])
    if lines.count("\n") != len(filled) or (
        PLAIN_NUMBERS.fullmatch(lines) is None and NUMBERS.fullmatch(lines) is None
    ):
        raise NotServed


def _content(book: Book, columns: Columns, index: int) -> Content:
    """What one of the rarer cells holds."""
    value = columns.values[index]
    style, kind = look_of(columns.attributes[index])
    if kind == "str" and not value and columns.lacks_results:
        raise NotServed
    if kind == "str":
        return CellKind.TEXT, TOLD[value], True
    if "&" in value or value != value.strip():
        raise NotServed
    return content_of(book, kind, value, book.styles[style])
