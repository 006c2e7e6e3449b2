"""What really happened in each unit, invented: plausible series without accidental jumps. Takes a unit and a chance."""

from __future__ import annotations

import random
from decimal import Decimal

from generator.form_model import BY_NAME, PREVIOUS, YEARS, Row, Sheet
from generator.unit_model import Unit

Value = Decimal | tuple[Decimal, Decimal]
Cells = dict[tuple[str, str, str], Value]  # (sheet name, row id, column id)


def _small(size: float, chance: random.Random) -> Decimal:
    return Decimal(chance.randint(0, max(1, round(size))))


def _series(row: Row, share: float, chance: random.Random) -> list[Decimal]:
    """Ten yearly figures: a level, a slow trend, a little noise; never more than about double their neighbours."""
    level = row.size * share * chance.uniform(0.85, 1.2)
    if row.size <= 4:
        return [_small(row.size, chance) for _ in YEARS]
    level = max(level, 5)
    trend = chance.uniform(0.965, 1.035)
    step = Decimal(1).scaleb(-row.places)
    raw = [level * trend**i * chance.uniform(0.86, 1.15) for i in range(len(YEARS))]
    return [Decimal(repr(round(value, row.places))).quantize(step) for value in raw]


def _before(row: Row, series: list[Decimal], chance: random.Random) -> Decimal:
    """The decade before: comparable with this one, at least 1, so that a percentage can be taken."""
    whole = series[0] if row.rule == "last" else sum(series, Decimal())
    step = Decimal(1).scaleb(-row.places)
    share = Decimal(repr(round(chance.uniform(0.82, 1.3), 4)))
    return max(Decimal(1), (whole * share)).quantize(step)


def _fraction_series(parts: int, chance: random.Random) -> list[Value]:
    have = max(1, round(parts * chance.uniform(0.35, 0.6)))
    out: list[Value] = []
    for _ in YEARS:
        out.append((Decimal(have), Decimal(parts)))
        have = min(parts, have + chance.randint(0, 2))
    return out


def _share_of(parent: list[Decimal], low: float, high: float, chance: random.Random) -> list[Decimal]:
    return [Decimal(int(value * Decimal(repr(round(chance.uniform(low, high), 4))))) for value in parent]


def _fill(sheet: Sheet, row: Row, values: list[Decimal] | list[Value], before: Decimal | None, cells: Cells) -> None:
    for year, value in zip(YEARS, values, strict=True):
        cells[sheet.name, row.id, year] = value
    if before is not None and sheet.has_comparison:
        cells[sheet.name, row.id, PREVIOUS] = before


def _total_of(sheet: Sheet, row_id: str, cells: Cells, column: str) -> Decimal:
    row = sheet.by_id[row_id]
    ids = row.parts or (row.id,)
    if row.kind != "total":
        value = cells[sheet.name, row.id, column]
        assert isinstance(value, Decimal)
        return value
    return sum((_total_of(sheet, part, cells, column) for part in ids), Decimal())


def _dependent(
    sheet: Sheet, row: Row, source: str, low: float, high: float, cells: Cells, chance: random.Random
) -> None:
    """A row that is a share of another row, in every column the units fill in."""
    step = Decimal(1).scaleb(-row.places)
    for column in sheet.entered_columns:
        whole = _total_of(sheet, source, cells, column)
        share = Decimal(repr(round(chance.uniform(low, high), 4)))
        cells[sheet.name, row.id, column] = (whole * share).quantize(step, rounding="ROUND_DOWN")


SHARES = {  # (sheet, row): (the row it is a share of, from, to)
    ("Biểu 1", "A.II"): ("A.I", 0.74, 0.9),
    ("Biểu 1", "B.II"): ("B.I", 0.12, 0.2),
    ("Biểu 3", "2"): ("1", 0.7, 0.95),
    ("Biểu 5", "III"): ("II", 0.36, 0.55),
}


def _running_sum(values: list[Decimal]) -> list[Decimal]:
    return [sum(values[: i + 1], Decimal()) for i in range(len(values))]


def _plain_row(sheet: Sheet, row: Row, unit: Unit, cells: Cells, chance: random.Random) -> None:
    if row.rule == "n_of_n":
        _fill(sheet, row, _fraction_series(unit.parts, chance), None, cells)
    elif row.cumulative:
        new = [cells[sheet.name, "B.1", year] for year in YEARS]
        _fill(sheet, row, _running_sum([value for value in new if isinstance(value, Decimal)]), None, cells)
    else:
        series = _series(row, unit.share, chance)
        _fill(sheet, row, series, _before(row, series, chance), cells)


def _sheet_truth(sheet: Sheet, unit: Unit, cells: Cells, chance: random.Random) -> None:
    shares = {row_id: how for (name, row_id), how in SHARES.items() if name == sheet.name}
    later = []
    for row in sheet.entered_rows:
        if row.id in shares or row.of:
            later.append(row)
        else:
            _plain_row(sheet, row, unit, cells, chance)
    for row in later:
        parent, low, high = shares.get(row.id) or (row.of, *_of_share(sheet, row))
        _dependent(sheet, row, parent, low, high, cells, chance)


def _of_share(sheet: Sheet, row: Row) -> tuple[float, float]:
    share = row.size / (sheet.by_id[row.of].size or 1)
    return share * 0.85, min(0.97, share * 1.15)


def truth_of(unit: Unit, chance: random.Random) -> Cells:
    """Every figure the unit would report if it made no mistake, for the years it existed."""
    cells: Cells = {}
    for name in unit.sheets:
        if not BY_NAME[name].is_list:
            _sheet_truth(BY_NAME[name], unit, cells, chance)
    if unit.valid_from is None:
        return cells
    return {at: value for at, value in cells.items() if existed(unit.valid_from.year, at[2])}


def existed(since: int, column: str) -> bool:
    """Whether a unit set up in year `since` has a figure in that column."""
    return column != PREVIOUS and int(column) >= since
