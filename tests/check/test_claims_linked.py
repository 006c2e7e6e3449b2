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


TEAMS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số THT [cuối kỳ] | tổ | 81 | 84 | 90 |
    Số thành viên HTX [cuối kỳ] | người | 3.100 | 3.300 | 3.542 |
    Số thành viên THT [cuối kỳ] | người | 1.800 | 1.900 | 1.940 |
    Số HTX giải thể | HTX | 27 | 27 | 12 |
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Các hợp tác xã trong huyện tập hợp được 3.542 thành viên.", "count G6 agrees"),
        ("Thành viên của tổ hợp tác là 1.940 người.", "count G7 agrees"),
        ("Hai năm 2021 và 2022, mỗi năm giải thể 27 hợp tác xã.", "count D8 agrees"),
        ("Mỗi năm phấn đấu giúp 27 hợp tác xã khỏi giải thể.", "count - not_checkable"),
    ],
)
def test_a_short_name_is_known_as_the_form_spells_it_out(text, verdict):
    title = "Phát triển hợp tác xã, tổ hợp tác"
    assert said(told(TEAMS, text, title=title)) == [verdict]


HALVES = """
    Chỉ tiêu | ĐVT | 2015-2019 | 2020-2024 | Cộng
    Số lượt được vay vốn | lượt | 23 | 31 |
    Chiều dài kênh mương được kiên cố hóa | km | 33,3 | 47,2 |
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Có 54 lượt được vay vốn, nửa đầu ít hơn nửa sau 8 lượt.", ["count F5 agrees", "change D5 agrees"]),
        (
            "Kiên cố hóa 80,5 km kênh mương; 5 năm sau làm nhiều hơn 5 năm trước 13,9 km.",
            ["count F6 agrees", "change E6 agrees"],
        ),
        ("Nửa đầu năm 2024 cho vay 9 lượt.", ["count - not_checkable"]),
    ],
)
def test_the_halves_of_the_span_are_told_in_words(text, verdicts):
    assert said(told(HALVES, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Kiểm tra 400 lượt cơ sở, vi phạm 198 lượt. Xử phạt 107/198 lượt cơ sở vi phạm (54,04%).",
            ["count G5 agrees", "count G6 agrees", "fraction G7 agrees"],
        ),
        (
            "Kiểm tra 400 lượt cơ sở, vi phạm 198 lượt. Xử phạt 107/198 lượt cơ sở vi phạm (45,04%).",
            ["count G5 agrees", "count G6 agrees", "fraction G7 contradicts"],
        ),
        ("Xử phạt 17/98 hộ vi phạm.", ["fraction - not_checkable"]),
    ],
)
def test_a_fraction_of_two_lines_is_proved_by_both_sides(text, verdicts):
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
        Số lượt cơ sở được kiểm tra | lượt cơ sở | 120 | 130 | 150 |
        Số lượt cơ sở vi phạm | lượt cơ sở | 60 | 68 | 70 |
        Số lượt cơ sở bị xử phạt vi phạm hành chính | lượt cơ sở | 30 | 37 | 40 |
        Tỷ lệ vi phạm [2/1] | % | | | |
    """
    assert said(told(table, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Trong đó có 194 hộ, cơ sở kinh doanh, buôn bán.", ["count G7 agrees"]),
        ("Trong đó có 194 hộ, cơ sở nào cũng ký cam kết.", ["count - not_checkable"]),
        ("Ngành nắm danh sách 386 cơ sở, trong đó 149 cơ sở kinh doanh.", ["count G5 agrees", "count G7 contradicts"]),
        ("Ngành thủy sản quản lý 149 cơ sở kinh doanh.", ["count - not_checkable"]),
    ],
)
def test_what_is_counted_may_have_two_names_and_the_sector_is_no_field(text, verdicts):
    assert said(told(SHOPS, text)) == verdicts


def test_a_share_of_the_line_named_behind_it_is_of_no_other():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
        Số lượt cơ sở được kiểm tra | lượt cơ sở | 120 | 130 | 150 |
        Số lượt cơ sở vi phạm | lượt cơ sở | 60 | 68 | 72 |
        Số lượt cơ sở bị xử phạt vi phạm hành chính | lượt cơ sở | 30 | 37 | 40 |
    """
    text = "Kiểm tra 400 lượt, vi phạm 200 lượt cơ sở. Xử phạt 107 lượt cơ sở, bằng {} số lượt {}."
    assert said(told(table, text.format("53,5%", "vi phạm")))[-1] == "rate G7 agrees"
    assert said(told(table, text.format("26,75%", "kiểm tra")))[-1] == "rate G7 agrees"
    assert said(told(table, text.format("26,75%", "vi phạm")))[-1] == "rate G7 contradicts"


def test_what_only_begins_alike_is_another():
    table = """
        Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
        Quỹ Hỗ trợ phát triển hợp tác xã | triệu đồng | 9.000 | 11.000 | 11.894 |
    """
    assert said(told(table, "Quỹ Hỗ trợ nông dân của Hội: 46 tỷ đồng.")) == ["count - not_checkable"]
    assert said(told(table, "Quỹ Hỗ trợ phát triển hợp tác xã: 46 tỷ đồng.")) == ["count G5 contradicts"]
    assert said(told(table, "Quỹ Hỗ trợ phát triển hợp tác xã: 31,894 tỷ đồng.")) == ["count G5 agrees"]
