"""The referee's own opening of workbooks: takes a file's bytes, makes grids of values by calamine or the csv module."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.engines.plain_pages import tables_of
from tongket.engines.plain_words import folded

Grid = Sequence[Sequence[object]]  # [row][column], both from 0


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A visible sheet. `merges` are (first row, first column, last row, last column) from 0."""

    name: str
    grid: Grid
    merges: tuple[tuple[int, int, int, int], ...] = ()

    def at(self, row: int, column: int) -> object:
        """The value, "" outside the sheet."""
        inside = 0 <= row < len(self.grid) and 0 <= column < len(self.grid[row])
        return self.grid[row][column] if inside else ""

    def text(self, row: int, column: int) -> str:
        """The folded text; of a cell covered by a merged one, that one's; whole numbers without decimals ("2011")."""
        corner = (m[:2] for m in self.merges if m[0] <= row <= m[2] and m[1] <= column <= m[3])
        return self.own_text(row, column) or self.own_text(*next(corner, (row, column)))

    def own_text(self, row: int, column: int) -> str:
        """The folded text that is stored in this very cell."""
        value = self.at(row, column)
        return folded(int(value) if isinstance(value, float) and value.is_integer() else value)

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.grid), default=0)


def open_sheets(data: bytes) -> list[PlainSheet]:
    """Every sheet a person would see. Hidden sheets do not count."""
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        return _by_calamine(data)
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return [PlainSheet("", grid) for grid in tables_of(_decoded(data))]
    return [PlainSheet("", _by_csv(data))]


def _by_calamine(data: bytes) -> list[PlainSheet]:
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = [book.get_sheet_by_name(name) for name in seen]
    return [PlainSheet(one.name, one.to_python(skip_empty_area=False), _merges(one)) for one in sheets]


def _merges(sheet: object) -> tuple[tuple[int, int, int, int], ...]:
    """Old formats tell of no merged cells."""
    ranges = getattr(sheet, "merged_cell_ranges", None) or []
    return tuple((first[0], first[1], last[0], last[1]) for first, last in ranges)


def _by_csv(data: bytes) -> Grid:
    text = _decoded(data)
    mark = max(";\t,", key=lambda mark: (text.count(mark), mark))
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1258", "latin-1")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
