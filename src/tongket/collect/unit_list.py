"""Takes the workbook of units, makes the units that must report, and says in words what is wrong with the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook
from tongket.units.unit import Unit
from tongket.wording.dates import read_date
from tongket.wording.fold import fold

HEADINGS: dict[str, tuple[str, ...]] = {  # folded headings, whole
    "code": ("ma", "ma dv", "ma don vi", "ma so", "ky hieu", "code", "unit code", "id"),
    "name": ("ten don vi", "don vi", "ten", "ten co quan", "co quan", "co quan, don vi", "don vi bao cao",
             "ten dia phuong", "dia phuong", "ten co quan, don vi", "name", "unit", "unit name"),
    "other_names": ("ten khac", "ten goi khac", "cac ten khac", "ten viet tat", "viet tat", "other names", "other name",
                    "aliases", "also known as"),
    "group": ("nhom", "khoi", "nhom don vi", "nhom/khoi", "khoi/nhom", "loai", "cap", "truc thuoc", "group", "type"),
    "deadline": ("han", "han gui", "thoi han", "thoi han gui", "han nop", "thoi han nop", "thoi han gui bao cao",
                 "han gui bao cao", "han bao cao", "thoi han bao cao", "deadline", "due"),
    "owes": ("bieu phai bao cao", "bieu", "bieu mau", "bieu bao cao", "cac bieu", "bieu phai nop", "phu luc", "forms",
             "owes", "sheets"),
    "valid_from": ("tu ngay", "ngay thanh lap", "thanh lap", "thanh lap ngay", "hieu luc tu", "from", "valid from"),
    "valid_to": ("den ngay", "ngay giai the", "giai the", "giai the ngay", "hieu luc den", "to", "valid to"),
}  # fmt: skip
FIELD_OF = {heading: field for field, headings in HEADINGS.items() for heading in headings}
ALL_FORMS = ("tat ca", "toan bo", "het", "day du", "all", "moi bieu", "tat ca cac bieu")
NAMES_APART = re.compile(r"\s*[;\n|]\s*|\s*/\s+|\s+/\s*")
FORMS_APART = re.compile(r"\s*[;,\n|]\s*")
FIRST_DAY = date(1899, 12, 30)  # day 0 of a workbook's calendar
HEADING_ROWS = 30  # how far down the headings may stand


def read_units(workbook: Workbook) -> tuple[list[Unit], list[str]]:
    """The units in the order of the list, and one Vietnamese sentence for each thing that is wrong with it."""
    for sheet in workbook.sheets:
        headings = _headings(sheet)
        if headings is not None:
            return _units(sheet, *headings)
    return [], [
        "Không thấy dòng tiêu đề có cột “Tên đơn vị”. Thêm dòng tiêu đề: Mã, Tên đơn vị, Tên khác, Nhóm, Hạn gửi."
    ]


def _headings(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the column of each field: the name's, and one more or nothing beside it."""
    rows = sorted({row for row, _ in sheet.cells})[:HEADING_ROWS]
    for row in rows:
        columns: dict[str, int] = {}
        for (_, column), cell in sorted(at for at in sheet.cells.items() if at[0][0] == row):
            field = FIELD_OF.get(_heading(cell.raw))
            if field and field not in columns:
                columns[field] = column
        is_alone = len([1 for at in sheet.cells if at[0] == row]) == 1
        if "name" in columns and (len(columns) > 1 or is_alone or _is_numbered(sheet, row, columns["name"])):
            return row, columns
    return None


def _heading(text: str) -> str:
    plain = re.sub(r"\s*/\s*", "/", re.sub(r"\([^)]*\)", "", fold(text))).strip(" .:*")
    return plain if plain in FIELD_OF else plain.split("/")[0].strip()


def _is_numbered(sheet: Sheet, row: int, column: int) -> bool:
    """ "STT | Đơn vị": a list of names and nothing more."""
    before = sheet.cells.get((row, column - 1))
    return before is not None and fold(before.raw) in ("stt", "tt", "so tt", "no", "no.")


def _units(sheet: Sheet, top: int, columns: Mapping[str, int]) -> tuple[list[Unit], list[str]]:
    units: list[Unit] = []
    problems: list[str] = []
    rows = sorted({row for row, _ in sheet.cells if row > top})
    for row in rows:
        line = {field: _raw(sheet.cells.get((row, column))) for field, column in columns.items()}
        unit = _unit(line, sheet, row, columns, problems, number=len(units) + 1)
        if unit is not None:
            units.append(unit)
    if not units:
        problems.append("Danh sách chưa có đơn vị nào. Ghi mỗi đơn vị một dòng dưới dòng tiêu đề.")
    return _without_doubles(units, problems), problems


def _raw(cell: Cell | None) -> str:
    return cell.raw.strip() if cell else ""


def _unit(
    line: Mapping[str, str], sheet: Sheet, row: int, columns: Mapping[str, int], problems: list[str], *, number: int
) -> Unit | None:
    """One line as a unit; None for a blank line, a group heading or a line of totals."""
    name = _tidy(line.get("name", ""))
    if not name:
        if line.get("code"):
            problems.append(f"Dòng {row}: có mã “{line['code']}” nhưng thiếu tên đơn vị. Ghi tên hoặc xoá dòng.")
        return None
    if _is_aside(name, line, columns):
        return None
    code = _tidy(line.get("code", "")).removesuffix(".0")
    if not code:
        code = f"DV{number:03d}"
        problems.append(
            f"Dòng {row}: {name} chưa có mã, tạm dùng “{code}”. Ghi mã vào cột Mã để mã không đổi khi thêm dòng."
        )
    days = {field: _day(sheet, row, columns, field, name, problems) for field in ("deadline", "valid_from", "valid_to")}
    return Unit(
        code=code,
        name=name,
        other_names=_names(line.get("other_names", "")),
        group=_tidy(line.get("group", "")),
        owes=_owes(line.get("owes", "")),
        **days,
    )


def _is_aside(name: str, line: Mapping[str, str], columns: Mapping[str, int]) -> bool:
    """A heading inside the list ("I. Cấp huyện") or its last lines, where the list has codes."""
    others = [value for field, value in line.items() if field != "name" and value]
    is_numbered = re.match(r"^([IVX]+[.)]|[A-H][.)])\s", name)
    is_last = re.match(r"^(tong( so| cong)?|cong|ghi chu|nguoi lap)\b(?!\s*an\b)", fold(name))
    return not others and len(columns) > 1 and bool(is_numbered or is_last)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _names_apart(text: str) -> Sequence[str]:
    """Names end at ";" or a new line; at commas only where no ";" is used, since names hold commas too."""
    parts = NAMES_APART.split(text)
    return parts if len(parts) > 1 or not _is_comma_list(text) else text.split(",")


def _is_comma_list(text: str) -> bool:
    """Whether commas part whole names; those of "Sở Văn hóa, Thể thao và Du lịch" do not."""
    parts = [part.strip() for part in text.split(",")]
    are_names = all(part[:1].isupper() and (" " in part or part.isupper() or "." in part) for part in parts)
    return are_names and not re.match(r"^(Sở|Ban|Bộ)\b", parts[0])


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_tidy(part) for part in _names_apart(text) if part.strip()))


def _owes(text: str) -> tuple[str, ...]:
    """Names of sheets; "Tất cả" and a blank mean every sheet."""
    parts = [_tidy(part) for part in FORMS_APART.split(text) if part.strip()]
    if any(fold(part) in ALL_FORMS for part in parts):
        return ()
    return tuple(dict.fromkeys(_form_name(part, parts[0]) for part in parts))


def _form_name(part: str, first: str) -> str:
    """ "Biểu 1; 2; 4" names "Biểu 2" and "Biểu 4"."""
    words = re.match(r"^(\D+?)\s*\d+$", first)
    return f"{words[1]} {part}" if words and part.isdigit() else part


def _day(sheet: Sheet, row: int, columns: Mapping[str, int], field: str, name: str, problems: list[str]) -> date | None:
    cell = sheet.cells.get((row, columns[field])) if field in columns else None
    if cell is None or not cell.raw.strip() or cell.raw.strip() in ("-", "–"):
        return None
    day = day_of(cell, is_end=field == "valid_to")
    if day is None:
        problems.append(f"Dòng {row}: “{cell.raw.strip()}” của {name} không phải một ngày. Ghi như 15/10/2020.")
    return day


def day_of(cell: Cell, *, is_end: bool = False) -> date | None:
    """A day, however it stands in a cell: a date of the workbook, its number, a typed date, or a year."""
    text = cell.raw.strip()
    if re.fullmatch(r"(19|20)\d\d(\.0)?", text):
        return date(int(text[:4]), 12, 31) if is_end else date(int(text[:4]), 1, 1)
    if cell.kind is CellKind.NUMBER and re.fullmatch(r"\d{5}(\.\d+)?", text):
        return FIRST_DAY + timedelta(days=int(text.split(".")[0]))
    return read_date(text)


def _without_doubles(units: list[Unit], problems: list[str]) -> list[Unit]:
    """One unit a code; a repeated line is left out, another unit under a used code gets a code of its own."""
    by_code: dict[str, Unit] = {}
    for unit in units:
        known = by_code.get(unit.code)
        if known is None:
            by_code[unit.code] = unit
        elif fold(known.name) == fold(unit.name):
            problems.append(f"{unit.name} (mã {unit.code}) được ghi hai lần; chỉ dùng dòng đầu. Xoá dòng thừa.")
        else:
            code = _free_code(unit.code, by_code)
            problems.append(
                f"Mã {unit.code} dùng cho cả {known.name} và {unit.name}; "
                f"tạm đổi mã của {unit.name} thành {code}. Sửa lại mã."
            )
            by_code[code] = replace(unit, code=code)
    problems.extend(_same_names(by_code.values()))
    return list(by_code.values())


def _free_code(code: str, taken: Mapping[str, Unit]) -> str:
    number = 2
    while f"{code}-{number}" in taken:
        number += 1
    return f"{code}-{number}"


def _same_names(units: Iterable[Unit]) -> Iterator[str]:
    seen: dict[tuple[str, str], Unit] = {}
    for unit in units:
        key = (unit.name.lower(), unit.group.lower())
        if key in seen:
            yield f"{unit.name} có hai mã: {seen[key].code} và {unit.code}. Xoá một dòng, hoặc ghi tên cho khác nhau."
        seen.setdefault(key, unit)
