"""Words of its own tell that a number is not the row's."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ dùng nước sạch đạt 92,64%; cả nước năm 2024 là 91,2%.",
        "Tỷ lệ dùng nước sạch ở nhà có người từ 60 tuổi đạt 87,1%.",
        "Cấp máy tính bảng cho 710 học sinh.",
        "Có 2.510 hộ dân có tài khoản ngân hàng.",
        "Năm 2024 xảy ra 02 vụ nổ với 6 người bị thương.",
    ],
)
def test_words_of_its_own_tell_that_a_number_is_not_the_rows(text):
    assert [claim.text for claim in told(SCHOOL, text) if claim.verdict is Verdict.CONTRADICTS] == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Tỷ lệ hộ dùng nước sạch đạt 96,24%.", ["rate I8 contradicts"]),
        ("Toàn xã có 784 học sinh phổ thông.", ["count I5 contradicts"]),
        ("Năm 2024 có 6 người bị thương.", ["count G9 contradicts"]),
    ],
)
def test_without_such_words_it_is_held_against_the_row(text, verdicts):
    assert said(told(SCHOOL, text)) == verdicts


JOBS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Số hợp tác xã nông nghiệp [cuối kỳ] | hợp tác xã | 12 | 13 | 14 | 15 | 16 | | 10
    Diện tích rừng trồng mới | ha | 210 | 240 | 233 | 251 | 260 | | 900
    Số hộ nghèo [cuối kỳ] | hộ | 410 | 380 | 322 | 270 | 201 | | 512
    Số lượt kiểm tra an toàn | lượt | 310 | 322 | 335 | 341 | 350 | | 1.400
"""


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2025 có 11 hợp tác xã nông nghiệp ứng dụng công nghệ cao.",
        "Trồng mới 190 ha cây ăn quả năm 2024.",
        "Năm 2025, 160 hộ nghèo thoát nghèo.",
    ],
)
def test_words_behind_the_noun_tell_another_kind_of_it(text):
    assert [claim.text for claim in told(JOBS, text) if claim.verdict is Verdict.CONTRADICTS] == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Năm 2024 trồng mới 220 ha rừng.", ["count G6 contradicts"]),
        ("Cuối năm 2025 còn 220 hộ nghèo.", ["count H7 contradicts"]),
        ("Năm 2025 kiểm tra an toàn 310 lượt nhà xưởng, kho bãi.", ["count H8 contradicts"]),
    ],
)
def test_the_rows_own_words_and_what_each_time_was_of_tell_none(text, verdicts):
    assert said(told(JOBS, text)) == verdicts


COVER = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Dân số [cuối kỳ] | người | 8.105 | 8.160 | 8.214 | 8.270 | 8.326 | | 8.000
    Số người tham gia bảo hiểm y tế [cuối kỳ] | người | 7.105 | 7.260 | 7.414 | 7.570 | 7.726 | | 6.800
    Tỷ lệ bao phủ bảo hiểm y tế [2/1] | % | | | | | | |
    Số bác sĩ [cuối kỳ] | người | 12 | 13 | 14 | 15 | 16 | | 10
"""


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ bao phủ bảo hiểm y tế của học sinh, sinh viên đạt 99,1%.",
        "Tỷ lệ hài lòng của người tham gia bảo hiểm y tế đạt 93,5%.",
        "Số người tham gia bảo hiểm y tế tự nguyện tăng 640 người so với năm 2021.",
        "Số bác sĩ nghỉ việc giảm 3 người so với năm 2021.",
    ],
)
def test_words_before_its_verb_tell_whose_rate_or_change_it_is(text):
    assert [claim.text for claim in told(COVER, text) if claim.verdict is Verdict.CONTRADICTS] == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Tỷ lệ bao phủ bảo hiểm y tế đạt 93,5%.", ["rate I7 contradicts"]),
        ("Số người tham gia bảo hiểm y tế tăng 640 người so với năm 2021.", ["change H6 contradicts"]),
        ("Số bác sĩ giảm 3 người so với năm 2021.", ["change H8 contradicts"]),
    ],
)
def test_the_rows_own_rate_and_change_are_held_against_it(text, verdicts):
    assert said(told(COVER, text)) == verdicts


FOOD = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Số lượt cơ sở được thanh tra, kiểm tra | lượt cơ sở | 210 | 210 | 210 | 210 | 210 | | 942
    Số lượt cơ sở vi phạm [trong 1] | lượt cơ sở | 48 | 45 | 40 | 35 | 30 | | 288
    Số vụ ngộ độc thực phẩm | vụ | 3 | 2 | 2 | 2 | 1 | | 12
    Số tiền Quỹ Hỗ trợ phát triển hợp tác xã cho vay | triệu đồng | 6.000 | 6.000 | 6.000 | 6.000 | 7.894 | | 20.000
"""


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra 1.050 lượt cơ sở; khởi tố 11 vụ, 17 bị can về buôn bán hàng giả.",
        "Quỹ Hỗ trợ nông dân của Hội: 46 tỷ đồng.",
        "Vi phạm 198 lượt cơ sở. Xử phạt 107/198 lượt cơ sở vi phạm.",
        "Vi phạm 198 lượt cơ sở, nộp phạt đạt 114,27%.",
        "Quỹ cho vay chưa tới 50 tỷ đồng.",
    ],
)
def test_what_else_was_done_or_whose_it_is_contradicts_no_row(text):
    assert [claim.text for claim in told(FOOD, text) if claim.verdict is Verdict.CONTRADICTS] == []


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Xảy ra 11 vụ ngộ độc thực phẩm.", ["count I7 contradicts"]),
        ("Quỹ Hỗ trợ phát triển hợp tác xã cho vay 38,194 tỷ đồng.", ["count I8 contradicts"]),
        ("Quỹ Hỗ trợ phát triển hợp tác xã cho vay 31,894 tỷ đồng.", ["count I8 agrees"]),
    ],
)
def test_the_rows_own_deed_and_body_are_held_against_it(text, verdicts):
    assert said(told(FOOD, text)) == verdicts


SAMPLES = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Số mẫu thực phẩm được kiểm nghiệm | mẫu | 900 | 920 | 930 | 948 | 950 | | 3.900
    Trong đó: Mẫu không đạt [trong 1] | mẫu | 80 | 70 | 65 | 60 | 57 | | 410
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Lấy hơn 4.600 mẫu; số không đạt 332 mẫu.", "agrees"),
        ("Lấy hơn 4.700 mẫu; số không đạt 332 mẫu.", "contradicts"),
        ("Lấy gần 4.600 mẫu; số không đạt 332 mẫu.", "contradicts"),
        ("Lấy 2.100 mẫu; số không đạt 332 mẫu.", "not_checkable"),
    ],
)
def test_the_whole_that_no_word_names_is_held_against_what_is_nearly_its_figure(text, verdict):
    first, part = told(SAMPLES, f"# Kiểm nghiệm thực phẩm\n{text}")
    assert (first.verdict.value, part.verdict.value) == (verdict, "agrees")
