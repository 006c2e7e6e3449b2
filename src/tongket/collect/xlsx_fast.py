"""Takes a worksheet part of the shape common producers write, makes a `Sheet` by one pattern; steps back when in doubt.

It serves only when every cell the part opens is a cell the pattern matched whole, every number is a number, and
nothing in the part could hide cells from the pattern. Otherwise the answer is None and the XML reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat

from tongket.collect.sheet import Cell, CellKind, Range, Sheet
from tongket.collect.xlsx_book import Book, SheetPart
from tongket.collect.xlsx_known import TOLD, Columns, NotServed
from tongket.collect.xlsx_pattern import by_pattern
from tongket.collect.xlsx_pieces import by_pieces
from tongket.collect.xlsx_styles import INLINE, NUMBER, RARE, SHARED, look_of
from tongket.collect.xlsx_truth import content_of, merges_and_hidden_columns

MAIN = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PLAIN_NUMBERS = re.compile(r"(?:[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+\n)*+")
NUMBERS = re.compile(r"(?:-?[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+(?:[eE][-+]?[0-9]{1,2}+)?+\n)*+")
ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>(?=\s*(?:<|\Z))')
HIDDEN = re.compile(r' hidden="(1|true)"')
MAY_BE_HIDDEN = re.compile(r'hidden(?!="(?:false|0)")')
# Comments, raw text, instructions, second namespaces, line ends a parser would change: what could hide or fake cells.
STRANGE = re.compile(rb"<!|<\?|\]\]>|xmlns|\r")
STRANGE_LETTERS = (b"!", b"?", b"]", b"xmlns", b"\r")
NOT_IN_XML = bytes([*range(9), 11, 12, *range(14, 32)])
ROW_OUTSIDE = re.compile(rb"[<:]row[\s/>]")
LONGEST_REMEMBERED = 16_384
Content = tuple[CellKind, str, bool]


def read_sheet_fast(book: Book, about: SheetPart) -> Sheet | None:
    """The sheet, exactly as the XML reader would give it, or None when the part is not of the known shape."""
    content = book.parts.read(about.part)
    if content is None:
        return None
    try:
        return _sheet(book, about, content)
    except NotServed:
        return None


def _sheet(book: Book, about: SheetPart, content: bytes) -> Sheet:
    around, rows = _cut(content)
    cells = _cells(book, rows)
    remembered = _around if len(around) < LONGEST_REMEMBERED else _around.__wrapped__
    merges, hidden_columns = remembered(around, about.part)
    return Sheet(about.name, cells, merges, about.is_hidden, _hidden_rows(rows), hidden_columns)


@lru_cache(maxsize=512)
def _around(content: bytes, name: str) -> tuple[tuple[Range, ...], frozenset[int]]:
    """What stands around the rows is often the same, byte for byte, in every workbook made of one form."""
    if ROW_OUTSIDE.search(content):
        raise NotServed
    return merges_and_hidden_columns(content, name)


def _cut(content: bytes) -> tuple[bytes, str]:
    """What stands around the rows, for the XML parser; and the rows, for the pattern."""
    head, opened, rest = content.partition(b"<sheetData")
    rows, closed, tail = (b"", b"/>", rest[2:]) if rest.startswith(b"/>") else rest.rpartition(b"</sheetData>")
    if not (opened and closed and rows[:1] in (b"", b">") and _is_usual(head)) or _is_strange(rows):
        raise NotServed
    try:
        return head + b"<sheetData/>" + tail, rows[1:].decode()
    except UnicodeDecodeError as error:
        raise NotServed from error


def _is_usual(head: bytes) -> bool:
    """Elements without prefix, in the one namespace, in UTF-8, nothing commented out or declared."""
    declaration = head[: head.find(b"?>")].lower() if head.startswith(b"<?xml") else b""
    is_utf_8 = b"encoding" not in declaration or b"utf-8" in declaration
    return is_utf_8 and b"<worksheet xmlns=" + MAIN in head and head.count(MAIN) == 1 and b"<!" not in head


def _is_strange(rows: bytes) -> bool:
    if rows.translate(None, NOT_IN_XML) != rows:
        return True
    return any(letters in rows for letters in STRANGE_LETTERS) and STRANGE.search(rows) is not None


def _hidden_rows(rows: str) -> frozenset[int]:
    if MAY_BE_HIDDEN.search(rows) is None:
        return frozenset()
    found = ROW.findall(rows)
    if len(found) != rows.count("<row"):
        raise NotServed
    return frozenset(int(row) for row, rest in found if HIDDEN.search(rest))


def _cells(book: Book, rows: str) -> dict[tuple[int, int], Cell]:
    """Every filled cell."""
    columns = by_pieces(rows) or by_pattern(rows)
    try:
        return {} if columns is None else _filled(book, columns)
    except (LookupError, ValueError, ArithmeticError) as error:
        raise NotServed from error


def _filled(book: Book, columns: Columns) -> dict[tuple[int, int], Cell]:
    """The cells that hold something. Every cell of a review passes here: column by column, in loops that run in C."""
    places = columns.places
    ways, whats, formats = zip(*map(book.looks.__getitem__, columns.attributes), strict=True)
    raws = _raws(book, ways, columns.values, columns.inlines)
    kinds, stored = _contents(book, columns, ways, whats, raws)
    made = zip(*zip(*places, strict=True), kinds, raws, columns.formulas, formats, stored, strict=True)
    cells = dict(zip(places, map(tuple.__new__, repeat(Cell), made), strict=True))
    return {place: cell for place, cell in cells.items() if cell[3] or cell[4] is not None} if "" in raws else cells


def _raws(book: Book, ways: Sequence[str], values: Sequence[str], inlines: Sequence[str]) -> list[str]:
    """The text of each cell as far as its way of writing tells it; numbers and indexes are digits as programs write."""
    texts, used = book.texts_by_index, set(ways)
    _require_numbers(
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


def _require_numbers(values: Sequence[str]) -> None:
    """Digits of a whole number, or of a number of any kind, or nothing at all."""
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
