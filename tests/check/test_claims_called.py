"""What the words around a number call it: a sum by its name, a part by its whole, an aim, what "nhưng" sets apart."""

from __future__ import annotations

from told_table import said, told

from tongket.check.claims.claim import Verdict

SCHOOL = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Số học sinh phổ thông [cuối kỳ] | học sinh | 812 | 830 | 845 | 861 | 874 | | 790
    Số hộ dân [cuối kỳ] | hộ | 3.010 | 3.052 | 3.090 | 3.128 | 3.164 | | 2.960
    Số hộ dùng nước sạch [cuối kỳ] | hộ | 2.610 | 2.702 | 2.790 | 2.868 | 2.931 | | 2.410
    Tỷ lệ hộ dùng nước sạch [3/2] | % | | | | | | |
    Số người bị thương | người | 12 | 11 | 9 | 8 | 7 | | 70
"""


def test_a_sum_called_by_its_whole_name_is_no_part_of_it():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
        Kinh phí thực hiện
        Tổng kinh phí | triệu đồng | 1.510,5 | 1.665 | 1.804 | 1.955 | 2.091,7
        Ngân sách địa phương [trong 1] | triệu đồng | 1.200,5 | 1.310 | 1.402 | 1.515 | 1.620
        Tài trợ, xã hội hóa [trong 1] | triệu đồng | 310 | 355 | 402 | 440 | 471,7
    """
    claims = told(table, "Tổng kinh phí huy động 9.066,2 triệu đồng, trong đó ngân sách địa phương 7.047,5 triệu đồng.")
    assert said(claims) == ["total I5 contradicts", "count I6 agrees"]
    assert claims[0].expected == "9.026,2 triệu đồng"


def test_two_digits_swapped_before_the_whole_they_are_told_over():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
        Dân số [cuối kỳ] | người | 8.105 | 8.160 | 8.214 | 8.270 | 8.326
        Số người tham gia bảo hiểm xã hội [cuối kỳ] | người | 5.010 | 5.264 | 5.530 | 5.811 | 6.137
        Tỷ lệ bao phủ bảo hiểm xã hội [2/1] | % | | | | |
    """
    text = "Số người có sổ là 6.317 người trên tổng dân số 8.326 người; tỷ lệ bao phủ 73,71%."
    assert said(told(table, text)) == ["count I6 contradicts", "count I5 agrees", "rate I7 agrees"]


def test_tasks_given_down_to_each_village_are_no_aim_of_a_year():
    text = "Nhờ giao chỉ tiêu đến từng thôn, tỷ lệ hộ dùng nước sạch đạt 92,64%."
    assert said(told(SCHOOL, text)) == ["rate I8 agrees"]
    assert said(told(SCHOOL, "Chỉ tiêu đến năm 2030 tỷ lệ hộ dùng nước sạch đạt 99%.")) == ["rate - not_checkable"]


def test_what_is_said_behind_but_is_of_something_else():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
        Tổng số giáo viên [= 2 3] [cuối kỳ] | người | | | | | | |
        Giáo viên tiểu học [cuối kỳ] | người | 20 | 20 | 21 | 21 | 22 | | 20
        Giáo viên mầm non [cuối kỳ] | người | 14 | 14 | 14 | 14 | 14 | | 14
    """
    text = "Có 36 giáo viên; so với năm 2020 tăng 02 người nhưng số giáo viên mầm non không tăng."
    assert Verdict.CONTRADICTS not in {claim.verdict for claim in told(table, text)}


def test_what_a_ratio_is_told_to_is_no_number_of_its_own():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
        Tỷ số giới tính khi sinh [cuối kỳ] | bé trai/100 bé gái | 111,2 | 110,6 | 109,9 | 109,1 | 108,4
    """
    text = "Tỷ số giới tính khi sinh còn 108,4 bé trai trên 100 bé gái."
    assert said(told(table, text)) == ["count I5 agrees"]
