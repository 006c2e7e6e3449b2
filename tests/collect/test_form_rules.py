"""What labels and measures suggest about how figures become one."""

import pytest

from tongket.collect.forms.rules import (
    guess_rule,
    is_change,
    is_plain_total,
    is_planned,
    may_be_parts,
    quoted_parts,
    quoted_ratio,
    speaks_of_a_total,
)
from tongket.directive.form import Rule


@pytest.mark.parametrize(
    ("label", "measure", "rule", "is_sure"),
    [
        ("Số vụ xảy ra", "vụ", Rule.SUM, True),
        ("Tài sản thu hồi", "triệu đồng", Rule.SUM, True),
        ("Số người bị thương", "người", Rule.SUM, False),
        ("Số vụ có tỷ lệ thương tật trên 11%", "vụ", Rule.SUM, True),
        ("Số mô hình đang duy trì", "mô hình", Rule.LAST, True),
        ("Số mô hình", "mô hình", Rule.LAST, False),
        ("Số mô hình xây dựng mới", "mô hình", Rule.SUM, False),
        ("Tổng số xã, phường, thị trấn", "xã", Rule.LAST, True),
        ("Số người nghiện có hồ sơ quản lý", "người", Rule.LAST, True),
        ("Lũy kế số mô hình", "mô hình", Rule.LAST, True),
        ("Tỷ lệ khám phá", "%", Rule.RATIO, True),
        ("Tỉ lệ giải quyết", "", Rule.RATIO, True),
        ("Đạt chuẩn (%)", "", Rule.RATIO, True),
        ("Tội phạm trên số dân", "vụ/100.000 dân", Rule.RATIO, False),
        ("Thu nhập bình quân", "triệu đồng/người", Rule.RATIO, False),
        ("Khối lượng rác thải phát sinh", "tấn/ngày", Rule.LAST, False),
        ("Công suất cấp nước", "m3/ngày đêm", Rule.LAST, False),
        ("Lượng rác bình quân", "kg/ngày", Rule.RATIO, False),
        ("Tiền lương", "triệu đồng/tháng", Rule.RATIO, False),
        ("Tốc độ xe", "km/giờ", Rule.RATIO, False),
        ("Định mức rác thải một người", "kg/ngày", Rule.RATIO, False),
        ("Lương công nhân", "tr.đ/tháng", Rule.RATIO, False),
        ("Tiền công lao động", "nghìn đ/ngày", Rule.RATIO, False),
        ("Nước cho một người", "lít/ngày", Rule.RATIO, False),
        ("Số giờ phát sóng", "giờ/ngày", Rule.RATIO, False),
        ("Số lần thu gom", "lần/tuần", Rule.RATIO, False),
        ("Số lớp tập huấn", "lớp/năm", Rule.RATIO, False),
        ("Công suất nhà máy", "tấn/năm", Rule.RATIO, False),
        ("Số xã có mô hình", "xã/tổng số xã", Rule.N_OF_N, True),
        ("Số xã có mô hình", "n/N", Rule.N_OF_N, True),
        ("Số xã có mô hình", "xã/xã", Rule.N_OF_N, True),
        ("Chi hội đạt chuẩn/tổng số chi hội", "", Rule.N_OF_N, True),
        ("Số hộ nghèo/tổng số hộ dân", "", Rule.N_OF_N, True),
        ("Thu/tổng chi", "", Rule.SUM, False),
        ("Thu/tổng chi", "triệu đồng", Rule.SUM, True),
        ("Diện tích bình quân/tổng số hộ (m2)", "", Rule.RATIO, False),
        ("Diện tích gieo trồng/tổng diện tích (ha)", "", Rule.SUM, False),
        ("Số đảng viên/tổng số người", "", Rule.SUM, False),
        ("Phạm pháp hình sự", "vụ/đối tượng", Rule.N_OF_N, False),
        ("Số vụ theo Nghị định 30/2020", "vụ", Rule.SUM, True),
        ("Số người dự cao nhất một buổi", "người", Rule.MAX, True),
        ("Ghi chú", "", Rule.TEXT, True),
        ("Nêu tên mô hình tiêu biểu", "", Rule.TEXT, False),
    ],
)
def test_the_rule_by_words(label: str, measure: str, rule: Rule, is_sure: bool):
    guess = guess_rule(label, measure)

    assert (guess.rule, guess.is_sure) == (rule, is_sure)


@pytest.mark.parametrize("label", ["Tổng số", "CỘNG", "Tổng cộng:", "Cộng I", "Tổng số (A+B)", "Toàn tỉnh", "Cong"])
def test_what_is_nothing_but_a_total(label: str):
    assert is_plain_total(label)


@pytest.mark.parametrize(
    "label", ["Công an", "CÔNG AN", "Cộng tác viên", "Cộng đồng", "Tổng số vụ", "Công tác", "Tổng đài"]
)
def test_what_only_sounds_like_a_total(label: str):
    assert not is_plain_total(label)


@pytest.mark.parametrize("heading", ["Cộng giai đoạn 2011-2020", "Cả năm", "Tổng cộng", "Cong 2011-2015", "Luỹ kế"])
def test_headings_of_totals(heading: str):
    assert speaks_of_a_total(heading)


@pytest.mark.parametrize(
    "heading", ["Công an huyện", "Cong an huyen", "Năm 2011", "Cộng đồng", "Xã đạt chuẩn/tổng số xã"]
)
def test_headings_of_no_totals(heading: str):
    assert not speaks_of_a_total(heading)


@pytest.mark.parametrize(
    "heading", ["So sánh", "Tăng (+), giảm (-)", "Tăng, giảm", "±", "+/-", "Chênh lệch", "Tăng/giảm (%)"]
)
def test_headings_of_comparisons(heading: str):
    assert is_change((heading,))


def test_codes_in_a_label_name_the_parts():
    assert quoted_parts("Tổng số vụ (1+2+3)") == ("1", "2", "3")
    assert quoted_parts("Tổng cộng (I + II)") == ("i", "ii")
    assert quoted_parts("Tội phạm hình sự (TTXH)") == ()


def test_codes_in_a_label_name_the_sides_of_a_rate():
    assert quoted_ratio("Tỷ lệ khám phá (2/1)") == ("2", "1")
    assert quoted_ratio("Tỷ lệ (3=2/1x100)") == ("2", "1")
    assert quoted_ratio("Tỷ lệ khám phá (%)") is None


def test_attributes_that_overlap_and_outcomes_are_no_parts_of_a_whole():
    assert may_be_parts(["Nam", "Nữ"])
    assert may_be_parts(["Giết người", "Cướp tài sản"])
    assert not may_be_parts(["Nữ", "Đảng viên", "Dân tộc"])
    assert not may_be_parts(["Đã khám phá", "Đình chỉ"])


@pytest.mark.parametrize(
    "labels",
    [
        ["Đầu tư hạ tầng giao thông", "Hỗ trợ sản xuất", "Xóa đói, giảm nghèo"],
        ["Kiểm tra", "Giám sát"],
        ["Giám đốc", "Phó giám đốc", "Nhân viên"],
        ["Tạm giam", "Tại ngoại"],
        ["Tặng Bằng khen", "Tặng Giấy khen"],
        ["Trợ cấp hằng tháng", "Mai táng phí"],
        ["Giảm nghèo bền vững", "Nông thôn mới"],
        ["Hiệu quả", "Kém hiệu quả", "Không hiệu quả"],
        ["Đang hoạt động", "Ngừng hoạt động", "Giải thể"],
        ["Thành lập trước 2012", "Thành lập từ 2012"],
        ["Mầm non", "Tiểu học", "THCS", "THPT", "Cao đẳng, đại học"],
        ["Cao cấp, cử nhân", "Trung cấp", "Sơ cấp"],
        ["Đại học", "Cao đẳng", "Trung cấp", "Lao động phổ thông"],
        ["Đại học", "Trung cấp", "Không có bằng cấp"],
        ["Số cấp mới", "Số cấp lại", "Số gia hạn"],
    ],
)
def test_what_only_sounds_like_an_outcome_or_like_schooling_may_be_a_part(labels: list[str]):
    assert may_be_parts(labels)


@pytest.mark.parametrize(
    "labels",
    [
        ["Đầu kỳ", "Tăng trong kỳ", "Giảm trong kỳ"],
        ["Số tăng", "Số giảm"],
        ["Thành lập", "Giải thể"],
        ["Hộ kinh doanh", "Mô hình hiệu quả"],
        ["Biên chế", "Sơ cấp"],
        ["Dưới 30 tuổi", "Từ 30 tuổi", "Đại học"],
    ],
)
def test_what_came_and_went_or_is_counted_by_two_marks_is_no_part(labels: list[str]):
    assert not may_be_parts(labels)


@pytest.mark.parametrize(
    "heading", ["KH năm học 2024-2025", "KH năm tới", "KH năm sau", "KH năm", "KH 2025", "KH nay", "KH"]
)
def test_what_is_to_be_is_planned(heading: str):
    assert is_planned((heading,))


@pytest.mark.parametrize("heading", ["TH năm học 2024-2025", "KHCN", "KH & CN", "Khách năm 2024"])
def test_what_came_of_it_or_is_no_plan_is_not(heading: str):
    assert not is_planned((heading,))
