"""Takes a worksheet part of the shape common producers write, makes a `Sheet` by one pattern; steps back when in doubt.

It serves only when every cell the part opens is a cell the pattern matched whole, every number is a number, and
nothing in the part could hide cells from the pattern. Otherwise the answer is None and the XML reader is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tongket.collect.workbooks.sheet import Range, Sheet
from tongket.collect.workbooks.xlsx_book import Book, SheetPart
from tongket.collect.workbooks.xlsx_columns import filled_columns, is_strange
from tongket.collect.workbooks.xlsx_known import NotServed
from tongket.collect.workbooks.xlsx_laid import Skeleton, lay_on, learn
from tongket.collect.workbooks.xlsx_pattern import by_pattern
from tongket.collect.workbooks.xlsx_pieces import Cut, by_pieces, cut_at_values
from tongket.collect.workbooks.xlsx_truth import merges_and_hidden_columns

MAIN = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>(?=\s*(?:<|\Z))')
HIDDEN = re.compile(r' hidden="(1|true)"')
MAY_BE_HIDDEN = re.compile(r'hidden(?!="(?:false|0)")')
ROW_OUTSIDE = re.compile(rb"[<:]row[\s/>]")
LONGEST_REMEMBERED = 16_384


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
    around, rows = _parted(content)
    cut = cut_at_values(rows)
    skeleton = Skeleton(around, "\0".join((*cut.pieces, cut.last)))
    laid = lay_on(book, about, skeleton, cut)
    if laid is not None:
        return laid
    if is_strange(rows.encode()):
        raise NotServed
    return _read(book, about, rows, cut, skeleton)


def _read(book: Book, about: SheetPart, rows: str, cut: Cut, skeleton: Skeleton) -> Sheet:
    """A sheet unlike those before; it is remembered for those to come."""
    columns = by_pieces(rows, cut) or by_pattern(rows)
    found = None if columns is None else filled_columns(book, columns)
    around = skeleton.around
    remembered = _around if len(around) < LONGEST_REMEMBERED else _around.__wrapped__
    merges, hidden_columns = remembered(around, about.part)
    cells = {} if found is None else found.cells()
    sheet = Sheet(about.name, cells, merges, about.is_hidden, _hidden_rows(rows), hidden_columns)
    if found is not None:
        learn(book, skeleton, cut, found, sheet)
    return sheet


@lru_cache(maxsize=512)
def _around(content: bytes, name: str) -> tuple[tuple[Range, ...], frozenset[int]]:
    """What stands around the rows is often the same, byte for byte, in every workbook made of one form."""
    if ROW_OUTSIDE.search(content):
        raise NotServed
    return merges_and_hidden_columns(content, name)


def _parted(content: bytes) -> tuple[bytes, str]:
    """What stands around the rows, for the XML parser; and the rows, for the pattern."""
    head, opened, rest = content.partition(b"<sheetData")
    rows, closed, tail = (b"", b"/>", rest[2:]) if rest.startswith(b"/>") else rest.rpartition(b"</sheetData>")
    if not (opened and closed and rows[:1] in (b"", b">") and _is_usual(head)):
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


def _hidden_rows(rows: str) -> frozenset[int]:
    if MAY_BE_HIDDEN.search(rows) is None:
        return frozenset()
    found = ROW.findall(rows)
    if len(found) != rows.count("<row"):
        raise NotServed
    return frozenset(int(row) for row, rest in found if HIDDEN.search(rest))
