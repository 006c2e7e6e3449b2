"""Windows of figures, days on which reviews fall due, and deadlines per level."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.periods.calendars import calendar_named, named_calendars, years_of_review
from tongket.periods.deadlines import Sender, Step, deadlines, usual_steps
from tongket.periods.holidays import is_working
from tongket.periods.milestones import again_and_again, anniversary, once
from tongket.periods.period import Period


def window(name: str, what: str, *numbers: int) -> str:
    calendar = calendar_named(name)
    assert calendar is not None
    period = getattr(calendar, what)(*numbers)
    period = getattr(period, "period", period)
    return f"{period.first:%d/%m/%Y}-{period.last:%d/%m/%Y}"


@pytest.mark.parametrize(
    ("name", "what", "numbers", "expected"),
    [
        # Decree 09/2019, Art. 12
        ("nd09", "month", (2021, 9), "15/08/2021-14/09/2021"),
        ("nd09", "month", (2021, 1), "15/12/2020-14/01/2021"),
        ("nd09", "quarter", (2021, 1), "15/12/2020-14/03/2021"),
        ("nd09", "quarter", (2021, 4), "15/09/2021-14/12/2021"),
        ("nd09", "half", (2021, 1), "15/12/2020-14/06/2021"),
        ("nd09", "half", (2021, 2), "15/06/2021-14/12/2021"),
        ("nd09", "years", (2021, 2021), "15/12/2020-14/12/2021"),
        ("nd09", "years", (2011, 2020), "15/12/2010-14/12/2020"),
        ("thang", "month", (2020, 2), "01/02/2020-29/02/2020"),
        ("thang", "quarter", (2020, 3), "01/07/2020-30/09/2020"),
        ("thang", "years", (2011, 2020), "01/01/2011-31/12/2020"),
        ("10thang", "years", (2020, 2020), "01/01/2020-31/12/2020"),
    ],
)
def test_a_window_is_the_one_its_calendar_sets(name, what, numbers, expected):
    assert window(name, what, *numbers) == expected


def test_ten_months_come_first_and_the_year_replaces_them():
    assert named_calendars()["10thang"].years(2019, 2020).first_instalment == date(2020, 10, 31)
    assert named_calendars()["thang"].years(2019, 2020).first_instalment is None


@given(st.sampled_from(["nd09", "thang", "10thang"]), st.integers(1990, 2060))
def test_windows_follow_each_other_without_gap_or_overlap(name, year):
    calendar = named_calendars()[name]
    months = [calendar.month(year, month) for month in range(1, 13)]

    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(months))
    assert calendar.years(year, year).period == Period(months[0].first, months[-1].last)
    assert calendar.quarter(year, 2) == Period(months[3].first, months[5].last)
    assert calendar.half(year, 2) == Period(months[6].first, months[11].last)


@pytest.mark.parametrize(
    ("started", "due", "years"),
    [
        ("2010-10-22", "2020-10-22", (2011, 2020)),
        ("2015-06-22", "2020-06-22", (2015, 2019)),
        ("2017-01-05", "2020-01-05", (2017, 2019)),
        ("2019-09-05", "2020-09-05", (2020, 2020)),
    ],
)
def test_a_year_belongs_to_the_span_when_most_of_it_does(started, due, years):
    assert years_of_review(date.fromisoformat(started), date.fromisoformat(due)) == years


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1, 10))
def test_a_review_after_so_many_years_spans_so_many_years(day, years):
    first, last = years_of_review(day, anniversary(day, years))

    assert last - first + 1 == years


def test_a_day_that_is_not_there_is_the_last_of_february():
    assert anniversary(date(2016, 2, 29), 1) == date(2017, 2, 28)
    assert anniversary(date(2016, 2, 29), 4) == date(2020, 2, 29)


def test_a_review_falls_due_once_or_again_and_again():
    year = Period.years(2020)

    assert list(once(date(2010, 10, 22), 10, year)) == [(10, date(2020, 10, 22))]
    assert list(once(date(2010, 10, 22), 5, year)) == []
    assert list(again_and_again(date(2016, 5, 15), 2, Period.years(2017, 2021))) == [
        (2, date(2018, 5, 15)),
        (4, date(2020, 5, 15)),
    ]


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(1, 6), st.integers(1990, 2040), st.integers(0, 12))
def test_every_review_of_a_cycle_is_found(day, every, first, more):
    within = Period.years(first, first + more)
    expected = [(n * every, anniversary(day, n * every)) for n in range(1, 80)]

    assert list(again_and_again(day, every, within)) == [
        (years, due) for years, due in expected if within.first <= due <= within.last
    ]


def told(conference: date, steps=None) -> list[str]:
    return [f"{each.sender} {each.on:%d/%m/%Y}" for each in deadlines(conference, steps or usual_steps())]


def test_deadlines_are_counted_back_over_holidays():
    assert told(date(2020, 11, 11)) == [
        "commune 07/10/2020", "district 21/10/2020", "department 21/10/2020", "office 04/11/2020",
    ]  # fmt: skip
    # 02/9/2020 is National Day: one day more
    assert told(date(2020, 9, 9))[-1] == "office 01/09/2020"


def test_there_is_no_district_from_july_2025():
    assert told(date(2025, 10, 22)) == ["commune 01/10/2025", "department 01/10/2025", "office 15/10/2025"]


def test_the_last_conference_with_districts_and_the_first_without():
    assert told(date(2025, 7, 21)) == [
        "commune 16/06/2025", "district 30/06/2025", "department 30/06/2025", "office 14/07/2025",
    ]  # fmt: skip
    assert told(date(2025, 7, 22)) == ["commune 01/07/2025", "department 01/07/2025", "office 15/07/2025"]


def test_a_register_may_have_steps_of_its_own():
    steps = (Step(sender=Sender.DEPARTMENT, working_days=10), Step(sender=Sender.OFFICE, working_days=0))

    assert told(date(2020, 11, 15), steps) == ["department 02/11/2020", "office 15/11/2020"]


@given(st.dates(date(2015, 2, 1), date(2026, 12, 31)))
def test_a_deadline_is_a_working_day_and_the_last_level_is_the_office(conference):
    found = deadlines(conference, usual_steps())

    assert all(is_working(each.on) and each.on < conference for each in found)
    assert found[-1].sender is Sender.OFFICE
    assert len({each.sender for each in found}) == len(found)
