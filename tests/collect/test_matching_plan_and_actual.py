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
