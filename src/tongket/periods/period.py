"""A stretch of time that a column, a sheet or a review speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_DAYS_OF_A_MONTH = 30.4


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From the first to the last day, both counted."""

    first: date
    last: date

    @classmethod
    def years(cls, first: int, last: int | None = None) -> Period:
        """Whole calendar years, `first` to `last` inclusive."""
        return cls(date(first, 1, 1), date(last or first, 12, 31))

    @property
    def is_one_year(self) -> bool:
        """Whether it is exactly one calendar year."""
        return self == Period.years(self.first.year)

    @property
    def months(self) -> int:
        """How long it is; a leap year is no longer than another."""
        return round((self.last - self.first).days / _DAYS_OF_A_MONTH)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` lies inside."""
        return self.first <= other.first and other.last <= self.last

    def text(self) -> str:
        """A short stable key: "2015", "2011-2020", or two ISO dates."""
        if self == Period.years(self.first.year, self.last.year):
            years = (self.first.year, self.last.year)
            return str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"
