"""Measures as people say them, figures that are so much per something, and a time told behind what is counted."""

from __future__ import annotations

import pytest
from told_table import said, told

CANALS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Kênh mương được nạo vét | km | 20,5 | 24,1 | 21,7 |
    Cây xanh được trồng | cây | 1.200 | 1.350 | 1.500 |
    Số đê bao được gia cố | công trình | 11 | 14 | 17 |
    Số hộ được cấp nước | hộ | 310 | 325 | 350 |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Nạo vét kênh mương được 66,3 cây số.", "count G5 agrees"),
        ("Nạo vét kênh mương 66,3 cây số, riêng năm 2023 nạo vét kênh mương được 21,7 cây.", "count F5 agrees"),
        ("Nạo vét kênh mương 63,6 cây số.", "count G5 contradicts"),
        ("Trồng được 4.050 cây xanh.", "count G6 agrees"),
        ("Đê bao được gia cố 42 cái.", "count G7 agrees"),
        ("Cấp nước cho được 985 nhà.", "count G8 agrees"),
        ("Cấp nước cho được 1.120 nhà.", "count - not_checkable"),
    ],
)
def test_kilometres_households_and_works_as_people_say_them(text, last):
    assert said(told(CANALS, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Cây xanh được trồng là 1.500 cây trong cả 3 năm.", "count G6 contradicts"),
        ("Cây xanh được trồng là 4.050 cây trong cả 3 năm.", "count G6 agrees"),
        ("Cây xanh được trồng hiện đạt 1.500 cây.", "count F6 agrees"),
    ],
)
def test_a_figure_told_of_all_the_years_is_of_no_single_one(text, last):
    assert said(told(CANALS, text))[-1] == last


CLINICS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Số giường bệnh [cuối kỳ] | giường | 240 | 250 | 264
    Số trạm y tế [cuối kỳ] | trạm | 24 | 24 | 24
    Số giường bình quân một trạm [1:2] | giường | | |
"""


def test_what_is_so_much_per_something_is_a_rate():
    claims = told(CLINICS, "Năm 2023 có 264 giường bệnh, số giường bình quân một trạm là 11 giường.")

    assert said(claims) == ["count F5 agrees", "rate F7 agrees"]
