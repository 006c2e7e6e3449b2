"""Takes a number told of a school year, makes the year of the form that stands for it: the one it ends in."""

from __future__ import annotations

import re

from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_SCHOOL_YEAR = r"\bnăm học\s+{first}\s*[-–—]\s*{last}\b"


def year_of_school_year(made: Resolved) -> Period | None:
    """ "năm học 2020-2021" of a form that has a column for 2021 and none for the school year."""
    told, line = made.period, made.line
    if told is None or line is None or told in line.cells or told.last.year != told.first.year + 1:
        return None
    named = _SCHOOL_YEAR.format(first=told.first.year, last=told.last.year)
    year = Period.years(told.last.year)
    is_named = re.search(named, made.inside.text, re.IGNORECASE) is not None
    return year if is_named and year in line.cells else None
