"""A whole and its part, told side by side under a noun the form does not use: their digits say what they are."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

WELLS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số mẫu nước xét nghiệm | mẫu | 310 | 402 | 388 |
    Trong đó: Đạt quy chuẩn [trong 1] | mẫu | 271 | 365 | 350 |
    Số giếng khoan trám lấp | giếng | 24 | 31 | 19 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gửi đi 1.100 chai, an toàn 986 chai.", ["count G5 agrees", "count G6 agrees"]),
        ("Gửi đi 1.100 chai, kết luận an toàn 986 chai, đang chờ kết quả 114 chai.", ["difference G5 agrees"]),
        ("Năm 2022 gửi đi 402 chai thì 365 chai an toàn.", ["count E5 agrees", "count E6 agrees"]),
    ],
)
def test_both_figures_side_by_side_prove_themselves(text: str, expected: list[str]) -> None:
    assert said(told(WELLS, text))[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gửi đi 1.100 chai, an toàn 968 chai.",  # one of them is another
        "Gửi đi 402 chai thì 365 chai an toàn.",  # of another time than told
        "Gửi đi 1.100 chai, phát 986 tờ rơi.",  # another noun
    ],
)
def test_less_proves_nothing(text: str) -> None:
    assert all(one.verdict is Verdict.NOT_CHECKABLE for one in told(WELLS, text))
