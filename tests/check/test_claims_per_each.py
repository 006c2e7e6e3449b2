"""So much to each of something: of the two figures just told, or of nothing."""

from __future__ import annotations

import pytest
from told_table import said, told

CLASSES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số lớp xóa mù chữ | lớp | 12 | 14 | 9 |
    Số người học xóa mù chữ | người | 312 | 371 | 224 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mở 35 lớp xóa mù chữ cho 907 người học, bình quân mỗi lớp 25,9 người.", "rate G6 agrees"),
        ("Mở 35 lớp xóa mù chữ cho 907 người học (bình quân 25,9 người/lớp).", "rate G6 agrees"),
        ("Mở 35 lớp xóa mù chữ cho 907 người học, mỗi lớp 26 người.", "rate G6 agrees"),
        ("Mở 35 lớp xóa mù chữ cho 907 người học, mỗi lớp 26,9 người.", "count - not_checkable"),
        ("Mở 35 lớp xóa mù chữ cho 907 người học, mỗi xã 25,9 người.", "count - not_checkable"),
    ],
)
def test_so_much_to_each(text: str, expected: str) -> None:
    assert said(told(CLASSES, text))[-1] == expected
