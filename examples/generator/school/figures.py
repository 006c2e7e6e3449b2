"""What each body's workbook on schools comes to. Takes a unit, makes its invented figures."""

from __future__ import annotations

import random
from decimal import Decimal

from generator.form_model import PREVIOUS, Row
from generator.poverty.figures import Figures, Key
from generator.poverty.form import PLAN, YEARS, Sheet
from generator.school.form import SHEETS
from generator.truth import Value
from generator.unit_model import Unit

SIZES = {  # of a commune: what stands there, or is done in a year, and how it grows from one year to the next
    "schools": (10, 1.0),
    "good": (4, 1.14),
    "small": (780, 1.01),
    "primary": (1650, 1.02),
    "secondary": (1420, 1.03),
    "left": (16, 0.86),
    "back": (9, 0.9),
    "five": (290, 0.985),
    "in_class": (280, 0.99),
    "teachers": (215, 1.012),
    "able": (172, 1.055),
    "subject": (190, 1.04),
    "digital": (74, 1.28),
    "rooms": (9, 1.06),
    "labs": (3, 1.22),
    "records": (900, 1.42),
    "lessons": (110, 1.33),
    "province": (7400, 1.07),
    "commune": (2300, 1.1),
    "given": (860, 1.13),
    "grants": (390, 1.07),
    "worth": (285, 1.12),
    "fund": (640, 1.11),
    "adopted": (34, 1.18),
    "families": (1900, 1.06),
}
EXACT = ("schools",)  # does not waver from year to year


def figures_of(unit: Unit) -> Figures:
    """What the judge of statements asks."""
    return Figures(unit, SHEETS, truth_of(unit))


def truth_of(unit: Unit) -> dict[Key, Value]:
    """Every figure the unit types."""
    chance = random.Random(f"schools-{unit.code}")
    cells: dict[Key, Value] = {}
    for sheet in SHEETS:
        for row in sheet.rows:
            if row.id in SIZES:
                _put_series(cells, sheet, row, unit, chance)
            elif row.rule == "n_of_n":
                _put_villages(cells, unit, chance)
    return {(row, column): value for (row, column), value in cells.items() if _is_owed(row, unit)}


def _is_owed(row: str, unit: Unit) -> bool:
    return any(row in sheet.by_id and sheet.name in unit.sheets for sheet in SHEETS)


def _rounded(value: float, places: int) -> Decimal:
    return Decimal(repr(round(value, places))).quantize(Decimal(1).scaleb(-places))


def _put_series(cells: dict[Key, Value], sheet: Sheet, row: Row, unit: Unit, chance: random.Random) -> None:
    size, growth = SIZES[row.id]
    level = size * unit.share * (1 if row.id in EXACT else chance.uniform(0.86, 1.14))
    spread = 0.0 if row.id in EXACT else 0.025 if row.rule == "last" else 0.13
    for number, year in enumerate(YEARS):
        value = level * growth**number * chance.uniform(1 - spread, 1 + spread)
        cells[row.id, year] = _within(_rounded(value, row.places), cells.get((row.of, year)))
    _put_right(cells, sheet, row, chance)


def _put_right(cells: dict[Key, Value], sheet: Sheet, row: Row, chance: random.Random) -> None:
    typed = [cells[row.id, year] for year in YEARS]
    numbers = [float(value) for value in typed if isinstance(value, Decimal)]
    whole = numbers[-1] if row.rule == "last" else sum(numbers)
    if PREVIOUS in sheet.right:
        times = 1.0 if row.id in EXACT else chance.uniform(0.72, 0.93) if row.rule == "last" else chance.uniform(1.2, 2)
        cells[row.id, PREVIOUS] = _within(_rounded(whole * times, row.places), cells.get((row.of, PREVIOUS)))
    if PLAN in sheet.right:
        step = 1 if whole < 250 else 10 if whole < 4000 else 50
        plan = _rounded(whole * chance.uniform(0.9, 1.1) / step, 0) * step
        cells[row.id, PLAN] = _within(plan, cells.get((row.of, PLAN)))


def _within(value: Decimal, whole: Value | None) -> Decimal:
    """A part of something is not more than it."""
    return min(value, whole) if isinstance(whole, Decimal) else value


def _put_villages(cells: dict[Key, Value], unit: Unit, chance: random.Random) -> None:
    have = round(unit.parts * chance.uniform(0.3, 0.45))
    for year in YEARS:
        have = min(unit.parts, have + chance.randint(1, max(2, unit.parts // 8)))
        cells["villages", year] = (Decimal(have), Decimal(unit.parts))
