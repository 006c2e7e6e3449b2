"""What the units send: one workbook each, before anyone makes a mistake in it.

Takes units and a chance; makes `Sent` workbooks with what should count from each.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.form_model import BY_NAME, SHEETS
from generator.truth import Cells, truth_of
from generator.unit_model import DISTRICTS, Unit
from generator.workbook import Grid, Heading, UnitSheet, blank_sheet, lay_out, lay_out_cases

Case = tuple[str, str, str, str]


@dataclass
class Planted:
    """One mistake put in on purpose. `cell` is asked for last, when rows and columns have stopped moving."""

    kind: str
    unit: str
    note: str
    sent: Sent | None = None
    file: str = ""
    sheet: str = ""
    cell: Callable[[], str] = str
    match: str = "cell"  # how exactly a finding must hit: cell, sheet, file or unit


@dataclass
class Sent:
    """One workbook as it arrives. `counted` is what a careful person would add up from it."""

    unit: Unit
    code: str
    heading: Heading
    dated: date
    sheets: dict[str, UnitSheet]
    cases: list[Case]
    counted: Cells
    file: str = ""
    status: str = "used"
    format: str = "xlsx"
    producer: str = ""
    extra: list[Grid] = field(default_factory=list)
    mailed: date | None = None  # arrives by e-mail of that date
    archive: str = ""  # arrives inside this archive
    is_messy: bool = False
    taken: set[tuple[str, str]] = field(default_factory=set)  # (sheet, row) that already carry a mistake
    structured: set[str] = field(default_factory=set)  # sheets whose rows, columns or sheet were tampered with
    same_as: Sent | None = None
    since: int = 0  # the year its own note says it was set up
    loose: list[tuple[str, bytes, str, str | None]] = field(
        default_factory=list
    )  # stray files: name, bytes, status, unit

    @property
    def path(self) -> str:
        """Path under reports/, as a finding names it."""
        return f"{self.archive}/{self.file}" if self.archive else self.file

    def grids(self) -> list[Grid]:
        """The workbook's sheets, laid out."""
        pages = []
        for name in self.sheets:
            pages.append(lay_out(self.sheets[name], self.heading, is_first=not pages))
        if self.cases or "Biểu 6" in self.unit.sheets:
            pages.append(lay_out_cases(self.cases, self.heading))
        return pages + self.extra


def vietnamese_date(day: date) -> str:
    """ "ngày 05 tháng 10 năm 2020": days under ten and months 1 and 2 lead with a zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def heading_of(unit: Unit, number: int, dated: date) -> Heading:
    """The letterhead a body of its family prints."""
    is_party = unit.family == "party"
    return Heading(
        superior=unit.letterhead[0],
        name=unit.letterhead[1],
        number=f"Số {number}-{unit.symbol}" if is_party else f"Số: {number}/{unit.symbol}",
        dated=f"{unit.place}, {vietnamese_date(dated)}",
        right="ĐẢNG CỘNG SẢN VIỆT NAM" if is_party else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="" if is_party else "Độc lập - Tự do - Hạnh phúc",
    )


CASE_WORDS = (
    ("Trộm cắp {n} xe mô tô tại bãi giữ xe", "Đã khởi tố 02 bị can"),
    ("Triệt xóa tụ điểm đánh bạc dưới hình thức đá gà, tạm giữ {n} đối tượng", "Đã xử lý hành chính"),
    ("Bắt quả tang vụ mua bán trái phép chất ma túy, thu giữ {n} gói", "Đã khởi tố vụ án"),
    ("Cướp giật tài sản của người đi đường, trị giá {n} triệu đồng", "Đã bắt giữ đối tượng"),
    ("Cố ý gây thương tích làm {n} người bị thương", "Đang điều tra"),
    ("Lừa đảo chiếm đoạt tài sản qua mạng xã hội của {n} người", "Đã khởi tố bị can"),
    ("Cháy cơ sở sản xuất, thiệt hại khoảng {n} triệu đồng", "Đã xác định nguyên nhân"),
    ("Tai nạn giao thông nghiêm trọng giữa xe tải và mô tô làm {n} người bị thương", "Đã khởi tố"),
)


def _cases(unit: Unit, chance: random.Random, told: set[tuple[int, int]]) -> list[Case]:
    """A few cases of its own: no two units tell of the same kind of case on the same day."""
    cases = []
    for number in sorted(chance.sample(range(3600), chance.randint(2, 4))):
        day = date(2011, 1, 1) + timedelta(days=number)
        kinds = [kind for kind in range(len(CASE_WORDS)) if (number, kind) not in told]
        if not kinds:
            continue
        kind = chance.choice(kinds)
        told.add((number, kind))
        what, result = CASE_WORDS[kind]
        spot = f"Ấp {chance.randint(1, 9)}, {unit.name}, đường số {chance.randint(10, 99)}"
        text = what.format(n=f"{chance.randint(2, 48):02d}") + f", mã hồ sơ {unit.code}-{number:04d}"
        if unit.valid_from is None or day >= unit.valid_from:
            cases.append((f"{day:%d/%m/%Y}", spot, text, result))
    return cases


def unaccented(text: str) -> str:
    """The text as typed without Vietnamese marks."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


def _file_name(unit: Unit, number: int, chance: random.Random) -> str:
    short = unit.others[0]
    choices = (
        f"Phụ lục số liệu CT48 - {unit.name}.xlsx",
        f"BC 48 {short}.xlsx",
        f"{unaccented(unit.name).lower().replace(' ', '_').replace(',', '')}_ct48.xlsx",
        f"{unit.group}/{unit.name}/Phu luc kem BC {number}.xlsx" if unit.group == DISTRICTS else f"{short} PL.xlsx",
        f"{unaccented(short)}/bieu mau tong ket 10 nam.xlsx",
    )
    return chance.choice(choices).replace("&", "va")


def _habits(sheet: UnitSheet, chance: random.Random) -> None:
    """Harmless ways of filling the form that no one should complain about."""
    sheet.shift = chance.choice((0, 0, 0, 1, 2))
    sheet.zero_as_dash = chance.random() < 0.25
    sheet.name = chance.choice((*[sheet.name] * 12, sheet.name.upper(), f"{sheet.name} ", unaccented(sheet.name)))


def send(unit: Unit, chance: random.Random, told: set[tuple[int, int]] | None = None) -> Sent:
    """The clean workbook of one unit. `told` remembers the cases that other units report."""
    cells = truth_of(unit, chance)
    sheets = {}
    for form in SHEETS:
        if form.is_list or form.name not in unit.sheets:
            continue
        sheet = blank_sheet(form)
        sheet.cells = {(row, column): value for (name, row, column), value in cells.items() if name == form.name}
        _habits(sheet, chance)
        sheets[form.name] = sheet
    number = chance.randint(15, 480)
    dated = date(2020, 9, 21) + timedelta(days=chance.randint(0, 22))
    cases = _cases(unit, chance, set() if told is None else told) if "Biểu 6" in unit.sheets else []
    sent = Sent(unit, unit.code, heading_of(unit, number, dated), dated, sheets, cases, dict(cells))
    sent.file = _file_name(unit, number, chance)
    return sent


def redated(sent: Sent, dated: date) -> None:
    """Gives the letterhead another date."""
    sent.dated = dated
    sent.heading = replace(sent.heading, dated=f"{sent.unit.place}, {vietnamese_date(dated)}")


def retyped(sent: Sent) -> None:
    """Brings a workbook's cells in line with what counts, after `counted` was changed."""
    for name, sheet in sent.sheets.items():
        sheet.cells = {(row, column): value for (at, row, column), value in sent.counted.items() if at == name}


def is_owed(unit: Unit, sheet: str) -> bool:
    """Whether the office asked that sheet of the unit."""
    return sheet in unit.sheets and not BY_NAME[sheet].is_list
