""" "Cộng lại": of two rows named side by side, or of those just told by how much they passed their plans."""

from __future__ import annotations

import pytest
from told_table import said, told

CRAFTS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH
    Người học nghề [= 2 3 4] | người | | | | |
    Đan lát | người | 20 | 25 | 40 | | 100
    May công nghiệp | người | 31 | 36 | 45 | | 100
    Nuôi ong | người | 12 | 18 | 11 | | 50
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đan lát và may công nghiệp cộng lại 197 người.", "total G6 agrees"),
        ("Đan lát và may công nghiệp cộng lại 150 người.", "total - not_checkable"),  # too far for a slip
        ("Đan lát và may công nghiệp cộng lại 199 người.", "total G6 contradicts"),
        (
            "So với kế hoạch, đan lát hụt 15 người, may công nghiệp vượt 12 người; hai lớp này cộng lại 199 người.",
            "total G7 contradicts",
        ),
    ],
)
def test_the_sum_of_both(text: str, expected: str) -> None:
    assert said(told(CRAFTS, text))[-1] == expected


def test_what_is_said_of_one_more_row_is_not_their_sum() -> None:
    text = "So với kế hoạch, đan lát hụt 15 người; hai lớp này cộng lại 179 người."
    assert said(told(CRAFTS, text))[-1].endswith("not_checkable")
