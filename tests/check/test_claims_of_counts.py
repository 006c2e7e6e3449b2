"""Counts, totals and fractions as officials tell them: what they are of, and of which time."""

from __future__ import annotations

import pytest
from told_table import said, told

from tongket.check.claims.claim import Verdict

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


NOTES = """
    Chỉ tiêu | ĐVT | 2023 | 2024 | 2025 | Cộng | 2020-2022
    Số đầu mối trực thuộc [cuối kỳ] | đầu mối | 17 | 14 | 11 | | 19
    Số chữ ký số cấp cho người dân | chữ ký số | 1.052 | 1.544 | 2.630 | | 2.000
    Số người dự tập huấn kỹ năng số | lượt người | 665 | 799 | 1.201 | | 900
    Tổng kinh phí [= 5 6] | triệu đồng | | | | |
    Ngân sách trung ương | triệu đồng | 5.100,5 | 5.900 | 6.312 | | 9.000
    Ngân sách địa phương | triệu đồng | 2.000 | 2.034 | 2.200 | | 3.000
    Số văn bản phát hành | văn bản | 900 | 950 | 1.054 | | 2.000
    Trong đó: văn bản ký số [trong 7] | văn bản | 800 | 863 | 1.000 | | 500
    Số hộ cận nghèo [cuối kỳ] | hộ | 300 | 240 | 173 | | 385
    Số thôn có điểm hỗ trợ [n/N] | thôn | 9/18 | 12/18 | 17/18 | | 3/18
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("- Chữ ký số: 5.226.", ["count G6 agrees"]),
        ("- Đầu mối: 19 (cuối năm 2022) xuống 11 (cuối năm 2025).", ["count H5 agrees", "count F5 agrees"]),
        ("- Trung ương 17.312,5; địa phương 6.234.", ["count G9 agrees", "count G10 agrees"]),
        ("- Cận nghèo: 173 hộ (đầu kỳ 385).", ["count G13 agrees", "count H13 agrees"]),
        (
            "- Chữ ký số năm sau nhiều hơn năm trước: 1.052, rồi 1.544, nay là 2.630 chữ ký số.",
            ["count D6 agrees", "count E6 agrees", "count F6 agrees"],
        ),
        ("- Số hội nghị: 18.", ["count - not_checkable"]),
    ],
)
def test_a_bare_number_is_of_the_words_that_lead_up_to_it(text, verdicts):
    assert said(told(NOTES, text)) == verdicts


def test_a_number_that_nothing_leads_up_to_or_that_opens_a_range_is_none():
    assert [claim.text for claim in told(NOTES, "(18); họp từ 2 đến 3.")] == ["3"]


def test_a_yearly_average_is_of_what_was_just_counted():
    text = "Cấp 5.226 chữ ký số cho người dân, bình quân mỗi năm hơn 1.700."

    assert said(told(NOTES, text)) == ["count G6 agrees", "count G6 agrees"]


def test_a_part_and_its_whole_each_with_its_noun_are_two_counts():
    text = "Đã ký số 2.663 văn bản trong tổng số 2.904 văn bản phát hành."

    assert said(told(NOTES, text)) == ["count G12 agrees", "total G11 agrees"]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Đã có mười bảy trong mười tám thôn có điểm hỗ trợ.", ["fraction G14 agrees"]),
        ("Ba trên bốn chỉ tiêu chưa đạt.", ["fraction - not_checkable"]),
        ("Hơn chín phần mười đảng viên có mặt.", ["rate - not_checkable"]),
        ("Hơn sáu mươi trên một trăm hộ tham gia.", ["rate - not_checkable"]),
        ("Tám mươi mốt phiên tư vấn đã được mở.", ["count - not_checkable"]),
        ("Cứ năm người học thì bốn người có việc.", []),
    ],
)
def test_a_number_written_out_is_read_by_what_stands_around_it(text, verdicts):
    assert said(told(NOTES, text)) == verdicts


def test_what_is_told_beside_a_plan_just_met_is_no_plan():
    form = NOTES.replace("| Cộng | 2020-2022", "| Cộng | KH").replace("| 900\n", "| 2.460\n")

    text = "Mở các lớp đạt đúng kế hoạch đề ra, với 2.665 lượt người dự tập huấn kỹ năng số."

    assert said(told(form, text)) == ["count G7 agrees"]


def test_what_a_wider_body_did_is_not_held_against_the_unit():
    text = "Toàn tỉnh cấp 5.262 chữ ký số cho người dân. Riêng Sở cấp 5.226 chữ ký số."

    assert said(told(NOTES, text)) == ["count - not_checkable", "count G6 agrees"]


JOBS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH
    Số lao động được giải quyết việc làm [= 2 3] | người | | | | | | |
    Việc làm trong tỉnh | người | 410 | 455 | 480 | 502 | 530 | | 13.910
    Đi làm việc ở nước ngoài theo hợp đồng | người | 66 | 69 | 90 | 116 | 129 | | 400
    Kinh phí tiết kiệm chi từ sắp xếp bộ máy | triệu đồng | 140,1 | 150 | 160 | 155 | 167 | | 700
    Tổng kinh phí thực hiện | triệu đồng | 900 | 950 | 980 | 990 | 1.010 | | 5.000
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Xuất khẩu lao động năm sau luôn cao hơn năm trước: 66 người, 69 người, 90 người, 116 người và 129 người.",
            ["count D7 agrees", "count E7 agrees", "count F7 agrees", "count G7 agrees", "count H7 agrees"],
        ),
        (
            "Có 2.847 lao động được giải quyết việc làm, đạt 19,90% kế hoạch giai đoạn (14.310 lao động).",
            ["count I5 agrees", "rate I5 agrees", "count J5 agrees"],
        ),
        ("Từ đầu năm 2021 đến hết tháng 11/2025 giải quyết việc làm cho 2.847 lao động.", ["count I5 agrees"]),
        ("Việc làm trong tỉnh mới được 2.377 người trên 13.910 người.", ["fraction I6 agrees"]),
        ("Nhờ họp trực tuyến, đơn vị tiết kiệm được gần 0,8 tỷ đồng.", ["count I8 agrees"]),
        ("Tổng kinh phí trên địa bàn xã 5 năm là 4.830 triệu đồng.", ["total I9 agrees"]),
    ],
)
def test_a_count_is_known_by_what_it_is_told_beside(text, verdicts):
    assert said(told(JOBS, text)) == verdicts


def test_billions_told_for_millions_are_found_where_one_line_alone_is_named_so():
    [claim] = told(JOBS, "Nhờ họp trực tuyến, đơn vị tiết kiệm được 772,1 tỷ đồng.")

    assert (claim.verdict, claim.expected) == (Verdict.CONTRADICTS, "0,772 tỷ đồng")


def test_a_run_that_tells_no_line_s_years_is_left_open():
    claims = told(JOBS, "Ba lớp có 66 người, 70 người và 92 người.")

    assert [claim.verdict for claim in claims if claim.verdict is Verdict.CONTRADICTS] == []


POSTS = """
    Chỉ tiêu | ĐVT | 2023 | 2024 | 2025 | Cộng | 2020-2022
    Tổng số biên chế có mặt [= 2 3] | người | | | | |
    Công chức [cuối kỳ] | người | 69 | 65 | 62 | | 70
    Viên chức [cuối kỳ] | người | 102 | 99 | 89 | | 106
    Số phản ánh, kiến nghị được trả lời | phản ánh | 50 | 73 | 71 | | 128
    Số thôn có điểm hỗ trợ dịch vụ [n/N] | thôn | 9/18 | 12/18 | 17/18 | | 3/18
    Nợ quá hạn [cuối kỳ] | triệu đồng | 2.900 | 2.353,3 | 1.511 | | 3.000
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Biên chế có mặt 151 người, giảm 25 người so với cuối năm 2022.", ["count G5 agrees", "change G5 agrees"]),
        (
            "Nợ quá hạn từ 2.353,3 triệu đồng (năm 2024) xuống còn 1.511 triệu đồng, giảm 842,3 triệu đồng.",
            ["count E10 agrees", "count F10 agrees", "change F10 agrees"],
        ),
        ("- Phản ánh: 194 lượt, năm 2025 còn 71 lượt.", ["count G8 agrees", "count F8 agrees"]),
        ("17/18 thôn đã có bàn làm hồ sơ cho dân.", ["fraction G9 agrees"]),
        ("18/18 thôn đã học Chỉ thị.", ["fraction - not_checkable"]),
    ],
)
def test_what_stands_is_told_at_the_end_and_compared_with_an_earlier_one(text, verdicts):
    assert said(told(POSTS, text)) == verdicts


def test_by_how_much_something_was_to_fall_is_an_aim_though_it_was_passed():
    claims = told(POSTS, "Biên chế có mặt 151 người, vượt mục tiêu giảm 10%.")

    assert [claim.why for claim in claims] == ["", "an_aim"]


FIELDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023
    Sản lượng lúa cả năm | tấn | 29.000 | 29.500 | 30.200
    Năng suất lúa bình quân | tạ/ha | 49,3 | 55,2 | 58,5
    Số hợp tác xã thành lập mới | hợp tác xã | 3 | 4 | 6
    Số hợp tác xã giải thể | hợp tác xã | 2 | 5 | 7
    Số vụ ngộ độc thực phẩm | vụ | 3 | 1 | 2
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Năm 2023, năng suất lúa đạt 58,5 tạ/ha, sản lượng 30.200 tấn.", ["count F6 agrees", "count F5 agrees"]),
        ("Năm 2021 hạn mặn, năng suất lúa chỉ còn 49,3 tạ/ha.", ["count D6 agrees"]),
        ("Năm 2023, năng suất dưa hấu đạt 302 tạ/ha.", ["count - not_checkable"]),
        ("Năm 2023 có 7 hợp tác xã phải giải thể.", ["count F8 agrees"]),
        ("Năm 2023 giải thể 7 hợp tác xã.", ["count F8 agrees"]),
        ("Năm 2023 cụ thể hóa bằng 7 hợp tác xã điểm.", ["count - not_checkable"]),
        ("Ngộ độc: năm 2023 có 2 vụ.", ["count F9 agrees"]),
    ],
)
def test_a_yield_is_no_weight_and_names_are_known_by_all_their_syllables(text, verdicts):
    assert said(told(FIELDS, text)) == verdicts
