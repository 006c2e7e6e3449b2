"""A per cent by which a row counts is no figure: "9/17 trường đạt từ 80% trở lên"."""

from __future__ import annotations

import pytest
from told_table import said, told

SCHOOLS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Tỷ lệ học sinh ăn bán trú | % | 71 | 76 | 80
    Số trường có tỷ lệ học sinh ăn bán trú từ 80% [n/N] | trường/tổng số trường | 5/17 | 7/17 | 9/17
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Năm 2023 có 9/17 trường đạt từ 80% trở lên.", 1),
        ("Còn 8 trường chưa đạt 80%.", 1),
        ("Năm 2023 tỷ lệ học sinh ăn bán trú đạt 80%.", 1),
        ("Nơi thấp nhất cũng từ 60% trở lên.", 1),
    ],
)
def test_the_mark_a_row_counts_by_is_no_statement(text, count):
    assert len(told(SCHOOLS, text)) == count


def test_a_result_that_equals_the_mark_is_one():
    assert said(told(SCHOOLS, "Năm 2023 tỷ lệ học sinh ăn bán trú đạt 80%.")) == ["rate F5 agrees"]
