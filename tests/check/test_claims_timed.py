"""Of which time a number is told, where the time is told in words."""

from __future__ import annotations

import pytest
from told_table import said, told

LIBRARY = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    Số thư viện [cuối kỳ] | thư viện | 110 | 115 | 121 | 128 | 137 | | 104
    Số lượt bạn đọc | lượt | 21.350 | 22.410 | 24.675 | 26.130 | 28.945 | | 98.320
    Số buổi biểu diễn | buổi | 212 | 228 | 241 | 255 | 263 | | 1.043
    Tổng số hạt nhân văn nghệ [= 5 6] [cuối kỳ] | người | | | | | |
    Hạt nhân nam [cuối kỳ] | người | 310 | 322 | 341 | 352 | 368 | | 300
    Hạt nhân nữ [cuối kỳ] | người | 412 | 430 | 447 | 465 | 486 | | 401
    Tổng kinh phí [= 8 9] | triệu đồng | | | | | |
    Ngân sách nhà nước | triệu đồng | 1.210,5 | 1.318,2 | 1.402,7 | 1.488,9 | 1.610,4 | | 5.220,1
    Nguồn xã hội hóa | triệu đồng | 322,4 | 341,8 | 360,2 | 402,5 | 455,1 | | 1.190,6
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Ba năm 2023, 2024, 2025 phục vụ 79.750 lượt bạn đọc.", ["count F6 agrees"]),
        ("Hai năm gần đây phục vụ 55.075 lượt bạn đọc.", ["count G6 agrees"]),
        ("Riêng hai năm cuối nhiệm kỳ phục vụ 55.075 lượt bạn đọc.", ["count G6 agrees"]),
        ("Năm cuối kỳ phục vụ 28.945 lượt bạn đọc.", ["count H6 agrees"]),
        ("Năm đầu nhiệm kỳ có 110 thư viện.", ["count D5 agrees"]),
        ("Ba năm 2023, 2024, 2025 phục vụ 79.570 lượt bạn đọc.", ["count F6 contradicts"]),
        (
            "Các năm 2023, 2024, 2025 phục vụ lần lượt 24.675, 26.130 và 28.945 lượt bạn đọc.",
            ["count F6 agrees", "count G6 agrees", "count H6 agrees"],
        ),
    ],
)
def test_years_may_be_told_in_a_row_or_by_their_place(text, verdicts):
    assert said(told(LIBRARY, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Nhiệm kỳ trước chỉ phục vụ 98.320 lượt bạn đọc.", ["count J6 agrees"]),
        ("Cùng kỳ phục vụ 98.320 lượt bạn đọc.", ["count J6 agrees"]),
        (
            "Biểu diễn 1.199 buổi; so với giai đoạn 2016-2020 là 1.043 buổi thì tăng 156 buổi.",
            ["count I7 agrees", "count J7 agrees", "change I7 agrees"],
        ),
        ("Số buổi biểu diễn tăng so với giai đoạn trước là 156 buổi.", ["change I7 agrees"]),
        ("So với kỳ trước, đã phục vụ 123.510 lượt bạn đọc.", ["count I6 agrees"]),
    ],
)
def test_what_the_time_before_did_is_of_that_time(text, verdicts):
    assert said(told(LIBRARY, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Số hạt nhân nữ nhiều hơn nam 118 người.", "difference - not_checkable"),
        ("Tổng số hạt nhân văn nghệ nhiều hơn kỳ trước 153 người.", "change I8 agrees"),
        ("Tổng số hạt nhân văn nghệ nhiều hơn kỳ trước 135 người.", "change I8 contradicts"),
        ("Xã hội hóa được 1.882 triệu đồng, bằng 26,77% ngân sách nhà nước.", "rate I13 agrees"),
        ("Xã hội hóa được 1.882 triệu đồng, bằng 26,77% ngân sách xây nhà văn hóa.", "rate - not_checkable"),
        ("Xã hội hóa được 1.882 triệu đồng, bằng 21,12% tổng kinh phí.", "rate I13 agrees"),
    ],
)
def test_what_is_compared_with_another_thing_is_no_change_over_time(text, last):
    assert said(told(LIBRARY, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Năm 2025 phục vụ 28.945 lượt bạn đọc, tăng 10,77% so với năm 2024, tăng 35,57% so với năm 2021.",
            ["count H6 agrees", "change H6 agrees", "change H6 agrees"],
        ),
        (
            "So với năm 2021 (21.350 lượt), lượt bạn đọc năm 2025 tăng 7.595 lượt.",
            ["count D6 agrees", "change H6 agrees"],
        ),
        ("Số buổi biểu diễn vượt 178 buổi.", ["change - not_checkable"]),
        ("So với chỉ tiêu Đại hội đề ra (1.100 buổi), số buổi biểu diễn vượt.", ["count - not_checkable"]),
        ("Tổ chức 12 buổi biểu diễn xiếc.", ["count - not_checkable"]),
    ],
)
def test_a_change_is_against_the_time_right_behind_it_and_what_was_set_is_no_time(text, verdicts):
    assert said(told(LIBRARY, text)) == verdicts
