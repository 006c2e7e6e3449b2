"""By how much a plan was passed or missed: of a year's plan, of a row named by one word, of one thing alone."""

from __future__ import annotations

import pytest
from told_table import said, told

PONDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH | KH 2023
    Số ao nuôi cá đào mới | ao | 31 | 26 | 24 | | 85 | 20
    Số lồng bè hạ thủy | lồng bè | 120 | 140 | 133 | | 400 | 130
    Người học nghề nuôi cá lồng | lượt người | 410 | 388 | 402 | | 1.230 | 390
    Người học nghề vá lưới | lượt người | 75 | 66 | 58 | | 200 | 60
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2023 đào mới được 24 ao nuôi cá, vượt 4 ao.", "difference F5 agrees"),
        ("Đào mới 81 ao nuôi cá; riêng năm 2023 đào 24/20 ao, vượt 20%.", "difference F5 agrees"),
        ("Hạ thủy 393 lồng bè, thiếu 7 lồng bè.", "difference G6 agrees"),
    ],
)
def test_the_plan_it_is_of(text: str, expected: str) -> None:
    assert said(told(PONDS, text))[-1] == expected


def test_a_row_named_by_a_word_of_its_own() -> None:
    assert said(told(PONDS, "Lớp nghề cá lồng thiếu 30 lượt so với kế hoạch vì mất mùa.")) == ["difference G7 agrees"]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 đào mới được 24 ao nuôi cá, vượt 9 ao.",
        "Năm 2022 đào mới được 26 ao nuôi cá, vượt 4 ao.",
    ],
)
def test_what_no_plan_bears_out_is_not_said_to_be_of_one(text: str) -> None:
    assert said(told(PONDS, text))[-1].endswith("not_checkable")
