"""Of parts side by side the one with more of its words told is meant; a row alone counted so needs but one word."""

from __future__ import annotations

import pytest
from told_table import said, told

FLOODS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020 | %±
    Tổng số nhà bị ngập [= 2 3] | nhà | 160 | 150 | 130 | | 470 |
    Khu vực có đê bao | nhà | 60 | 50 | 40 | | 220 |
    Khu vực dân cư ở ngoài vùng quy hoạch đê | nhà | 100 | 100 | 90 | | 248 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngập giảm 28 nhà so với kỳ trước. Khu vực có đê bao giảm 31,82%, khu vực dân cư quy hoạch giảm 16,94%.",
            "change G7 contradicts",
        ),
        ("Nhà bị ngập ở khu vực ngoài quy hoạch tăng 16,94% so với giai đoạn trước.", "change G7 agrees"),
    ],
)
def test_the_part_with_more_of_its_words(text: str, expected: str) -> None:
    assert said(told(FLOODS, text))[-1] == expected


GAUGES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số nồi hơi có yêu cầu an toàn được kiểm định | thiết bị | 1.120 | 1.240 | 1.290 |
    Số hộ được hướng dẫn | hộ | 75 | 66 | 58 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiểm định 3.650 thiết bị.", "count G5 agrees"),
        ("Đã kiểm định 3.850 thiết bị, nồi hơi là chính.", "contradicts"),
    ],
)
def test_a_row_alone_counted_so(text: str, expected: str) -> None:
    assert said(told(GAUGES, text))[-1].endswith(expected)
