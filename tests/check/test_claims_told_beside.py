"""Words beside a number that say it is no figure of the row: some months, all the area, what was added, who left."""

from __future__ import annotations

import pytest
from told_table import told

from tongket.check.claims.claim import Verdict

SCHOOL = """
    Chỉ tiêu | ĐVT | 2020 | 2021 | 2022 | 2023 | Cộng
    Số trẻ mẫu giáo ra lớp | trẻ | 1.204 | 1.287 | 1.335 | 1.406 |
    Số ca tay chân miệng | ca | 96 | 118 | 152 | 83 |
    Số trạm cấp nước sinh hoạt [cuối kỳ] | trạm | 11 | 12 | 15 | 18 |
    Số hộ nghèo [cuối kỳ] | hộ | 1.142 | 1.005 | 846 | 702 |
    Tổng số hộ [cuối kỳ] | hộ | 15.204 | 15.310 | 15.422 | 15.530 |
    Tỷ lệ hộ nghèo [4/5] | % | | | | |
    Số lượt khách lưu trú | lượt | 20.000 | 22.000 | 25.000 | 30.000 |
    Trong đó: Khách quốc tế [trong 7] | lượt | 1.000 | 1.400 | 2.100 | 4.263 |
"""


def contradicted(text: str) -> list[str]:
    return [claim.text for claim in told(SCHOOL, text) if claim.verdict is Verdict.CONTRADICTS]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 mới 9 tháng đã huy động 1.380 trẻ mẫu giáo ra lớp.",
        "Trong 11 tháng năm 2023 ghi nhận 78 ca tay chân miệng.",
        "Toàn tỉnh ghi nhận 1.520 ca tay chân miệng trong năm 2022, riêng địa phương có 152 ca.",
        "Giai đoạn 2020-2023 xây thêm 7 trạm cấp nước sinh hoạt, nâng tổng số lên 18 trạm.",
        "Có 144 hộ thoát nghèo, 21 hộ tái nghèo trong năm 2023.",
        "Năm 2023, tỷ lệ hộ nghèo dân tộc thiểu số 9,35%.",
        "Khách quốc tế chiếm 14,21%, khách trong nước chiếm 85,79% năm 2023.",
        "So với năm trước khi có Nghị quyết, số trẻ mẫu giáo ra lớp năm 2023 tăng 290 trẻ.",
        "Năm 2023, số trẻ mẫu giáo ra lớp tăng 202 trẻ so với 3 năm trước.",
    ],
)
def test_words_beside_a_number_say_what_it_is_instead(text):
    assert contradicted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 huy động 1.460 trẻ mẫu giáo ra lớp.",
        "Năm 2022 ghi nhận 125 ca tay chân miệng.",
        "Đến cuối năm 2023 có 720 hộ nghèo.",
        "Năm 2023, tỷ lệ hộ nghèo 5,42%.",
        "So với năm trước, số trẻ mẫu giáo ra lớp năm 2023 tăng 290 trẻ.",
    ],
)
def test_without_them_it_is_a_slip(text):
    assert len(contradicted(text)) == 1
