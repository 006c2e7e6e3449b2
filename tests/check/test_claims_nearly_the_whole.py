"""A long number so near to the whole's figure is said of the whole, though a part is named as well as it."""

from __future__ import annotations

from told_table import said, told

CARDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số thẻ thư viện cấp mới, cấp lại | thẻ | 980 | 1.012 | 1.060 |
    Trong đó: Cấp lại do hỏng [trong 1] | thẻ | 210 | 245 | 262 |
"""


def test_a_hedge_to_the_wrong_side_is_told() -> None:
    assert said(told(CARDS, "Cấp hơn 3.100 thẻ; thẻ thư viện cấp lại do hỏng 717 thẻ."))[0] == "count G5 contradicts"


def test_a_hedge_to_the_right_side_is_right() -> None:
    assert said(told(CARDS, "Cấp hơn 3.000 thẻ; thẻ thư viện cấp lại do hỏng 717 thẻ."))[0] == "count G5 agrees"


def test_what_is_far_from_it_may_be_of_something_else() -> None:
    assert said(told(CARDS, "Cấp hơn 3.900 thẻ; thẻ thư viện cấp lại do hỏng 717 thẻ."))[0].endswith("not_checkable")
