"""Takes a delimited text file, makes a `Workbook` of one sheet, each field at the address it would have there."""

from __future__ import annotations

import csv
from io import StringIO

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook

DELIMITERS = ";\t,|"
LONGEST_FIELD = 1_000_000


def read_csv(content: bytes, name: str) -> Workbook:
    """Read delimited text. Fields stay text: whether "1.234" is a number is judged with the rest of the sheet."""
    text = text_of(content)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise Unreadable(OddityKind.DAMAGED, str(error)) from error
    cells = {
        (row, column): Cell(row, column, CellKind.TEXT, field)
        for row, fields in enumerate(rows, 1)
        for column, field in enumerate(fields, 1)
        if field.strip()
    }
    return Workbook(format="csv", sheets=[Sheet(sheet_name(name), cells)], has_provenance=False, reader="csv")


def sheet_name(name: str) -> str:
    """The sheet is called after the file, as spreadsheet programs do."""
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    return plain.rsplit(".", 1)[0][:31] or "Sheet1"


def text_of(content: bytes) -> str:
    """The text in the first encoding it is valid in: by its mark, UTF-8, then the Vietnamese and Western code pages."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:4096]:
        return _utf16_without_mark(content)
    for encoding in ("utf-8-sig", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _utf16_without_mark(content: bytes) -> str:
    """Of two-byte letters every other byte is mostly zero: digits, delimiters and most of our letters."""
    first, second = content[:4096:2].count(0), content[1:4096:2].count(0)
    if max(first, second) * 5 < len(content[:4096:2]) or min(first, second) > 0:
        raise Unreadable(OddityKind.UNSUPPORTED, "not text")
    return content.decode("utf-16-be" if first > second else "utf-16-le", errors="replace")


def delimiter_of(text: str) -> str:
    """The mark that cuts most lines into the same number of fields, outside quotes."""
    lines = [line for line in text[:65536].splitlines() if line.strip()][:50]
    return max(DELIMITERS, key=lambda mark: (_agreement(lines, mark), -DELIMITERS.index(mark)))


def _agreement(lines: list[str], mark: str) -> int:
    counts = [sum(part.count(mark) for part in line.split('"')[::2]) for line in lines]
    return max((counts.count(count) * min(count, 10) for count in set(counts) if count), default=0)
