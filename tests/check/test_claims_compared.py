"""Rates, changes and differences of a narrative against the unit's own table: what is compared with what."""

from __future__ import annotations

import pytest
from told_table import said, told

STAFF = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | 2024 | Cộng | 2019-2021 | ± | %±
    Số lượt khám bệnh | lượt | 8.000 | 9.000 | 10.000 | | 20.000
    Số lượt khám bảo hiểm y tế | lượt | 6.000 | 7.200 | 9.000 | | 13.000
    Tỷ lệ khám bảo hiểm y tế [2/1] | % | | | | |
    Số ca chuyển tuyến | ca | 300 | 260 | 220 | | 900
    Tổng số nhân lực có mặt [= 6 7] | người | | | | |
    Bác sĩ [cuối kỳ] | người | 40 | 42 | 45 | | 38
    Điều dưỡng [cuối kỳ] | người | 90 | 85 | 80 | | 97
    Tổng kinh phí [= 9 10] | triệu đồng | | | | |
    Ngân sách tỉnh | triệu đồng | 500 | 600 | 900 | | 1.500
    Nguồn thu của đơn vị | triệu đồng | 300 | 400 | 300 | | 800
"""

PLANNED = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | 2024 | Cộng | KH | %KH
    Số học viên học nghề | người | 1.000 | 1.100 | 1.300 | | 3.200
    Trong đó: học viên nữ [trong 1] | người | 400 | 500 | 540 | | 1.500
    Số lớp học nghề | lớp | 40 | 42 | 45 | | 120
"""


STATIONS = """
    Chỉ tiêu | ĐVT | 2022 | 2023 | 2024
    Số trạm y tế đạt chuẩn quốc gia [n/N] | trạm | 12/17 | 14/17 | 15/17
    Số ca tử vong [cuối kỳ] | ca | 9 | 10 | 7
    Số ca mắc bệnh | ca | 900 | 1.000 | 700
    Tỷ lệ tử vong trên số ca mắc bệnh [2/3] | % | | |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Khám bảo hiểm y tế 22.200 lượt, chiếm 82,22%.", ["count G6 agrees", "rate G7 agrees"]),
        ("Có 780 ca chuyển tuyến, bằng 86,67% giai đoạn trước.", ["count G8 agrees", "rate G8 agrees"]),
        ("Có 780 ca chuyển tuyến, bằng 86,76% giai đoạn trước.", ["count G8 agrees", "rate G8 contradicts"]),
        ("Năm 2024 có 220 ca chuyển tuyến, bằng 84,62% của năm 2023.", ["count F8 agrees", "rate F8 agrees"]),
        (
            "Tổng kinh phí 3.000 triệu đồng; năm 2024 là 1.200 triệu đồng; tỷ trọng ngân sách tỉnh 66,67%.",
            ["total G12 agrees", "count F12 agrees", "rate G13 agrees"],
        ),
    ],
)
def test_a_per_cent_is_of_the_forms_own_rate_of_another_time_or_of_the_whole(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Tỷ lệ khám bảo hiểm y tế từ 65,00% (giai đoạn 2019-2021) lên 82,22%.",
            ["rate H7 agrees", "rate G7 agrees"],
        ),
        (
            "Có 780 ca chuyển tuyến (năm 2022: 300; năm 2023: 260; năm 2024: 220), bằng 86,67% giai đoạn trước.",
            ["count G8 agrees", "count D8 agrees", "count E8 agrees", "count F8 agrees", "rate G8 agrees"],
        ),
        ("Số ca chuyển tuyến từ 300 ca (năm 2022) xuống còn 220 ca.", ["count D8 agrees", "count F8 agrees"]),
    ],
)
def test_a_time_in_brackets_is_that_of_the_number_before_them(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Nhân lực có mặt 125 người, giảm 10 người so với cuối năm 2021.", ["count G9 agrees", "change G9 agrees"]),
        (
            "Nhân lực có mặt 125 người, giảm 12 người (7,41%) so với cuối năm 2021.",
            ["count G9 agrees", "change G9 contradicts"],
        ),
        (
            "Năm 2024 chi 1.200 triệu đồng, tăng 200 triệu đồng so với năm 2023. Chuyển tuyến 780 ca, giảm 13,33%.",
            ["count F12 agrees", "change F12 agrees", "count G8 agrees", "change G8 agrees"],
        ),
        (
            "Năm 2024 chi 1.200 triệu đồng; số ca chuyển tuyến ít hơn giai đoạn trước 120 ca.",
            ["count F12 agrees", "change G8 agrees"],
        ),
        (
            "Tổng số nhân lực có mặt giảm từ 135 người xuống 125 người, bình quân mỗi năm giảm 3,33 người.",
            ["total H9 agrees", "count G9 agrees", "change G9 agrees"],
        ),
    ],
)
def test_like_is_compared_with_like(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Đơn vị giảm thời gian chờ của 780 ca chuyển tuyến.", ["count G8 agrees"]),
        (
            "Tỷ lệ khám bảo hiểm y tế năm 2024 đạt 90,00%, vẫn thấp hơn chỉ tiêu 95% tỉnh giao.",
            ["rate F7 agrees", "rate - not_checkable"],
        ),
        ("Giảm thời gian chờ, mức giảm thấp nhất 15%.", ["rate - not_checkable"]),
        (
            "Tỷ lệ khám bảo hiểm y tế tuy cao nhưng chưa đều, khoảng 30% người già ở vùng xa chưa đến khám.",
            ["rate - not_checkable"],
        ),
        (
            "Ca chuyển tuyến giảm 13,33% so với giai đoạn trước, vượt mục tiêu giảm 10%.",
            ["change G8 agrees", "change - not_checkable"],
        ),
        ("Toàn tỉnh giảm 4.150 ca chuyển tuyến.", ["change - not_checkable"]),
        ("Đơn vị giảm 102 ca chuyển tuyến so với giai đoạn trước.", ["change G8 contradicts"]),
    ],
)
def test_a_right_sentence_raises_no_alarm(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Dạy nghề 3.400 học viên, bằng 106,25% kế hoạch; trong đó học viên nữ mới đạt 96,00%, số lớp vượt 5,83%.",
            ["count G5 agrees", "rate I5 agrees", "rate I6 agrees", "difference G7 agrees"],
        ),
        (
            "So với kế hoạch, học viên nữ mới đạt 96,00%, số lớp học nghề đạt 105,83% (vượt 07 lớp).",
            ["rate I6 agrees", "rate I7 agrees", "difference G7 agrees"],
        ),
    ],
)
def test_a_plan_told_once_is_meant_of_all_that_follows(text, verdicts):
    assert said(told(PLANNED, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Ca chuyển tuyến còn nhiều (780 ca), giảm 13,33% so với giai đoạn trước.",
            ["count G8 agrees", "change G8 agrees"],
        ),
        (
            "Ca chuyển tuyến giảm nhiều vào năm 2023 (giảm 40 ca), đến năm 2024 vẫn giảm (giảm 40 ca).",
            ["change E8 agrees", "change F8 agrees"],
        ),
        (
            "Nhân lực có mặt 125 người, gồm 45 bác sĩ và 80 điều dưỡng, ít hơn cuối năm 2021 là 10 người.",
            ["count G9 agrees", "count G10 agrees", "count G11 agrees", "change G9 agrees"],
        ),
        (
            "Số bác sĩ 45 người, nhiều hơn năm trước 03 người vì điều dưỡng đi học thêm.",
            ["count G10 agrees", "change F10 agrees"],
        ),
        ("Hiện nay có 45 bác sĩ, nhiều hơn so với năm 2023 là 03 người.", ["count G10 agrees", "change F10 agrees"]),
    ],
)
def test_a_change_that_names_nothing_is_of_what_its_sentence_tells(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


def test_words_of_the_whole_a_rate_is_told_of_belong_to_it():
    right = told(STAFF, "Khám bảo hiểm y tế 22.200 lượt, bằng 82,22% số lượt khám bệnh.")
    wrong = told(STAFF, "Khám bảo hiểm y tế 22.200 lượt, bằng 88,22% số lượt khám bệnh.")

    assert said(right) == ["count G6 agrees", "rate G7 agrees"]
    assert said(wrong) == ["count G6 agrees", "rate G7 contradicts"]


def test_lower_than_planned_is_less():
    claims = told(PLANNED, "Mở 127 lớp, cao hơn kế hoạch 07 lớp; học viên nữ 1.440 người, thấp hơn kế hoạch 60 người.")

    assert said(claims) == ["count G7 agrees", "difference G7 agrees", "count G6 agrees", "difference G6 agrees"]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Ngân sách tỉnh năm 2024 cấp 900 triệu đồng, gần gấp hai năm 2022.",
            ["count F13 agrees", "change F13 agrees"],
        ),
        ("Ngân sách tỉnh năm 2024 gấp ba năm 2022.", ["change F13 contradicts"]),
        ("Năm 2024 khám bảo hiểm y tế 9.000 lượt, gấp 1,5 lần năm 2022.", ["count F6 agrees", "change F6 agrees"]),
    ],
)
def test_so_many_times_a_year_is_compared_with_that_year(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


@pytest.mark.parametrize(("told_as", "verdict"), [("88,24%", "agrees"), ("84,28%", "contradicts")])
def test_a_per_cent_behind_a_fraction_is_its_rate_however_far_behind(told_as, verdict):
    text = (
        f"Năm 2024 có 15/17 trạm y tế được kiểm tra, công nhận đạt chuẩn quốc gia theo bộ tiêu chí mới, đạt {told_as}."
    )

    assert said(told(STATIONS, text)) == ["fraction F5 agrees", f"rate F5 {verdict}"]


def test_what_falls_by_per_cents_is_the_number_not_its_rate():
    claims = told(STATIONS, "Tử vong năm 2024 giảm 30% so với năm trước.")

    assert said(claims) == ["change F6 agrees"]


def test_a_change_counted_as_the_number_before_it_is_of_its_line():
    claims = told(STAFF, "Đơn vị có 45 chị em làm bác sĩ, tăng 03 chị em so với năm trước.")

    assert said(claims) == ["count G10 agrees", "change F10 agrees"]


def test_a_share_that_is_right_of_another_whole_than_its_words_name_is_wrong():
    right = told(STAFF, "Nguồn thu của đơn vị 1.000 triệu đồng, chiếm 33,33% tổng kinh phí.")
    of_the_other = told(PLANNED, "Học viên nữ 1.440 người, chiếm 42,35% số học viên học nghề.")
    wrong = told(STAFF, "Nguồn thu của đơn vị 1.000 triệu đồng, chiếm 50,00% tổng kinh phí.")

    assert said(right) == ["count G14 agrees", "rate G14 agrees"]
    assert said(of_the_other) == ["count G6 agrees", "rate G6 agrees"]
    assert said(wrong) == ["count G14 agrees", "rate G14 contradicts"]


@pytest.mark.parametrize(
    "text",
    [
        "So với bình quân chung toàn tỉnh, tỷ lệ khám bảo hiểm y tế của đơn vị cao hơn 4,22 điểm phần trăm.",
        "Ngân sách tỉnh gấp đôi nguồn thu của đơn vị.",
        "Có thời điểm số ca chuyển tuyến tăng 30% so với cùng kỳ.",
        "Số lượt khám bệnh giảm trong tháng 3 (giảm 300 lượt) nhưng tăng trở lại.",
        "Khoa Nội giảm 15 ca chuyển tuyến so với năm 2023.",
        "Sáu tháng đầu năm 2024, số ca chuyển tuyến giảm 35% so với cùng kỳ.",
    ],
)
def test_a_change_of_a_part_or_against_others_is_left_open(text):
    assert [claim.verdict for claim in told(STAFF, text)] == ["not_checkable"]


def test_a_rate_at_the_end_of_a_year_may_be_that_years():
    assert said(told(STAFF, "Đến cuối năm 2024, tỷ lệ khám bảo hiểm y tế đạt 90%.")) == ["rate F7 agrees"]
    assert said(told(STAFF, "Đến cuối năm 2024, tỷ lệ khám bảo hiểm y tế đạt 82,22%.")) == ["rate G7 agrees"]


@pytest.mark.parametrize(
    ("table", "text", "verdicts"),
    [
        (PLANNED, "Tỷ lệ học viên có việc làm đạt 85%, vượt kế hoạch.", ["rate - not_checkable"]),
        (
            PLANNED,
            "Có 1.440 học viên nữ (42,35%), 60% có việc làm ngay.",
            ["count G6 agrees", "rate G6 agrees", "rate - not_checkable"],
        ),
        (
            STAFF,
            "Nguồn thu của đơn vị năm 2024 giảm 100 triệu đồng, bằng 75% năm 2023 và bằng 100% năm 2022.",
            ["change F14 agrees", "rate F14 agrees", "rate F14 agrees"],
        ),
    ],
)
def test_a_per_cent_of_its_own_is_taken_for_no_other(table, text, verdicts):
    assert said(told(table, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Tỷ lệ khám bảo hiểm y tế năm 2024 đạt 90,00%; vùng xa đạt 71%.",
            ["rate F7 agrees", "rate - not_checkable"],
        ),
        (
            "Số ca chuyển tuyến giảm 120 ca (13,33%) so với giai đoạn trước, riêng ca nặng giảm 5%.",
            ["change G8 agrees", "change - not_checkable"],
        ),
        (
            "Tỷ lệ khám bảo hiểm y tế năm 2024 đạt 88,00%.",
            ["rate F7 contradicts"],
        ),
    ],
)
def test_what_follows_a_figure_told_rightly_is_of_something_else(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


LENT = """
    Chỉ tiêu | ĐVT | 2015-2019 | 2020-2024 | Cộng
    Số tiền cho vay | triệu đồng | 6.100 | 8.800 |
    Dư nợ cho vay [cuối kỳ] | triệu đồng | 2.400 | 3.600 |
    Nợ quá hạn [cuối kỳ] | triệu đồng | 120 | 90 |
    Tỷ lệ nợ quá hạn [3/2] | % | | |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Dư nợ 3.600 triệu đồng, tăng 50% so với cuối năm 2019.", ["count F6 agrees", "change E6 agrees"]),
        ("Nợ quá hạn 90 triệu đồng, giảm 30 triệu đồng so với 31/12/2019.", ["count F7 agrees", "change E7 agrees"]),
        (
            "Nợ quá hạn 90 triệu đồng, giảm 32 triệu đồng so với 31/12/2019.",
            ["count F7 agrees", "change E7 contradicts"],
        ),
        (
            "Số tiền cho vay 14.900 triệu đồng, tăng 50% so với cuối năm 2019.",
            ["count F5 agrees", "change - not_checkable"],
        ),
    ],
)
def test_what_stands_at_the_end_of_two_stretches_is_that_of_the_shorter(text, verdicts):
    assert said(told(LENT, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Diện tích lúa được tưới chủ động tăng 61 ha trong 3 năm.", "change F5 agrees"),
        ("Diện tích lúa được tưới chủ động tăng 16 ha trong 3 năm.", "change F5 contradicts"),
        ("Diện tích lúa được tưới chủ động tăng 25 ha trong 3 năm.", "change - not_checkable"),
    ],
)
def test_where_no_column_holds_the_years_together_the_form_compares_the_last(text, verdict):
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2018-2020 | ±
        Diện tích lúa được tưới chủ động | ha | 590 | 620 | 651 | 590
    """
    assert said(told(table, text)) == [verdict]


COOPS = """
    Chỉ tiêu | ĐVT | 2020 | 2021 | 2022 | 2023 | 2024 | 2025
    Số hợp tác xã đang hoạt động [cuối kỳ] | hợp tác xã | 21 | 22 | 24 | 25 | 26 | 28
    Số hợp tác xã xếp loại tốt, khá [cuối kỳ] | hợp tác xã | 6 | 8 | 9 | 11 | 13 | 15
    Tỷ lệ hợp tác xã xếp loại tốt, khá [2/1] | % | | | | | |
    Số thành viên hợp tác xã [cuối kỳ] | người | 1.400 | 1.500 | 1.550 | 1.600 | 1.650 | 1.701
    Số thành viên tổ hợp tác [cuối kỳ] | người | 900 | 1.000 | 1.020 | 1.050 | 1.070 | 1.099
"""
RATES = "Tỷ lệ xếp loại tốt, khá năm 2025 đạt 53,57%; cuối năm 2020 tỷ lệ này mới 28,57%,"
BOTH = "Năm 2025 hợp tác xã có 1.701 thành viên, tổ hợp tác có 1.099 thành viên."


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"{RATES} thế là cao hơn 25 điểm phần trăm.", "agrees"),
        (f"{RATES} thế là cao hơn 22 điểm phần trăm.", "contradicts"),
        (f"{RATES} kém cả nước 22 điểm phần trăm.", "not_checkable"),
        (f"{BOTH} Cộng hai loại hình là 2.800 người.", "agrees"),
        (f"{BOTH} Cộng hai loại hình là 2.900 người.", "contradicts"),
        (f"{BOTH} Cộng ba loại hình là 2.900 người.", "not_checkable"),
        (f"{BOTH} Cộng hai năm là 2.900 người.", "not_checkable"),
    ],
)
def test_what_follows_from_figures_just_told_is_held_against_them(text, verdict):
    assert told(COOPS, text)[-1].verdict.value == verdict


@pytest.mark.parametrize(
    ("left", "verdict"),
    [
        ("chưa được xếp: 13 hợp tác xã", "difference I5 agrees"),
        ("còn lại 13 hợp tác xã", "difference I5 agrees"),
        ("còn lại 12 hợp tác xã", "count - not_checkable"),
        ("tập huấn 13 hợp tác xã", "count - not_checkable"),
    ],
)
def test_what_is_left_of_two_figures_told_is_their_difference(left, verdict):
    text = f"Năm 2025 có 28 hợp tác xã đang hoạt động; xếp loại tốt, khá: 15 hợp tác xã; {left}."
    assert said(told(COOPS, text))[-1] == verdict


RATES_ALONE = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020
    Tỷ lệ che phủ rừng [cuối kỳ] | % | 41,2 | 41,9 | 42,6 | | 40,5
    Tỷ lệ hộ nghèo [cuối kỳ] | % | 5,6 | 4,2 | 3,1 | | 7,2
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tỷ lệ che phủ rừng đạt 42,6%, cao hơn giai đoạn trước (40,5%).", "not_checkable"),
        ("Tỷ lệ che phủ rừng đạt 42,6%, vượt 0,6 điểm phần trăm.", "not_checkable"),
        ("Tỷ lệ che phủ rừng đạt 42,6%, cao hơn kế hoạch (42%).", "not_checkable"),
        ("Tỷ lệ hộ nghèo còn 3,1%, giảm 2,5 điểm phần trăm.", "agrees"),
        ("Tỷ lệ hộ nghèo còn 3,1%, thấp hơn mục tiêu 0,29 điểm phần trăm.", "not_checkable"),
        ("Tỷ lệ hộ nghèo còn 3,1%, giảm 4,1 điểm phần trăm so với giai đoạn trước.", "agrees"),
        ("Tỷ lệ hộ nghèo còn 3,1%, so với cuối năm 2021 giảm 2,9 điểm phần trăm.", "contradicts"),
        ("Tỷ lệ hộ nghèo còn 3,1%, so với cả tỉnh năm 2023 giảm 2,9 điểm phần trăm.", "not_checkable"),
    ],
)
def test_a_move_told_right_behind_a_rate_need_not_be_of_that_rate_since_the_span_before(text, verdict):
    assert told(RATES_ALONE, text)[-1].verdict.value == verdict


ARMY = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020
    Số công dân được gọi khám tuyển | người | 1.200 | 1.250 | 1.310 | | 3.400
    Số công dân trúng tuyển | người | 410 | 425 | 437 | | 1.150
    Số công dân nhập ngũ | người | 150 | 155 | 162 | | 460
    Số lớp bồi dưỡng kiến thức quốc phòng | lớp | 14 | 16 | 18 | | 40
    Số dân quân được huấn luyện | người | 640 | 655 | 670 | | 1.900
    Số hồ sơ đất đai tiếp nhận | hồ sơ | 3.210 | 3.540 | 3.876 | | 9.100
    Số hồ sơ giải quyết đúng hạn [trong 6] | hồ sơ | 3.015 | 3.402 | 3.790 | | 8.400
    Thu nhập bình quân đầu người [cuối kỳ] | triệu đồng | 42,1 | 47,3 | 53,8 | | 38,5
    Số đảng viên nhập ngũ [trong 3] | người | 6 | 7 | 9 | | 12
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Thu nhập bình quân đầu người năm 2023 đạt 53,8 triệu đồng, tăng 6,5 triệu đồng so với năm 2022, "
            "bằng 92,5% so với bình quân chung của tỉnh.",
            ["count F12 agrees", "change F12 agrees", "rate - not_checkable"],
        ),
        (
            "Năm 2023 đúng hạn 3.790 hồ sơ, tăng 388 hồ sơ, bằng 97,78% so với tổng số hồ sơ tiếp nhận.",
            ["count F11 agrees", "change F11 agrees", "rate F11 agrees"],
        ),
        (
            "Năm 2023 huấn luyện 670 dân quân, tăng 15 người so với năm 2022, bằng 95,7% so với quân số biên chế.",
            ["count F9 agrees", "change F9 agrees", "rate - not_checkable"],
        ),
        (
            "Năm 2023 đúng hạn 3.790 hồ sơ, tăng 388 hồ sơ, bằng 11,41% so với năm 2022.",
            ["count F11 agrees", "change F11 agrees"],
        ),
    ],
)
def test_a_share_of_something_else_is_not_by_how_much_it_grew(text, verdicts):
    assert said(told(ARMY, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Kết quả đạt được: -3.760 công dân khám tuyển; -1.272 công dân trúng tuyển; -467 công dân nhập ngũ.",
            ["count G5 agrees", "count G6 agrees", "count G7 agrees"],
        ),
        (
            "Kết quả đạt được (-3.760 công dân khám tuyển, -1.272 công dân trúng tuyển).",
            ["count G5 agrees", "count G6 agrees"],
        ),
        (
            "Mở 48 lớp bồi dưỡng kiến thức quốc phòng, +12 lớp cho học sinh.",
            ["count G8 agrees", "count - not_checkable"],
        ),
        (
            "Nhập ngũ 467 công dân (giai đoạn trước 460; +7 công dân).",
            ["count G7 agrees", "count H7 agrees", "change G7 agrees"],
        ),
        (
            "Năm 2023 nhập ngũ 162 công dân (+7 công dân so với năm 2022).",
            ["count F7 agrees", "change F7 agrees"],
        ),
        (
            "Năm 2023: 437 công dân trúng tuyển (-162 công dân nhập ngũ).",
            ["count F6 agrees", "count F7 agrees"],
        ),
    ],
)
def test_the_dash_of_a_list_is_no_minus(text, verdicts):
    assert said(told(ARMY, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Trong tổng số 10.620 hồ sơ tiếp nhận trực tuyến có 10.207 hồ sơ giải quyết đúng hạn.",
            ["total - not_checkable", "count G11 agrees"],
        ),
        (
            "Trong tổng số 465 thanh niên lên đường có 22 đảng viên nhập ngũ.",
            ["total - not_checkable", "count G13 agrees"],
        ),
        (
            "Trong tổng số 476 công dân nhập ngũ có 22 đảng viên nhập ngũ.",
            ["total G7 contradicts", "count G13 agrees"],
        ),
    ],
)
def test_a_whole_that_no_word_names_may_be_another(text, verdicts):
    assert said(told(ARMY, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Cộng cả hai nhóm đối tượng được tặng quà 1.500 người.", "not_checkable"),
        ("Cộng cả hai nhóm đối tượng là 1.500 người.", "contradicts"),
        ("Cộng cả hai nhóm đối tượng là 1.739 người.", "agrees"),
    ],
)
def test_what_was_done_for_both_is_not_how_many_they_are(text, verdict):
    assert told(ARMY, f"Trúng tuyển 1.272 công dân; nhập ngũ 467 công dân. {text}")[-1].verdict.value == verdict
