""" "Kiến nghị" that was counted or made, beside "kiến nghị" that asks for something."""

from __future__ import annotations

import pytest
from told_table import said, told

VOTERS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020
    Số kiến nghị của cử tri | lượt | 210 | 245 | 188 | | 590
    Trong đó: Đã trả lời [trong 1] | lượt | 190 | 221 | 170 | | 480
    Số chốt gác đường sắt bãi bỏ | chốt | 14 | 22 | 11 | | 40
    Kinh phí hỗ trợ sửa đường | triệu đồng | 820 | 910 | 760 | | 2.400
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã chuyển đi 643 lượt kiến nghị của cử tri, tăng 8,98% so với giai đoạn trước.", "change G5 agrees"),
        ("Cử tri nêu 643 lượt phản ánh, kiến nghị, đã trả lời đạt 90,36%.", "rate G6 agrees"),
        ("Huyện cũng kiến nghị bãi bỏ 47 chốt gác đường sắt.", "count G7 agrees"),
        ("Ngành đường sắt được đề nghị bãi bỏ 47 chốt gác, nhiều hơn giai đoạn trước 7 chốt.", "change G7 agrees"),
    ],
)
def test_what_was_asked_for_is_counted(text: str, expected: str) -> None:
    assert said(told(VOTERS, text))[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị tỉnh hỗ trợ kinh phí sửa đường 3.500 triệu đồng.",
        "Xã đã đề nghị hỗ trợ kinh phí sửa đường 2.940 triệu đồng.",
        "Kiến nghị bãi bỏ thêm 52 chốt gác đường sắt.",
    ],
)
def test_what_is_asked_for_now_is_not(text: str) -> None:
    assert said(told(VOTERS, text))[-1].endswith("- not_checkable")


def test_a_wrong_count_of_what_others_asked_is_told() -> None:
    assert said(told(VOTERS, "Năm 2022 có 254 lượt kiến nghị của cử tri."))[-1] == "count E5 contradicts"
