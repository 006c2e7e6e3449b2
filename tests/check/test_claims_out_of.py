"""A number told out of another: "4.120 trên 5.310 học sinh" says of neither that it is more."""

from __future__ import annotations

import pytest
from told_table import said, told

PUPILS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Số học sinh toàn huyện [cuối kỳ] | học sinh | 5.120 | 5.205 | 5.310
    Số học sinh học hai buổi [cuối kỳ] | học sinh | 3.870 | 4.005 | 4.120
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Năm 2023 số học sinh học hai buổi là 4.120 trên 5.310 em toàn huyện.", "agrees"),
        ("Năm 2023 toàn huyện có trên 5.310 học sinh.", "contradicts"),
        ("Năm 2023 toàn huyện có trên 5.000 học sinh.", "agrees"),
        ("Số học sinh toàn huyện năm 2023 trên 5.300 em.", "agrees"),
        ("Số học sinh toàn huyện năm 2023 trên 5.310 em.", "contradicts"),
    ],
)
def test_a_number_behind_another_and_tren_is_what_it_is_out_of(text, last):
    assert said(told(PUPILS, text))[-1].endswith(last)
