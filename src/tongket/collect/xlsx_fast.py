"""Takes a worksheet part of the shape common producers write, makes a `Sheet` by one pattern; steps back when in doubt.

It serves only when every cell the part opens is a cell the pattern matched whole, every number is a number, and
nothing in the part could hide cells from the pattern. Otherwise the answer is None and the XML reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import repeat

from tongket.collect.sheet import Cell, CellKind, Range, Sheet, position
from tongket.collect.xlsx_book import Book, SheetPart, unescaped
from tongket.collect.xlsx_formulas import LAST_COLUMN, LAST_ROW
from tongket.collect.xlsx_styles import INLINE, NUMBER, RARE, SHARED, look_of
from tongket.collect.xlsx_truth import content_of, merges_and_hidden_columns, of_group

MAIN = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
# Captures address, attributes, attributes of the formula, formula, value, inline text; and, after an empty cell, the
# run of empty cells that follows. Loose where the text is checked against a table afterwards, which costs less.
EMPTY = r'<c r="[^"<]+"[^<>/]*+/>'
CELL = re.compile(
    r'<c r="([^"<]+)"([^<>/]*+)(?:>(?:<f([^<>]*+)>(?:([^<]*+)</f>)?)?'
    r'(?:<v>([^<]*+)</v>|<v/>|<is><t(?: xml:space="preserve")?>([^<]*+)</t></is>)?</c>'
    rf"|/>((?:{EMPTY})*+))"
)
PLAIN_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
NUMBERS = re.compile(r"(?:-?[0-9]{1,17}+(?:\.[0-9]{1,20}+)?+(?:[eE][-+]?[0-9]{1,2}+)?+\n)*+")
ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
HIDDEN = re.compile(r' hidden="(1|true)"')
MAY_BE_HIDDEN = re.compile(r'hidden(?!="(?:false|0)")')
FORMULA = re.compile(r'((?: (?:aca|ca)="(?:1|0|true|false)")*)(/?)')
GROUP = re.compile(r' t="shared"(?: ref="[A-Z0-9:]+")?(?: ca="1")? si="([0-9]+)"/?')
# Comments, raw text, instructions, second namespaces, line ends a parser would change: what could hide or fake cells.
STRANGE = re.compile(rb"<!|<\?|\]\]>|xmlns|\r")
STRANGE_LETTERS = (b"!", b"?", b"]", b"xmlns", b"\r")
NOT_IN_XML = bytes([*range(9), 11, 12, *range(14, 32)])
REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
ROW_OUTSIDE = re.compile(rb"[<:]row[\s/>]")
MOST_PLACES = 100_000
MOST_TEXTS = 4_096
LONGEST_TEXT = 1_000
LONGEST_REMEMBERED = 16_384
Found = tuple[str, str, str, str, str, str, str]
Content = tuple[CellKind, str, bool]


class NotServed(Exception):
    """Only the XML reader can say."""


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
    """Every filled cell, if the cheap count of what opens like a cell says that none was passed over."""
    found: list[Found] = CELL.findall(rows)
    runs = "".join([cell[6] for cell in found])
    if len(found) + runs.count("<c") != rows.count("<c"):
        raise NotServed
    filled = [cell for cell in found if cell[4] or cell[5] or cell[3] or cell[2]]
    try:
        return _filled(Columns(book, rows, filled)) if filled else {}
    except (LookupError, ValueError, ArithmeticError) as error:
        raise NotServed from error


@dataclass
class Columns:
    """The filled cells found in one sheet, and what the workbook says of their styles and texts."""

    book: Book
    rows: str
    found: list[Found]

    @cached_property
    def lacks_results(self) -> bool:
        """Whether some formula has no place for a result at all, not even an empty one."""
        return "</f></c>" in self.rows or "/></c>" in self.rows


def _filled(read: Columns) -> dict[tuple[int, int], Cell]:
    """The cells that hold something. Every cell of a review passes here: column by column, in loops that run in C."""
    addresses, attributes, abouts, formulas, values, inlines, _ = zip(*read.found, strict=True)
    places = list(map(PLACES.__getitem__, addresses))
    ways, whats, formats = zip(*map(read.book.looks.__getitem__, attributes), strict=True)
    raws = _raws(read.book, ways, values, inlines)
    kinds, stored = _contents(read, ways, whats, raws)
    told = _formulas(places, abouts, formulas)
    made = zip(*zip(*places, strict=True), kinds, raws, told, formats, stored, strict=True)
    cells = dict(zip(places, map(tuple.__new__, repeat(Cell), made), strict=True))
    return {place: cell for place, cell in cells.items() if cell[3] or cell[4] is not None} if "" in raws else cells


def _raws(book: Book, ways: Sequence[str], values: Sequence[str], inlines: Sequence[str]) -> list[str]:
    """The text of each cell as far as its way of writing tells it; numbers and indexes are digits as programs write."""
    texts, used = book.texts_by_index, set(ways)
    _require_numbers(
        [value for value, way in zip(values, ways, strict=True) if value and way != RARE] if RARE in used else values
    )
    raws = [texts[value] if way == SHARED else value for value, way in zip(values, ways, strict=True)]
    if INLINE not in used and inlines.count("") == len(inlines):
        return raws
    if [way == INLINE for way in ways] != list(map(bool, inlines)):
        raise NotServed
    return [TOLD[text] if text else raw for text, raw in zip(inlines, raws, strict=True)]


def _contents(
    read: Columns, ways: Sequence[str], kinds: Sequence[CellKind], raws: list[str]
) -> tuple[Sequence[CellKind], Iterable[bool]]:
    """Kind of each cell and whether a result is stored; what is neither plain number nor plain text is looked at."""
    if RARE not in ways and "" not in raws:
        return kinds, repeat(True, len(raws))
    whats, stored = list(kinds), [True] * len(raws)
    for index, (way, raw) in enumerate(zip(ways, raws, strict=True)):
        if way == RARE:
            whats[index], raws[index], stored[index] = _content(read, read.found[index])
        elif way == NUMBER and not raw:
            whats[index], stored[index] = CellKind.TEXT, False
    return whats, stored


def _require_numbers(values: Sequence[str]) -> None:
    """Digits of a whole number, or of a number of any kind, or nothing at all."""
    together = "".join(values)
    is_whole = together.isdecimal() and together.isascii() and max(map(len, values)) < 18
    if not is_whole and NUMBERS.fullmatch("\n".join([*filter(None, values), ""])) is None:
        raise NotServed


def _content(read: Columns, cell: Found) -> Content:
    """What one of the rarer cells holds."""
    value = cell[4]
    style, kind = look_of(cell[1])
    if kind == "str" and not value and read.lacks_results:
        raise NotServed
    if kind == "str":
        return CellKind.TEXT, TOLD[value], True
    if "&" in value or value != value.strip():
        raise NotServed
    return content_of(read.book, kind, value, read.book.styles[style])


def _formulas(
    places: list[tuple[int, int]], abouts: tuple[str, ...], formulas: tuple[str, ...]
) -> Iterable[str | None]:
    unusual = {about for about in set(abouts) if FORMULA.fullmatch(about) is None}
    together = "".join(formulas)
    if not unusual and not together:
        return repeat(None, len(places))
    resolved = map(_resolved, formulas) if "&" in together else formulas
    told = [formula or None for formula in resolved]
    shared: dict[str, tuple[int, int, str]] = {}
    for index, about in enumerate(abouts if unusual else ()):
        if about in unusual:
            told[index] = of_group(shared, _group(about), *places[index], told[index] or "")
    return told


def _group(about: str) -> str:
    """The number of the group of cells that share a formula."""
    found = GROUP.fullmatch(about)
    if found is None:
        raise NotServed
    return found[1]


class Places(dict[str, tuple[int, int]]):
    """Row and column by address, each worked out once: the same few thousand addresses come in every workbook."""

    def __missing__(self, address: str) -> tuple[int, int]:
        place = position(address) if PLAIN_ADDRESS.fullmatch(address) else (LAST_ROW + 1, 1)
        if place[0] > LAST_ROW or place[1] > LAST_COLUMN:
            raise NotServed
        if len(self) < MOST_PLACES:
            self[address] = place
        return place


PLACES = Places()


def _resolved(text: str) -> str:
    """The text with XML's references resolved."""
    if "&" not in text:
        return text
    if len(REFERENCE.findall(text)) != text.count("&"):
        raise NotServed
    return REFERENCE.sub(_character, text)


class Told(dict[str, str]):
    """What a text inside a cell says, by how it is written: the same labels come in every workbook of a review."""

    def __missing__(self, written: str) -> str:
        told = unescaped(_resolved(written))
        if len(self) < MOST_TEXTS and len(written) < LONGEST_TEXT:
            self[written] = told
        return told


TOLD = Told()


def _character(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    if name:
        return NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number < 32 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF or number in (0xFFFE, 0xFFFF):
        raise NotServed
    return chr(number)
