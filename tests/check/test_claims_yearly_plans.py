"""Differences from plans set year by year, and figures that only stand near the word "kế hoạch"."""

from __future__ import annotations

import pytest
from told_table import said, told

TRAINING = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    Số giáo viên được bồi dưỡng | người | 900 | 300 | 310 | 345 | |
    Trong đó: Giáo viên nữ được bồi dưỡng [trong 1] | người | 640 | 210 | 215 | 230 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Bồi dưỡng 955 giáo viên, vượt 55 người so với kế hoạch; giáo viên nữ: 640 người.", "count H6 contradicts"),
        ("Bồi dưỡng 955 giáo viên, vượt 55 người so với kế hoạch; giáo viên nữ: 655 người.", "count H6 agrees"),
        ("Kế hoạch bồi dưỡng giáo viên nữ là 640 người.", "count D6 agrees"),
    ],
)
def test_what_stands_behind_the_semicolon_is_of_no_plan(text, last):
    assert said(told(TRAINING, text))[-1] == last


INSPECTIONS = """
    Chỉ tiêu | ĐVT | KH 2021 | 2021 | KH 2022 | 2022 | KH 2023 | 2023 | KH | Cộng | %
    Số cơ sở được kiểm tra | đơn vị | 40 | 41 | 44 | 40 | 46 | 51 | | |
    Số buổi tập huấn | buổi | 12 | 14 | 15 | 15 | 18 | 20 | | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Cả ba năm tổ chức 49 buổi tập huấn, vượt kế hoạch 4 buổi.", "difference K6 agrees"),
        ("Năm 2023 tổ chức 20 buổi tập huấn, vượt kế hoạch 2 buổi.", "difference I6 agrees"),
        ("Đã kiểm tra 132 đơn vị, vượt 2 đơn vị so với kế hoạch.", "difference K5 agrees"),
        ("Đã kiểm tra 132/130 đơn vị.", "fraction K5 agrees"),
        ("Cả ba năm tổ chức 49 buổi tập huấn, vượt kế hoạch 7 buổi.", "count - not_checkable"),
    ],
)
def test_a_difference_from_the_plan_is_of_the_year_told_or_of_all_of_them(text, last):
    assert said(told(INSPECTIONS, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Tập huấn 49 buổi, bằng 108,89% kế hoạch giao, trong đó năm 2023 tổ chức 20 buổi tập huấn.",
            "count I6 agrees",
        ),
        ("Kế hoạch giao năm 2023 tổ chức 25 buổi tập huấn.", "count - not_checkable"),
    ],
)
def test_a_share_of_the_plan_makes_no_aim_of_what_follows(text, last):
    assert said(told(INSPECTIONS, text))[-1] == last
