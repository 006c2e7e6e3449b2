"""Right sentences of three offices that speak beside the form's rows: none may be called wrong."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

STATION = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH | %KH
    Số lượt khám bệnh tại trạm y tế | lượt | 41.200 | 42.500 | 44.180 | 45.900 | 47.320 | | 215.000
    Trong đó: Khám bảo hiểm y tế [trong 1] | lượt | 33.100 | 35.240 | 37.850 | 40.120 | 42.600 | | 185.000
    Số lượt chuyển tuyến trên | lượt | 1.840 | 1.720 | 1.655 | 1.590 | 1.512 | | 8.500
    Số trẻ dưới 1 tuổi [cuối kỳ] | trẻ | 412 | 405 | 398 | 391 | 385 | | 390
    Số trẻ được tiêm chủng đầy đủ [cuối kỳ] | trẻ | 371 | 380 | 381 | 378 | 376 | | 380
    Tỷ lệ tiêm chủng đầy đủ [5/4] | % | | | | | | |
    Số bác sĩ [cuối kỳ] | người | 5 | 6 | 6 | 7 | 8 | | 9
    Trong đó: Nữ [trong 7] [cuối kỳ] | người | 2 | 2 | 3 | 3 | 4 | | 4
    Kinh phí khác | triệu đồng | 120 | 130 | 90 | 85 | 110 | | 500
"""

TOURISM = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %± | KH | %KH
    Số cơ sở lưu trú [cuối kỳ] | cơ sở | 48 | 52 | 57 | 61 | 66 | | 45 | | | 65
    Trong đó: Đạt chuẩn từ 3 sao trở lên [trong 1] [cuối kỳ] | cơ sở | 4 | 5 | 6 | 7 | 9 | | 3 | | | 8
    Số thôn, khu phố có nhà văn hóa [cuối kỳ] | thôn | 92 | 95 | 99 | 104 | 108 | | 88 | | | 110
    Tổng số thôn, khu phố [cuối kỳ] | thôn | 112 | 112 | 112 | 112 | 112 | | 112 | | | 112
    Tỷ lệ thôn, khu phố có nhà văn hóa [3/4] | % | | | | | | | | | |
"""

REFORM = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    Số hồ sơ tiếp nhận | hồ sơ | 18.240 | 19.615 | 21.030 | 22.480 | 24.115 | | 84.300
    Số hồ sơ giải quyết đúng hạn | hồ sơ | 17.310 | 18.890 | 20.470 | 22.060 | 23.780 | | 78.100
    Tỷ lệ giải quyết đúng hạn [2/1] | % | | | | | | | |
    Số thủ tục được cung cấp dịch vụ công toàn trình [cuối kỳ] | thủ tục | 45 | 78 | 102 | 126 | 148 | | 12
    Công chức [cuối kỳ] | người | 118 | 115 | 112 | 110 | 104 | | 121
    Viên chức [cuối kỳ] | người | 1.240 | 1.228 | 1.215 | 1.204 | 1.190 | | 1.262
    Chỉ số hài lòng của người dân [cuối kỳ] | % | 81,2 | 83,5 | 85,9 | 88,1 | 90,4 | | 79,6
"""


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (STATION, "Cử 207 lượt cán bộ đi đào tạo, gồm 5 bác sĩ, 22 điều dưỡng."),
        (STATION, "Tập huấn 14 lớp cho 420 lượt nhân viên y tế thôn; nữ chiếm 78%."),
        (STATION, "Đạt 97,66% tiêm chủng đầy đủ, tiêm viêm gan B sơ sinh đạt 91,2%."),
        (STATION, "Kinh phí mua thuốc 640 triệu đồng, sửa chữa trụ sở 1.200 triệu đồng."),
        (TOURISM, "Có 66 cơ sở lưu trú, trong đó 9 cơ sở đạt từ 3 sao trở lên; công suất phòng bình quân 54%."),
        (TOURISM, "108/112 thôn, khu phố có nhà văn hóa (96,43%); 64 nhà văn hóa được trang bị đủ bàn ghế."),
        (TOURISM, "Có 95 thôn, khu phố lắp camera an ninh."),
        (TOURISM, "Có 95 thôn, khu phố đạt chuẩn văn hóa nâng cao."),
        (REFORM, "Lĩnh vực hộ tịch tiếp nhận 9.115 hồ sơ, giải quyết đúng hạn 100%."),
        (REFORM, "148 thủ tục được cung cấp toàn trình; cắt giảm 30% thời gian của 54 thủ tục."),
        (REFORM, "Khảo sát 1.500 người dân, 96% hài lòng về thái độ, 82% hài lòng về thời gian."),
        (REFORM, "Viên chức giáo dục 985 người, y tế 142 người, sự nghiệp khác 63 người."),
        (REFORM, "Trước sắp xếp có 142 công chức cấp xã, sau sắp xếp còn 104 công chức."),
    ],
)
def test_what_the_rows_do_not_count_contradicts_none_of_them(table, text):
    assert [claim.text for claim in told(table, text) if claim.verdict is Verdict.CONTRADICTS] == []


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (REFORM, "Viên chức 1.109 người.", ["count I10 contradicts"]),
        (REFORM, "Sau sắp xếp còn 140 công chức.", ["count I9 contradicts"]),
        (REFORM, "Cung cấp toàn trình 184 thủ tục.", ["count I8 contradicts"]),
        (TOURISM, "Tổng số 121 thôn, khu phố.", ["total I8 contradicts"]),
    ],
)
def test_what_they_do_count_is_still_held_against_them(table, text, verdicts):
    assert said(told(table, text)) == verdicts


def test_what_is_left_over_is_told_by_that_word():
    table = """
        Chỉ tiêu | ĐVT | 2024 | 2025 | Cộng
        Rau màu các loại | ha | 190 | 199,4 | 389,4
        Cây hằng năm khác | ha | 170,1 | 173,5 | 343,6
    """
    assert said(told(table, "Rau màu 389,4 ha; cây chè 84 ha, cây ăn quả 127 ha.")) == [
        "count F5 agrees",
        "count - not_checkable",
        "count - not_checkable",
    ]
    assert said(told(table, "Cây hằng năm khác 334,6 ha.")) == ["count F6 contradicts"]


def test_a_row_the_unit_leaves_empty_is_not_what_it_tells():
    table = """
        Chỉ tiêu | ĐVT | 2024 | 2025 | Cộng
        Số hợp tác xã đang hoạt động | hợp tác xã | 12 | 14 | 26
        Số sản phẩm OCOP được công nhận | sản phẩm | | |
    """
    claims = told(table, "Hội vận động thành lập 26 hợp tác xã; hỗ trợ 76 sản phẩm OCOP được công nhận.")
    assert said(claims) == ["count F5 agrees", "count - not_checkable"]
    assert claims[1].why == "not_reported"


def test_a_whole_told_by_what_its_part_shares_with_it_is_the_whole():
    assert said(told(STATION, "Cả giai đoạn khám 221.100 lượt."))[-1].endswith(" I5 agrees")
    assert said(told(STATION, "Cả giai đoạn khám bảo hiểm y tế 188.910 lượt."))[-1].endswith(" I6 agrees")
    assert said(told(STATION, "Cả giai đoạn khám bảo hiểm y tế 188.190 lượt."))[-1].endswith(" I6 contradicts")


def test_the_grade_in_a_rows_name_is_no_number_of_its_own():
    text = "Có 66 cơ sở lưu trú; trong đó 9 cơ sở đạt từ 3 sao trở lên."
    assert said(told(TOURISM, text)) == ["count I5 agrees", "count I6 agrees"]


def test_everything_of_something_proves_no_row():
    table = """
        Chỉ tiêu | ĐVT | 2024 | 2025 | Cộng | KH | %KH
        Số hợp tác xã [cuối kỳ] | hợp tác xã | 12 | 14 | | 14
    """
    claims = told(table, "Có 38 tàu cá, trong đó 11 tàu đã lắp thiết bị giám sát hành trình đạt 100%.")
    assert said(claims)[-1] == "rate - not_checkable"
