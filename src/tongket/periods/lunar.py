"""The Vietnamese lunar calendar. Takes a lunar day and month and the solar year they fall in; makes the date.

Months begin on the day, in the time of Hà Nội (UTC+7), of the new moon; the eleventh holds the winter solstice; a year
of thirteen months repeats the first month in which the sun enters no new twelfth of the ecliptic. Moon and sun by the
short series of Meeus, *Astronomical Algorithms*, as Hồ Ngọc Đức uses them for this calendar; tested against the days
that the Government announced from 2015 to 2026 and against the years in which Vietnam and China differ.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from math import floor, radians, sin

_HANOI = 7 / 24  # of a day
_MONTH = 29.530588853  # mean days from new moon to new moon
_FIRST_NEW_MOON = 2415021.076998695  # Julian day of new moon 0, 1 January 1900
_ORDINAL_0 = 1721425  # Julian day number of the ordinal 0 of `date`
LEAP_YEAR = 365  # from one eleventh month to the next: more days than this are thirteen months


def tet(year: int) -> date:
    """The first day of the lunar year that begins in a solar year."""
    return solar_date(1, 1, year)


def solar_date(day: int, month: int, year: int) -> date:
    """The date of a day of one of the lunar months 1 to 10 of a year; of a repeated month, the first of the two."""
    start, end = _eleventh_month(year - 1), _eleventh_month(year)
    index = month + 1
    if end - start > LEAP_YEAR and index >= _repeated_after(start):
        index += 1
    return date.fromordinal(_new_moon_day(_number_of(start) + index) + day - 1 - _ORDINAL_0)


@cache
def _eleventh_month(year: int) -> int:
    """The Julian day number on which the lunar month with the winter solstice begins."""
    last = date(year, 12, 31).toordinal() + _ORDINAL_0
    number = floor((last - 2415021) / _MONTH)
    day = _new_moon_day(number)
    return day if _twelfth(day) < 9 else _new_moon_day(number - 1)


def _number_of(day: int) -> int:
    return floor(0.5 + (day - _FIRST_NEW_MOON) / _MONTH)


def _repeated_after(start: int) -> int:
    """Which month after the eleventh is the repeated one."""
    number = _number_of(start)
    twelfths = [_twelfth(_new_moon_day(number + index)) for index in range(1, 15)]
    return next(index + 1 for index, (one, next_one) in enumerate(pairwise(twelfths)) if one == next_one)


@cache
def _new_moon_day(number: int) -> int:
    """The Julian day number, in Hà Nội, of a new moon counted from that of January 1900."""
    t = number / 1236.85  # centuries since 1900
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = radians(359.2242 + 29.10535608 * number - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * number + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = radians(21.2964 + 390.67050646 * number - 0.0016528 * t**2 - 0.00000239 * t**3)
    true = mean + _correction(t, sun, moon, node) - (-0.000278 + 0.000265 * t + 0.000262 * t**2)
    return floor(true + 0.5 + _HANOI)


def _correction(t: float, sun: float, moon: float, node: float) -> float:
    return (
        (0.1734 - 0.000393 * t) * sin(sun)
        + 0.0021 * sin(2 * sun)
        - 0.4068 * sin(moon)
        + 0.0161 * sin(2 * moon)
        - 0.0004 * sin(3 * moon)
        + 0.0104 * sin(2 * node)
        - 0.0051 * sin(sun + moon)
        - 0.0074 * sin(sun - moon)
        + 0.0004 * sin(2 * node + sun)
        - 0.0004 * sin(2 * node - sun)
        - 0.0006 * sin(2 * node + moon)
        + 0.0010 * sin(2 * node - moon)
        + 0.0005 * sin(2 * moon + sun)
    )


@cache
def _twelfth(day: int) -> int:
    """In which twelfth of the ecliptic the sun stands when a day begins in Hà Nội; 0 begins at the spring equinox."""
    t = (day - 2451545.5 - _HANOI) / 36525  # centuries since 2000
    anomaly = radians(357.5291 + 35999.0503 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.9146 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly)
    return floor(longitude % 360 / 30)
