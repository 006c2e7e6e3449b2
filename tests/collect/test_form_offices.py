"""Rows and sheets as other offices draw them: totals above and below, second numbers, lists, pages of words."""

from form_layouts import cell_of, form_of, inputs_of, row_of

from tongket.collect.forms.rules import guess_rule
from tongket.directive.form import ColumnKind, How, RowKind, Rule
from tongket.directive.form_file import read_form, write_form

_ = None
HEAD = [["STT", "Nội dung", "2021", "2022", "2023", "Tổng 3 năm"]]


def spending(total: str) -> list[list[object]]:
    first = [["ĐVT: Triệu đồng"], *HEAD, [_, total]]
    return [*first, ["I", "Chi đầu tư"], [1, "Xây mới"], [2, "Sửa chữa"], ["II", "Chi khác"], [1, "Lương"], [2, "Xăng"]]


def test_a_total_on_top_that_names_the_roman_rows():
    form = form_of(("B", spending("Tổng số (I+II)")))

    assert (row_of(form, 3).kind, row_of(form, 3).parts) == (RowKind.TOTAL, (4, 7))
    assert "parts" not in row_of(form, 3).guessed
    assert (row_of(form, 4).parts, row_of(form, 7).parts) == ((5, 6), (8, 9))
    assert {"kind", "parts"} <= row_of(form, 4).guessed


def test_a_bare_total_on_top_takes_the_roman_rows_once():
    form = form_of(("B", spending("TỔNG SỐ")))

    assert [row_of(form, n).parts for n in (3, 4, 7)] == [(4, 7), (5, 6), (8, 9)]


def test_headings_over_different_counts_are_not_summed():
    form = form_of(
        (
            "B",
            [
                *HEAD,
                ["I", "Ma túy"],
                [1, "Số vụ"],
                [2, "Số đối tượng"],
                ["II", "Cờ bạc"],
                [1, "Số vụ"],
                [2, "Số đối tượng"],
            ],
        )
    )

    assert [row_of(form, n).kind for n in (2, 5)] == [RowKind.GROUP, RowKind.GROUP]


def test_a_second_column_of_numbers_is_the_one_that_labels_quote():
    form = form_of(
        (
            "B",
            [
                ["", "Mã số", "Đơn vị tính", "Tổng số", "Chia theo giới tính", _],
                [_, _, _, _, "Nam", "Nữ"],
                ["A", "B", "C", "1=2+3", "2", "3"],
                ["I. Số vụ việc (01=02+03)", "01", "Vụ"],
                ["1. Tư vấn", "02", "Vụ"],
                ["2. Tố tụng", "03", "Vụ"],
                ["II. Số người", "04", "Người"],
                ["Trong đó: Người nghèo", "05", "Người"],
                ["Tỷ lệ (05/04)", "06", "%"],
            ],
        ),
        merges=["E1:F1", "A1:A2", "B1:B2", "C1:C2", "D1:D2"],
    )

    assert row_of(form, 4).parts == (5, 6)
    assert inputs_of(form, "E9") == ["E8", "E7"]
    assert not row_of(form, 9).guessed


def test_spending_that_khac_closes_is_added_from_its_sources():
    headings = ["STT", "Nội dung chi", "Tổng kinh phí", "Trong đó", _, _]
    form = form_of(
        (
            "B",
            [headings, [_, _, _, "Tỉnh", "Huyện", "Nguồn khác"], [1, "Tuyên truyền"], [2, "Tập huấn"], ["TỔNG CỘNG"]],
        ),
        merges=["D1:F1", "A1:A2", "B1:B2", "C1:C2", "A5:B5"],
    )

    assert inputs_of(form, "C3") == ["D3", "E3", "F3"]
    assert {"kind", "parts"} <= form.sheets[0].column(3).guessed
    assert row_of(form, 5).parts == (3, 4)


def test_rows_below_a_total_that_khac_closes():
    form = form_of(
        (
            "B",
            [
                ["STT", "Nội dung", "ĐVT", "2022", "2023"],
                [1, "Tổng kinh phí", "đồng"],
                ["", "Trong đó:"],
                ["-", "Ngân sách tỉnh", "đồng"],
                ["-", "Nguồn khác", "đồng"],
                [2, "Số vụ", "vụ"],
                ["", "Trong đó:"],
                ["-", "Nam", "vụ"],
            ],
        )
    )

    assert row_of(form, 2).parts == (4, 5)
    assert row_of(form, 6).kind is RowKind.ITEM


def test_years_down_the_rows_and_their_total():
    form = form_of(
        (
            "B",
            [
                ["SỐ LIỆU THEO NĂM"],
                ["STT", "Năm", "Số vụ", "Số mô hình hiện có"],
                [1, 2019],
                [2, 2020],
                [3, 2021],
                ["Cộng giai đoạn 2019-2021"],
            ],
        ),
        merges=["A6:B6"],
    )

    assert (cell_of(form, "C6").how, inputs_of(form, "C6")) == (How.PARTS, ["C3", "C4", "C5"])
    assert (cell_of(form, "D6").how, inputs_of(form, "D6")[-1]) == (How.LAST, "D5")


def test_years_down_the_rows_without_any_number_column():
    form = form_of(("B", [["SỐ LIỆU"], ["Thời gian", "Số vụ", "Thiệt hại (triệu đồng)"], ["2019"], ["2020"], ["Cộng"]]))

    assert (form.sheets[0].title, form.sheets[0].header_rows) == ("SỐ LIỆU", (2,))
    assert inputs_of(form, "C5") == ["C3", "C4"]


def test_rows_that_the_units_name_themselves_are_a_list():
    form = form_of(
        ("B", [["STT", "Đơn vị", "Số vụ", "Ghi chú"], [1], [2], ["…"], [_, "Tổng cộng"]]),
        ("C", [["STT", "Chỉ tiêu", "2022", "2023"], [1, "Số vụ"], [2, "Số người"]]),
    )

    assert [sheet.is_list for sheet in form.sheets] == [True, False]


def test_communes_down_the_rows_are_rows_like_others():
    form = form_of(("B", [["STT", "Tên xã", "Số vụ", "Số hộ"], [1, "Xã An"], [2, "Phường 1"], [_, "Tổng cộng"]]))

    assert inputs_of(form, "C4") == ["C2", "C3"]


def test_a_sheet_without_a_table_is_named():
    form = form_of(
        ("Biểu 1", [["STT", "Chỉ tiêu", "2022", "2023"], [1, "Số vụ"], [2, "Số người"]]),
        ("Biểu 2", [["BÁO CÁO SỐ LIỆU"], ["Tổng số vụ: ................ vụ"], ["Trong đó: khởi tố ........ vụ"]]),
    )

    assert form.not_understood == ("Biểu 2",)
    assert read_form(write_form(form)).not_understood == ("Biểu 2",)


def test_a_title_leaves_out_where_and_when_the_report_is_written():
    form = form_of(
        (
            "B",
            [
                [_, _, "Sơn La, ngày      tháng     năm 2023"],
                ["PHỤ LỤC I: KẾT QUẢ NĂM 2023"],
                ["Đơn vị: ........................"],
                ["STT", "Chỉ tiêu", "2022", "2023"],
                [1, "Số vụ"],
                [2, "Số người"],
            ],
        )
    )

    assert form.sheets[0].title == "PHỤ LỤC I: KẾT QUẢ NĂM 2023"


def test_averages_are_never_added():
    assert guess_rule("Thu nhập bình quân đầu người", "triệu đồng").rule is Rule.RATIO
    assert guess_rule("Mật độ dân số", "người/km2").rule is Rule.RATIO
    assert guess_rule("Số hộ có mức sống trung bình", "hộ").rule is not Rule.RATIO


def test_what_the_office_thinks_of_it_is_words():
    form = form_of(("B", [["STT", "Chỉ tiêu", "Kết quả", "Đánh giá"], [1, "Số vụ"], [2, "Số người"]]))

    assert form.sheets[0].column(4).kind is ColumnKind.TEXT
