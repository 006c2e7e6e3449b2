"""What a change is compared with: the year before, the whole span, the beginning, and what another clause says."""

from __future__ import annotations

import pytest
from told_table import said, told

LIBRARIES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | ±
    Số thẻ bạn đọc thư viện [cuối kỳ] | thẻ | 1.200 | 1.450 | 1.910 | 2.480 |
    Số tủ sách cơ sở [cuối kỳ] | tủ sách | 41 | 52 | 60 | 63 |
    Số bạn đọc được hướng dẫn | lượt | 300 | 410 | 520 | 615 |
"""
SPAN = (2022, 2024)


def last_of(text: str) -> str:
    return said(told(LIBRARIES, text, span=SPAN))[-1]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thư viện có 2.480 thẻ bạn đọc, hơn năm ngoái 570 thẻ.", "change G5 agrees"),
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 570 thẻ so với năm trước.", "change G5 agrees"),
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 750 thẻ so với năm trước.", "change G5 contradicts"),
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 1.280 thẻ so với năm 2021.", "change G5 agrees"),
    ],
)
def test_the_year_before_is_no_other_year_that_the_form_compares_with(text, last):
    assert last_of(text) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thư viện có 2.480 thẻ bạn đọc; tăng 570 thẻ trong năm 2024.", "change G5 agrees"),
        ("Thư viện có 2.480 thẻ bạn đọc; tăng 1.280 thẻ trong kỳ.", "change G5 agrees"),
        ("Năm 2024 số thẻ bạn đọc thư viện tăng 1.280 thẻ.", "change G5 agrees"),
    ],
)
def test_a_change_of_a_year_told_with_it_may_be_against_the_year_before(text, last):
    assert last_of(text) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Số thẻ bạn đọc các năm lần lượt là 1.450, 1.910 và 2.480 thẻ, mức tăng cả kỳ 106,67%.", "change G5 agrees"),
        ("Số thẻ bạn đọc các năm lần lượt là 1.450, 1.910 và 2.480 thẻ, tăng cả kỳ 160,67%.", "change G5 contradicts"),
    ],
)
def test_a_change_over_all_the_span_is_of_no_two_years_in_it(text, last):
    assert last_of(text) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 106,67% so với đầu kỳ.", "change G5 agrees"),
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 71,03% so với đầu kỳ.", "change G5 agrees"),
        ("Thư viện có 2.480 thẻ bạn đọc, tăng 17,03% so với đầu kỳ.", "change G5 contradicts"),
    ],
)
def test_the_beginning_is_the_year_the_form_compares_with_or_the_first(text, last):
    assert last_of(text) == last


def test_what_the_clause_behind_compares_with_is_not_what_this_one_does():
    claims = told(
        LIBRARIES,
        "Có 63 tủ sách cơ sở, thêm được 22 tủ sách; thẻ bạn đọc 2.480, tăng 570 thẻ so với năm 2023.",
        span=SPAN,
    )

    assert said(claims)[1] == "change G6 agrees"
