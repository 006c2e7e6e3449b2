"""What goes on with a word of its own is another thing: "12 điểm trường" are no "điểm bán hàng"."""

from __future__ import annotations

import pytest
from told_table import said, told

SHOPS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Số điểm bán hàng bình ổn giá [cuối kỳ] | điểm | 14 | 15 | 17
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Hội nghị trực tuyến tới 12 điểm cầu phường, xã.", "count - not_checkable"),
        ("Năm 2023 duy trì 17 điểm với 40 người phục vụ.", "count F5 agrees"),
        ("Năm 2023 duy trì 12 điểm bán hàng.", "count F5 contradicts"),
    ],
)
def test_a_measure_that_goes_on_is_another_thing(text, last):
    assert said(told(SHOPS, text))[0] == last
