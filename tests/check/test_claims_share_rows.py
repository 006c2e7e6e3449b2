"""Shares told in a row, of which only the first says "chiếm", are of one whole and of no other rate of that name."""

from __future__ import annotations

import pytest
from told_table import said, told

FIELDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Diện tích gieo trồng [= 2 3 4] | ha | | |
    Diện tích rau | ha | 380 | 400 | 415
    Diện tích hoa | ha | 300 | 310 | 329
    Diện tích cây ăn quả | ha | 240 | 250 | 256
    Diện tích hoa có tưới tự động [trong 3] | ha | 150 | 170 | 190
    Tỷ lệ hoa có tưới tự động [5/3] | % | | |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Năm 2023 rau chiếm 41,5% diện tích gieo trồng, hoa 32,9%.", ["rate F6 agrees", "rate F7 agrees"]),
        ("Năm 2023 rau chiếm 41,5% diện tích gieo trồng, hoa 39,2%.", ["rate F6 agrees", "rate - not_checkable"]),
        (
            "Năm 2023 rau chiếm 41,5% diện tích gieo trồng, tỷ lệ hoa có tưới tự động 75,57%.",
            ["rate F6 agrees", "rate F10 contradicts"],
        ),
    ],
)
def test_a_share_behind_a_share_is_of_the_same_whole(text, verdicts):
    assert said(told(FIELDS, text)) == verdicts
