"""Numbers that prove by themselves what they speak of, and right sentences that must raise no alarm."""

from __future__ import annotations

import pytest
from told_table import said, told

NETWORK = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    Tổng số trạm bơm [cuối kỳ] | trạm | 238 | 239 | 240 | 240 | 240 | | 240
    Trong đó: Trạm bơm đạt chuẩn [trong 1] [cuối kỳ] | trạm | 91 | 101 | 116 | 135 | 153 | | 112
    Tỷ lệ trạm bơm đạt chuẩn [2/1] | % | | | | | | |
    Diện tích tưới chủ động [cuối kỳ] | ha | 91.658 | 93.456 | 93.536 | 97.145 | 98.863 | | 77.809
    Số hồ sơ cấp phép khai thác | hồ sơ | 1.335 | 1.564 | 2.265 | 3.573 | 5.376 | | 9.000
    Ngân sách trung ương, ngân sách tỉnh | triệu đồng | 10.332,3 | 9.464,6 | 11.372,5 | 11.174,3 | 12.488,2 | | 41.000
    Ngân sách cấp xã | triệu đồng | 3.514,1 | 3.581,6 | 4.047,4 | 4.327,4 | 5.049,4 | | 15.000
    Số dư Quỹ Phòng, chống thiên tai [cuối kỳ] | triệu đồng | 872,9 | 929,9 | 1.048,6 | 1.169,7 | 1.277,4 | | 700
"""

STAFF = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH | %KH
    Số cán bộ kỹ thuật [cuối kỳ] | người | 158 | 159 | 162 | 161 | 166 | | 171
    Trong đó: Đạt chuẩn trình độ đào tạo [trong 1] [cuối kỳ] | người | 144 | 152 | 156 | 161 | 164 | | 163
    Tỷ lệ cán bộ kỹ thuật đạt chuẩn trình độ đào tạo [2/1] | % | | | | | | |
    Số lượt cán bộ được tập huấn nghiệp vụ | lượt | 215 | 218 | 284 | 276 | 340 | | 1.390
    Số phòng làm việc xây mới | phòng | 7 | 8 | 8 | 9 | 9 | | 42
"""

LESSONS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
    Tổng số lượt bồi dưỡng [= 2 3] | lượt | | | | |
    Bồi dưỡng chuyên môn | lượt | 164 | 146 | 194 | 170 | 200
    Bồi dưỡng năng lực số | lượt | 51 | 72 | 90 | 106 | 140
    Số học sinh phổ thông | học sinh | 1.015 | 1.012 | 1.078 | 1.080 | 1.126
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Tính đến tháng 11/2025, có 153/240 trạm bơm đạt chuẩn, đạt 63,75%.", ["fraction I6 agrees"]),
        (
            "Tính đến tháng 11/2025 có 153 trạm bơm đạt chuẩn, tăng 41 trạm so với năm 2020.",
            ["count I6 agrees", "change I6 agrees"],
        ),
        ("Tính đến tháng 11/2025 có 153 trạm bơm đạt chuẩn, tăng 14 trạm so với năm 2020.", None),
    ],
)
def test_up_to_a_month_of_the_last_year_is_as_far_as_the_report_goes(text, verdicts):
    claims = told(NETWORK, text)
    if verdicts is None:
        assert claims[-1].verdict.value == "contradicts"
    else:
        assert said(claims) == verdicts


def test_the_years_of_a_pair_are_taken_together():
    text = "Riêng hai năm 2024 và 2025 cấp {} hồ sơ cấp phép khai thác."
    assert said(told(NETWORK, text.format("8.949"))) == ["count G9 agrees"]
    assert said(told(NETWORK, text.format("8.494"))) == ["count G9 contradicts"]


def test_a_level_above_is_no_hedge():
    text = "Ngân sách cấp trên 54.831,9 triệu đồng; ngân sách cấp xã 20.519,9 triệu đồng."
    assert [one.verdict.value for one in told(NETWORK, text)] == ["agrees", "agrees"]
    assert said(told(NETWORK, "Ngân sách cấp xã trên 20.519,9 triệu đồng."))[0].endswith("contradicts")


def test_what_the_unit_is_compared_with_is_not_its_own():
    text = "Tỷ lệ trạm bơm đạt chuẩn so với cuối năm 2020 (46,67%) tăng 17,08 điểm phần trăm. {} là 64,2%."
    assert said(told(NETWORK, text.format("Bình quân cả nước")))[-1].endswith("not_checkable")
    assert said(told(NETWORK, text.format("Tỷ lệ trạm bơm đạt chuẩn")))[-1].endswith("contradicts")


def test_a_rate_with_a_subject_of_its_own_is_no_share_of_the_sentence_before():
    text = "Năm 2025 bồi dưỡng năng lực số 140 lượt. {} đạt 98,4%."
    assert [one.verdict.value for one in told(LESSONS, text.format("Bồi dưỡng năng lực số"))] == [
        "agrees",
        "contradicts",
    ]
    assert [one.verdict.value for one in told(LESSONS, text.format("Học sinh tốt nghiệp phổ thông"))] == [
        "agrees",
        "not_checkable",
    ]


def test_the_year_told_of_another_line_in_another_sentence_is_not_compared():
    text = (
        "Năm 2024 cấp 3.573 hồ sơ. Số dư Quỹ Phòng, chống thiên tai 1.277,4 triệu đồng, so với cuối năm 2021 tăng {}."
    )
    assert said(told(NETWORK, text.format("404,5 triệu đồng (46,34%)")))[-1].endswith("agrees")
    assert said(told(NETWORK, text.format("440,5 triệu đồng (46,34%)")))[-1].endswith("contradicts")


def test_a_year_is_not_compared_with_the_stretch_it_is_in():
    text = "Cả giai đoạn cấp 14.113 hồ sơ cấp phép khai thác; năm 2025 cấp 5.376 hồ sơ, tăng {}."
    assert said(told(NETWORK, text.format("50,46%")))[-1] == "change H9 agrees"


def test_what_stands_is_compared_over_so_many_years_as_the_form_does():
    text = "Diện tích tưới chủ động năm 2025 là 98.863 ha, so với 5 năm trước tăng {} ha."
    assert said(told(NETWORK, text.format("21.054")))[-1] == "change I8 agrees"
    assert said(told(NETWORK, text.format("21.540")))[-1] == "change I8 contradicts"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Đầu nhiệm kỳ có 112 trạm bơm đạt chuẩn.", "count J6 agrees"),
        ("Đầu giai đoạn có 91 trạm bơm đạt chuẩn.", "count D6 agrees"),
        ("Số trạm bơm đạt chuẩn so với đầu kỳ tăng 41 trạm.", "change I6 agrees"),
        ("Số trạm bơm đạt chuẩn so với đầu kỳ tăng 62 trạm.", "change H6 agrees"),
        ("Đầu nhiệm kỳ có 121 trạm bơm đạt chuẩn.", "count I6 contradicts"),
    ],
)
def test_the_beginning_is_the_time_before_or_the_first_year(text, verdict):
    assert said(told(NETWORK, text)) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Trong 42 phòng làm việc theo kế hoạch đã xây mới xong 41 phòng.", ["count J9 agrees", "count I9 agrees"]),
        (
            "Tỷ lệ cán bộ kỹ thuật đạt chuẩn trình độ đào tạo 98,8%, so với chỉ tiêu của ngành (95,32%) cao hơn.",
            ["rate I7 agrees", "rate J7 agrees"],
        ),
        ("Xây mới 41 phòng làm việc (kế hoạch 42).", ["count I9 agrees", "count J9 agrees"]),
        ("Xây mới 41 phòng làm việc (Kế hoạch 42).", ["count I9 agrees"]),
        (
            "Xây mới 41 phòng làm việc, thiếu 1 phòng.",
            ["count I9 agrees", "difference I9 agrees"],
        ),
    ],
)
def test_what_was_set_is_held_against_the_plan(text, verdicts):
    assert said(told(STAFF, text)) == verdicts


def test_the_programme_of_targets_is_no_aim():
    text = "Từ nguồn vốn chương trình mục tiêu đã xây mới {} phòng làm việc."
    assert said(told(STAFF, text.format("41"))) == ["count I9 agrees"]
    assert said(told(STAFF, "Mục tiêu xây mới 41 phòng làm việc."))[0].endswith("not_checkable")


def test_a_fraction_both_sides_of_which_stand_in_the_workbook_is_of_that_line():
    text = "Năm 2021 mới có {}/158 anh em đạt chuẩn trình độ đào tạo."
    assert said(told(STAFF, text.format("144"))) == ["fraction D6 agrees"]
    assert not said(told(STAFF, text.format("141")))[0].endswith("agrees")


def test_a_number_that_stands_but_once_is_of_the_line_it_stands_in():
    text = "Quỹ “Vì dân bản” còn dư {} triệu đồng."
    assert said(told(NETWORK, text.format("1.277,4"))) == ["count I12 agrees"]
    assert not said(told(NETWORK, text.format("1.277,8")))[0].endswith("agrees")


def test_one_year_may_be_a_share_of_all_of_them():
    text = "Cả giai đoạn cấp 14.113 hồ sơ cấp phép khai thác, riêng năm 2025 là 5.376 hồ sơ, chiếm {}."
    assert said(told(NETWORK, text.format("38,09%")))[-1] == "rate H9 agrees"
    assert not said(told(NETWORK, text.format("38,90%")))[-1].endswith("agrees")


@pytest.mark.parametrize("words", ["cả 5 năm: ", "cả giai đoạn có ", "lũy kế "])
def test_what_all_the_years_come_to_is_a_total(words):
    assert said(told(STAFF, f"Lượt tập huấn nghiệp vụ {words}1.333 lượt.")) == ["total I8 agrees"]
    assert said(told(STAFF, f"Lượt tập huấn nghiệp vụ {words}1.338 lượt.")) == ["total I8 contradicts"]


def test_a_school_year_is_the_year_it_ends_in():
    text = "Năm học 2020-2021 có 144 cán bộ đạt chuẩn trình độ đào tạo."
    assert said(told(STAFF, text)) == ["count D6 agrees"]


def test_a_number_that_stands_but_once_in_another_scale_is_a_slip_of_it():
    text = "Cân đối ngân sách cấp xã đã bố trí {} đồng."
    assert said(told(NETWORK, text.format("20.519,9 triệu"))) == ["count I11 agrees"]
    assert said(told(NETWORK, text.format("20.519,9 tỷ"))) == ["count I11 contradicts"]


def test_a_change_right_behind_the_figure_that_changed_is_of_it():
    text = "Năm 2025 cấp 5.376 hồ sơ, tăng {} hồ sơ so với năm 2024."
    assert said(told(NETWORK, text.format("1.803"))) == ["count H9 agrees", "change H9 agrees"]
    assert said(told(NETWORK, text.format("2.803"))) == ["count H9 agrees", "change H9 contradicts"]


RETURNED = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
    Số hồ sơ bị trả lại | hồ sơ | 20 | 16 | 14 | 12 | 10 |
    Số hồ sơ bị trả lại đã được bổ sung | hồ sơ | 10 | 11 | 9 | 9 | 8 |
"""


def test_a_rate_in_brackets_is_of_two_lines_its_sentence_names():
    text = "Trong số hồ sơ bị trả lại đã được bổ sung 47 hồ sơ ({})."
    assert said(told(RETURNED, text.format("65,28%"))) == ["count I6 agrees", "rate I6 agrees"]
    assert not said(told(RETURNED, text.format("56,82%")))[-1].endswith("agrees")


def test_a_bracket_behind_the_year_taken_as_base_tells_its_figure():
    text = "Nếu lấy năm 2021 làm mốc ({} hồ sơ) thì năm 2025 cấp phép khai thác 5.376 hồ sơ."
    assert said(told(NETWORK, text.format("1.335"))) == ["count D9 agrees", "count H9 agrees"]
    assert not said(told(NETWORK, text.format("1.353")))[0].endswith("agrees")


def test_what_the_form_itself_calls_by_the_plan_is_a_figure():
    table = """
        Chỉ tiêu | ĐVT | 2022 | 2023 | Cộng | 2019-2021 | ± | %±
        Kiểm tra theo kế hoạch | cuộc | 300 | 428 | | 500
        Kiểm tra đột xuất | cuộc | 200 | 296 | | 300
    """
    assert said(told(table, "Kiểm tra: 728 cuộc theo kế hoạch, 496 cuộc đột xuất.")) == [
        "count F5 agrees",
        "count F6 agrees",
    ]
    assert said(told(table, "Đã kiểm tra (728 cuộc theo kế hoạch, 496 cuộc đột xuất).")) == [
        "count F5 agrees",
        "count F6 agrees",
    ]


def test_the_years_behind_the_first_ones_are_the_rest():
    text = "Xây mới phòng làm việc: 3 năm đầu {} phòng, 2 năm sau mỗi năm {} phòng."
    assert said(told(STAFF, text.format(23, 9))) == ["count D9 agrees", "count G9 agrees"]
    assert not said(told(STAFF, text.format(23, 8)))[-1].endswith("agrees")


def test_a_rate_and_the_fraction_it_is_worked_out_from_are_two_statements():
    text = "Tỷ lệ trạm bơm đạt chuẩn 63,75% (153/240 trạm bơm đạt chuẩn)."
    assert said(told(NETWORK, text)) == ["rate I7 agrees", "fraction I6 agrees"]
    assert said(told(NETWORK, text.replace("63,75", "63,57")))[0] == "rate I7 contradicts"
    assert told(NETWORK, "Mức hài lòng 94,77% (1.522/1.660 phiếu).")[0].verdict.value == "contradicts"


def test_a_long_number_behind_against_is_of_the_time_compared_with():
    text = "Ngân sách cho ấp xã năm 2025 so với năm 2021 tăng khá (5.049,4 triệu đồng so với {} triệu đồng)."
    assert said(told(NETWORK, text.format("3.514,1")))[-1] == "count D11 agrees"
    assert not said(told(NETWORK, text.format("3.581,6")))[-1].endswith("agrees")
