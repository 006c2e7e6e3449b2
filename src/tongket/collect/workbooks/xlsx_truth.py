"""Takes a worksheet part, makes a `Sheet`, through a full XML parser: slow, and right whoever wrote the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, position
from tongket.collect.workbooks.stored_number import is_stored_number, stored_number
from tongket.collect.workbooks.xlsx_book import Book, SheetPart, all_text, is_true, text_of, unescaped
from tongket.collect.workbooks.xlsx_formulas import LAST_COLUMN, LAST_ROW, shifted
from tongket.collect.workbooks.xlsx_parts import parse_xml
from tongket.collect.workbooks.xlsx_styles import Style, date_text

if TYPE_CHECKING:
    from lxml.etree import _Element

ADDRESS = re.compile(r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}")
READ_TAGS = ("{*}row", "{*}col", "{*}mergeCell")


@dataclass(slots=True)
class Reading:
    """What has been read of one sheet so far."""

    book: Book
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    shared: dict[str, tuple[int, int, str]] = field(default_factory=dict)  # group: first cell and its formula
    row: int = 0


def read_sheet(book: Book, about: SheetPart) -> Sheet:
    """Every filled cell of one sheet with its formula and number format, merges, hidden rows and columns."""
    reading = _read(book, book.parts.read(about.part) or b"<worksheet/>", about.part)
    return Sheet(
        name=about.name,
        cells=reading.cells,
        merges=tuple(reading.merges),
        is_hidden=about.is_hidden,
        hidden_rows=frozenset(reading.hidden_rows),
        hidden_columns=frozenset(reading.hidden_columns),
    )


def _read(book: Book, content: bytes, name: str) -> Reading:
    """Walk the part once, forgetting each row when it is read."""
    from lxml import etree

    reading = Reading(book)
    try:
        for element in _elements(content):
            _take(reading, element)
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(OddityKind.DAMAGED, f"{name}: {error}") from error
    return reading


def _elements(content: bytes) -> Iterator[_Element]:
    from lxml import etree

    for _, element in etree.iterparse(
        BytesIO(content),
        events=("end",),
        tag=READ_TAGS,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    ):
        yield element


def _take(reading: Reading, element: _Element) -> None:
    tag = str(element.tag).rsplit("}", 1)[-1]
    if tag == "row":
        _take_row(reading, element)
    elif tag == "col":
        reading.hidden_columns.update(_hidden_columns(element))
    elif tag == "mergeCell":
        reading.merges.extend(_merge(element))


def merges_and_hidden_columns(content: bytes, name: str) -> tuple[tuple[Range, ...], frozenset[int]]:
    """What a sheet says around its rows."""
    root = parse_xml(content, name)
    columns = [column for element in root.iter("{*}col") for column in _hidden_columns(element)]
    return tuple(merge for element in root.iter("{*}mergeCell") for merge in _merge(element)), frozenset(columns)


def _hidden_columns(element: _Element) -> Iterable[int]:
    if not is_true(element.get("hidden")):
        return ()
    return range(_number(element, "min", 1), min(_number(element, "max", 0), LAST_COLUMN) + 1)


def _merge(element: _Element) -> Iterator[Range]:
    first, _, last = str(element.get("ref", "")).partition(":")
    if ADDRESS.fullmatch(first) and ADDRESS.fullmatch(last):
        yield Range(*position(first), *position(last))


def _number(element: _Element, key: str, otherwise: int) -> int:
    text = str(element.get(key) or "")
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise


def _take_row(reading: Reading, row: _Element) -> None:
    reading.row = _number(row, "r", reading.row + 1)
    if is_true(row.get("hidden")):
        reading.hidden_rows.add(reading.row)
    column = 0
    for element in row.iterchildren("{*}c"):
        at_row, column = _place(str(element.get("r") or ""), reading.row, column + 1)
        cell = _cell(reading, element, at_row, column)
        if cell is not None:
            reading.cells[at_row, column] = cell
    while row.getprevious() is not None:
        del row.getparent()[0]  # type: ignore[union-attr]  # what came before is read; a long sheet must not pile up


def _place(address: str, row: int, column: int) -> tuple[int, int]:
    """The cell's own address, or the next one to the right where it states none, or none that can be."""
    if not ADDRESS.fullmatch(address):
        return row, column
    place = position(address)
    return (row, column) if place[0] > LAST_ROW or place[1] > LAST_COLUMN else place


def _cell(reading: Reading, element: _Element, row: int, column: int) -> Cell | None:
    inside = {str(child.tag).rsplit("}", 1)[-1]: child for child in reversed(element)}
    formula = _formula(reading, inside.get("f"), row, column)
    style = _style(reading.book.styles, _number(element, "s", 0))
    kind, raw, stored = _content(reading.book, str(element.get("t") or "n"), inside, style)
    if not raw and formula is None:
        return None
    return Cell(row, column, kind, raw, formula, style.number_format, stored)


def _style(styles: list[Style], index: int) -> Style:
    return styles[index] if index < len(styles) else Style()


def _content(book: Book, kind: str, inside: dict[str, _Element], style: Style) -> tuple[CellKind, str, bool]:
    """The kind, the text, and whether a result is stored at all."""
    value = inside.get("v")
    if kind == "inlineStr" and "is" in inside:
        return CellKind.TEXT, text_of(inside["is"]), True
    raw = "" if value is None else all_text(value)
    if kind == "str":
        return CellKind.TEXT, unescaped(raw), value is not None
    return content_of(book, kind, raw.strip() if kind != "inlineStr" else raw, style)


def content_of(book: Book, kind: str, raw: str, style: Style) -> tuple[CellKind, str, bool]:
    """What a stored value is, by the cell's type and style. Digits no program would write stay text."""
    if not raw:
        return CellKind.TEXT, "", False
    if kind == "s":
        return CellKind.TEXT, _shared_text(book, raw), True
    if kind == "b":
        return CellKind.BOOLEAN, "1" if is_true(raw) else "0", True
    if kind == "e":
        return CellKind.ERROR, raw.upper(), True
    if kind == "d":
        return CellKind.DATE, raw.removesuffix("Z").removesuffix("T00:00:00"), True
    if kind == "inlineStr" or not is_stored_number(raw):
        return CellKind.TEXT, raw, True
    return number(raw, style, book.since_1904)


def number(raw: str, style: Style, since_1904: bool) -> tuple[CellKind, str, bool]:
    """A number, or the date it is shown as."""
    shown = date_text(stored_number(raw), style.number_format, since_1904) if style.is_date else None
    return (CellKind.NUMBER, raw, True) if shown is None else (CellKind.DATE, shown, True)


def _shared_text(book: Book, index: str) -> str:
    if not index.isdecimal() or int(index) >= len(book.texts):
        raise ValueError(f"no shared text {index[:20]}")
    return book.texts[int(index)]


def _formula(reading: Reading, element: _Element | None, row: int, column: int) -> str | None:
    """The formula as the user sees it in this cell; of a shared group, moved from the group's first cell."""
    if element is None:
        return None
    text = all_text(element)
    if element.get("t") != "shared":
        return text or None
    return of_group(reading.shared, str(element.get("si", "")), row, column, text)


def of_group(shared: dict[str, tuple[int, int, str]], group: str, row: int, column: int, text: str) -> str:
    """The formula of one cell of a group that shares one; the first cell spells it out. "" where none did."""
    if text:
        shared[group] = (row, column, text)
        return text
    if group not in shared:
        return ""
    first_row, first_column, first = shared[group]
    return shifted(first, row - first_row, column - first_column)
