"""So many digits are no chance: the row whose figure they are is meant where the words name it; else it is a slip."""

from __future__ import annotations

import pytest
from told_table import said, told

HERDS = """
    Chỉ tiêu | ĐVT | 2016 | 2017 | 2018 | Cộng
    Tổng diện tích đồng cỏ [cuối kỳ] [= 2 3] | ha | | | |
    Đồng cỏ tự nhiên [cuối kỳ] | ha | 20.101,5 | 20.333,7 | 20.554,4 |
    Đồng cỏ trồng [cuối kỳ] | ha | 8.002,3 | 8.111,6 | 8.297,7 |
    Diện tích đồng cỏ cho thuê chăn thả [cuối kỳ] | ha | 11.203,4 | 12.122,8 | 13.408,6 |
    Tổng kinh phí bảo tồn và phát triển chăn nuôi | triệu đồng | 210.100 | 220.150 | 227.875 |
    Số tiền dịch vụ thú y được phân bổ | triệu đồng | 110.200 | 121.300 | 83.500 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diện tích đất có đồng cỏ đã cho thuê 13.408,6 ha.", "count G8 agrees"),
        ("Quỹ Bảo tồn và Phát triển chăn nuôi phân bổ 315,0 tỷ đồng.", "count G10 agrees"),
        ("Đồng cỏ tự nhiên 28.852,1 ha.", "count G6 contradicts"),
        ("Tổng kinh phí bảo tồn và phát triển chăn nuôi 315,0 tỷ đồng.", "total G9 contradicts"),
    ],
)
def test_the_row_of_the_figure_is_meant_unless_another_is_named_in_so_many_words(text: str, expected: str) -> None:
    assert said(told(HERDS, text)) == [expected]
