"""A total told by the beginning of its own name is no part of it; what no word tells apart is the whole."""

from __future__ import annotations

import pytest
from told_table import said, told

SPENDING = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Tổng số chi thường xuyên, đầu tư, dự phòng [= 2 3 4] | triệu đồng | | | |
    Chi thường xuyên của phường | triệu đồng | 5.210 | 5.480 | 5.715 |
    Chi đầu tư | triệu đồng | 2.110 | 2.245 | 2.310 |
    Chi dự phòng | triệu đồng | 110 | 145 | 150 |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Tổng số chi ba năm là 23.475 triệu đồng.", "total G5 agrees"),
        ("Tổng số chi ba năm đạt 24.375 triệu đồng.", "total G5 contradicts"),
        ("Tổng số chi đầu tư ba năm là 6.665 triệu đồng.", "total G7 agrees"),
        ("Tổng số chi mua sắm ba năm là 975 triệu đồng.", "total - not_checkable"),
    ],
)
def test_a_total_is_of_the_row_that_begins_with_its_name(text, last):
    assert said(told(SPENDING, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Số chi lũy kế ba năm 23.475 triệu đồng.", "count G5 agrees"),
        ("Số chi lũy kế ba năm 23,475 triệu đồng.", "count G5 contradicts"),
        ("Số chi mua sắm lũy kế ba năm 975 triệu đồng.", "count - not_checkable"),
    ],
)
def test_a_number_so_called_is_of_the_total_of_that_name(text, last):
    assert said(told(SPENDING, text))[-1] == last


WOODS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Diện tích cây phân tán đã giao khoán, chăm sóc [cuối kỳ] | ha | 505 | 480 | 410
    Trong đó: Chăm sóc cây bóng mát [trong 1] | ha | 205 | 180 | 140
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Năm 2023 chăm sóc 410 ha.", "count F5 agrees"),
        ("Năm 2023 chăm sóc 370 ha.", "count - not_checkable"),
        ("Năm 2023 chăm sóc cây bóng mát 104 ha.", "count F6 contradicts"),
    ],
)
def test_a_word_that_the_whole_has_too_names_no_part(text, last):
    assert said(told(WOODS, text))[-1] == last
