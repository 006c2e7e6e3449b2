""" "Thêm": more than before where the same thing was counted or a time is compared with; else only so many."""

from __future__ import annotations

import pytest
from told_table import told

from tongket.check.claims.claim import ClaimKind

LAMPS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số đèn đường lắp mới | bóng | 120 | 140 | 165 |
    Số tuyến đường được chiếu sáng [cuối kỳ] | tuyến | 7 | 10 | 12 |
"""


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022 lắp 140 bóng đèn, có thêm 36 tổ dân phố tham gia trông coi.",
        "Cột, dây, cần đèn đủ cả, thêm 14 thùng đồ nghề.",
    ],
)
def test_so_many_more_things_are_a_count(text: str) -> None:
    assert told(LAMPS, text)[-1].kind is ClaimKind.COUNT


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022 lắp 140 bóng, thêm 20 bóng.",
        "Năm 2022 có thêm 20 bóng so với năm 2021.",
        "Năm 2021 chiếu sáng 7 tuyến đường, năm 2022 thêm 3, năm 2023 thêm 2.",
    ],
)
def test_more_than_before_is_a_change(text: str) -> None:
    assert told(LAMPS, text)[-1].kind is ClaimKind.CHANGE
