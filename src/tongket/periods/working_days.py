"""Working days. Takes days and what says which are worked (`holidays.is_working`); makes deadlines counted in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

_DAY = timedelta(days=1)


def working_days_after(day: date, count: int, is_working: Callable[[date], bool]) -> date:
    """The working day `count` working days later; the first day counted is the first working day after `day`."""
    for _ in range(count):
        day = next_working_day_of(day + _DAY, is_working)
    return day


def working_days_before(day: date, count: int, is_working: Callable[[date], bool]) -> date:
    """The working day `count` working days earlier; the first day counted is the last working day before `day`."""
    for _ in range(count):
        day = previous_working_day(day - _DAY, is_working)
    return day


def previous_working_day(day: date, is_working: Callable[[date], bool]) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_working(day):
        day -= _DAY
    return day


def next_working_day_of(day: date, is_working: Callable[[date], bool]) -> date:
    """The day itself when it is a working day, else the first one after it: where a deadline on a Sunday falls."""
    while not is_working(day):
        day += _DAY
    return day


def working_days_between(first: date, last: date, is_working: Callable[[date], bool]) -> int:
    """How many working days follow `first` up to and with `last`; 0 where `last` is not later."""
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(1 for day in days if is_working(day))
