"""When reviews fall due. Takes the day a document is dated and a cycle in years; makes the days, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tongket.periods.period import Period

# How often directives are usually reviewed (interim after 1, 3 and 5 years, final after 10): offered, never assumed.
USUAL_YEARS = (1, 3, 5, 10)


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 28 February where 29 is not there (Civil Code 2015, Art. 148(3))."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1) - timedelta(days=1)


def once(day: date, years: int, within: Period) -> Iterator[tuple[int, date]]:
    """The review so many years after a day, if it falls within."""
    due = anniversary(day, years)
    if within.first <= due <= within.last:
        yield years, due


def again_and_again(day: date, every: int, within: Period) -> Iterator[tuple[int, date]]:
    """Every review of a cycle that falls within, with the years since the day."""
    number = max(1, (within.first.year - day.year) // every)
    while (due := anniversary(day, number * every)) <= within.last:
        if due >= within.first:
            yield number * every, due
        number += 1
