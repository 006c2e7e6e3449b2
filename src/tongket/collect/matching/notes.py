"""Takes a unit's sheets, makes its free rows (lists and notes) and what it says of its own beginning or end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from tongket.collect.matching.form import SheetIndex, heading_key, is_numbering
from tongket.collect.submission import ListRow, Oddity, OddityKind, Place
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, address
from tongket.directive.form import ColumnKind
from tongket.wording.fold import fold

_BEGAN = r"thanh lap|tai lap|duoc chia tach|chia tach|tach ra|di vao hoat dong|bat dau hoat dong|moi lap"
_ENDED = r"giai the|sap nhap|hop nhat|cham dut hoat dong|ket thuc hoat dong|ngung hoat dong"
_YEAR = r"(?<!\d)((?:19|20)\d\d)(?!\d)"
_LIFE = re.compile(rf"\b(?P<began>{_BEGAN})\b|\b(?P<ended>{_ENDED})\b")
_UNIT_WORD = (
    r"(?:don vi|huyen|thi xa|thanh pho|quan|xa|phuong|thi tran|so|ban|co quan|chi cuc|cuc|dang bo|dang uy|phong|"
    r"trung tam|hoi|toa an|vien|vien kiem sat|cong an|bo chi huy|truong|doan)"
)
_OF_THE_UNIT = re.compile(rf"(?:^|[\s:,;(*\-]){_UNIT_WORD}\b[^.;]*$")
_AT_THE_START = re.compile(r"[\s(*:\d.,\-]*(?:ghi chu|luu y|chu thich)?[\s:*)\-]*(?:(?:moi|duoc|da)\s*)*")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(mo hinh|to|doi|cau lac bo|nhom|diem|ban chi dao|chot|khu|tieu ban|hoi dong|quyet dinh thanh lap|so luong)\b"
)
_DATE_WORDS = re.compile(
    r"\bngay\b|\bthang\b|\bnam\b|\d{1,2}/\d{1,2}/(?=\d{4})|\d{1,2}/(?=\d{4})|\b\d{1,2}\b(?= thang)"
)


def list_rows(index: SheetIndex, sheet: Sheet, file: str) -> Iterator[ListRow]:
    """The free rows of a list: everything under its headings that says more than a number and a signature."""
    last = _last_heading(index, sheet)
    by_row: dict[int, list[Cell]] = {}
    for cell in sorted(sheet.cells.values(), key=lambda cell: cell[:2]):
        if cell.row > last and cell.raw.strip():
            by_row.setdefault(cell.row, []).append(cell)
    numbered, own = _code_column(index, sheet, last), _columns_of_form(index, sheet, last)
    for row, cells in by_row.items():
        told = [cell for cell in cells if cell.column != numbered]
        if len(told) >= 2 and not all(is_numbering(cell.raw) for cell in cells):
            texts = tuple(" ".join(cell.raw.split()) for cell in told)
            place = Place(file, sheet.name, address(row, told[0].column))
            yield ListRow(place, texts, index.sheet.name, tuple(own(cell.column) for cell in told))


def _last_heading(index: SheetIndex, sheet: Sheet) -> int:
    """The lowest row that holds most of the list's headings."""
    counts: dict[int, int] = {}
    for (row, _), cell in sheet.cells.items():
        if heading_key(cell.raw) in index.headings:
            counts[row] = counts.get(row, 0) + 1
    return max(counts, key=lambda row: (counts[row], row), default=0)


def _columns_of_form(index: SheetIndex, sheet: Sheet, last: int) -> Callable[[int], int]:
    """The form's column of one of the unit's: of the same heading, else as far off as the last one found before it."""
    asked = {heading_key(column.path[-1]): column.column for column in index.columns if column.path}
    headed = ((cell.column, heading_key(cell.raw)) for cell in sheet.cells.values() if cell.row == last)
    known = {column: asked[key] for column, key in headed if key in asked}

    def column_of(column: int) -> int:
        before = [one for one in known if one <= column] or sorted(known)[:1]
        nearest = max(before, default=column)
        return max(1, known.get(nearest, column) + column - nearest)

    return column_of


def _code_column(index: SheetIndex, sheet: Sheet, last: int) -> int | None:
    for (row, column), cell in sheet.cells.items():
        if row <= last and heading_key(cell.raw) in ("stt", "tt", "so tt"):
            return column
    return index.sheet.code_column


def notes(
    index: SheetIndex,
    sheet: str,
    get: Callable[[tuple[int, int]], Cell | None],
    rows: Mapping[int, int],
    columns: Mapping[int, int],
    file: str,
) -> Iterator[ListRow]:
    """What the unit wrote under "Ghi chú", row by row; `get` gives the cells of the sheet."""
    for column in index.columns:
        if column.kind is ColumnKind.TEXT and column.column in columns:
            for row in rows.values():
                cell = get((row, columns[column.column]))
                if cell is not None and cell.kind is CellKind.TEXT and cell.raw.strip():
                    place = Place(file, sheet, address(row, columns[column.column]))
                    yield ListRow(place, (" ".join(cell.raw.split()),))


def existence_notes(sheet: Sheet, file: str, labels: frozenset[str]) -> Iterator[Oddity]:
    """The unit's own words that it was set up, split off, merged or dissolved in a year."""
    for place, cell in sheet.cells.items():
        if cell.kind is not CellKind.TEXT or not 12 <= len(cell.raw) <= 1000 or cell.raw in labels:
            continue
        if found := life_event(cell.raw):
            facts = {"text": " ".join(cell.raw.split()), "year": found[0], "what": found[1]}
            yield Oddity(kind=OddityKind.EXISTENCE_NOTE, at=Place(file, sheet.name, address(*place)), facts=facts)


def life_event(text: str) -> tuple[int, str] | None:
    """(2014, "from") of "Đơn vị được thành lập từ tháng 4 năm 2014"; ("to" for an end); None when it says neither.

    Words about something else that was set up (mô hình, tổ, câu lạc bộ) are not about the unit.
    """
    folded = fold(text)
    found = _LIFE.search(folded)
    if found is None or _OF_SOMETHING_ELSE.search(folded[: found.end() + 25]):
        return None
    before, after = folded[: found.start()], folded[found.end() : found.end() + 90]
    if not _OF_THE_UNIT.search(before) and not _AT_THE_START.fullmatch(before):
        return None
    year = re.search(_YEAR, after)
    if year and re.search(r"\b\d{1,3}\s+[a-z]{2,}", _DATE_WORDS.sub(" ", after[: year.start()])):
        return None  # "thành lập 12 mô hình năm 2014"
    year = year or re.search(_YEAR, before)
    return (int(year[1]), "from" if found["began"] else "to") if year else None
