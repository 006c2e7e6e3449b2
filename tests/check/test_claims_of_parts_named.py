"""A part named before its number, under the word of the whole; a plan met in bare brackets; the years left over."""

from __future__ import annotations

import pytest
from told_table import said, told

ROADS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Tổng kinh phí làm đường nông thôn [= 2 3] | triệu đồng | 1.520 | 1.710 | 1.680 |
    Hộ dân đóng góp | triệu đồng | 412 | 506 | 473 |
    Ngân sách xã | triệu đồng | 1.108 | 1.204 | 1.207 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kinh phí làm đường nông thôn do hộ dân góp là 1.391 triệu đồng.", "count G6 agrees"),
        ("Kinh phí làm đường nông thôn 4.910 triệu đồng.", "count G5 agrees"),
        ("Kinh phí làm đường nông thôn 4.190 triệu đồng.", "count G5 contradicts"),
    ],
)
def test_the_part_named_before_it(text: str, expected: str) -> None:
    assert said(told(ROADS, text)) == [expected]


def test_a_part_not_named_takes_no_figure_of_the_whole() -> None:
    assert "G6" not in said(told(ROADS, "Kinh phí làm đường nông thôn là 1.391 triệu đồng."))[0]


LESSONS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH | %KH
    Lượt người học bơi | lượt người | 120 | 140 | 133 | | 400 |
    Lượt người học võ | lượt người | 75 | 66 | 58 | | 210 |
"""


def test_brackets_after_a_plan_met_are_of_the_plan_too() -> None:
    claims = told(LESSONS, "Học bơi 393 lượt người (98,25% kế hoạch), học võ 199 lượt người (94,76%).")
    assert said(claims) == ["count G5 agrees", "rate I5 agrees", "count G6 agrees", "rate I6 agrees"]


FIRES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | Cộng
    Số vụ cháy nhà | vụ | 26 | 29 | 26 | 31 |
"""


def test_the_years_left_over() -> None:
    text = "Năm 2022 có 29 vụ cháy nhà, năm 2024 có 31 vụ, các năm còn lại đều 26 vụ."
    assert said(told(FIRES, text))[-1] == "count D5 agrees"


def test_years_left_over_that_differ_are_not_judged_by_the_year_told_last() -> None:
    text = "Năm 2022 có 29 vụ cháy nhà, các năm còn lại đều 26 vụ."
    assert not said(told(FIRES, text))[-1].endswith("contradicts")
