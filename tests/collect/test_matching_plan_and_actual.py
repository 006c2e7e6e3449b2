"""Columns of plan and result under each year, where a unit's headings name the year and not which of the two."""

from __future__ import annotations

import pytest

from tongket.collect.matching.columns import Heading, match_columns
from tongket.collect.matching.form import heading_key
from tongket.engines.plain_columns import Heading as PlainHeading
from tongket.engines.plain_columns import columns_of
from tongket.periods.reading import read_periods

ASKED = [("Năm 2022", "Kế hoạch"), ("Năm 2022", "Thực hiện"), ("Năm 2023", "Kế hoạch"), ("Năm 2023", "Thực hiện")]
YEARS_ONLY = [("Năm 2022",), ("Năm 2023",)]


def read(asked: list[tuple[str, ...]], *sent: tuple[str, ...]) -> dict[int, int]:
    """Form column to the unit's, by place from 1, where both counts agree."""
    here, there = ([_heading(n, path) for n, path in enumerate(side, 1)] for side in (asked, sent))
    found = match_columns(here, there).columns
    plain = ([PlainHeading(one.column, one.keys) for one in side] for side in (here, there))
    assert columns_of(*plain, range(1, 9)) == found
    return found


def _heading(number: int, path: tuple[str, ...]) -> Heading:
    return Heading(number, tuple(map(heading_key, path)), " › ".join(path), read_periods(path))


def test_a_year_alone_is_not_taken_for_its_result():
    assert 2 not in read(ASKED, ("Số liệu",), ("Năm 2022",), ("Chênh lệch",), ("Năm 2023", "Kế hoạch"), ASKED[3])


@pytest.mark.parametrize("sent", [("Thực hiện năm 2022",), ("TH 2022",)])
def test_a_result_by_its_own_words_is(sent):
    assert read(ASKED, ASKED[0], sent, *ASKED[2:]) == {1: 1, 2: 2, 3: 3, 4: 4}


def test_where_each_year_has_one_column_the_year_is_enough():
    assert read(YEARS_ONLY, ("2023",), ("Thực hiện 2022",)) == {1: 2, 2: 1}


NAMED_BY_YEAR = [("Kế hoạch năm 2021",), ("Năm 2021",), ("Kế hoạch năm 2022",), ("Năm 2022",)]
BY_QUARTER = [("Quý I/2022",), ("Kế hoạch quý I/2022",), ("Quý II/2022",), ("Kế hoạch quý II/2022",)]
WITH_RATES = [("Năm 2021",), ("Tỷ lệ so với năm 2021 (%)",), ("Năm 2022",), ("Tỷ lệ so năm 2022 (%)",)]


@pytest.mark.parametrize("words", ["Thực hiện {}", "TH {}", "Thực hiện năm {}"])
def test_a_form_that_names_the_result_by_its_year_takes_the_units_words_for_it(words):
    plans = NAMED_BY_YEAR[0], NAMED_BY_YEAR[2]
    results = [(words.format(year),) for year in (2021, 2022)]

    assert read(NAMED_BY_YEAR, *plans, *results) == {1: 1, 2: 3, 3: 2, 4: 4}


def test_so_does_one_that_names_the_quarter():
    sent = [("Thực hiện quý I/2022",), ("Ghi chú",), BY_QUARTER[1], ("Thực hiện quý II/2022",), BY_QUARTER[3]]

    assert read(BY_QUARTER, *sent) == {1: 1, 2: 3, 3: 4, 4: 5}


def test_a_rate_beside_a_year_is_no_plan_of_it():
    sent = [("Thực hiện năm 2021",), ("Ghi chú",), WITH_RATES[1], ("Thực hiện năm 2022",), WITH_RATES[3]]

    assert read(WITH_RATES, *sent) == {1: 1, 2: 3, 3: 4, 4: 5}


def test_the_plan_of_another_quarter_or_of_its_months_leaves_the_year_to_its_result():
    asked = [("Kế hoạch quý II/2022",), ("Thực hiện năm 2022",), ("Kế hoạch 6 tháng đầu năm 2022",)]

    assert read(asked, ("Năm 2022",), ("Khác",), asked[0], asked[2])[2] == 1


@pytest.mark.parametrize("plan", ["KH năm 2022", "Dự toán năm 2022", "Chỉ tiêu năm 2022"])
def test_a_plan_has_several_names(plan):
    assert 2 not in read([(plan,), ("Thực hiện năm 2022",)], ("Khác",), ("Năm 2022",), ("Ghi",), (plan,))
