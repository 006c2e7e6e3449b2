"""Periods as headings name them. Takes "Quý I/2020" or "Giai đoạn 2011 - 2015"; makes a `Period`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tongket.periods.period import Period

_YEAR = r"(?<![\d.,/])((?:19|20)\d\d)(?![\d.,]*\d)"
_JOIN = r"\s*(?:-|–|—|→|den het|den|toi)\s*(?:het\s+)?(?:nam\s+)?"
_DAY = r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)"
_OF_YEAR = r"\s*(?:/|-|nam|,|\s)\s*(?:nam\s*)?((?:19|20)\d\d)(?!\d)"
_DAYS = re.compile(_DAY + r"\s*(?:-|–|—|den het|den)\s*(?:het\s+)?(?:ngay\s+)?" + _DAY)
_MONTHS_SPAN = re.compile(
    r"(?<![\d/])(\d{1,2})/((?:19|20)\d\d)" + _JOIN + r"(?:thang\s+)?(\d{1,2})/((?:19|20)\d\d)(?!\d)"
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)" + _JOIN + r"((?:19|20)\d\d)(?!\d)")
_HALF = re.compile(r"(?<!\d)(?:6|06|sau)\s*thang\s*(dau|cuoi)(?:\s*nam)?" + _OF_YEAR)
_MONTHS = re.compile(r"(?<!\d)(\d{1,2})\s*thang(?:\s*dau)?(?:\s*nam)?" + _OF_YEAR)
_QUARTER = re.compile(r"\bquy\s*(iv|i{1,3}|[1-4])\b" + _OF_YEAR)
_MONTH = re.compile(r"\b(?:thang|t)\s*\.?\s*(\d{1,2})" + _OF_YEAR)
_BARE_MONTH = re.compile(r"^(\d{1,2})/((?:19|20)\d\d)$")
_ONE_YEAR = re.compile(_YEAR)
_COMPARED = re.compile(r"so voi|so sanh|compared|\bvs\b")
_PART = re.compile(
    r"(?:(?:uoc|thuc hien|uoc thuc hien|th|ket qua|so lieu)\s+)?\(?"
    r"((?:6|06|sau) thang (?:dau|cuoi)(?: nam)?|\d{1,2} thang(?: dau(?: nam)?)?|quy (?:iv|i{1,3}|[1-4])"
    r"|(?:thang|t\.?) ?\d{1,2})\)?"
)
_WHOLE_YEAR = re.compile(r"(?:(?:uoc|thuc hien|uoc thuc hien|th|tong|tong so|tong cong|cong) )?(?:ca nam|12 thang)")
LONGEST_HEADING = 300
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_period(text: str) -> Period | None:
    """The one period a heading names; None when it names none, several, or compares two."""
    return _read(text) if len(text) <= LONGEST_HEADING else None


def read_periods(headings: Sequence[str]) -> Period | None:
    """The period a pile of headings names: the lowest that names one, and of its year the part another names.

    "Năm 2022" over "Quý I" is the first quarter of 2022.
    """
    for named in reversed(headings):
        if period := read_period(named):
            parts = (_of_year(text, period) for text in reversed(headings) if text != named)
            return next((part for part in parts if part), period)
    return read_period(" ".join(headings)) if len(headings) > 1 else None


def is_part_of_a_year(heading: str) -> bool:
    """ "6 tháng đầu năm", "Quý I", "Tháng 1": a time that needs a year."""
    return len(heading) < 40 and _PART.fullmatch(_plain(heading).strip(" .:")) is not None


def time_in_year(headings: Sequence[str], year: int) -> Period | None:
    """The part of a year, or all of it, that headings without a year of their own name: "Quý I", "Cả năm"."""
    whole = Period.years(year)
    parts = (part for heading in reversed(headings) if (part := _of_year(heading, whole)))
    is_whole = any(_WHOLE_YEAR.fullmatch(_plain(heading).strip(" .:")) for heading in headings if len(heading) < 40)
    return next(parts, whole if is_whole else None)


def _of_year(heading: str, year: Period) -> Period | None:
    found = _PART.fullmatch(_plain(heading).strip(" .:")) if len(heading) < 40 and year.is_one_year else None
    return read_period(f"{found[1]} {year.first.year}") if found else None


@lru_cache(maxsize=8192)
def _read(text: str) -> Period | None:
    plain = _plain(text)
    if not plain or _COMPARED.search(plain):
        return None
    for read in (_days, _months_span, _years, _half, _quarter, _month, _months, _one_year):
        try:
            if period := read(plain):
                return period if period.first <= period.last else None
        except ValueError:  # month 13, 31 February
            return None
    return None


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.lower())
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(letters.replace("đ", "d").replace("ð", "d").split())


def _days(plain: str) -> Period | None:
    found = _DAYS.search(plain)
    if not found:
        return None
    numbers = [int(part) for part in found.groups()]
    return Period(date(numbers[2], numbers[1], numbers[0]), date(numbers[5], numbers[4], numbers[3]))


def _months_span(plain: str) -> Period | None:
    found = _MONTHS_SPAN.search(plain)
    if not found:
        return None
    return Period(date(int(found[2]), int(found[1]), 1), _last_day(int(found[4]), int(found[3])))


def _years(plain: str) -> Period | None:
    found = list(_YEARS.finditer(plain))
    if len(found) != 1 or re.search(r"(?<!\d)\d{1,2}/$", plain[: found[0].start()]):
        return None
    return Period.years(int(found[0][1]), int(found[0][2]))


def _half(plain: str) -> Period | None:
    found = _HALF.search(plain)
    if not found:
        return None
    year = int(found[2])
    return _months_of(year, 1, 6) if found[1] == "dau" else _months_of(year, 7, 12)


def _quarter(plain: str) -> Period | None:
    found = _QUARTER.search(plain)
    if not found:
        return None
    quarter = _ROMAN.get(found[1]) or int(found[1])
    return _months_of(int(found[2]), quarter * 3 - 2, quarter * 3)


def _month(plain: str) -> Period | None:
    found = _MONTH.search(plain) or _BARE_MONTH.match(plain)
    return _months_of(int(found[2]), int(found[1]), int(found[1])) if found else None


def _months(plain: str) -> Period | None:
    """ "9 tháng đầu năm 2020" runs from January."""
    found = _MONTHS.search(plain)
    return _months_of(int(found[2]), 1, int(found[1])) if found else None


def _one_year(plain: str) -> Period | None:
    years = set(_ONE_YEAR.findall(plain))
    return Period.years(int(years.pop())) if len(years) == 1 and not re.search(r"/\s*(19|20)\d\d", plain) else None


def _months_of(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), _last_day(year, last))


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1] if 1 <= month <= 12 else 0)
