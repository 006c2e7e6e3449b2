"""Sums, averages and rows of the years of one line, and a plan of one year."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

MARKET = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020 | KH
    Số sạp bỏ trống phải thu hồi | sạp | 35 | 31 | 24 | | 120 | 95
    Số sạp cho thuê mới | sạp | 210 | 245 | 262 | | 600 | 700
    Tiền thu từ chợ đêm | triệu đồng | 410,5 | 498 | 520,5 | | 900 | 1.400
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sạp bỏ trống các năm lần lượt: 35, 31 và 24 sạp; tổng cộng cả kỳ 90 sạp.", "total G5 agrees"),
        ("Sạp bỏ trống các năm lần lượt: 35, 31 và 24 sạp; tổng cộng cả kỳ 99 sạp.", "total G5 contradicts"),
        (
            "Tiền thu từ chợ đêm năm 2023 gấp 1,3 lần năm 2021, bình quân mỗi năm thu 476,3 triệu đồng.",
            "count G7 agrees",
        ),
        ("Sạp cho thuê mới năm 2023 là 262 sạp, tính bình quân mỗi năm 293 sạp.", "count G6 contradicts"),
        ("Sạp bỏ trống phải thu hồi: 90, trong đó năm 2021: 35, năm 2022: 31, năm 2023: 26.", "count F5 contradicts"),
    ],
)
def test_the_line_goes_on_over_its_years(text: str, expected: str) -> None:
    assert said(told(MARKET, text))[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sạp bỏ trống phải thu hồi năm 2021: 35, năm 2022: 31, riêng chợ phường 3: 26.",  # no year of its own
        "Sạp cho thuê mới năm 2021: 210; sạp hàng tươi sống 99 sạp.",
    ],
)
def test_what_is_no_year_of_it_contradicts_nothing(text: str) -> None:
    assert told(MARKET, text)[-1].verdict is Verdict.NOT_CHECKABLE


def test_an_average_of_the_years_just_told_is_of_those() -> None:
    text = "Sạp cho thuê mới năm 2021 là 210 sạp, năm 2022 là 245 sạp; bình quân mỗi năm 227,5 sạp."
    assert told(MARKET, text)[-1].verdict is Verdict.NOT_CHECKABLE


YEARLY = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | Cộng | KH | KH 2023 | %KH 2023
    Số cây xanh trồng mới | cây | 1.200 | 1.350 | | 2.600 | 1.400 |
"""


def test_a_rate_of_the_plan_of_a_year_is_held_against_it() -> None:
    text = "Trồng mới 2.550 cây xanh; năm 2023 trồng 1.350 cây, đạt 98,5% kế hoạch năm."
    assert said(told(YEARLY, text))[-1] == "rate I5 contradicts"


def test_where_the_form_has_the_whole_plan_alone_it_is_not() -> None:
    table = YEARLY.replace("| KH 2023 | %KH 2023", "| %KH").replace("| 2.600 | 1.400 |", "| 2.600 |")
    text = "Trồng mới 2.550 cây xanh; năm 2023 trồng 1.350 cây, đạt 98,5% kế hoạch năm."
    assert told(table, text)[-1].verdict is Verdict.NOT_CHECKABLE
