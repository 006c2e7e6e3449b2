"""Right sentences near a row: of another thing in its measure, of another plan, year or part, under any heading."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

TOWN = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH
    Số doanh nghiệp có nguồn thải lớn được kiểm tra giấy phép xả thải | doanh nghiệp | 14 | 16 | 15 | 19 | 21 | | 90
    Số vụ cháy nhà | vụ | 26 | 29 | 26 | 31 | 30 | |
    Số người tập thể thao thường xuyên [cuối kỳ] | người | 5.120 | 5.340 | 5.610 | 5.926 | 6.080 | |
    Số cây bóng mát trồng mới | cây | 510 | 520 | 530 | 540 | 545 | | 2.480
"""


def contradicted(text: str) -> list[str]:
    return [claim.text for claim in told(TOWN, text) if claim.verdict is Verdict.CONTRADICTS]


@pytest.mark.parametrize(
    "text",
    [
        "Cấp giấy phép kinh doanh cho 92 doanh nghiệp.",
        "Trồng mới 2.645 cây bóng mát, vượt kế hoạch 175 cây do phường giao thêm.",
        "Trồng mới 2.645 cây bóng mát, vượt kế hoạch trên 164 cây.",
        "Năm 2024 có 5.926 người tập thể thao thường xuyên, sau bốn năm tăng 15,74%.",
    ],
)
def test_what_stands_around_it_says_that_it_is_something_else(text):
    assert contradicted(text) == []


def test_a_slip_of_the_row_is_still_found():
    assert contradicted("Trồng mới 2.645 cây bóng mát, vượt kế hoạch 175 cây.") == ["175 cây"]


@pytest.mark.parametrize(
    ("heading", "verdict"),
    [
        ("# BÁO CÁO TRÌNH ĐẠI HỘI NHIỆM KỲ 2026-2031", Verdict.CONTRADICTS),
        ("# An Bình, ngày 12/01/2026", Verdict.CONTRADICTS),
        ("# ĐỀ ÁN 2026-2030\n## Những năm 2021-2025", Verdict.CONTRADICTS),
        ("# IV. VIỆC CẦN LÀM 2026-2030", Verdict.NOT_CHECKABLE),
    ],
)
def test_the_nearest_heading_with_years_says_whether_it_is_to_come(heading, verdict):
    claims = told(TOWN, f"{heading}\nTrong 5 năm xảy ra 124 vụ cháy nhà.")
    assert claims[-1].verdict is verdict


COURSES = """
    Chỉ tiêu | ĐVT | 2023 | 2024 | 2025 | Cộng
    Số lượt người tập huấn phòng cháy | lượt | 210 | 240 | 267 |
    Trong đó: Nữ [trong 1] | lượt | 80 | 85 | 96 |
    Tỷ lệ nữ tập huấn phòng cháy [2/1] | % | | | |
"""


def test_a_rate_of_the_third_count_is_none_of_the_second():
    text = "Tập huấn phòng cháy cho 717 lượt người; có 261 lượt nữ và 210 lượt người trẻ. Tỷ lệ người trẻ là 29,29%."
    assert said(told(COURSES, text))[-1].endswith("not_checkable")
