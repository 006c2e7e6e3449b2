"""How far a plan was reached is told of the row just counted, whether or not a column of the form holds it."""

from __future__ import annotations

import pytest
from told_table import said, told

LIBRARY = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH
    Số buổi đọc sách | buổi | 70 | 72 | 76 | 80 | 82 | | 400
    Số lượt người tham dự | lượt người | 2.000 | 2.100 | 2.200 | 2.300 | 2.400 | | 10.000
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "380 buổi đọc sách được tổ chức, mới đạt 95% kế hoạch, thu hút 11.000 lượt người.",
            ["count I5 agrees", "rate I5 agrees", "count I6 agrees"],
        ),
        (
            "Tổ chức 380 buổi đọc sách (bằng 95% kế hoạch) với 11.000 lượt người, bằng 110% kế hoạch về số người.",
            ["count I5 agrees", "rate I5 agrees", "count I6 agrees", "rate I6 agrees"],
        ),
        ("Tổ chức 380 buổi đọc sách, đạt 59% kế hoạch.", ["count I5 agrees", "rate I5 contradicts"]),
    ],
)
def test_a_share_of_the_plan_is_of_the_row_just_counted(text, verdicts):
    claims = told(LIBRARY, text)
    assert said(claims) == verdicts
    assert claims[1].against is not None
    assert claims[1].against.cell == "J5"  # the plan of the same row


def test_a_share_of_the_plan_of_what_no_row_counts_is_no_other_rows():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH | %KH
        Số người tham gia bảo hiểm xã hội [cuối kỳ] | người | 20 | 21 | 22 | 23 | 24 | | 30
    """
    text = "Vận động 35 người hiến máu, đạt 70% kế hoạch về số người tham gia."
    assert said(told(table, text)) == ["count - not_checkable", "rate - not_checkable"]


BESIDE = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | KH | %
    Số tin, bài phát thanh | tin, bài | 80 | 90 | 110 | | 300
    Số người được xác nhận kiến thức | người | 60 | 70 | 80 | | 200
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Phát thanh 280 tin, bài, bằng 93,33% kế hoạch.", ["count G5 agrees", "rate I5 agrees"]),
        ("Xác nhận kiến thức cho 210 người (đạt 105%).", ["count G6 agrees", "rate I6 agrees"]),
        ("Tin, bài phát thanh: 280/300 theo kế hoạch.", ["fraction G5 agrees"]),
        ("Xác nhận kiến thức cho 210 người, trong đó 105 người là nữ.", ["count G6 agrees", "count - not_checkable"]),
    ],
)
def test_a_rate_beside_a_plan_and_what_was_done_tells_how_far_it_was_met(text, verdicts):
    assert said(told(BESIDE, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Phát thanh 280 tin, bài, hụt so với dự kiến 20 tin, bài.", "difference G5 agrees"),
        ("Phát thanh 280 tin, bài, bằng 93,33% mức giao.", "rate I5 agrees"),
        ("Dự kiến năm 2026 phát thanh 280 tin, bài.", "count - not_checkable"),
    ],
)
def test_what_was_expected_or_asked_is_a_plan_too(text, last):
    assert said(told(BESIDE, text))[-1] == last


FUNDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH
    Tổng vốn [= 2 3] | triệu đồng | | | | | | | 43.638
    Vốn của Quỹ | triệu đồng | 2.000 | 2.500 | 3.000 | 3.500 | 3.900 | | 14.000
    Vốn của ngân hàng | triệu đồng | 5.000 | 6.000 | 6.500 | 7.000 | 7.200 | | 29.638
"""


@pytest.mark.parametrize(
    ("end", "verdict"),
    [
        ("cả hai nguồn vượt kế hoạch 2.962 triệu đồng.", "difference I5 agrees"),
        ("ngân hàng góp 31.700 triệu đồng.", "count I7 agrees"),
    ],
)
def test_what_exceeds_a_plan_is_a_difference_wherever_it_is_told(end, verdict):
    text = f"Vốn của Quỹ 14,9 tỷ đồng, chiếm 31,97% tổng vốn, trong khi {end}"
    assert said(told(FUNDS, text))[-1] == verdict
