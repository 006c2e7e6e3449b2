"""Periods as headings name them, and days on which offices work."""

from datetime import date

import pytest

from tongket.periods.deadlines import existed_on
from tongket.periods.holidays import is_working
from tongket.periods.reading import read_period
from tongket.periods.working_days import next_working_day_of, working_days_after
from tongket.units.levels import Level


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2011", "2011"),
        ("Năm 2011", "2011"),
        ("Ước TH năm 2020", "2020"),
        ("2011-2020", "2011-2020"),
        ("Giai đoạn 2011 - 2015", "2011-2015"),
        ("Cộng giai đoạn 2011–2020", "2011-2020"),
        ("từ năm 2011 đến năm 2020", "2011-2020"),
        ("6 tháng đầu năm 2020", "2020-01-01/2020-06-30"),
        ("6 tháng cuối năm 2020", "2020-07-01/2020-12-31"),
        ("9 tháng năm 2020", "2020-01-01/2020-09-30"),
        ("Quý I/2020", "2020-01-01/2020-03-31"),
        ("Quý IV năm 2020", "2020-10-01/2020-12-31"),
        ("Tháng 1/2011", "2011-01-01/2011-01-31"),
        ("Tháng 02 năm 2012", "2012-02-01/2012-02-29"),
        ("15/12/2019 - 14/12/2020", "2019-12-15/2020-12-14"),
        ("7/2011-6/2021", "2011-07-01/2021-06-30"),
    ],
)
def test_a_heading_names_its_period(heading, period):
    read = read_period(heading)

    assert read is not None
    assert read.text() == period


@pytest.mark.parametrize(
    "heading",
    ["", "Chỉ tiêu", "12", "2011, 2012", "So với 2015", "2016-2020 so với 2011-2015", "Tháng 13/2011", "2.011",
     "2020-2011", "Chỉ thị 48-CT/TW ngày 22/10/2010"],
)  # fmt: skip
def test_a_heading_that_names_no_single_period_names_none(heading):
    assert read_period(heading) is None


def test_a_deadline_on_a_weekend_moves_to_monday():
    saturday, monday = date(2020, 10, 10), date(2020, 10, 12)

    assert not is_working(saturday)
    assert next_working_day_of(saturday, is_working) == monday


def test_working_days_are_counted_from_the_next_day():
    friday = date(2020, 10, 9)

    assert working_days_after(friday, 1, is_working) == date(2020, 10, 12)
    assert working_days_after(friday, 5, is_working) == date(2020, 10, 16)


@pytest.mark.parametrize(
    ("closes", "count", "due"),
    [
        (date(2019, 4, 26), 1, date(2019, 5, 2)),  # 29 April off in exchange, 30 April and 1 May
        (date(2019, 4, 26), 3, date(2019, 5, 4)),  # … for Saturday 4 May
        (date(2025, 4, 25), 1, date(2025, 4, 26)),  # a Saturday worked for 2 May
        (date(2024, 8, 30), 1, date(2024, 9, 4)),  # National Day and the day beside it
        (date(2023, 1, 19), 1, date(2023, 1, 27)),  # Tết
    ],
)
def test_days_worked_in_exchange_count_and_holidays_do_not(closes, count, due):
    assert working_days_after(closes, count, is_working) == due


def test_districts_report_until_the_end_of_june_2025():
    assert existed_on(Level.DISTRICT, date(2025, 6, 30))
    assert not existed_on(Level.DISTRICT, date(2025, 7, 1))
    assert existed_on(Level.COMMUNE, date(2025, 7, 1))
