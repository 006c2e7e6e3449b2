"""What each body's workbook comes to, by cell of the blank form. Takes a unit, makes its invented figures."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal

from generator.form_model import CHANGE, PERCENT, PREVIOUS, TOTAL, Row
from generator.poverty.form import ACHIEVED, FIRST_ROW, PERIODS, PLAN, SHEETS, YEARS, Sheet
from generator.truth import Value
from generator.unit_model import Unit
from generator.workbook import address

SIZES = {  # a commune's typical year, and how it grows from one year to the next
    "built": (34, 1.08),
    "mended": (26, 1.02),
    "cards": (3900, 0.93),
    "here": (310, 1.06),
    "away": (205, 1.02),
    "abroad": (38, 1.22),
    "trained": (270, 1.05),
    "fairs": (6, 1.12),
    "loans": (240, 1.03),
    "lent": (13500, 1.11),
    "state": (5200, 1.07),
    "local": (1900, 1.12),
    "given": (720, 1.15),
}
Key = tuple[str, str]  # row id, column id


def _rounded(value: float, places: int = 0) -> Decimal:
    return Decimal(repr(round(value, places))).quantize(Decimal(1).scaleb(-places))


def _part(whole: Decimal, low: float, high: float, chance: random.Random, places: int = 0) -> Decimal:
    return _rounded(float(whole) * chance.uniform(low, high), places)


def truth_of(unit: Unit) -> dict[Key, Value]:
    """Every figure the unit types."""
    chance = random.Random(f"2025-{unit.code}")
    cells: dict[Key, Value] = {}
    _poverty(unit, cells, chance)
    for sheet in SHEETS:
        for row in sheet.rows:
            if row.id in SIZES:
                _series(sheet, row, unit, cells, chance)
    _shares(cells, chance)
    return {at: value for at, value in cells.items() if _sheet_of(at[0]).name in unit.sheets}


def _sheet_of(row: str) -> Sheet:
    return next(sheet for sheet in SHEETS if row in sheet.by_id)


def _poverty(unit: Unit, cells: dict[Key, Value], chance: random.Random) -> None:
    """Households year by year: who leaves poverty and who falls into it make the poor of the year's end."""
    homes = _rounded(4300 * unit.share * chance.uniform(0.9, 1.15))
    poor = _rounded(float(homes) * chance.uniform(0.105, 0.21))
    near = _part(poor, 0.6, 0.95, chance)
    models, have = _rounded(5 * unit.share), max(1, round(unit.parts * chance.uniform(0.05, 0.15)))
    for column in (PREVIOUS, *YEARS):
        if column == PREVIOUS:
            cells["left", column], cells["fell", column] = (
                _part(poor, 0.75, 1.1, chance),
                _part(poor, 0.12, 0.2, chance),
            )
        else:
            left, fell = _part(poor, 0.2, 0.32, chance), _part(poor, 0.02, 0.055, chance)
            poor, homes, near = (
                poor - left + fell,
                homes + _part(homes, 0.006, 0.015, chance),
                _part(near, 0.8, 0.93, chance),
            )
            cells["left", column], cells["fell", column] = left, fell
            models += chance.randint(1, max(2, round(2 * unit.share)))
            have = min(unit.parts, have + chance.randint(1, max(2, unit.parts // 9)))
        for name, value in (("homes", homes), ("poor", poor), ("near", near), ("models", models)):
            cells[name, column] = value
        cells["poor.min", column] = _part(poor, 0.42, 0.58, chance)
        cells["villages", column] = (Decimal(have), Decimal(unit.parts))


def _series(sheet: Sheet, row: Row, unit: Unit, cells: dict[Key, Value], chance: random.Random) -> None:
    size, growth = SIZES[row.id]
    level = size * unit.share * chance.uniform(0.8, 1.2)
    values = [_rounded(level * growth**n * chance.uniform(0.87, 1.14), row.places) for n in range(len(YEARS))]
    for year, value in zip(YEARS, values, strict=True):
        cells[row.id, year] = value
    whole = float(sum(values))
    if PREVIOUS in sheet.right:
        cells[row.id, PREVIOUS] = _rounded(whole * chance.uniform(0.62, 1.2), row.places)
    if PLAN in sheet.right:
        step = 1 if whole < 200 else 10 if whole < 2000 else 50
        cells[row.id, PLAN] = _rounded(whole * chance.uniform(0.86, 1.1) / step) * step


def _shares(cells: dict[Key, Value], chance: random.Random) -> None:
    debt = 0.0
    for column in (*YEARS, PLAN):
        trained = cells["trained", column]
        assert isinstance(trained, Decimal)
        cells["trained.w", column] = _part(trained, 0.4, 0.56, chance)
        cells["placed", column] = _part(trained, 0.74, 0.9, chance)
    for year in YEARS:
        lent = cells["lent", year]
        assert isinstance(lent, Decimal)
        debt = debt * 0.74 + float(lent) if debt else float(lent) * 2.4
        cells["debt", year] = _rounded(debt)
        cells["late", year] = _rounded(debt * chance.uniform(0.0012, 0.0065), 1)


class Figures:
    """The figures of one unit: what the judge of statements asks."""

    def __init__(
        self, unit: Unit, sheets: tuple[Sheet, ...] = SHEETS, typed: Mapping[Key, Value] | None = None
    ) -> None:
        self.unit = unit
        self.typed = truth_of(unit) if typed is None else typed
        self.where = {
            f"{sheet.name}!{address(FIRST_ROW + number, at)}": (sheet, row, column)
            for sheet in sheets
            for number, row in enumerate(sheet.rows)
            for at, column in enumerate(sheet.columns, 1)
            if row.kind != "group" and column in (*YEARS, TOTAL, *sheet.right)
        }

    def value(self, at: str) -> Value | None:
        """The figure at an address of the blank form; None where the unit owes none."""
        sheet, row, column = self.where[at]
        return self.of(sheet, row, column) if sheet.name in self.unit.sheets else None

    def of(self, sheet: Sheet, row: Row, column: str) -> Value:
        """A figure by its row and column, typed or worked out."""
        if (row.id, column) in self.typed:
            return self.typed[row.id, column]
        if column in (CHANGE, PERCENT, ACHIEVED):
            return self._compared(sheet, row, column)
        if row.kind == "total":
            return sum((self._number(sheet, part, column) for part in row.parts), Decimal())
        if row.kind == "ratio":
            return self._number(sheet, row.top, column) * 100 / self._number(sheet, row.bottom, column)
        if row.rule in ("last", "n_of_n"):
            return self.typed[row.id, YEARS[-1]]
        return sum((self._number(sheet, row.id, year) for year in YEARS), Decimal())

    def _number(self, sheet: Sheet, row: str, column: str) -> Decimal:
        value = self.of(sheet, sheet.by_id[row], column)
        return value[0] if isinstance(value, tuple) else value

    def _compared(self, sheet: Sheet, row: Row, column: str) -> Decimal:
        now = self._number(sheet, row.id, TOTAL)
        base = self._number(sheet, row.id, PLAN if column == ACHIEVED else PREVIOUS)
        if column == ACHIEVED:
            return now * 100 / base
        return now - base if column == CHANGE else (now - base) * 100 / base

    def is_spoilt(self, at: str) -> bool:
        """Whether a mistake was planted in its row: the workbooks of this review have none."""
        return at not in self.where

    def is_partial(self, at: str) -> bool:
        """Whether the workbook lacks a year of it: it never does."""
        return at not in self.where

    def period(self, at: str) -> str:
        """The time the column tells of."""
        column = self.where[at][2]
        return PERIODS.get(column, column)
