"""Sums of what was just told or is named side by side, and how far the plan of what was just counted was met."""

from __future__ import annotations

import pytest
from told_table import said, told

STATIONS = """
    Chỉ tiêu | ĐVT | KH | 2021 | 2022 | 2023 | Cộng | %
    CƠ SỞ VẬT CHẤT
    Số trạm y tế được xây mới | trạm | 12 | 3 | 4 | 4 | |
    Số trạm y tế được sửa chữa | trạm | 30 | 8 | 9 | 11 | |
    KHÁM BỆNH
    Số lượt khám bệnh tại trạm | lượt | 400.000 | 101.250 | 125.480 | 133.905 | |
    VỐN
    Tổng vốn [= 5 6] | triệu đồng | | | | | |
    Vốn trung ương | triệu đồng | 18.000 | 5.210,5 | 5.480,2 | 5.715,9 | |
    Vốn địa phương | triệu đồng | 7.000 | 2.110,4 | 2.245,6 | 2.310,2 | |
    Số hộ tham gia | hộ | 100 | 20 | 30 | 31 | |
"""


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Xây mới 11 trạm, sửa chữa 28 trạm y tế, tổng cộng 39 trạm.", "total H5 agrees"),
        ("Đã xây mới và sửa chữa 39 trạm y tế.", "total H5 agrees"),
        ("Đã xây mới và sửa chữa 45 trạm y tế.", "count - not_checkable"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm y tế. Cộng hai loại là 38 trạm.", "total H5 contradicts"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm y tế. Cộng hai loại trên: 38 trạm y tế.", "total H5 contradicts"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm. Cộng hai loại được cấp máy tính 38 trạm.", "total - not_checkable"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm. Cộng hai loại là 38 trạm được cấp máy tính.", "total - not_checkable"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm. Cộng hai loại công trình được 39 trạm.", "total H5 agrees"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm. Cộng hai đợt là 38 trạm.", "total - not_checkable"),
        ("Xây mới 11 trạm, sửa chữa 28 trạm, giải tỏa 3 trạm y tế, tổng cộng 42 trạm.", "total - not_checkable"),
    ],
)
def test_a_sum_is_of_what_was_told_or_is_named_together(text, last):
    assert said(told(STATIONS, text))[-1] == last


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Trung ương cấp 16.406,6 triệu đồng, đạt 91,15%; địa phương 6.666,2 triệu đồng, đạt 95,23%.",
            ["count H9 agrees", "rate I9 agrees", "count H10 agrees", "rate I10 agrees"],
        ),
        ("Vốn địa phương 6.666,2 triệu đồng, đạt 77,7%.", ["count H10 agrees", "rate - not_checkable"]),
        ("Vốn địa phương 6.666,2 triệu đồng, chiếm 28,89%.", ["count H10 agrees", "rate H10 agrees"]),
        (
            "Vốn địa phương 6.666,2 triệu đồng, thiếu so với kế hoạch 333,8 triệu đồng.",
            ["count H10 agrees", "difference H10 agrees"],
        ),
        (
            "Năm 2023 khám 133.905 lượt, tăng 6,71% so với năm trước và tăng 32,25% so với năm 2021.",
            ["count G7 agrees", "change G7 agrees", "change G7 agrees"],
        ),
    ],
)
def test_a_rate_reached_is_of_the_plan_of_the_count_before(text, verdicts):
    assert said(told(STATIONS, text)) == verdicts


FOREST = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    RỪNG SẢN XUẤT
    Diện tích trồng mới | ha | 210,5 | 224,1 | 231,7 |
    RỪNG PHÒNG HỘ
    Diện tích trồng mới | ha | 90,2 | 95,6 | 101,3 |
    BẢO VỆ RỪNG
    Số vụ vi phạm Luật Lâm nghiệp | vụ | 62 | 58 | 41 |
    Trong đó: Phá rừng trái pháp luật [trong 3] | vụ | 22 | 21 | 18 |
    Tổng kinh phí [= 6 7] | triệu đồng | | | |
    Ngân sách nhà nước | triệu đồng | 410,5 | 480,2 | 515,9 |
    Đóng góp của dân | triệu đồng | 110,4 | 145,6 | 110,2 |
    Số người được đào tạo nghề rừng | người | 70 | 80 | 90 |
"""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Đã chi 1.772,8 triệu đồng: nhà nước 1.406,6 triệu đồng, dân đóng góp 366,2 triệu đồng.", "count G9 agrees"),
        (
            "Trồng 968,4 ha, trong đó rừng sản xuất trồng mới 666,3 ha, rừng phòng hộ trồng mới 287,1 ha.",
            "count - not_checkable",
        ),
        (
            "Trồng 953,4 ha, trong đó rừng sản xuất trồng mới 666,3 ha, rừng phòng hộ trồng mới 287,1 ha.",
            "total G5 agrees",
        ),
        ("Ở đây xảy ra 161 vụ, phá rừng 61 vụ.", "count G7 agrees"),
        ("Ở đây xảy ra 116 vụ cháy rừng.", "count - not_checkable"),
    ],
)
def test_what_is_told_before_its_parts_is_their_whole(text, first):
    assert said(told(FOREST, text))[0] == first


def test_those_of_one_sex_are_not_all():
    assert said(told(FOREST, "Số người nữ được đào tạo nghề rừng là 200 người.")) == ["count - not_checkable"]
    assert said(told(FOREST, "Số người được đào tạo nghề rừng là 200 người.")) == ["count G12 contradicts"]
