"""A figure far off that is just the one of another year or of the part beside it was copied from there."""

from __future__ import annotations

import pytest
from told_table import said, told

VISITORS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Tổng lượt khách của bảo tàng [= 2 3] | lượt | | | |
    Xem triển lãm lưu động | lượt | 1.105 | 1.207 | 1.316 |
    Tham quan tại chỗ | lượt | 21.480 | 25.310 | 29.645 |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Tham quan tại chỗ 76.435 lượt, xem triển lãm lưu động 3.628 lượt.", "count G6 agrees"),
        ("Năm 2023 xem triển lãm lưu động 29.645 lượt.", "count F6 contradicts"),
        ("Năm 2023 xem triển lãm lưu động 28.112 lượt.", "count - not_checkable"),
        ("Xem triển lãm lưu động là 1.316 lượt trong cả 3 năm.", "count G6 contradicts"),
        ("Xem triển lãm lưu động là 1.017 lượt trong cả 3 năm.", "count - not_checkable"),
    ],
)
def test_a_figure_of_another_row_or_year_is_no_chance(text, last):
    assert said(told(VISITORS, text))[-1] == last


STAFF = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    Số cán bộ thư viện được tập huấn | người | 300 | 101 | 102 | 105 | |
    Trong đó: Cán bộ nữ [trong 1] | người | 180 | 60 | 62 | 63 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Tập huấn 308 cán bộ thư viện; nữ: 185 người.", "count H6 agrees"),
        ("Tập huấn 308 cán bộ thư viện, trong đó nữ 158 người.", "count H6 contradicts"),
        ("Tập huấn 308 cán bộ thư viện; nữ bạn đọc 958 người.", "count - not_checkable"),
    ],
)
def test_nothing_but_a_sex_names_that_part_of_what_was_counted(text, last):
    assert said(told(STAFF, text))[-1] == last


TOTALS = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    Tổng số thu dịch vụ công ích [= 2 3] | triệu đồng | | | | | |
    Trông giữ xe | triệu đồng | 500 | 160 | 170 | 180 | |
    Vệ sinh môi trường | triệu đồng | 300 | 101 | 102 | 105 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Tổng số thu 818 triệu đồng, đạt 102,25% kế hoạch.", "rate I5 agrees"),
        ("Tổng số thu 818 triệu đồng, đạt 105,22% kế hoạch.", "rate I5 contradicts"),
    ],
)
def test_how_far_a_plan_was_met_is_of_the_total_just_told(text, last):
    assert said(told(TOTALS, text))[-1] == last
