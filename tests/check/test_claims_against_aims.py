"""Rates told against an aim, of other people than the rate's, and under a heading of years to come."""

from __future__ import annotations

import pytest
from told_table import said, told

WATER = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Số hộ | hộ | 1.200 | 1.210 | 1.250
    Số hộ dùng nước sạch | hộ | 900 | 950 | 1.025
    Tỷ lệ hộ dùng nước sạch [2/1] | % | | |
"""


@pytest.mark.parametrize(
    "text",
    [
        "So với mục tiêu 80%, tỷ lệ hộ dùng nước sạch vượt 2 điểm phần trăm.",
        "Xã phổ biến quy ước tới 88% chủ tịch hội dùng nước của hộ dùng nước sạch.",
    ],
)
def test_what_the_rate_does_not_tell_is_left_open(text: str) -> None:
    assert not any(one.endswith("contradicts") for one in said(told(WATER, text)))


def test_a_change_against_a_year_is_still_judged() -> None:
    text = "Tỷ lệ hộ dùng nước sạch năm 2023 đạt 82%, cao hơn 3,49 điểm phần trăm so với năm 2022."
    assert said(told(WATER, text))[-1] == "difference F7 agrees"


def test_a_heading_of_years_to_come_is_of_aims() -> None:
    text = """
        # II. Việc cần làm 2024-2026
        Tỷ lệ hộ dùng nước sạch đạt 95%.
    """
    (claim,) = told(WATER, text)
    assert claim.why == "an_aim"


def test_a_heading_of_these_years_is_not() -> None:
    text = """
        # II. Việc đã làm 2021-2023, hướng tới 2026
        Tỷ lệ hộ dùng nước sạch năm 2023 đạt 82%.
    """
    assert said(told(WATER, text)) == ["rate F7 agrees"]
