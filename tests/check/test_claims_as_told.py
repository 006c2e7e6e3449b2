"""How reports speak of plans, averages, lists and ends: each way on a small table, right and wrong."""

from __future__ import annotations

import pytest
from told_table import said, told

FARMS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | KH | %KH
    Sản lượng lương thực có hạt | tấn | 9.600 | 9.800 | 9.900 | 10.000 | 10.121 | | 51.400
    Số hợp tác xã nông nghiệp [cuối kỳ] | hợp tác xã | 6 | 7 | 8 | 8 | 9 | | 8
    Trong đó: Xếp loại khá, tốt [trong 2] [cuối kỳ] | hợp tác xã | 3 | 4 | 5 | 6 | 8 | | 5
    Tỷ lệ hợp tác xã xếp loại khá, tốt [3/2] | % | | | | | | |
    Số lao động nông thôn được đào tạo nghề | người | 900 | 950 | 940 | 960 | 1.009 | | 5.130
    Trong đó: Lao động nữ [trong 5] | người | 430 | 510 | 560 | 560 | 559 | | 2.500
"""

ROADS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    Tổng chiều dài đường làm mới, nâng cấp [= 2 3 4] | km | | | | | | | | |
    Đường xã, liên xã | km | 3 | 3,5 | 4 | 4 | 4 | | 15
    Đường thôn, ngõ xóm | km | 6 | 7 | 7 | 7,1 | 8 | | 28
    Đường trục chính nội đồng | km | 4 | 4 | 4,6 | 4 | 5 | | 17
    Chiều dài kênh mương được kiên cố hóa | km | 3 | 3 | 3,4 | 3,5 | 4 | | 14,5
    Tổng số hộ dân nông thôn [cuối kỳ] | hộ | 5.800 | 5.820 | 5.860 | 5.890 | 5.918 | | 5.700
    Số hộ sử dụng nước sạch [cuối kỳ] | hộ | 3.600 | 3.900 | 4.300 | 4.700 | 5.016 | | 3.485
    Tỷ lệ hộ sử dụng nước sạch [7/6] | % | | | | | | | |
    Số hộ được thu gom rác thải [cuối kỳ] | hộ | 3.000 | 3.500 | 4.000 | 4.400 | 4.739 | | 2.500
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Lương thực có hạt 5 năm: 49.421 tấn / kế hoạch 51.400 tấn.", ["count I5 agrees", "count J5 agrees"]),
        ("Lương thực có hạt 49.421 tấn (KH 51.400 tấn).", ["count I5 agrees", "count J5 agrees"]),
        (
            "Tỷ lệ hợp tác xã xếp loại khá, tốt là 88,89%, chỉ tiêu giao là 62,5%.",
            ["rate I8 agrees", "rate J8 agrees"],
        ),
        (
            "Đào tạo nghề cho 4.759 lao động nông thôn. So với kế hoạch 5.130 người mới đạt 92,77%.",
            ["count I9 agrees", "count J9 agrees", "rate K9 agrees"],
        ),
        (
            "Đào tạo nghề cho 4.759 lao động nông thôn. So với kế hoạch 5.130 người mới đạt 95,77%.",
            ["count I9 agrees", "count J9 agrees", "rate K9 contradicts"],
        ),
        (
            "Kế hoạch giao 8 hợp tác xã nông nghiệp, thực hiện 9 hợp tác xã nông nghiệp.",
            ["count - not_checkable", "count I6 agrees"],
        ),
    ],
)
def test_a_number_right_behind_the_plan_is_the_plans(text, verdicts):
    found = said(told(FARMS, text))
    assert found[-len(verdicts) :] == verdicts


def test_how_far_a_plan_was_met_is_no_part_of_the_change_before_it():
    text = "Năm 2025 sản lượng lương thực có hạt cao hơn năm 2024 là 121 tấn nhưng cả 5 năm mới bằng 96,15% kế hoạch."
    assert said(told(FARMS, text)) == ["change H5 agrees", "rate K5 agrees"]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Làm mới 18,5 km đường xã, liên xã, 35,1 km đường thôn, ngõ xóm và 21,6 km đường trục chính nội đồng, "
            "tổng cộng 75,2 km.",
            ["count I6 agrees", "count I7 agrees", "count I8 agrees", "total I5 agrees"],
        ),
        (
            "Làm mới 18,5 km đường xã, liên xã, 35,1 km đường thôn, ngõ xóm và 21,6 km đường trục chính nội đồng, "
            "tổng cộng 76,2 km. Kiên cố hóa 16,9 km kênh mương.",
            ["count I6 agrees", "count I7 agrees", "count I8 agrees", "total I5 contradicts", "count I9 agrees"],
        ),
        (
            "Trong đó đường xã, liên xã 18,5 km, đường thôn, ngõ xóm 35,1 km, đường nội đồng 21,6 km.",
            ["count I6 agrees", "count I7 agrees", "count I8 agrees"],
        ),
    ],
)
def test_the_rows_of_a_list_are_told_each_by_its_name_and_together_by_their_total(text, verdicts):
    assert said(told(ROADS, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Thu gom rác thải của 4.739 hộ, bằng 80,08% tổng số hộ nông thôn.", "rate I13 agrees"),
        ("Thu gom rác thải của 4.739 hộ, bằng 94,48% tổng số hộ nông thôn.", "rate I13 contradicts"),
        ("Có 5.016 hộ trong tổng số 5.918 hộ sử dụng nước sạch.", "total I10 agrees"),
        ("Hộ sử dụng nước sạch đạt 84,76%; tỷ lệ này năm 2021 là 62,07%, như vậy tăng 22,69 điểm phần trăm.", "agrees"),
        (
            "Hộ sử dụng nước sạch từ 3.485 hộ cuối năm 2020 lên 5.016 hộ, tăng 43,93% so với cuối nhiệm kỳ trước.",
            "agrees",
        ),
        ("Kiên cố hóa năm 2025 được 4 km kênh mương, lũy kế 5 năm 16,9 km.", "count I9 agrees"),
        (
            "Hộ sử dụng nước sạch tăng, so với năm 2021 (3.600 hộ) tăng 1.416 hộ, so với năm 2020 tăng 1.531 hộ.",
            "agrees",
        ),
    ],
)
def test_wholes_and_times_are_those_the_sentence_names(text, last):
    assert said(told(ROADS, text))[-1].endswith(last)


def test_a_yearly_average_may_be_of_the_whole_told_before_its_part():
    text = "Đào tạo nghề cho 4.759 lao động, trong đó nữ 2.619 người, bình quân mỗi năm hơn 950 người."
    assert said(told(FARMS, text))[-1] == "count I9 agrees"


VISITORS = """
    Chỉ tiêu | ĐVT | 2024 | 2025 | Cộng
    Tổng số lượt khách [= 2 3] | lượt khách | | |
    Khách nội địa | lượt khách | 398.700 | 441.900 |
    Khách quốc tế | lượt khách | 25.600 | 31.300 |
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Năm 2025 đón 473.200 lượt khách.", "count E5 agrees"),
        ("Năm 2025 đón 473.020 lượt khách.", "count E5 contradicts"),  # two digits in each other's place: a slip of it
        ("Dịp lễ 30/4 năm 2025 đón 35.200 lượt khách.", "count - not_checkable"),
    ],
)
def test_two_digits_in_each_others_place_are_a_slip_of_that_figure(text, verdict):
    assert said(told(VISITORS, text)) == [verdict]


AVERAGE = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng
    Giá trị sản phẩm trên 01 ha đất trồng trọt [cuối kỳ] | triệu đồng | 104 | 110 | 115 | 121 | 127,9
    Thu nhập bình quân đầu người [cuối kỳ] | triệu đồng | 44,9 | 50 | 56,1 | 63 | 70,5
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 127,9 triệu đồng.", ["count I5 agrees"]),
        ("Thu nhập bình quân của hộ hội viên năm 2025 là 70,5 triệu đồng/người.", ["count H6 agrees"]),
        ("Doanh thu bình quân của hộ là 70,5 triệu đồng.", ["count - not_checkable"]),
    ],
)
def test_an_average_and_the_number_in_a_name_are_the_forms_where_it_has_them(text, verdicts):
    assert said(told(AVERAGE, text)) == verdicts


HELP = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020 | ± | %±
    Số lượt hộ vay vốn | lượt | 90 | 95 | 100 | 110 | 124 | | 430
    Số tiền cho vay | triệu đồng | 3.100 | 3.200 | 3.300 | 3.400 | 3.612 | | 14.000
    Số hợp tác xã đang hoạt động [cuối kỳ] | hợp tác xã | 20 | 22 | 25 | 30 | 41 | | 19
    Tỷ lệ nợ quá hạn [cuối kỳ] | % | 1,4 | 1,3 | 1,2 | 1,1 | 1,01 | | 1,35
"""


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Có 519 lượt hộ vay vốn (kỳ trước 430; +89 lượt).",
            ["count I5 agrees", "count J5 agrees", "change I5 agrees"],
        ),
        ("Có 519 lượt hộ vay vốn, tổng giá trị 16.612 triệu đồng.", ["count I5 agrees", "count I6 agrees"]),
        ("Tổng số tiền cho vay 16.612 triệu đồng.", ["total I6 agrees"]),
        ("Cộng với 519 lượt hộ vay vốn của ngân hàng.", ["count I5 agrees"]),
        ("Nghị quyết đến với tất cả các chi bộ, 642 cán bộ.", ["count - not_checkable"]),
        ("Tất cả 519 lượt hộ vay vốn đều trả nợ đúng hạn.", ["total I5 agrees"]),
    ],
)
def test_a_sum_is_told_from_an_amount_an_addend_and_a_sign(text, verdicts):
    assert said(told(HELP, text)) == verdicts


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Số hợp tác xã đang hoạt động tăng 22 hợp tác xã, bằng 215,79%.", ["change", "rate"]),
        ("Số hợp tác xã đang hoạt động tăng 6 hợp tác xã, bằng 31,58%.", ["change"]),
        ("Số hợp tác xã tăng 6 hợp tác xã, bằng 31,58% so với kỳ trước.", ["change"]),
        ("Có 6 hợp tác xã, bằng 31,58% so với kỳ trước.", ["count", "rate"]),
        ("Danh sách này dài thêm 22 hợp tác xã.", ["change"]),
        ("Năm 2025 có 41 hợp tác xã, thêm được 22 đơn vị.", ["count", "change"]),
        ("Huyện mua thêm được 22 máy cấy.", ["count"]),
        ("Tổ chức nhiều hơn kế hoạch 127 buổi, trên 88 nghìn lượt người dự.", ["difference", "count"]),
        ("Tỷ lệ nợ quá hạn thấp hơn 0,34 điểm phần trăm so với kỳ trước (1,35%).", ["difference", "rate"]),
    ],
)
def test_what_a_number_does_ends_where_another_begins(text, kinds):
    assert [claim.kind.value for claim in told(HELP, text)] == kinds
