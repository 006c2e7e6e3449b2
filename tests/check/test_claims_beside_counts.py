"""Bare numbers in brackets beside a count, and the share of several parts that are called alike."""

from __future__ import annotations

import pytest
from told_table import said, told

PIPES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | ±
    Chiều dài ống nước đã lắp đặt | km | 5,9 | 6,3 | 7,1 | 8,2 |
    Số hộ lắp đồng hồ nước [cuối kỳ] | hộ | 1.105 | 1.240 | 1.377 | 1.502 |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Lắp đặt 21,6 km ống nước (năm 2022: 6,3; năm 2024: 8,2).",
            ["count E5 agrees", "count E5 agrees", "count G5 agrees"],
        ),
        ("Năm 2024 lắp đặt 8,2 km ống nước (cùng kỳ 7,1).", ["count G5 agrees", "count F5 agrees"]),
        ("Năm 2024 lắp đặt 8,2 km ống nước (cùng kỳ 6,1).", ["count G5 agrees", "count - not_checkable"]),
        ("Năm 2024 lắp đặt 8,2 km ống nước (đợt một 7,1).", ["count G5 agrees", "count - not_checkable"]),
    ],
)
def test_a_bare_number_in_brackets_is_of_the_count_before(text, verdicts):
    assert said(told(PIPES, text, span=(2022, 2024))) == verdicts


FUNDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Tổng vốn [= 2 3 4] | triệu đồng | | | |
    Ngân sách tỉnh | triệu đồng | 210,5 | 245,2 | 261,9 |
    Ngân sách xã | triệu đồng | 110,4 | 145,6 | 150,2 |
    Nhân dân đóng góp | triệu đồng | 80,3 | 90,1 | 95,6 |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Tổng vốn là 1.389,8 triệu đồng. Ngân sách các cấp chiếm 80,86%.", "rate G6 agrees"),
        ("Tổng vốn là 1.389,8 triệu đồng. Ngân sách các cấp chiếm 86,08%.", "rate - not_checkable"),
        ("Tổng vốn là 1.389,8 triệu đồng. Doanh nghiệp chiếm 80,86%.", "rate - not_checkable"),
    ],
)
def test_a_share_may_be_of_the_parts_that_are_called_alike(text, last):
    assert said(told(FUNDS, text))[-1] == last


PLANNED = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    Chiều dài ống nước đã lắp đặt | km | 20 | 6,3 | 7,1 | 8,2 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Lắp đặt 21,6 km ống nước, vượt 1,6 km so với kế hoạch, riêng năm 2023 lắp đặt 8,2 km.", "count G5 agrees"),
        ("Lắp đặt 21,6 km ống nước, riêng năm 2023 8,2 km, vượt kế hoạch 1,6 km.", "difference H5 agrees"),
    ],
)
def test_a_year_told_apart_is_of_no_plan_and_a_plan_may_be_of_all_years(text, last):
    assert said(told(PLANNED, text))[-1] == last
