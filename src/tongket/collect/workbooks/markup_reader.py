"""Takes a web page or an XML spreadsheet, as old programs save under the name .xls, makes a `Workbook` of values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook
from tongket.collect.workbooks.stored_number import is_stored_number
from tongket.collect.workbooks.xlsx_book import all_text
from tongket.collect.workbooks.xlsx_formulas import LAST_COLUMN, LAST_ROW
from tongket.collect.workbooks.xlsx_parts import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
SPREADSHEET_KEY = "{urn:schemas-microsoft-com:office:spreadsheet}"
LARGEST = 50_000_000
WIDEST_SPAN = 1000
KINDS = {"Number": CellKind.NUMBER, "Boolean": CellKind.BOOLEAN, "Error": CellKind.ERROR, "DateTime": CellKind.DATE}


def read_markup(content: bytes, name: str) -> Workbook:
    """Read the tables of a page, or the sheets of an XML spreadsheet of 2003."""
    if len(content) > LARGEST:
        raise Unreadable(OddityKind.TOO_HEAVY, f"{len(content)} bytes of markup")
    if SPREADSHEET in content[:4096] and b"<html" not in content[:4096].lower():
        return Workbook(format="xml", sheets=_xml_sheets(content, name), has_provenance=False, reader="markup")
    return Workbook(format="html", sheets=[_page_sheet(content, name)], has_provenance=False, reader="markup")


def _xml_sheets(content: bytes, name: str) -> list[Sheet]:
    root = parse_xml(content.lstrip(), name)
    return [_xml_sheet(sheet) for sheet in root.iter(SPREADSHEET_KEY + "Worksheet")]


def _xml_sheet(element: _Element) -> Sheet:
    sheet = Sheet(name=_attribute(element, "Name"), cells={})
    row = 0
    for line in element.iter(SPREADSHEET_KEY + "Row"):
        row = _index(line, row + 1)
        column = 0
        for item in line.iterchildren(SPREADSHEET_KEY + "Cell"):
            column = _index(item, column + 1)
            _keep(sheet, row, column, *_xml_content(item))
            column = _spread(sheet, row, column, _span(item, "MergeDown"), _span(item, "MergeAcross"))
    return sheet


def _xml_content(item: _Element) -> tuple[CellKind, str]:
    data = item.find(SPREADSHEET_KEY + "Data")
    if data is None:
        return CellKind.TEXT, ""
    raw, kind = all_text(data), KINDS.get(_attribute(data, "Type"), CellKind.TEXT)
    if kind is CellKind.DATE:
        return kind, raw.removesuffix(".000").removesuffix("T00:00:00")
    if kind is CellKind.NUMBER and not is_stored_number(raw):
        return CellKind.TEXT, raw
    return kind, raw


def _attribute(element: _Element, name: str) -> str:
    return str(element.get(SPREADSHEET_KEY + name, ""))


def _index(element: _Element, otherwise: int) -> int:
    text = _attribute(element, "Index")
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise


def _span(element: _Element, name: str) -> int:
    return _whole(_attribute(element, name), 0) + 1


def _whole(text: str, otherwise: int) -> int:
    return min(int(text), WIDEST_SPAN) if text.isdecimal() and len(text) < 8 else otherwise


def _page_sheet(content: bytes, name: str) -> Sheet:
    """The tables of the page one below the other, as spreadsheet programs open it."""
    from lxml import etree, html

    from tongket.collect.workbooks.csv_reader import sheet_name, text_of

    try:
        root = html.document_fromstring(text_of(content), parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(OddityKind.UNSUPPORTED, f"page without content: {error}") from error
    sheet = Sheet(name=sheet_name(name), cells={})
    row = 1
    for table in root.iter("table"):
        if next(table.iterancestors("table"), None) is not None:
            continue  # a table within a table is read with it
        row = _take_table(sheet, table, row) + 1
    if not sheet.cells:
        raise Unreadable(OddityKind.UNSUPPORTED, "page without a table")
    return sheet


def _take_table(sheet: Sheet, table: _Element, row: int) -> int:
    """Fill the sheet from this row down; the row after the last."""
    taken: set[tuple[int, int]] = set()
    for line in table.iter("tr"):
        column = 1
        for item in line.iterchildren("td", "th"):
            while (row, column) in taken:
                column += 1
            _keep(sheet, row, column, *_page_content(item))
            down, across = _whole(item.get("rowspan") or "", 1) or 1, _whole(item.get("colspan") or "", 1) or 1
            taken.update(_covered(row, column, down, across))
            column = _spread(sheet, row, column, down, across) + 1
        row += 1
    return row


def _covered(row: int, column: int, down: int, across: int) -> Iterator[tuple[int, int]]:
    return ((row + under, column + right) for under in range(down) for right in range(across))


def _page_content(item: _Element) -> tuple[CellKind, str]:
    """What the page shows, or the number behind it where the program that saved the page wrote it down."""
    number = str(item.get("x:num") or item.get("sdval") or "")
    if is_stored_number(number):
        return CellKind.NUMBER, number
    return CellKind.TEXT, " ".join(all_text(item).split())


def _keep(sheet: Sheet, row: int, column: int, kind: CellKind, raw: str) -> None:
    if raw and row <= LAST_ROW and column <= LAST_COLUMN:
        sheet.cells[row, column] = Cell(row, column, kind, raw)


def _spread(sheet: Sheet, row: int, column: int, down: int, across: int) -> int:
    """Note the merge, if it is one; the last column it covers."""
    if down > 1 or across > 1:
        sheet.merges += (Range(row, column, row + down - 1, column + across - 1),)
    return column + across - 1
