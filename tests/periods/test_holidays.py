"""Days on which offices are closed, as they were announced; and the lunar days they hang on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.periods.holidays import is_working, year_off, years_not_announced
from tongket.periods.lunar import solar_date, tet
from tongket.periods.working_days import working_days_before, working_days_between

# Every closed day from Monday to Friday as announced for officials, typed from the announcements.
CLOSED = {
    2015: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 23/2 28/4 29/4 30/4 1/5 2/9",
    2016: "1/1 8/2 9/2 10/2 11/2 12/2 18/4 2/5 3/5 2/9",
    2017: "2/1 26/1 27/1 30/1 31/1 1/2 6/4 1/5 2/5 4/9",
    2018: "1/1 14/2 15/2 16/2 19/2 20/2 25/4 30/4 1/5 3/9 31/12",
    2019: "1/1 4/2 5/2 6/2 7/2 8/2 15/4 29/4 30/4 1/5 2/9",
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9",
}
SATURDAYS_WORKED = ["2014-12-27", "2015-02-14", "2015-04-25", "2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26",
                    "2026-01-10", "2026-08-22"]  # fmt: skip

# The first day of the year and Giỗ Tổ as almanacs print them; 1985, 2007 and 2030 are not those of China.
TET = ["1985-01-21", "2007-02-17", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31", "2015-02-19",
       "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22",
       "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02"]  # fmt: skip
GIO_TO = ["2010-04-23", "2011-04-12", "2012-03-31", "2013-04-19", "2014-04-09", "2015-04-28", "2016-04-16",
          "2017-04-06", "2018-04-25", "2019-04-14", "2020-04-02", "2021-04-21", "2022-04-10", "2023-04-29",
          "2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04", "2029-04-23"]  # fmt: skip

days = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("year", CLOSED)
def test_the_closed_days_are_those_announced(year):
    weekdays = (date(year, 1, 1) + timedelta(days=step) for step in range(366))
    closed = [day for day in weekdays if day.year == year and day.weekday() < 5 and not is_working(day)]

    assert " ".join(f"{day.day}/{day.month}" for day in closed) == CLOSED[year]
    assert year_off(year).is_announced


def test_the_saturdays_made_up_for_are_working_days():
    saturdays = (date(2014, 12, 27) + timedelta(days=7 * step) for step in range(52 * 12 + 5))

    assert [day.isoformat() for day in saturdays if is_working(day)] == SATURDAYS_WORKED


@pytest.mark.parametrize("day", TET)
def test_the_lunar_year_begins_as_almanacs_say(day):
    assert tet(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", GIO_TO)
def test_gio_to_is_the_tenth_of_the_third_month(day):
    assert solar_date(10, 3, int(day[:4])).isoformat() == day


def test_a_year_nobody_announced_is_worked_out_and_says_so():
    assert not year_off(2027).is_announced
    assert not is_working(date(2027, 2, 8))  # the third of Tết
    assert not is_working(date(2027, 9, 1))  # either may be the second day of National Day
    assert not is_working(date(2027, 9, 3))
    assert years_not_announced([date(2026, 5, 5), date(2027, 9, 3), date(2031, 1, 1)]) == [2027, 2031]


def test_ten_working_days_before_a_conference_step_over_a_holiday():
    assert working_days_before(date(2020, 9, 9), 5, is_working) == date(2020, 9, 1)
    assert working_days_before(date(2020, 2, 3), 3, is_working) == date(2020, 1, 22)


@given(days, st.integers(0, 60))
def test_counting_back_and_counting_forward_agree(day, count):
    earlier = working_days_before(day, count, is_working)

    assert count == 0 or is_working(earlier)
    assert working_days_between(earlier, day, is_working) == (count if is_working(day) else max(count - 1, 0))


@given(st.integers(1950, 2100))
def test_a_lunar_year_begins_between_20_january_and_21_february(year):
    assert date(year, 1, 20) <= tet(year) <= date(year, 2, 21)
    assert solar_date(1, 2, year) - tet(year) in {timedelta(days=29), timedelta(days=30), timedelta(days=59)}
