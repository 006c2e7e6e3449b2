"""What falls due: only what was set, proposed together where one conference can close it."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.register import Register
from tongket.directive.register_calendar import State, calendar_of, milestones_of
from tongket.directive.register_file import register_and_settings
from tongket.draft.register_words import milestone_title, reasons
from tongket.periods.period import Period

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020" / "register.toml"
ONE = """
[[document]]
symbol = "05-CT/TW"
type = "Chỉ thị"
issuer = "Bộ Chính trị"
dated = 2016-05-15
{document}

[[document.review]]
{review}
kind = "sơ kết"
set_by = "Kế hoạch 03-KH/TW"
"""


def calendar(text: str, first: int, last: int | None = None, *, as_of: date | None = None):
    register, settings = register_and_settings(text)
    return calendar_of(register, settings, Period.years(first, last), as_of=as_of)


def seed() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def one(review: str, document: str = "", more: str = "") -> str:
    return ONE.format(review=review, document=document) + more


def names(milestones) -> list[str]:
    return [f"{each.years} {each.document.name}" for each in milestones]


def test_the_year_2020_proposes_the_one_conference_with_exactly_its_three_reviews():
    found = calendar(seed(), 2020)

    (conference,) = found.conferences
    assert conference.is_joint
    assert sorted(names(conference.milestones)) == ["10 48-CT/TW", "3 12-CT/TW", "5 46-CT/TW"]
    assert names(found.milestones) == ["3 12-CT/TW", "5 46-CT/TW", "10 48-CT/TW"]
    assert conference.complete == conference.on == date(2020, 10, 22)
    assert [f"{each.sender} {each.on:%d/%m}" for each in conference.deadlines] == [
        "commune 17/09", "district 01/10", "department 01/10", "office 15/10",
    ]  # fmt: skip


def test_the_resolution_without_a_set_review_is_only_offered_one():
    found = calendar(seed(), 2020)

    assert names(found.offered) == ["1 51-NQ/TW"]
    assert all(each.is_offered for each in found.offered)
    assert not any(each.document.name == "51-NQ/TW" for each in found.milestones)
    # conclusions are carried out, not reviewed by themselves
    assert names(calendar(seed(), 2021).offered) == []


def test_the_five_year_review_was_held_and_is_no_longer_open():
    found = calendar(seed(), 2015)

    (milestone,) = found.milestones
    assert (milestone.due, milestone.held) == (date(2015, 10, 22), date(2016, 6, 7))
    assert found.state(milestone) is State.HELD
    assert found.conferences == ()
    # ... judged at a day before it was held, it is
    (conference,) = calendar(seed(), 2015, as_of=date(2015, 12, 1)).conferences
    assert names(conference.milestones) == ["5 48-CT/TW"]


def test_a_set_day_is_kept_and_the_deadlines_follow_it():
    more = '\n[[conference]]\non = 2020-11-11\nfield = "an ninh, trật tự"\nset_by = "Ban Thường vụ Tỉnh ủy"\n'

    (conference,) = calendar(seed() + more, 2020).conferences

    assert conference.on == date(2020, 11, 11)
    assert conference.set is not None
    assert conference.deadlines[-1].on == date(2020, 11, 4)


def test_a_field_is_one_however_it_is_typed():
    text = seed().replace('field = "an ninh, trật tự"', 'field = "An ninh,  trật tự."', 1)
    text = text.replace(
        'field = "an ninh, trật tự"', f'field = "{unicodedata.normalize("NFD", "an ninh, trật tự")}"', 1
    )

    assert len(calendar(text, 2020).conferences) == 1


def test_reviews_of_two_fields_are_two_conferences():
    text = seed().replace('field = "an ninh, trật tự"', 'field = "phòng, chống tội phạm"', 1)

    assert [names(each.milestones) for each in calendar(text, 2020).conferences] == [
        ["3 12-CT/TW", "5 46-CT/TW"],  # the one that can be held first
        ["10 48-CT/TW"],
    ]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2020-08-01", State.AHEAD),
        ("2020-08-23", State.NEAR),
        ("2020-10-21", State.NEAR),
        ("2020-10-22", State.DUE),
        ("2020-12-31", State.DUE),
        ("2021-01-01", State.OVERDUE),
    ],
)
def test_a_review_is_overdue_when_its_year_is_over(as_of, state):
    found = calendar(seed(), 2020, as_of=date.fromisoformat(as_of))

    assert found.state(found.milestones[-1]) is state


def test_a_review_set_for_a_day_is_overdue_the_day_after():
    text = one("on = 2018-06-30")

    assert calendar(text, 2018, as_of=date(2018, 7, 1)).state(calendar(text, 2018).milestones[0]) is State.OVERDUE
    assert calendar(text, 2018, as_of=date(2018, 6, 30)).state(calendar(text, 2018).milestones[0]) is State.DUE


def test_what_was_not_held_stays_in_the_calendars_of_later_years():
    found = calendar(seed(), 2022, as_of=date(2022, 3, 1))

    assert names(found.late) == ["3 12-CT/TW", "5 46-CT/TW", "10 48-CT/TW"]
    assert calendar(seed(), 2020).late == ()
    # of a cycle only the last one missed
    assert [each.due.year for each in calendar(one("every_years = 1"), 2022, as_of=date(2022, 3, 1)).late] == [2021]


def test_a_conference_that_comes_late_names_the_year_of_its_reviews():
    more = '\n[[conference]]\non = 2021-01-14\nyear = 2020\nfield = "an ninh, trật tự"\nset_by = "Ban Thường vụ"\n'

    (conference,) = calendar(seed() + more, 2020).conferences

    assert conference.on == date(2021, 1, 14)
    assert calendar(seed() + more, 2020).set_for_none == ()


def test_a_conference_to_which_no_review_belongs_is_told():
    more = '\n[[conference]]\non = 2020-11-11\nfield = "an ninh trật tự"\nset_by = "Ban Thường vụ"\n'

    assert [each.field for each in calendar(seed() + more, 2020).set_for_none] == ["an ninh trật tự"]
    assert calendar(seed() + more, 2021).set_for_none == ()


def test_nothing_is_judged_without_a_day():
    found = calendar(one("after_years = 3"), 2019)

    assert found.state(found.milestones[0]) is State.NOT_JUDGED


def test_a_cycle_comes_again_and_each_holding_closes_one():
    text = one("every_years = 1\nheld = [2017-06-20, 2019-03-01]")

    found = calendar(text, 2017, 2020).milestones

    assert [(each.due.year, each.held) for each in found] == [
        (2017, date(2017, 6, 20)),
        (2018, None),
        (2019, date(2019, 3, 1)),
        (2020, None),
    ]
    assert [each.window.period.text() for each in found] == ["2016", "2017", "2018", "2019"]


def test_a_cycle_ends_with_its_document_and_a_single_review_says_so():
    ended = "in_force_to = 2018-12-31"

    assert [each.due.year for each in calendar(one("every_years = 1", ended), 2016, 2022).milestones] == [2017, 2018]
    (single,) = calendar(one("after_years = 3", ended), 2019).milestones
    assert single.ended == date(2018, 12, 31)
    assert calendar(one("after_years = 3", ended), 2019).conferences == ()
    assert calendar(one("after_years = 3", ended), 2021).offered == ()


@pytest.mark.parametrize(
    ("review", "window", "instalment"),
    [
        ("after_years = 5", "2016-2020", None),
        ('after_years = 5\ncalendar = "nd09"', "2015-12-15/2020-12-14", None),
        ('after_years = 5\ncalendar = "10thang"', "2016-2020", date(2020, 10, 31)),
        ("after_years = 5\ndata_from = 2016-09-01\ndata_to = 2021-06-30", "2016-09-01/2021-06-30", None),
    ],
)
def test_the_window_of_the_figures_is_by_the_calendar_that_was_named(review, window, instalment):
    (milestone,) = calendar(one(review).replace("2016-05-15", "2015-12-05"), 2020).milestones

    assert milestone.window.period.text() == window
    assert milestone.window.first_instalment == instalment


def test_figures_that_close_after_the_first_deadline_are_estimates():
    (conference,) = calendar(seed(), 2020).conferences

    assert names(conference.rests_on_estimates) == ["10 48-CT/TW"]


def test_a_year_without_announced_holidays_is_named():
    assert calendar(one("after_years = 20"), 2036).years_without_holidays == (2036,)
    assert calendar(seed(), 2020).years_without_holidays == ()


def test_the_reviews_of_one_document():
    register, settings = register_and_settings(seed())

    found = milestones_of(register, register.documents[0], settings, Period.years(2010, 2030))

    assert names(found) == ["5 48-CT/TW", "10 48-CT/TW"]


@given(
    st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2015, 12, 31)), st.integers(1, 12)), max_size=12, unique=True),
    st.integers(2001, 2030),
)
def test_every_set_review_of_a_year_is_in_exactly_one_conference(reviews, year):
    texts = [
        one(f"after_years = {after}").replace("2016-05-15", day.isoformat()).replace("05-CT", f"{number}-CT")
        for number, (day, after) in enumerate(reviews, 1)
    ]
    found = calendar("".join(texts), year)

    assert len(found.milestones) == sum(1 for day, after in reviews if day.year + after == year)
    held = [milestone for conference in found.conferences for milestone in conference.milestones]
    assert sorted(held, key=id) == sorted(found.milestones, key=id)


def test_an_empty_register_has_an_empty_calendar():
    assert calendar("", 2020).milestones == ()
    assert Register().documents == ()


@pytest.mark.parametrize(
    ("review", "year", "held"),
    [
        ("on = 2025-07-26", 2025, date(2025, 7, 25)),  # a Saturday: the Friday before, not the Monday after
        ("on = 2025-09-02", 2025, date(2025, 8, 29)),  # the national holidays
        ("on = 2025-07-24", 2025, date(2025, 7, 24)),
    ],
)
def test_a_conference_is_not_proposed_after_the_day_a_review_is_set_for(review, year, held):
    (conference,) = calendar(one(review), year).conferences

    assert conference.on == held
    assert next(reasons(conference)) == (
        f"Có kỳ đã ấn định đến ngày {conference.milestones[0].due:%d/%m/%Y}; đề nghị họp ngày {held:%d/%m/%Y}."
    )


def test_years_complete_on_the_last_saturday_of_a_year_are_closed_in_that_year():
    text = one("after_years = 5").replace("2016-05-15", "2017-12-31")

    (conference,) = calendar(text, 2022).conferences

    assert conference.on == date(2022, 12, 30)


def test_a_conference_later_than_the_day_of_one_of_its_reviews_says_so():
    text = one("on = 2021-02-01", more='\n[[document.review]]\nafter_years = 5\nkind = "sơ kết"\nset_by = "KH"\n')

    (conference,) = calendar(text, 2021).conferences

    assert conference.on == date(2021, 5, 17)  # 15/5/2021, a Saturday
    assert any("muộn hơn ngày đã ấn định" in reason for reason in reasons(conference))


def test_a_yearly_report_is_of_a_year_and_not_of_all_of_them():
    text = one("every_years = 1").replace('kind = "sơ kết"', 'kind = "tiến độ"')

    (milestone,) = calendar(text, 2018).milestones

    assert "năm thứ 2 thực hiện" in milestone_title(milestone)
