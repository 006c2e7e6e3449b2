"""Forms of land, courts and inspection: codes beside the printed numbers, hidden helpers, "Trong đó" behind a group."""

from __future__ import annotations

import io

import openpyxl
from form_layouts import cell_of, form_of, inputs_of, row_of

from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form, How, RowKind

_ = None
LAND = [
    ["Thứ tự", "Loại đất", "Mã", "Tổng diện tích", "Phân theo đối tượng", _],
    [_, _, _, _, "Hộ gia đình", "Tổ chức"],
    ["(1)", "(2)", "(3)", "(4)=(5)+(6)", "(5)", "(6)"],
    ["1", "Nhóm đất nông nghiệp", "NNP"],
    ["1.1", "Đất trồng lúa", "LUA"],
    ["2", "Nhóm đất phi nông nghiệp", "PNN"],
]


def test_the_code_of_a_kind_of_land_names_no_row():
    form = form_of(("B", LAND), merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1"])

    asked = form.sheets[0]
    assert (asked.code_column, asked.label_column, [column.column for column in asked.columns]) == (1, 2, [4, 5, 6])
    assert [row.code for row in asked.rows] == ["1", "1.1", "2"]


def test_no_table_begins_at_the_codes_beside_the_numbers():
    head = [["STT", "Mục đích", "Mã", "Diện tích năm 2023", "Diện tích năm 2022", "Tăng, giảm"]]
    form = form_of(("B", [*head, [1, "Đất ở", "OTC"], [2, "Đất chưa sử dụng", "CSD"], [_, "Tổng cộng"]]))

    assert [row.label for row in form.sheets[0].rows] == ["Đất ở", "Đất chưa sử dụng", "Tổng cộng"]
    assert inputs_of(form, "D4") == ["D2", "D3"]


def with_hidden_codes() -> Form:
    book = openpyxl.Workbook()
    for line in (
        ["STT", "Chỉ tiêu", "MA_CT", "Chủ động", "Theo yêu cầu"],
        [1, "Số việc thụ lý", "K01"],
        [2, "Số việc thi hành xong", "K02"],
    ):
        book.active.append(line)
    book.active.column_dimensions["C"].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return propose_form(read_workbook(stream.getvalue(), "form.xlsx"))


def test_a_hidden_column_of_codes_is_none_of_the_form():
    asked = with_hidden_codes().sheets[0]

    assert [row.label for row in asked.rows] == ["Số việc thụ lý", "Số việc thi hành xong"]
    assert [column.column for column in asked.columns] == [4, 5]


def test_a_rate_among_counts_without_measures_makes_no_headings_of_them():
    head = [["STT", "Tiêu chí", "Chủ động", "Theo yêu cầu"]]
    rows = [["I", "Tổng số thụ lý"], [1, "Số cũ"], [2, "Số mới"], ["II", "Thi hành xong"], ["III", "Tỷ lệ (%)"]]

    assert row_of(form_of(("B", [*head, *rows])), 2).kind is RowKind.ITEM


def test_what_stands_behind_a_group_of_results_is_part_of_the_total():
    form = form_of(
        (
            "B",
            [
                ["TT", "Loại đơn", "Đã giải quyết", _, _, _],
                [_, _, "Tổng số", "Kết quả", _, "Trong đó: đúng hạn"],
                [_, _, _, "Đúng", "Sai", _],
                [_, _, "1=2+3", "2", "3", "4"],
                [1, "Khiếu nại"],
                [2, "Tố cáo"],
            ],
        ),
        merges=["A1:A3", "B1:B3", "C1:F1", "C2:C3", "D2:E2", "F2:F3"],
    )

    assert form.sheets[0].column(6).of_which == 3
    assert cell_of(form, "C5").how is How.PARTS


def test_one_of_several_results_is_no_whole():
    form = form_of(
        (
            "B",
            [
                ["TT", "Loại đơn", "Kết quả giải quyết", _, _],
                [_, _, "Kết quả", _, "Trong đó: đúng hạn"],
                [_, _, "Đúng", "Sai", _],
                [1, "Khiếu nại"],
                [2, "Tố cáo"],
            ],
        ),
        merges=["A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3"],
    )

    assert form.sheets[0].column(5).of_which is None


def diseases() -> Form:
    rows: list[list[object]] = [["TT", "Tên bệnh", "Chỉ số", "Tháng 1", "Tháng 2", "Cả năm"]]
    for number, name in enumerate(("Sởi", "Thủy đậu", "Tay chân miệng"), 1):
        rows += [[number, name, "Mắc"], [_, _, "Chết"]]
    merges = [f"{letter}{row}:{letter}{row + 1}" for row in (2, 4, 6) for letter in "AB"]
    return form_of(("B", [*rows, [_, "Tổng cộng", "Mắc"], [_, _, "Chết"]]), merges=[*merges, "B8:B9"])


def test_a_total_over_two_counts_adds_each_of_them():
    form = diseases()

    assert [row_of(form, n).parts for n in (8, 9)] == [(2, 4, 6), (3, 5, 7)]
    assert "parts" in row_of(form, 8).guessed
    assert [row_of(form, n).path for n in (6, 7)] == [("Tay chân miệng", "Mắc"), ("Tay chân miệng", "Chết")]


HEADED = [
    ["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"],
    ["A", "TỘI PHẠM"],
    [1, "Số vụ", "Vụ"],
    [2, "Số người", "Người"],
]


def sent(*figures: tuple[int, int, str]) -> Submission:
    texts = {(row, column): str(text) for row, line in enumerate(HEADED, 1) for column, text in enumerate(line, 1)}
    cells = {place: Cell(*place, CellKind.TEXT, text) for place, text in texts.items()}
    cells |= {(row, column): Cell(row, column, CellKind.NUMBER, raw) for row, column, raw in figures}
    workbook = Workbook(format="xlsx", sheets=[Sheet(name="B", cells=cells)])
    return read_submission(workbook, FORM_WITH_HEADING, file="x.xlsx", sha256="", size=1)


FORM_WITH_HEADING = form_of(("B", HEADED))
FILLED = ((3, 4, "1"), (3, 5, "2"), (4, 4, "3"), (4, 5, "4"))


def test_figures_beside_a_heading_are_not_dropped_in_silence():
    sent(*FILLED)  # a layout already known must not hide them
    oddities = sent(*FILLED, (2, 4, "4"), (2, 5, "6")).oddities

    assert [(one.kind, one.at.cell, one.facts) for one in oddities] == [
        (OddityKind.ROW_NOT_ASKED, "D2", {"row": "TỘI PHẠM", "count": "2"})
    ]
    assert sent(*FILLED).oddities == []
