"""What is understood of blank forms as different offices draw them: what is added, how, and what is guessed."""

import json
from pathlib import Path

import pytest
from form_layouts import cell_of, form_of, inputs_of, row_of
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.forms.reader import propose_form
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import ColumnKind, How, RowKind, Rule
from tongket.directive.form_cells import identities
from tongket.directive.form_file import read_form, write_form

_ = None


def halves_and_whole(year: int) -> tuple[str, str, str]:
    return f"6 tháng đầu năm {year}", f"6 tháng cuối năm {year}", f"Cả năm {year}"


def test_a_form_without_numbers_or_formulas():
    form = form_of(
        (
            "KQ",
            [
                ["BIỂU TỔNG HỢP KẾT QUẢ CÔNG TÁC DÂN VẬN"],
                ["(Đơn vị tính: cuộc)"],
                ["Nội dung", "Năm 2018", "Năm 2019", "Năm 2020", "Tổng cộng", "Ghi chú"],
                ["Số cuộc đối thoại"],
                ["Số cuộc kiểm tra"],
                ["Số mô hình đang hoạt động"],
            ],
        )
    )

    assert cell_of(form, "B4").measure == "cuộc"
    assert (cell_of(form, "E4").how, inputs_of(form, "E4")) == (How.PARTS, ["B4", "C4", "D4"])
    assert cell_of(form, "E6").how is How.LAST
    assert form.sheets[0].column(6).kind is ColumnKind.TEXT


def test_flows_and_stocks_are_not_summed_up_into_one_total_without_a_formula():
    form = form_of(
        ("KQ", [["Nội dung", "Năm 2019", "Năm 2020"], ["Số cuộc"], ["Số mô hình hiện có"], ["Cộng"]]),
    )

    assert row_of(form, 4).kind is RowKind.ITEM
    assert "kind" in row_of(form, 4).guessed


def test_half_years_under_years_and_a_comparison_that_names_them():
    form = form_of(
        (
            "Mẫu",
            [
                ["TT", "Nội dung", "ĐVT", "Năm 2019", _, _, "Năm 2020", _, _, "So sánh 2020/2019", _],
                [_, _, _, *halves_and_whole(2019), *halves_and_whole(2020), "Tăng, giảm", "Tỷ lệ %"],
                ["I", "Xử lý vi phạm", _],
                [1, "Số vụ phát hiện", "vụ"],
                [2, "Số vụ đã xử lý", "vụ"],
                [3, "Tỷ lệ xử lý", "%"],
            ],
        ),
        merges=["D1:F1", "G1:I1", "J1:K1", "A1:A2", "B1:B2", "C1:C2"],
    )

    assert row_of(form, 3).kind is RowKind.GROUP
    assert inputs_of(form, "F4") == ["D4", "E4"]
    assert (cell_of(form, "J4").how, inputs_of(form, "J4")) == (How.CHANGE, ["I4", "F4"])
    assert cell_of(form, "K4").how is How.CHANGE_PERCENT
    assert not form.sheets[0].column(10).guessed
    assert inputs_of(form, "D6") == ["D5", "D4"]
    assert {"numerator", "denominator"} <= row_of(form, 6).guessed


def test_groups_of_columns_by_year_are_totalled_like_with_like():
    form = form_of(
        (
            "Biểu 3",
            [
                ["STT", "Loại vi phạm", "Năm 2019", _, "Năm 2020", _, "Cộng", _],
                [_, _, "Số vụ", "Số đối tượng", "Số vụ", "Số đối tượng", "Số vụ", "Số đối tượng"],
                [1, "Trộm cắp"],
                [2, "Cướp giật"],
                [_, "Tổng số"],
            ],
        ),
        merges=["C1:D1", "E1:F1", "G1:H1", "A1:A2", "B1:B2"],
    )

    assert inputs_of(form, "G3") == ["C3", "E3"]
    assert inputs_of(form, "H3") == ["D3", "F3"]
    assert inputs_of(form, "C5") == ["C3", "C4"]
    assert {"kind", "parts"} <= row_of(form, 5).guessed
    assert all(i.is_guessed for i in identities(form) if form.cells[i.result].address == "C5")


def test_the_line_that_numbers_the_columns_says_what_follows_from_what():
    form = form_of(
        (
            "PL1",
            [
                ["STT", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Cùng kỳ năm trước", "So sánh", _],
                [_, _, _, _, _, "Số", "%"],
                ["A", "B", "C", 1, 2, "3=1-2", "4=3/2x100"],
                ["1", "Tổng số vụ (1.1+1.2)", "Vụ"],
                ["1.1", "Hình sự", "Vụ"],
                ["1.2", "Kinh tế", "Vụ"],
                ["2", "Khám phá", "Vụ"],
                ["", "Trong đó: trọng án", "Vụ"],
                ["3", "Tỷ lệ khám phá (2/1)", "%"],
            ],
        ),
        merges=["F1:G1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2"],
    )

    assert (cell_of(form, "F4").how, inputs_of(form, "F4")) == (How.CHANGE, ["D4", "E4"])
    assert (cell_of(form, "G4").how, inputs_of(form, "G4")) == (How.CHANGE_PERCENT, ["D4", "E4"])
    assert inputs_of(form, "D4") == ["D5", "D6"]
    assert inputs_of(form, "D9") == ["D7", "D4"]
    assert row_of(form, 8).of_which == 7
    assert not any(entry.guessed for entry in (*form.sheets[0].rows, *form.sheets[0].columns))


def test_years_in_rows_and_indicators_in_columns():
    form = form_of(
        (
            "Năm",
            [
                ["Năm", "Số vụ xảy ra", "Số vụ khám phá", "Tỷ lệ khám phá (%)", "Số mô hình hiện có"],
                ["Năm 2018", _, _, "=C2/B2*100"],
                ["Năm 2019", _, _, "=C3/B3*100"],
                ["Năm 2020", _, _, "=C4/B4*100"],
                ["Cộng", "=SUM(B2:B4)", "=SUM(C2:C4)", "=C5/B5*100", "=E4"],
            ],
        )
    )

    assert cell_of(form, "B5").how is How.PARTS
    assert (cell_of(form, "D5").how, inputs_of(form, "D5")) == (How.RATIO, ["C5", "B5"])
    assert (cell_of(form, "E5").how, inputs_of(form, "E5")) == (How.LAST, ["E2", "E3", "E4"])
    assert cell_of(form, "B3").period is not None


def test_what_is_under_chia_ra_adds_up_and_what_is_under_trong_do_only_may_not_exceed():
    form = form_of(
        (
            "TD",
            [
                ["STT", "Đối tượng", "Tổng số", "Trong đó", _, "Chia ra", _],
                [_, _, _, "Nữ", "Đảng viên", "Xã", "Phường"],
                [1, "Cán bộ"],
                [2, "Công chức"],
            ],
        ),
        merges=["D1:E1", "F1:G1", "A1:A2", "B1:B2", "C1:C2"],
    )

    assert inputs_of(form, "C3") == ["F3", "G3"]
    assert form.sheets[0].column(4).of_which == 3
    assert form.sheets[0].column(6).of_which is None


def test_numbered_children_are_never_taken_for_the_parts_of_their_parent():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020"],
                ["1", "Số vụ tai nạn", "vụ"],
                ["1.1", "Số vụ do rượu bia", "vụ"],
                ["1.2", "Số vụ do tốc độ", "vụ"],
            ],
        )
    )

    assert row_of(form, 2).kind is RowKind.ITEM
    assert cell_of(form, "D2").how is How.ENTERED
    assert (row_of(form, 3).of_which, row_of(form, 3).guessed) == (2, {"of_which"})


def test_formulas_stand_over_words_and_settle_the_rule_of_each_row():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2018", "2019", "2020", "Giai đoạn 2018-2020"],
                ["1", "Học viên", "người", _, _, _, "=F2"],
                ["2", "Lượt", "người", _, _, _, "=SUM(D3:F3)"],
                ["3", "Đỉnh điểm", "người", _, _, _, "=MAX(D4:F4)"],
                ["4", "Hai loại", "người", "=D2+D3", "=E2+E3", "=F2+F3", "=SUM(D5:F5)"],
            ],
        )
    )

    assert [row_of(form, n).rule for n in (2, 3, 4)] == [Rule.LAST, Rule.SUM, Rule.MAX]
    assert inputs_of(form, "D5") == ["D2", "D3"]
    assert not row_of(form, 2).guessed


def test_five_years_and_ten_years_side_by_side():
    years = [f"Năm {year}" for year in range(2011, 2021)]
    headings = ["STT", "Chỉ tiêu", "ĐVT", *years[:5], "Cộng 2011-2015", *years[5:], "Cộng 2016-2020", "Cộng 2011-2020"]

    form = form_of(("B", [headings, ["1", "Số vụ", "vụ"], ["2", "Mô hình hiện có", "mô hình"]]))

    assert len(inputs_of(form, "I2")) == 5
    assert len(inputs_of(form, "P2")) == 10
    assert "I2" not in inputs_of(form, "P2")
    assert inputs_of(form, "P3")[-1] == "N3"


def test_a_total_of_the_years_leaves_the_ten_years_before_out():
    headings = ["Chỉ tiêu", "Giai đoạn 2009-2010", "Năm 2011", "Năm 2012", "Tổng số"]

    form = form_of(("B", [headings, ["Số vụ xảy ra"], ["Số vụ khám phá"]]))

    assert inputs_of(form, "E2") == ["C2", "D2"]


def test_one_column_of_results_with_words_and_fractions():
    form = form_of(
        (
            "PL",
            [
                ["PHỤ LỤC SỐ LIỆU"],
                ["Stt", "Nội dung báo cáo", "Đơn vị", "Kết quả", "Ghi chú"],
                ["I", "Công tác chỉ đạo"],
                [1, "Số văn bản ban hành", "văn bản"],
                ["", "Trong đó:"],
                ["-", "Nghị quyết", "văn bản"],
                ["-", "Kế hoạch", "văn bản"],
                ["II", "Công tác tuyên truyền"],
                [1, "Số xã có mô hình/tổng số xã", "xã"],
                [2, "Số người dự cao nhất một buổi", "người"],
            ],
        )
    )

    assert [row_of(form, n).kind for n in (3, 5, 8)] == [RowKind.GROUP] * 3
    assert [row_of(form, n).of_which for n in (6, 7)] == [4, 4]
    assert [cell_of(form, f"D{n}").rule for n in (4, 9, 10)] == [Rule.SUM, Rule.N_OF_N, Rule.MAX]


def test_several_sheets_a_list_and_a_page_of_instructions():
    form = form_of(
        ("Biểu 1", [["STT", "Chỉ tiêu", "ĐVT", "2019", "2020"], [1, "Số vụ", "vụ"], [2, "Số bị can", "bị can"]]),
        (
            "Danh sách",
            [["DANH SÁCH VỤ VIỆC"], ["STT", "Thời gian", "Địa điểm", "Nội dung", "Kết quả"], [1], [2], [3]],
        ),
        ("Hướng dẫn", [["Cách ghi biểu"], ["Ghi số liệu đến ngày 31/12"]]),
    )

    assert [(sheet.name, sheet.is_list) for sheet in form.sheets] == [("Biểu 1", False), ("Danh sách", True)]
    assert {cell.sheet for cell in form.cells} == {"Biểu 1"}


def test_subtotals_close_their_own_rows_and_the_total_takes_the_subtotals():
    form = form_of(
        (
            "B",
            [
                ["STT", "Nội dung", "ĐVT", "2019", "2020"],
                ["I", "Tuyên truyền"],
                [1, "Họp dân", "cuộc"],
                [2, "Tập huấn", "cuộc"],
                ["", "Cộng I", "cuộc"],
                ["II", "Lưu động"],
                [1, "Xe loa", "cuộc"],
                [2, "Pa nô", "cuộc"],
                ["", "Cộng II", "cuộc"],
                ["", "TỔNG CỘNG", "cuộc"],
            ],
        )
    )

    assert [row_of(form, n).parts for n in (5, 9, 10)] == [(3, 4), (7, 8), (5, 9)]
    assert all("parts" in row_of(form, n).guessed for n in (5, 9, 10))


def test_a_comparison_in_per_cent_that_may_mean_two_things_is_left_to_a_person():
    headings = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020", "Tăng, giảm", "Tỷ lệ (%)", "So sánh (%)"]

    form = form_of(("B", [headings, ["1", "Số vụ", "vụ"], ["2", "Số người chết", "người"]]))

    assert cell_of(form, "F2").how is How.CHANGE
    assert (cell_of(form, "G2").how, cell_of(form, "H2").how) == (How.CHANGE_PERCENT, How.ENTERED)
    assert cell_of(form, "H2").rule is Rule.RATIO


def test_a_bare_total_takes_the_years_of_the_title():
    form = form_of(
        (
            "B",
            [
                ["SỐ LIỆU GIAI ĐOẠN 2011-2013"],
                ["STT", "Chỉ tiêu", "ĐVT", "Năm 2010", "Năm 2011", "Năm 2012", "Năm 2013", "Cộng giai đoạn"],
                [1, "Số vụ", "vụ"],
                [2, "Số người chết", "người"],
            ],
        )
    )

    assert inputs_of(form, "H3") == ["E3", "F3", "G3"]


def test_crossed_out_cells_are_not_asked():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2019", "2020", "Cộng"],
                [1, "Số vụ", "vụ", "x", _, "=SUM(D2:E2)"],
                [2, "Số bị can", "bị can", _, _, "=SUM(D3:E3)"],
            ],
        )
    )

    assert ("B", "D2") not in form.index_of
    assert inputs_of(form, "F2") == ["E2"]


def test_formulas_that_contradict_each_other_are_marked_as_guesses():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2019", "2020", "2021"],
                ["1", "Tổng số", "vụ", "=D3+D4", "=E3+E4", "=F3"],
                ["1.1", "Loại một", "vụ"],
                ["1.2", "Loại hai", "vụ"],
            ],
        )
    )
    other = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2019", "2020", "2021"],
                ["1", "Tổng số", "vụ", "=D3+D4", "=E3+E4", "=F3+F4+F5"],
                ["1.1", "Loại một", "vụ"],
                ["1.2", "Loại hai", "vụ"],
                ["1.3", "Loại ba", "vụ"],
            ],
        )
    )

    assert inputs_of(form, "D2") == ["D3", "D4"]
    assert "parts" in row_of(other, 2).guessed


def test_formulas_in_a_circle_leave_cells_to_the_units_and_break_nothing():
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", "ĐVT", "2019", "2020"],
                ["1", "Một", "vụ", "=D3+D4", "=E3+E4"],
                ["2", "Hai", "vụ", "=D2+D4", "=E2+E4"],
                ["3", "Ba", "vụ"],
            ],
        )
    )

    assert all(cell.how is How.ENTERED for cell in form.cells)


SAID = (
    "Tổng số|Cộng|Số vụ|Trong đó: nữ|Trong đó:|Tỷ lệ khám phá (%)|Khám phá|Xảy ra|Năm 2019|2020|Cộng 2019-2020|"
    "So sánh|Ghi chú|vụ|%|1|2|I|A|1.1|-|x|Chia ra|"
)
words = st.sampled_from(SAID.split("|"))
formulas = st.sampled_from(["=SUM(D3:D6)", "=D4+D5", "=E3/D3*100", "=E4-D4", "=D3", "=MAX(D3:E3)", "=F9", "=D2"])


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.none() | words | formulas, min_size=3, max_size=6), min_size=2, max_size=9))
def test_any_sheet_makes_a_form_that_can_be_written_read_and_checked(grid: list[list[str | None]]):
    form = form_of(("B", [["STT", "Chỉ tiêu", "ĐVT", "2019", "2020", "Cộng"], *grid]))

    assert read_form(write_form(form)) == form
    assert all(i.result < len(form.cells) for i in identities(form))


@pytest.mark.slow
def test_every_cell_of_the_example_form_is_found_and_nothing_has_to_be_guessed():
    example = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
    key = json.loads((example / "key.json").read_text(encoding="utf-8"))

    form = propose_form(read_workbook(example / "form.xlsx", "form.xlsx"))

    assert {cell.id for cell in form.cells} == set(key["figures"])
    assert not any(entry.guessed for sheet in form.sheets for entry in (*sheet.rows, *sheet.columns))


@pytest.mark.slow
def test_the_proposal_for_the_example_is_the_form_that_was_confirmed():
    example = Path(__file__).resolve().parents[2] / "examples" / "tien-giang-2020"
    confirmed = read_form((example / "form.toml").read_text(encoding="utf-8"))

    form = propose_form(read_workbook(example / "form.xlsx", "form.xlsx"))

    assert [(c.id, c.rule, c.how, c.inputs) for c in form.cells] == [
        (c.id, c.rule, c.how, c.inputs) for c in confirmed.cells
    ]
