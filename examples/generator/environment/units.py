"""The eight bodies that report, and what each counted. Takes nothing; makes units and their figures by cell."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.environment.form import COLUMNS, PERIODS, SHEETS, YEARS, Values, cell, worked_out
from generator.form_model import NOTE, Row, Sheet
from generator.unit_model import Unit

COMMUNES, BODIES = "Cấp xã", "Sở, ban, ngành, đoàn thể tỉnh"
PARTY, STATE = "ĐẢNG BỘ TỈNH HÒA GIANG", "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG"
DEADLINE = date(2025, 11, 28)


def _unit(code: str, name: str, head: str, others: str, symbol: str, owes: str, share: float) -> Unit:
    is_commune = code.startswith("C")
    family = "state" if head.startswith("SỞ") or head.startswith("CÔNG AN") else "party"
    above = STATE if head.startswith("SỞ") else "BỘ CÔNG AN" if family == "state" else PARTY
    return Unit(
        code, name, tuple(others.split("; ")), COMMUNES if is_commune else BODIES, (above, head), symbol, family,
        name.split(" ", 1)[1] if is_commune else "Hòa Giang", tuple(owes.split("; ")) if owes else (), None, DEADLINE,
        share,
    )  # fmt: skip


UNITS = (
    _unit("C01", "Xã Tân Lộc", "ĐẢNG ỦY XÃ TÂN LỘC", "Đảng ủy xã Tân Lộc; UBND xã Tân Lộc", "BC/ĐU", "", 0.8),
    _unit("C02", "Phường Bình Khánh", "ĐẢNG ỦY PHƯỜNG BÌNH KHÁNH", "Đảng ủy phường Bình Khánh", "BC/ĐU", "", 1.7),
    _unit("C03", "Xã Phú Thạnh", "ĐẢNG ỦY XÃ PHÚ THẠNH", "Đảng ủy xã Phú Thạnh; UBND xã Phú Thạnh", "BC/ĐU", "", 1.0),
    _unit("C04", "Xã Mỹ Long", "ĐẢNG ỦY XÃ MỸ LONG", "Đảng ủy xã Mỹ Long; UBND xã Mỹ Long", "BC/ĐU", "", 0.6),
    _unit("S01", "Sở Nông nghiệp và Môi trường", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở NN&MT", "BC-SNNMT", "", 9.0),
    _unit("S02", "Công an tỉnh", "CÔNG AN TỈNH HÒA GIANG", "Công an tỉnh Hòa Giang", "BC-CAT", "Biểu 2; Biểu 3", 3.0),
    _unit("S03", "Sở Xây dựng", "SỞ XÂY DỰNG", "SXD", "BC-SXD", "Biểu 1; Biểu 3", 5.0),
    _unit("S04", "Hội Liên hiệp Phụ nữ tỉnh", "HỘI LIÊN HIỆP PHỤ NỮ TỈNH", "Hội LHPN", "BC-BTV", "Biểu 1; Biểu 3", 2.2),
)  # fmt: skip
BY_CODE = {unit.code: unit for unit in UNITS}


def owed(unit: Unit) -> list[Sheet]:
    """Sheets a unit fills in."""
    return [sheet for sheet in SHEETS if not unit.owes or sheet.name in unit.owes]


def counted(unit: Unit) -> Values:
    """What a unit typed, by row and year: its size, a trend of its own per row, and chance."""
    out: Values = {}
    for sheet in owed(unit):
        for row in sheet.rows:
            if row.kind == "item":
                chance = random.Random(f"{unit.code} {row.id}")
                trend = chance.uniform(0.03, 0.16) * (-1 if row.id in ("guilty", "fined") else 1)
                for number, year in enumerate(YEARS):
                    out[row.id, year] = _figure(row, unit, (1 + trend) ** number, chance, out, year)
    return out


def _figure(row: Row, unit: Unit, trend: float, chance: random.Random, out: Values, year: str) -> Decimal:
    step = Decimal(1).scaleb(-row.places)
    if row.id == "kept":  # a share of what was made that grows, with a year that falls back now and then
        share = min(0.97, (0.6 + trend * 0.1) * (1 + 0.06 * YEARS.index(year)) * chance.uniform(0.98, 1.05))
        return (out["made", year] * Decimal(share)).quantize(step)
    size = row.size * unit.share * trend * chance.uniform(0.9, 1.12)
    figure = max(Decimal(size).quantize(step), step)
    above = out.get((row.of, year))
    return min(figure, (above * Decimal("0.94")).quantize(step)) if above else figure


@dataclass
class Figures:
    """The figures of one unit by address of the blank form, as the judge of claims asks for them."""

    unit: Unit
    where: dict[str, tuple[Sheet, Row, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = counted(self.unit)
        for sheet in SHEETS:
            for number, row in enumerate(sheet.rows):
                for column in COLUMNS[3:]:
                    if column != NOTE:
                        self.where[f"{sheet.name}!{cell(number, column)}"] = (sheet, row, column)

    def value(self, address: str) -> Decimal | None:
        """The figure at an address; None where the unit does not owe the sheet."""
        sheet, row, column = self.where[address]
        return worked_out(sheet, row, column, self.values) if sheet in owed(self.unit) else None

    def is_spoilt(self, _address: str) -> bool:
        """Its workbooks carry no mistakes."""
        return False

    is_partial = is_spoilt

    def period(self, address: str) -> str:
        """The time the column tells of."""
        column = self.where[address][2]
        return PERIODS.get(column, column)
