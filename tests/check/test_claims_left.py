"""What is left over of a figure the sentence tells: the form has the whole, the part or the plan it is left of."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

FOREST = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH | %KH
    Diện tích rừng được giao [= 2 3] | ha | 520 | 610 | 480 | | |
    Giao cho hộ gia đình | ha | 300 | 350 | 250 | | |
    Giao cho cộng đồng | ha | 220 | 260 | 230 | | |
    Số cây giống cấp cho hộ trồng rừng | cây | 41.000 | 43.500 | 39.200 | | 130.000 |
    Số vốn đã cấp | triệu đồng | 810 | 920 | 705 | | |
    Trong đó: Đã quyết toán [trong 5] | triệu đồng | 640 | 777 | 590 | | |
    Vốn khác | triệu đồng | 55 | 61 | 48 | | |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã quyết toán 2.007 triệu đồng, còn lại chưa quyết toán 428 triệu đồng.", "difference G9 agrees"),
        ("Cấp cho hộ trồng rừng 123.700 cây giống, còn 6.300 cây để lại vườn ươm.", "difference G8 agrees"),
        ("Năm 2022 đã cấp số vốn 920 triệu đồng, chưa quyết toán 143 triệu đồng.", "difference E9 agrees"),
    ],
)
def test_what_is_left_is_linked(text: str, expected: str) -> None:
    assert said(told(FOREST, text))[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đã quyết toán 2.007 triệu đồng, còn lại chưa chi khác 428,5 triệu đồng.",
        "Đã quyết toán 2.007 triệu đồng, số vốn chưa phân khai 96 triệu đồng.",
        "Còn lại 71 triệu đồng.",
    ],
)
def test_what_is_left_of_something_else_contradicts_nothing(text: str) -> None:
    assert told(FOREST, text)[-1].verdict is Verdict.NOT_CHECKABLE


def test_what_it_has_come_down_to_is_no_rest() -> None:
    text = "Vốn khác năm 2022 là 61 triệu đồng, năm 2023 còn 84 triệu đồng."
    assert told(FOREST, text)[-1].verdict is Verdict.CONTRADICTS
