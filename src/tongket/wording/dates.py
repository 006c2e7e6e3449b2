"""Dates as officials write them. Takes a text; makes a date, or a date's official wording."""

from __future__ import annotations

import re
from datetime import date

from tongket.wording.fold import fold

_IN_WORDS = re.compile(r"\bngay\s*(\d{1,2})\s*(?:/|-|thang)\s*(\d{1,2})\s*(?:/|-|,?\s*nam)\s*(\d{4})\b")
_DAY_FIRST = re.compile(r"(?<![\d./-])(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?!\d)")


def read_date(text: str) -> date | None:
    """The first full date in a text; None when day, month or four-digit year is not there.

    Day comes before month, as in Vietnam; only a leading four-digit year turns the order round.
    """
    folded = fold(text)
    if found := _IN_WORDS.search(folded):
        return _date(found[3], found[2], found[1])
    if found := _YEAR_FIRST.search(folded):
        return _date(found[1], found[3], found[4])
    if found := _DAY_FIRST.search(folded):
        return _date(found[4], found[3], found[1])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # 31/02
        return None


def print_date(day: date) -> str:
    """ "ngày 05 tháng 01 năm 2020": days below 10 and months 1 and 2 lead with a zero (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
