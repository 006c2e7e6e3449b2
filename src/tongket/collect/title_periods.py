"""Takes a title, makes the periods it speaks of. Years of laws, of days, of a baseline or of plans to come are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.wording.dates import read_date
from tongket.wording.fold import fold

_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = re.compile(_YEAR)
_STAGE = re.compile(
    rf"(?:giai doan|thoi ky|tu)\s*(?:tu\s*)?(?:nam\s*)?\(?({_YEAR})\s*(?:-|den|toi)\s*(?:het\s*)?(?:nam\s*)?({_YEAR})"
)
_YEARS = re.compile(rf"(?<![\d/-])({_YEAR})\s*-\s*({_YEAR})(?!\d)")
_NO_END = r"(?<!\bden )(?<!\btoi )(?<!\bhet )(?<!\bva )(?<!\stu )(?<!\d)"  # "từ năm 2021 đến 6 tháng đầu năm 2025"
_PART_OF_A_YEAR = re.compile(rf"{_NO_END}(?:0?(6|9|sau|chin) thang (dau |cuoi )?nam \d{{4}}|quy \w+(?:/| nam )\d{{4}})")
_ONE_YEAR = re.compile(rf"\bnam\s*({_YEAR})(?!\d)")
_DAYS = re.compile(
    r"(ngay\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d+/\d{4}/\S+|ngay\s*\d{1,2}\s*thang\s*\d{1,2}\s*nam\s*\d{4}"
)
_PLANS = r"(?:\bva|[,;]) (?:phuong huong|nhiem vu|ke hoach|giai phap|muc tieu|dinh huong|trong tam)\b[^.;:()]{0,80}"
_TO_COME = re.compile(rf"{_PLANS}$")
_NOT_OF_THE_REPORT = re.compile(
    rf"\b(?:bo luat|luat|phap lenh|hien phap|nghi dinh|thong tu)\b[^.;:()]{{0,80}}?"  # of an act
    rf"(?<!\btrong )(?<!\bdau )(?<!\bcuoi )(?<!\bthang )\bnam {_YEAR}|"
    rf"\b(?:cung ky|so voi|truoc|sau|tam nhin|thanh lap|sap nhap)(?: (?:dau|cuoi|giua))* nam {_YEAR}|"
    rf"{_PLANS}?(?:(?:6|9|sau|chin) thang (?:dau |cuoi )?)?nam {_YEAR}"
)
_UNTIL = re.compile(rf"\bden(?: (?:dau|cuoi|giua))* nam ({_YEAR})")
_FOUNDED = re.compile(rf"\b(?:thanh lap|sap nhap|hop nhat)(?: tu)? (?:(?:dau|cuoi|giua) )?nam ({_YEAR})")
_HOW_MANY_YEARS = re.compile(r"\b(\d{1,2}|hai|ba|bon|sau|bay|tam|chin|muoi|nam(?= nam)) nam\b(?! \d{4})")
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}


@lru_cache(maxsize=512)  # most reports of a review bear the title that the office asked for
def spans_of(text: str, last: int | None = None) -> tuple[str, ...]:
    """The periods a title speaks of, as `Period.text()`: stretches, parts of a year, or the one year it names.

    "đến năm 2030" is a goal where 2030 lies behind the last year that is reported on.
    """
    folded = _DAYS.sub(" ", _plain(text))
    stretches = tuple(_stretches(folded))
    rest = _YEARS.sub(" ", _STAGE.sub(" ", folded)) if stretches else folded
    if _ANY_YEAR.search(rest) is None:  # as in most titles
        return tuple(dict.fromkeys(stretches))
    rest = _NOT_OF_THE_REPORT.sub(" ", rest if last is None else _without_goals(rest, last))
    parts = tuple(_parts_of_a_year(rest))
    years = set(_ONE_YEAR.findall(_PART_OF_A_YEAR.sub(" ", rest)))
    return tuple(dict.fromkeys([*stretches, *parts, *(years if len(years) == 1 else ())]))


def span_of(text: str, last: int | None = None) -> str | None:
    """The period that says most: a stretch of years before a part of one, and that before a year."""
    return next(iter(spans_of(text, last)), None)


def how_many_years(text: str) -> frozenset[int]:
    """ "Sơ kết 05 năm thực hiện …" tells of 5 years."""
    found = _HOW_MANY_YEARS.findall(_DAYS.sub(" ", _plain(text)))
    return frozenset(int(number) if number.isdigit() else _NUMBERS[number] for number in found)


def founded_in(text: str) -> frozenset[int]:
    """ "… (giai đoạn 2023-2025, xã thành lập năm 2023)": the year since which there is anything to tell."""
    return frozenset(map(int, _FOUNDED.findall(_plain(text))))


def days_in(text: str) -> Iterator[date]:
    """The days a title names: mostly those of the acts it cites."""
    for found in _DAYS.finditer(_plain(text)):
        if day := read_date(found[0]):
            yield day


def _plain(text: str) -> str:
    return fold(text).replace("–", "-")


def _without_goals(folded: str, last: int) -> str:
    return _UNTIL.sub(lambda found: " " if int(found[1]) > last else found[0], folded)


def _stretches(folded: str) -> Iterator[str]:
    """Those that lie behind "phương hướng, nhiệm vụ …" only where the title names no other."""
    found = [*_STAGE.finditer(folded), *_YEARS.finditer(folded)]
    told = [stretch for stretch in found if not _TO_COME.search(folded[: stretch.start()])]
    for stretch in told or found:
        if int(stretch[1]) <= int(stretch[2]):
            yield Period.years(int(stretch[1]), int(stretch[2])).text()


def _parts_of_a_year(folded: str) -> Iterator[str]:
    for found in _PART_OF_A_YEAR.finditer(folded):
        if period := read_period(found[0]):
            yield period.text()
