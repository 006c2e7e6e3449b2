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


CANALS = """
    Chỉ tiêu | ĐVT | 2011-2015 | 2016 | 2017 | 2018 | Cộng | ± | %±
    Chiều dài kênh nạo vét | km | 80,0 | 28,1 | 30,2 | 29,7 | | |
    Số tổ, đội thủy nông [cuối kỳ] | tổ, đội | 80 | 88 | 90 | 92 | | |
    Tổng diện tích lúa [cuối kỳ] [= 4 5] | ha | | | | | | |
    Lúa thường [cuối kỳ] | ha | 700,5 | 701,1 | 702,2 | 705,5 | | |
    Lúa chất lượng cao [cuối kỳ] | ha | 300,5 | 311,1 | 322,2 | 363,0 | | |
    Thủy lợi phí được phân bổ | triệu đồng | | 8.210,4 | 8.100,2 | 8.289,4 | | |
    Thủy lợi phí đã chi | triệu đồng | | 7.000,4 | 7.100,2 | 7.300,1 | | |
"""


@pytest.mark.parametrize(
    "text",
    [
        "Chi thủy lợi phí 21,4 tỷ đồng trên 24,6 tỷ đồng được phân bổ.",
        "Nay có 363,0 ha lúa chất lượng cao trên 1.068,5 ha lúa.",
    ],
)
def test_of_one_measure_the_second_is_what_the_first_is_out_of_whatever_stands_between(text):
    assert [one.split()[-1] for one in said(told(CANALS, text, span=(2016, 2018)))] == ["agrees", "agrees"]


def test_behind_words_that_say_what_was_done_it_is_more_than():
    text = "Chi thủy lợi phí 21,4 tỷ đồng và được phân bổ trên 24,6 tỷ đồng."
    assert said(told(CANALS, text, span=(2016, 2018)))[-1].endswith("contradicts")


@pytest.mark.parametrize(
    "text", ["Toàn huyện có 92 tổ, đội, 88,0 km kênh nạo vét.", "Duy trì 92 tổ, đội, làm 88,0 km kênh."]
)
def test_of_two_measures_nothing_is_added_up(text):
    assert said(told(CANALS, text, span=(2016, 2018))) == ["count H6 agrees", "count H5 agrees"]
