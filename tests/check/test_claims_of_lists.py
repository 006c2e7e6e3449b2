"""Figures of years told in a row, the measure behind the last of them alone."""

from __future__ import annotations

from told_table import said, told

TOLLS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Thu tiền thuê mặt bằng chợ | triệu đồng | 93,4 | 102,6 | 288 |
    Chi sửa chữa chợ | triệu đồng | 41,5 | 60 | 75,3 |
"""


def test_the_measure_behind_the_last_is_meant_of_all() -> None:
    text = "Thu tiền thuê mặt bằng chợ: năm 2021: 93,4; năm 2022: 102,6; năm 2023: 288 triệu đồng."
    assert said(told(TOLLS, text)) == ["count D5 agrees", "count E5 agrees", "count F5 agrees"]


def test_a_slip_among_them_is_told() -> None:
    text = "Thu tiền thuê mặt bằng chợ: năm 2021 là 93,4, năm 2022 là 106,2, năm 2023 là 288 triệu đồng."
    assert said(told(TOLLS, text))[1] == "count E5 contradicts"


def test_of_other_things_it_is_not() -> None:
    text = "Năm 2021 có 14 sạp, năm 2022 thu tiền thuê mặt bằng chợ 102,6 triệu đồng."
    assert said(told(TOLLS, text)) == ["count - not_checkable", "count E5 agrees"]
