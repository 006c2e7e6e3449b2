"""Figures of the time before told in brackets, more than before told in other words, and what labels count."""

from __future__ import annotations

import pytest
from told_table import said, told

CLASSES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | ±
    Số lớp học nghề mở tại huyện [cuối kỳ] | lớp | 41 | 52 | 60 | 72 |
    Số người học nghề [cuối kỳ] | người | 1.210 | 1.340 | 1.525 | 1.830 |
    Số xã có lớp học nghề [n/N] | xã/tổng số xã | 9/21 | 11/21 | 14/21 | 16/21 |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Năm 2024 có 1.830 người học nghề (cùng kỳ năm trước 1.525 người, tăng 20%).",
            ["count G6 agrees", "count F6 agrees", "change G6 agrees"],
        ),
        (
            "Năm 2024 có 1.830 người học nghề (cùng kỳ năm trước 1.525 người, tăng 25%).",
            ["count G6 agrees", "count F6 agrees", "change G6 contradicts"],
        ),
        ("Năm 2023 có 1.525 người học nghề (cùng kỳ 1.340).", ["count F6 agrees", "count E6 agrees"]),
        ("Năm 2023 có 1.525 người học nghề (cùng kỳ 1.210).", ["count F6 agrees", "count - not_checkable"]),
    ],
)
def test_what_was_the_year_before_is_of_the_year_before_the_year_told(text, verdicts):
    assert said(told(CLASSES, text, span=(2022, 2024))) == verdicts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Có 72 lớp học nghề, năm vừa qua thêm được 12 lớp.", "change G5 agrees"),
        ("Có 72 lớp học nghề, năm vừa qua mở thêm được 5 lớp.", "count - not_checkable"),
        ("Có 1.830 người học nghề, hơn đầu kỳ 620 người.", "change G6 agrees"),
    ],
)
def test_more_than_before_is_a_change_in_other_words_too(text, last):
    assert said(told(CLASSES, text, span=(2022, 2024)))[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("- Lớp: 72; người học nghề: 1.830.", "count G6 agrees"),
        ("- Xã có lớp học nghề: 16/21.", "fraction G7 agrees"),
    ],
)
def test_a_label_counts_what_stands_before_its_own_colon(text, last):
    assert said(told(CLASSES, text, span=(2022, 2024)))[-1] == last
