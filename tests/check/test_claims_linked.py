"""Which line of the form a number speaks of, where its name stands elsewhere, in short, or among others."""

from __future__ import annotations

import pytest
from told_table import said, told

FARMS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020 | ± | %±
    Số HTX thành lập mới | HTX | 12 | 17 | 28 | | 28
    Số HTX giải thể | HTX | 5 | 6 | 8 | | 15
    Số HTX đang hoạt động [cuối kỳ] | HTX | 190 | 201 | 221 | | 183
    Số tổ hợp tác [cuối kỳ] | tổ | 300 | 310 | 325 | | 290
"""

SHOPS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng | 2018-2020 | ± | %±
    CƠ SỞ
    Tổng số cơ sở đang quản lý [= 2 3 4] [cuối kỳ] | cơ sở | | | | |
    Sản xuất, chế biến [cuối kỳ] | cơ sở | 40 | 44 | 46 | | 39
    Kinh doanh, buôn bán [cuối kỳ] | cơ sở | 160 | 171 | 194 | | 150
    Ăn uống, thức ăn đường phố [cuối kỳ] | cơ sở | 120 | 133 | 146 | | 112
    GIẤY CHỨNG NHẬN
    Số cơ sở thuộc diện cấp giấy chứng nhận [cuối kỳ] | cơ sở | 150 | 160 | 170 | | 140
    Có giấy chứng nhận còn hiệu lực [trong 5] [cuối kỳ] | cơ sở | 110 | 118 | 126 | | 90
    Tỷ lệ cơ sở có giấy chứng nhận [6/5] | % | | | | |
    NGỘ ĐỘC THỰC PHẨM
    Số vụ ngộ độc thực phẩm | vụ | 8 | 6 | 5 | | 30
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Số hợp tác xã thành lập mới và giải thể lần lượt là 57 và 19.", ["count G5 agrees", "count G6 agrees"]),
        (
            "Năm 2023, cơ sở chế biến, buôn bán và ăn uống lần lượt là 46, 194 và 146 cơ sở.",
            ["count F6 agrees", "count F7 agrees", "count F8 agrees"],
        ),
        (
            "Số hợp tác xã thành lập mới năm 2021 và năm 2022 lần lượt là 12 và 17.",
            ["count D5 agrees", "count E5 agrees"],
        ),
        (
            "Số hợp tác xã thành lập mới và đổi tên lần lượt là 9 và 19.",
            ["count - not_checkable", "count - not_checkable"],
        ),
    ],
)
def test_of_names_told_in_turn_each_number_has_its_own(text, verdicts):
    table = SHOPS if "cơ sở" in text else FARMS
    assert said(told(table, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Đến nay phong trào đã có 221 hợp tác xã hoạt động.", "count G7 agrees"),
        ("Năm 2021 giải thể 5 hợp tác xã.", "count D6 agrees"),
        ("Có 12 hợp tác xã được tham quan mô hình.", "count - not_checkable"),
    ],
)
def test_a_measure_in_short_is_told_at_length(text, verdict):
    assert said(told(FARMS, text)) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Toàn xã có 386 cơ sở (chế biến 46; buôn bán 194; ăn uống 146); nhóm buôn bán chiếm 50,26%.",
            ["count G5 agrees", "count G6 agrees", "count G7 agrees", "count G8 agrees", "rate G7 agrees"],
        ),
        (
            "Toàn xã có 386 cơ sở, trong đó ăn uống 146 cơ sở; nhóm sản xuất ở nhà riêng chiếm 21%.",
            ["count G5 agrees", "count G8 agrees", "rate - not_checkable"],
        ),
        (
            "Đã có 126/170 cơ sở thuộc diện được cấp giấy chứng nhận, đạt 74,12%; so với năm 2022 chỉ tăng 0,37"
            " điểm phần trăm.",
            ["fraction G10 agrees", "difference F11 agrees"],
        ),
    ],
)
def test_a_share_or_points_are_of_what_is_named_with_them(text, verdicts):
    assert said(told(SHOPS, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("# Ngộ độc thực phẩm\nTrong giai đoạn xảy ra 19 vụ.", ["count G12 agrees"]),
        ("# Ngộ độc thực phẩm\nKhởi tố 17 vụ.", ["count - not_checkable"]),
        (
            "Toàn xã xảy ra 19 vụ ngộ độc thực phẩm, riêng năm 2021 có 6 vụ.",
            ["count G12 agrees", "count D12 contradicts"],
        ),
        ("Toàn tỉnh xảy ra 35 vụ ngộ độc thực phẩm.", ["count - not_checkable"]),
    ],
)
def test_a_number_led_by_what_the_form_lacks_is_not_of_the_heading(text, verdicts):
    assert said(told(SHOPS, text)) == verdicts


def test_the_time_before_may_be_told_with_the_area():
    text = "Ba năm trước cả phường có 301 cơ sở đang quản lý, nay là 386 cơ sở."
    assert said(told(SHOPS, text)) == ["count H5 agrees", "count G5 agrees"]
