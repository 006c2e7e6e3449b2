"""Sums of what was just told or is named side by side, and how far the plan of what was just counted was met."""

from __future__ import annotations

import pytest
from told_table import said, told

STATIONS = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    CƠ SỞ VẬT CHẤT
    Số trạm y tế được xây mới | trạm | 12 | 3 | 4 | 4 | |
    Số trạm y tế được sửa chữa | trạm | 30 | 8 | 9 | 11 | |
    KHÁM BỆNH
    Số lượt khám bệnh tại trạm | lượt | 400.000 | 101.250 | 125.480 | 133.905 | |
    VỐN
    Tổng vốn [= 5 6] | triệu đồng | | | | | |
    Vốn trung ương | triệu đồng | 18.000 | 5.210,5 | 5.480,2 | 5.715,9 | |
    Vốn địa phương | triệu đồng | 7.000 | 2.110,4 | 2.245,6 | 2.310,2 | |
    Số hộ tham gia | hộ | 100 | 20 | 30 | 31 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Xây mới 11 trạm, sửa chữa 28 trạm y tế, tổng cộng 39 trạm.", "total H5 agrees"),
        ("Đã xây mới và sửa chữa 39 trạm y tế.", "total H5 agrees"),
        ("Đã xây mới và sửa chữa 45 trạm y tế.", "count - not_checkable"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm y tế. Cộng hai loại là 38 trạm.", "total H5 contradicts"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm, giải tỏa 3 trạm y tế, tổng cộng 42 trạm.", "total - not_checkable"),
    ],
)
def test_a_sum_is_of_what_was_told_or_is_named_together(text, last):
    assert said(told(STATIONS, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Trung ương cấp 16.406,6 triệu đồng, đạt 91,15%; địa phương 6.666,2 triệu đồng, đạt 95,23%.",
            ["count H9 agrees", "rate I9 agrees", "count H10 agrees", "rate I10 agrees"],
        ),
        ("Vốn địa phương 6.666,2 triệu đồng, đạt 77,7%.", ["count H10 agrees", "rate - not_checkable"]),
        ("Vốn địa phương 6.666,2 triệu đồng, chiếm 28,89%.", ["count H10 agrees", "rate H10 agrees"]),
        (
            "Vốn địa phương 6.666,2 triệu đồng, thiếu so với kế hoạch 333,8 triệu đồng.",
            ["count H10 agrees", "difference H10 agrees"],
        ),
        (
            "Năm 2023 khám 133.905 lượt, tăng 6,71% so với năm trước và tăng 32,25% so với năm 2021.",
            ["count G7 agrees", "change G7 agrees", "change G7 agrees"],
        ),
    ],
)
def test_a_rate_reached_is_of_the_plan_of_the_count_before(text, verdicts):
    assert said(told(STATIONS, text)) == verdicts
