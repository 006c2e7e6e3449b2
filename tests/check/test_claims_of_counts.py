"""Counts, totals and fractions as officials tell them: what they are of, and of which time."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claim import Verdict

STAFF = """
    Chỉ tiêu | ĐVT | 2023 | 2024 | 2025 | Cộng | 2020-2022
    HỒ SƠ, THỦ TỤC
    Số hồ sơ tiếp nhận | hồ sơ | 8.944 | 8.465 | 10.505 | | 20.300
    Số hồ sơ quá hạn | hồ sơ | 347 | 259 | 86 | | 1.041
    Số thủ tục được rút ngắn thời gian giải quyết | thủ tục | 15 | 22 | 52 | | 37
    Số phản ánh, kiến nghị được trả lời | phản ánh | 153 | 66 | 115 | | 128
    Số giấy chứng nhận cấp lần đầu | giấy chứng nhận | 1.052 | 1.544 | 1.426 | | 2.000
    BỘ MÁY
    Số đầu mối trực thuộc [cuối kỳ] | đầu mối | 17 | 14 | 11 | | 17
    Cán bộ, công chức [cuối kỳ] | người | 69 | 65 | 62 | | 70
    Số người thuộc diện tinh giản biên chế | người | 9 | 20 | 48 | | 14
    Trong đó: nghỉ hưu trước tuổi [trong 8] | người | 4 | 12 | 30 | | 7
    KINH PHÍ
    Tổng kinh phí [= 11 12] | triệu đồng | | | | |
    Ngân sách tỉnh | triệu đồng | 700,5 | 841 | 959 | | 1.766
    Ngân sách xã | triệu đồng | 365,5 | 617,6 | 646,5 | | 1.140
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("# 2. Tiếp nhận phản ánh, kiến nghị\nTrả lời 334 phản ánh.", ["count G8 agrees"]),
        ("# 2. Giải quyết kiến nghị của cử tri\nTrả lời 334 phản ánh.", ["count G8 agrees"]),
        ("# V. Đề xuất, kiến nghị\nTrả lời 334 phản ánh.", ["count - not_checkable"]),
    ],
)
def test_a_heading_of_proposals_answered_heads_what_was_done(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Đến ngày 31/12/2025 còn 11 đầu mối trực thuộc.", ["count G10 agrees"]),
        ("Tại thời điểm 31/12/2024 có 14 đầu mối trực thuộc.", ["count E10 agrees"]),
        (
            "Theo Nghị định số 29/2023/NĐ-CP ngày 03/6/2023, đã tinh giản biên chế 77 người.",
            ["count G12 agrees"],
        ),
        ("Ngày 10/10/2025, tinh giản biên chế 77 người.", ["count - not_checkable"]),
    ],
)
def test_a_day_of_a_document_or_up_to_which_all_is_counted_is_no_event(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Tinh giản biên chế 77 người (năm 2023: 09; năm 2024: 20; năm 2025: 48), trong đó nghỉ hưu trước tuổi"
            " 46 người.",
            ["count G12 agrees", "count D12 agrees", "count E12 agrees", "count F12 agrees", "count G13 agrees"],
        ),
        (
            "Tinh giản biên chế 77 người, riêng năm 2025 là 48 người; trong số 77 người có 46 người nghỉ hưu.",
            ["count G12 agrees", "count F12 agrees", "count G12 agrees", "count G13 agrees"],
        ),
        (
            "Tổng kinh phí 4.130,1 triệu đồng, năm nhiều nhất là 2025 với 1.605,5 triệu đồng. Trong số tiền ấy,"
            " ngân sách tỉnh 2.500,5 triệu đồng.",
            ["total G14 agrees", "count F14 agrees", "count G15 agrees"],
        ),
    ],
)
def test_a_time_told_of_some_numbers_is_not_that_of_the_next(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Giảm thời gian giải quyết của 89 thủ tục.", ["count G7 agrees"]),
        ("Tinh giản biên chế cho 77 đồng chí.", ["count G12 agrees"]),
        ("Trong năm 2025 đã cấp 1.426 giấy chứng nhận lần đầu.", ["count F9 agrees"]),
    ],
)
def test_a_count_is_known_however_it_is_led_up_to(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    "text",
    [
        "Qua kiểm tra đã phê bình 06 công chức.",
        "Đã xử lý kỷ luật 03 công chức.",
        "Trường cấp 2 của xã có nhiều tiến bộ.",
    ],
)
def test_what_another_deed_was_done_to_is_no_slip_of_them_all(text):
    assert all(claim.verdict is Verdict.NOT_CHECKABLE for claim in told(STAFF, text))
