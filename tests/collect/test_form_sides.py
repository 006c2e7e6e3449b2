"""Rates and comparisons of columns: which two columns each of them is made of, as the headings of many offices say."""

import pytest
from form_layouts import cell_of, form_of, inputs_of

from tongket.directive.form import ColumnKind, How

_ = None


def test_a_plan_nine_months_and_an_estimate_of_the_year():
    form = form_of(
        (
            "B",
            [
                ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2022", "Năm 2023", _, _, "So sánh (%)", _],
                [_, _, _, _, "Kế hoạch", "Thực hiện 9 tháng", "Ước cả năm", "Ước TH 2023/TH 2022", "Ước TH/KH 2023"],
                [1, "Số lao động có việc làm mới", "người"],
                [2, "Kinh phí", "triệu đồng"],
            ],
        ),
        merges=["E1:G1", "H1:I1", "A1:A2", "B1:B2", "C1:C2", "D1:D2"],
    )

    assert (cell_of(form, "H3").how, inputs_of(form, "H3")) == (How.RATIO, ["G3", "D3"])
    assert inputs_of(form, "I3") == ["G3", "E3"]
    assert {"numerator", "denominator"} <= form.sheets[0].column(8).guessed


def test_the_quarters_of_a_year_beside_its_plan():
    form = form_of(
        (
            "B",
            [
                ["TT", "Chỉ tiêu", "Kế hoạch năm 2022", "Thực hiện năm 2022", _, _, _, _, "Tỷ lệ TH/KH (%)"],
                [_, _, _, "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm", _],
                [1, "Số lượt kiểm tra"],
                [2, "Số trường hợp vi phạm"],
            ],
        ),
        merges=["D1:H1", "A1:A2", "B1:B2", "C1:C2", "I1:I2"],
    )

    assert inputs_of(form, "H3") == ["D3", "E3", "F3", "G3"]
    assert inputs_of(form, "I3") == ["H3", "C3"]


def test_each_comparison_is_of_the_columns_that_bear_its_own_heading():
    counted = ["Số vụ", "Số đối tượng"]
    form = form_of(
        (
            "B",
            [
                ["TT", "Vi phạm", "Kỳ báo cáo", _, "Cùng kỳ năm trước", _, "Tăng, giảm so với cùng kỳ", _],
                [_, _, *counted, *counted, *counted],
                [1, "Đánh bạc"],
                [2, "Trộm cắp"],
            ],
        ),
        merges=["C1:D1", "E1:F1", "G1:H1", "A1:A2", "B1:B2"],
    )

    assert (cell_of(form, "G3").how, inputs_of(form, "G3")) == (How.CHANGE, ["C3", "E3"])
    assert inputs_of(form, "H3") == ["D3", "F3"]


def test_the_period_before_is_not_the_same_period_of_the_year_before():
    headings = ["TT", "Chỉ tiêu", "Kỳ trước", "Trong tháng", "Lũy kế từ đầu năm", "Kế hoạch năm"]

    form = form_of(
        ("B", [[*headings, "So với cùng kỳ năm trước (%)", "So với kế hoạch năm (%)"], [1, "Số vụ"], [2, "Số hộ"]]),
    )

    assert (cell_of(form, "G2").how, cell_of(form, "G2").column.kind) == (How.ENTERED, ColumnKind.RATIO)
    assert inputs_of(form, "H2") == ["E2", "F2"]


def test_a_bare_rate_is_of_the_part_and_the_whole_before_it():
    headings = ["TT", "Lĩnh vực", "Số khu", "Trong đó: đạt chuẩn", "Tỷ lệ (%)", "Tổng số xã", "Số xã đạt", "Tỷ lệ (%)"]

    form = form_of(("B", [headings, [1, "Văn hóa"], [2, "An ninh"]]))

    assert inputs_of(form, "E2") == ["D2", "C2"]
    assert inputs_of(form, "H2") == ["G2", "F2"]


def test_a_target_and_what_was_reached_by_a_day():
    headings = ["TT", "Chỉ tiêu", "Mục tiêu đến năm 2025", "Kết quả đến 30/6/2023", "Tỷ lệ đạt so với mục tiêu (%)"]

    form = form_of(("B", [[*headings, "Đánh giá"], [1, "Số xã đạt chuẩn"], [2, "Số trường đạt chuẩn"]]))

    assert inputs_of(form, "E2") == ["D2", "C2"]
    assert form.sheets[0].column(6).kind is ColumnKind.TEXT


def test_names_repeated_amid_a_wide_table_ask_for_nothing():
    rows = [[f"Tháng {n}", None, None, None, f"Tháng {n}", None] for n in (1, 2, 3)]
    form = form_of(("B", [["Tháng", "Số lượt tiếp", "Số người", None, "Tháng", "Đơn nhận"], *rows]))

    assert [column.path for column in form.sheets[0].columns] == [("Số lượt tiếp",), ("Số người",), ("Đơn nhận",)]


def test_under_each_year_the_rate_is_of_that_years_own_columns():
    years = [cell for year in (2023, 2024) for cell in (f"Năm {year}", _, _)]
    head = [["TT", "Chỉ tiêu", *years], [_, _, *["KH", "TH", "Tỷ lệ TH/KH (%)"] * 2]]
    form = form_of(("B", [*head, [1, "Số lớp"]]), merges=["A1:A2", "B1:B2", "C1:E1", "F1:H1"])

    assert (inputs_of(form, "E3"), inputs_of(form, "H3")) == (["D3", "C3"], ["G3", "F3"])


def test_the_estimates_short_for_budget_are_known_beside_what_was_done():
    form = form_of(("B", [["TT", "Nguồn", "Dự toán", "Thực hiện", "So sánh TH/DT (%)"], [1, "Thu"], [2, "Chi"]]))

    assert inputs_of(form, "E2") == ["D2", "C2"]


def test_letters_that_stand_for_something_else_name_no_side():
    form = form_of(("B", [["TT", "Cây trồng", "Diện tích", "Sản lượng", "So sánh TH/DT (%)"], [1, "Lúa"], [2, "Ngô"]]))

    assert inputs_of(form, "E2") == []


def test_a_comparison_is_of_the_estimates_that_bear_its_own_heading():
    head = [
        ["TT", "Nội dung", "Dự toán năm 2023", _, "Thực hiện năm 2023", _, "So sánh TH/DT (%)", _],
        [_, _, "Tỉnh giao", "Huyện giao", "6 tháng đầu năm", "Cả năm", "Tỉnh giao", "Huyện giao"],
    ]
    form = form_of(("B", [*head, [1, "Thu"], [2, "Chi"]]), merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])

    assert (inputs_of(form, "G3"), inputs_of(form, "H3")) == (["F3", "C3"], ["F3", "D3"])
    assert {"numerator", "denominator"} <= form.sheets[0].column(7).guessed


def test_a_measure_behind_a_heading_does_not_hide_what_is_compared():
    counted = ["Diện tích (ha)", "Sản lượng (tấn)"]
    head = [
        ["TT", "Cây", "Năm 2022", _, "Năm 2023", _, "So sánh 2023/2022 (%)", _],
        [_, _, *counted, *counted, "Diện tích", "Sản lượng"],
    ]
    form = form_of(("B", [*head, [1, "Lúa"], [2, "Ngô"]]), merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])

    assert (inputs_of(form, "G3"), inputs_of(form, "H3")) == (["E3", "C3"], ["F3", "D3"])


def paid_out(*results: str):
    head = [
        ["TT", "Dự án", "Kế hoạch vốn năm 2023", _, _, "Giải ngân", *[_] * len(results)],
        [_, _, "Tổng số", "NSTW", "NSĐP", *results, "Tỷ lệ (%)"],
    ]
    last = "FGHIJ"[len(results)]
    return form_of(("B", [*head, [1, "Đường"], [2, "Cầu"]]), merges=["A1:A2", "B1:B2", "C1:E1", f"F1:{last}1"])


def test_what_was_paid_out_is_divided_by_the_whole_plan_before_it():
    assert inputs_of(paid_out("Số vốn"), "G3") == ["F3", "C3"]


def test_of_two_results_none_is_chosen():
    assert inputs_of(paid_out("Trong nước", "Ngoài nước"), "H3") == []


def test_an_average_of_the_years_is_no_sum_of_them():
    headings = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2021", "Năm 2022", "Năm 2023", "Bình quân giai đoạn 2021-2023"]
    form = form_of(("B", [headings, [1, "Doanh thu", "tỷ đồng"], [2, "Lượt khách", "lượt"]]))

    assert (cell_of(form, "G2").column.kind, cell_of(form, "G2").how) == (ColumnKind.RATIO, How.ENTERED)


def test_this_quarter_is_compared_with_its_like_and_what_is_counted_up_with_its_own():
    head = [
        ["STT", "Chỉ tiêu", "Quý này", "Lũy kế đến cuối quý này", "Cùng kỳ năm trước", _, "So sánh (%)", _],
        [_, _, _, _, "Quý này", "Lũy kế", "Quý này so cùng kỳ", "Lũy kế so cùng kỳ"],
    ]
    form = form_of(
        ("B", [*head, [1, "Số vụ"], [2, "Số giấy phép"]]),
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"],
    )

    assert (inputs_of(form, "G3"), inputs_of(form, "H3")) == (["C3", "E3"], ["D3", "F3"])


def test_a_rate_in_a_group_of_a_total_and_one_part_is_of_them():
    years = [cell for year in (2022, 2023) for cell in (f"Năm {year}", _, _)]
    head = [["TT", "Danh hiệu", *years], [_, _, *["Tổng số", "Đạt", "Tỷ lệ (%)"] * 2]]
    form = form_of(("B", [*head, [1, "Gia đình"], [2, "Thôn"]]), merges=["A1:A2", "B1:B2", "C1:E1", "F1:H1"])

    assert (inputs_of(form, "E3"), inputs_of(form, "H3")) == (["D3", "C3"], ["G3", "F3"])
    assert {"numerator", "denominator"} <= form.sheets[0].column(5).guessed


def test_a_rate_beside_a_total_and_two_parts_is_of_no_one_knows_what():
    head = [["TT", "Danh hiệu", "Năm 2022", _, _, _], [_, _, "Tổng số", "Đạt", "Xuất sắc", "Tỷ lệ (%)"]]
    form = form_of(("B", [*head, [1, "Gia đình"], [2, "Thôn"]]), merges=["A1:A2", "B1:B2", "C1:F1"])

    assert inputs_of(form, "F3") == []


def rate_beside(head: list[list[object]], merges: list[str], rate: str) -> list[str]:
    form = form_of(("B", [*head, [1, "Thôn 1"], [2, "Thôn 2"]]), merges=["A1:A2", "B1:B2", *merges])
    return inputs_of(form, rate)


def test_poor_households_are_no_share_of_the_plan_to_lift_some_out():
    head = [
        ["STT", "Thôn", "Kế hoạch giảm nghèo (hộ)", "Tổng số hộ (hộ)", "Hộ nghèo", _],
        [_, _, _, _, "Số hộ", "Tỷ lệ (%)"],
    ]

    assert rate_beside(head, ["C1:C2", "D1:D2", "E1:F1"], "F3") == []


@pytest.mark.parametrize("group", ["Cơ sở vi phạm", "Thực hiện chính sách"])
def test_only_what_was_done_is_divided_by_its_plan(group):
    head = [["STT", "Thôn", "Kế hoạch năm 2024", group, _], [_, _, _, "Số cơ sở", "Tỷ lệ (%)"]]

    assert rate_beside(head, ["C1:C2", "D1:E1"], "E3") == []


def test_what_was_done_among_all_there_are_may_be_of_either():
    head = [["STT", "Thôn", "Tổng số hộ", "Kế hoạch", "Thực hiện", _], [_, _, _, _, "Số hộ", "Tỷ lệ (%)"]]

    assert rate_beside(head, ["C1:C2", "D1:D2", "E1:F1"], "F3") == []


@pytest.mark.parametrize("whole", ["Tổng số", "Tổng số học viên"])
def test_those_who_failed_are_not_the_rate_of_those_who_passed(whole):
    head = [["STT", "Khóa", "Năm 2024", _, _], [_, _, whole, "Không đạt", "Tỷ lệ đạt (%)"]]

    assert rate_beside(head, ["C1:E1"], "E3") == []


def test_a_rate_behind_a_part_of_the_poor_may_be_of_all_households():
    head = [["STT", "Thôn", "Hộ nghèo", _, _], [_, _, "Tổng số", "Dân tộc thiểu số", "Tỷ lệ (%)"]]

    assert rate_beside(head, ["C1:E1"], "E3") == []


@pytest.mark.parametrize("headings, compared", [
    (["Kế hoạch tháng 5", "Thực hiện tháng 5", "Tháng này so với kế hoạch (%)"], ["E2", "D2"]),
    (["Cùng kỳ năm trước", "Thực hiện quý I/2024", "Quý này so với cùng kỳ (%)"], ["E2", "D2"]),
    (["Kỳ trước", "Kỳ báo cáo", "Kỳ này so với kỳ trước (%)"], ["E2", "D2"]),
    (["Kế hoạch năm 2024", "Lũy kế đến nay", "Tháng này so với kế hoạch (%)"], []),
])  # fmt: skip
def test_this_month_is_the_one_reported_whether_it_says_so_or_not(headings, compared):
    form = form_of(("B", [["STT", "Chỉ tiêu", "ĐVT", *headings], [1, "Số vụ", "vụ"], [2, "Số tiền", "triệu đồng"]]))

    assert inputs_of(form, "F2") == compared


def test_columns_told_apart_by_their_measures_alone_are_compared_in_the_same_measure():
    counted = ["(tấn)", "(triệu đồng)"]
    head = [["STT", "Nội dung", "Năm 2023", _, "Năm 2024", _, "Tăng, giảm", _], [_, _, *counted * 3]]
    form = form_of(("B", [*head, [1, "Lúa"], [2, "Ngô"]]), merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"])

    assert (inputs_of(form, "G3"), inputs_of(form, "H3")) == (["E3", "C3"], ["F3", "D3"])
