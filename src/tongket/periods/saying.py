"""Takes a period, says it inside a sentence as officials write it: "năm 2020", "quý I/2025", "6 tháng đầu năm 2025"."""

from __future__ import annotations

from datetime import date, timedelta

from tongket.periods.period import Period

_QUARTERS = {(1, 3): "I", (4, 6): "II", (7, 9): "III", (10, 12): "IV"}
_A_YEAR = 12


def in_words(period: Period) -> str:
    """ "giai đoạn 2011-2020", "tháng 3/2025"; by its months or days where no shorter name fits."""
    if period.is_one_year:
        return f"năm {period.first.year}"
    if period == Period.years(period.first.year, period.last.year):
        return f"giai đoạn {period.text()}"
    if period.first.day != 1 or (period.last + timedelta(days=1)).day != 1:
        return f"giai đoạn {_day(period.first)} - {_day(period.last)}"
    return _of_months(period)


def _of_months(period: Period) -> str:
    year, first, last = period.first.year, period.first.month, period.last.month
    if year != period.last.year:
        return f"giai đoạn {first}/{year} - {last}/{period.last.year}"
    if first == last:
        return f"tháng {first}/{year}"
    if (first, last) in _QUARTERS:
        return f"quý {_QUARTERS[first, last]}/{year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    if last == _A_YEAR:
        return f"{_A_YEAR + 1 - first} tháng cuối năm {year}"
    return f"giai đoạn {first}/{year} - {last}/{year}"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
