"""Named calendars by which figures are closed. Takes a name and a year, quarter, month or span; makes its windows.

Several stand side by side (`calendars.toml`): the 15th to the 14th of Decree 09/2019, whole months, ten months first
and the year afterwards. A review may also have a window of its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from tongket.periods.period import Period

USUAL = "thang"  # what a register that names no calendar counts by
_DAY = timedelta(days=1)
_MIDDLE_OF_THE_YEAR = (7, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From which to which day figures are counted; `first_instalment` ends a first delivery of them."""

    period: Period
    calendar: str  # its name; "" for a window of a review's own
    first_instalment: date | None = None  # figures to this day come first; those of the rest of the year replace them

    @property
    def closes(self) -> date:
        """The last day counted."""
        return self.period.last


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCalendar:
    """One way of closing figures."""

    name: str
    title: str
    basis: str
    closing_day: int  # of the last month; 31: its last day
    since: date | None = None
    instalment: tuple[int, int] | None = None  # month and day

    def months(self, first: tuple[int, int], last: tuple[int, int]) -> Period:
        """The window of the months from `first` to `last`, each (year, month)."""
        before = (first[0], first[1] - 1) if first[1] > 1 else (first[0] - 1, 12)
        return Period(self._closing(*before) + _DAY, self._closing(*last))

    def month(self, year: int, month: int) -> Period:
        """The window of one month."""
        return self.months((year, month), (year, month))

    def quarter(self, year: int, quarter: int) -> Period:
        """The window of a quarter, 1 to 4."""
        return self.months((year, quarter * 3 - 2), (year, quarter * 3))

    def half(self, year: int, half: int) -> Period:
        """The window of the first or the second half of a year."""
        return self.months((year, half * 6 - 5), (year, half * 6))

    def years(self, first: int, last: int) -> Window:
        """The window of whole years, and where a first instalment of them ends."""
        instalment = date(last, *self.instalment) if self.instalment else None
        return Window(period=self.months((first, 1), (last, 12)), calendar=self.name, first_instalment=instalment)

    def _closing(self, year: int, month: int) -> date:
        following = date(year + month // 12, month % 12 + 1, 1)
        return min(date(year, month, 1) + (self.closing_day - 1) * _DAY, following - _DAY)


def calendar_named(name: str) -> NamedCalendar | None:
    """The calendar of that name; None where there is none."""
    return named_calendars().get(name)


@cache
def named_calendars() -> Mapping[str, NamedCalendar]:
    """Every calendar, by name, in the order of the file."""
    text = resources.files("tongket.periods").joinpath("calendars.toml").read_text(encoding="utf-8")
    found = {}
    for entry in tomllib.loads(text)["calendar"]:
        cut = entry.pop("first_instalment", None)
        found[entry["name"]] = NamedCalendar(instalment=(cut["month"], cut["day"]) if cut else None, **entry)
    return found


def years_of_review(started: date, due: date) -> tuple[int, int]:
    """The first and last whole year of a review from the day its document is dated to the day it falls due.

    A year belongs to the span when the larger part of it does: ten years from 22/10/2010 are 2011 to 2020, three years
    from 05/01/2017 are 2017 to 2019. A proposal: the plan of the review decides.
    """
    first = started.year + ((started.month, started.day) >= _MIDDLE_OF_THE_YEAR)
    last = due.year - ((due.month, due.day) < _MIDDLE_OF_THE_YEAR)
    return first, max(first, last)
