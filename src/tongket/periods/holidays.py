"""Public holidays of Vietnam. Takes a year, makes the days on which offices are closed and the Saturdays made up for.

What a law fixes is worked out; what each year's announcement chooses (how many days before Tết, which day beside
National Day, which days are swapped) is dated data in `holidays.toml`. A year without an announcement there is worked
out as the law has it, and `is_announced` says so: whoever counts with it must say so too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from tongket.periods.lunar import solar_date, tet

_USUAL_BEFORE_TET = 1  # 1 day before and 4 after is the commonest choice where no weekend comes between
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOff:
    """What is special about the days of one year."""

    year: int
    off: Mapping[date, str]  # the day and what for; days of the next year too, where a swap reaches over
    worked: frozenset[date]  # Saturdays worked in exchange
    is_announced: bool
    source: str = ""


@cache
def year_off(year: int) -> YearOff:
    """The closed and the made-up days that a year's announcement, or else the law alone, sets."""
    chosen = _announced().get(year, {})
    holidays = [*_fixed(year), *_tet_days(year, chosen.get("before_tet")), *_beside_national_day(year, chosen)]
    swaps = chosen.get("swaps", ())
    off = dict(_with_rest_days_made_up(holidays))
    off.update((swap["off"], "hoán đổi") for swap in swaps)
    worked = frozenset(swap["worked"] for swap in swaps)
    return YearOff(year=year, off=off, worked=worked, is_announced=bool(chosen), source=chosen.get("source", ""))


def is_working(day: date) -> bool:
    """Monday to Friday save holidays, and the Saturdays made up for."""
    if any(day in year_off(year).worked for year in (day.year, day.year + 1, day.year - 1)):
        return True
    return day.weekday() < 5 and day not in year_off(day.year).off


def years_not_announced(days: Iterable[date]) -> list[int]:
    """The years in which days were counted without an announcement to count by."""
    return sorted({day.year for day in days if not year_off(day.year).is_announced})


def _fixed(year: int) -> Iterator[tuple[date, str]]:
    for entry in _data()["solar"]:
        yield date(year, entry["month"], entry["day"]), entry["name"]
    for entry in _data()["lunar"]:
        if year >= entry["since"]:
            yield solar_date(entry["day"], entry["month"], year), entry["name"]


def _tet_days(year: int, before: int | None) -> Iterator[tuple[date, str]]:
    count = [entry["count"] for entry in _data()["tet"]["days"] if entry["since"] <= year]
    first = tet(year) - (_USUAL_BEFORE_TET if before is None else before) * _DAY
    return ((first + index * _DAY, _data()["tet"]["name"]) for index in range(count[-1] if count else 4))


def _beside_national_day(year: int, chosen: Mapping[str, Any]) -> Iterator[tuple[date, str]]:
    """One day before or after; nobody having said which, neither is counted on as a working day."""
    if year < _data()["national_day"]["two_days_since"]:
        return
    name = _data()["national_day"]["name"]
    if "beside_national_day" in chosen:
        yield chosen["beside_national_day"], name
    elif not chosen:
        yield from ((date(year, 9, day), name) for day in (1, 3))


def _with_rest_days_made_up(holidays: list[tuple[date, str]]) -> Iterator[tuple[date, str]]:
    """A holiday on a weekly day of rest is made up on the next working day (Labour Code 2019, Art. 111(3))."""
    taken = {day for day, _ in holidays}
    yield from holidays
    for day, name in sorted(holidays):
        if day.weekday() >= 5:
            while day in taken or day.weekday() >= 5:
                day += _DAY
            taken.add(day)
            yield day, f"nghỉ bù {name}"


@cache
def _announced() -> Mapping[int, Mapping[str, Any]]:
    return {entry["year"]: entry for entry in _data()["announced"]}


@cache
def _data() -> Mapping[str, Any]:
    text = resources.files("tongket.periods").joinpath("holidays.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
