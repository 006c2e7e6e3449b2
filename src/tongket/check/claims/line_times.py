"""Takes a line of the form and a time told of it, makes the time it is compared with where none is told."""

from __future__ import annotations

from tongket.check.claims.lines import BEFORE, Line
from tongket.periods.period import Period


def period_before(line: Line, period: Period) -> Period | None:
    """What the form compares the time with, else the time of the same length that ends just before."""
    current = line.cells.get(period)
    for now, before in line.changes:
        if now == current:
            return next((one for one, index in line.cells.items() if index == before), None)
    if BEFORE in line.cells:
        return BEFORE
    overlapping = [one for one in line.cells if one is not None and _is_just_before(one, period)]
    if overlapping:
        return max(overlapping)
    years = period.last.year - period.first.year + 1
    wanted = Period.years(period.first.year - years, period.first.year - 1)
    return wanted if wanted in line.cells or period.is_one_year else None


def compared_over(line: Line, period: Period) -> tuple[Period, Period] | None:
    """ "tăng 1.062 ha trong 10 năm", where no column holds the ten years: the last of them against the year before."""
    if period in line.cells:
        return None
    times = {index: one for one, index in line.cells.items() if one is not None}
    told = ((times[now], times[before]) for now, before in line.changes if now in times and before in times)
    return next(((now, before) for now, before in told if now.last == period.last and before < period), None)


def _is_just_before(one: Period, other: Period) -> bool:
    """School years share a calendar year: "2021-2022" comes before "2022-2023"."""
    is_as_long = one.last.year - one.first.year == other.last.year - other.first.year
    return is_as_long and one.first < other.first <= one.last < other.last
