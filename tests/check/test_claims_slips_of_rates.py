"""A long per cent beside the name of a rate, where the rate of that time has other digits or another time has these."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

WATER = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Tổng số hộ được khảo sát (1.1+1.2) [= 2 3] | hộ | 2.310 | 2.345 | 2.390 |
    Dùng nước máy tập trung | hộ | 1.602 | 1.745 | 1.951 |
    Dùng giếng khoan, nước mưa | hộ | 708 | 600 | 439 |
    Tỷ lệ hộ dùng nước máy tập trung [2/1] | % | | | |
"""


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tính năm 2022, nước máy chiếm 81,63%; mức này thấp hơn toàn huyện.",  # that of 2023
        "Riêng năm 2022, nước máy chiếm 74,14%.",  # for 74,41
    ],
)
def test_a_slip_is_told(text: str) -> None:
    text = f"Khảo sát 7.045 hộ, giếng khoan, nước mưa 1.747 hộ. {text}"
    assert said(told(WATER, text))[2] == "rate E8 contradicts"


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ tính năm 2022, nước máy chiếm 66,25% ở thôn Đoài.",  # no figure of it
        "Năm 2022, nay đã khác, nước máy chiếm 81,63%.",  # of which of both times
        "Riêng năm 2022, hộ nuôi bò chiếm 81,63%.",  # another rate
    ],
)
def test_anything_else_is_not(text: str) -> None:
    text = f"Khảo sát 7.045 hộ, giếng khoan, nước mưa 1.747 hộ. {text}"
    assert told(WATER, text)[2].verdict is not Verdict.CONTRADICTS


PLANTS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH | %KH
    Số cây bóng mát trồng mới | cây | 2.400 | 2.446 | 2.572 | | 8.000 |
    Số cây hoa trồng mới | cây | 310 | 280 | 265 | | 900 |
"""


def test_how_far_a_plan_was_met_behind_its_count() -> None:
    text = "Trồng mới 7.418 cây bóng mát, đạt 97,23%; 855 cây hoa, đạt 95%."
    assert said(told(PLANTS, text))[1] == "rate I5 contradicts"


def test_a_rate_with_a_name_of_its_own_is_none() -> None:
    text = "Trồng mới 7.418 cây bóng mát, tỷ lệ sống đạt 97,23%."
    assert told(PLANTS, text)[1].verdict is Verdict.NOT_CHECKABLE
