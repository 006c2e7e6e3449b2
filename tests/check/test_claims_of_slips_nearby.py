"""Slips in what goes on from a count just told: its plan, its share, its rate, its change since the beginning."""

from __future__ import annotations

import pytest
from told_table import said, told

TREES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH
    Số cây trồng phân tán | cây | 8.100 | 8.240 | 8.470 | | 22.330
    Số mẫu giống được kiểm | mẫu | 120 | 140 | 152 | |
    Trong đó: Số mẫu nhiễm bệnh [trong 2] | mẫu | 14 | 13 | 11 | |
    Tỷ lệ mẫu nhiễm bệnh [3/2] | % | | | | |
    Số tổ viên trồng rừng [cuối kỳ] | người | 800 | 950 | 1.080 | |
    Số lượt hộ nuôi ong được kiểm tra | lượt hộ | 200 | 210 | 216 | |
    Trong đó: Có vi phạm [trong 6] | lượt hộ | 90 | 100 | 110 | |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trồng 24.810 cây phân tán, vượt kế hoạch 2.480 cây.", "difference G5 agrees"),
        ("Trồng 24.810 cây phân tán, vượt kế hoạch 2.580 cây.", "difference G5 contradicts"),
        ("Trồng 24.810 cây phân tán, vượt kế hoạch 1.200 cây.", "count - not_checkable"),
        ("Kiểm tra 626 lượt hộ nuôi ong, 300 lượt hộ có vi phạm (49,27%).", "rate G11 contradicts"),
        ("Kiểm 412 mẫu giống, 38 mẫu nhiễm bệnh, tiêu hủy 12 lô (31,6%).", "rate - not_checkable"),
        ("Kiểm 412 mẫu giống; 38 mẫu nhiễm bệnh không đạt. Tỷ lệ không đạt 11,28%.", "rate G8 contradicts"),
        ("Kiểm 412 mẫu giống; 38 mẫu nhiễm bệnh. Tỷ lệ nảy mầm 91,2%.", "rate - not_checkable"),
        ("Số mẫu nhiễm bệnh giảm dần nhưng vẫn ở mức 38 mẫu.", "count G7 agrees"),
        ("Tổ viên trồng rừng có 1.080 người, sau hai năm tăng 35%.", "change F9 agrees"),
        ("Tổ viên trồng rừng có 1.080 người, sau hai năm tăng 31%.", "change F9 contradicts"),
    ],
)
def test_what_goes_on_from_a_count(text: str, expected: str) -> None:
    assert said(told(TREES, text))[-1] == expected
