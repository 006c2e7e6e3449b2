"""Months and quarters down the rows: what their sum adds, and what a stock is at the end of them."""

import pytest
from form_layouts import cell_of, form_of, inputs_of

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, Workbook
from tongket.directive.form import Form, How
from tongket.directive.form_file import read_form, write_form

HEAD = ["Thời gian", "Số vụ", "Số mô hình hiện có"]


def form(title: str, *labels: object, heading: str = "Thời gian") -> Form:
    return form_of(("B", [[title], [heading, *HEAD[1:]], *([label] for label in labels)]))


@pytest.mark.parametrize("title", ["SỐ LIỆU NĂM 2023", "SỐ LIỆU"])
@pytest.mark.parametrize(
    ("heading", "labels"),
    [("Quý", ["Quý I", "Quý II", "Quý III", "Quý IV"]), ("Quý", ["I", "II", "III", "IV"]), ("Quý", [1, 2, 3, 4])],
)
def test_a_stock_stands_at_the_last_of_the_times_and_a_flow_adds_up(title, heading, labels):
    asked = form(title, *labels, "Cả năm", heading=heading)

    assert (cell_of(asked, "B7").how, inputs_of(asked, "B7")) == (How.PARTS, ["B3", "B4", "B5", "B6"])
    assert (cell_of(asked, "C7").how, inputs_of(asked, "C7")[-1]) == (How.LAST, "C6")


def test_what_covers_other_times_is_not_added_to_them():
    asked = form("SỐ LIỆU NĂM 2023", "Quý I", "Quý II", "6 tháng", "Quý III", "9 tháng", "Quý IV", "Cả năm")

    assert inputs_of(asked, "B9") == ["B3", "B4", "B6", "B8"]


MONTHS = form("SỐ LIỆU NĂM 2023", *range(1, 13), "Cộng cả năm", heading="Tháng")


def test_months_may_be_bare_numbers():
    assert [row.label for row in MONTHS.sheets[0].rows] == [*map(str, range(1, 13)), "Cộng cả năm"]
    assert inputs_of(MONTHS, "B15") == [f"B{row}" for row in range(3, 15)]
    assert cell_of(MONTHS, "C15").how is How.LAST


def sent(*rows: list[object]) -> Workbook:
    cells = {
        (row, column): Cell(row, column, CellKind.NUMBER if isinstance(value, int) else CellKind.TEXT, str(value))
        for row, line in enumerate(rows, 1)
        for column, value in enumerate(line, 1)
    }
    return Workbook(format="xlsx", sheets=[Sheet(name="B", cells=cells)])


def figures_read(asked: Form, *rows: list[object], column: str) -> list[object]:
    """The figures of the column in the order of the form's rows, the sheet being read without an oddity."""
    submission = read_submission(sent(*rows), asked, file="x.xlsx", sha256="", size=1)
    assert submission.batch is not None and not submission.oddities
    found = {asked.cells[index].address: value for index, value in enumerate(submission.batch.values)}
    return [found[f"{column}{row.row}"] for row in asked.sheets[0].rows if row.label.isdigit()]


TITLE, HEADS, TOTAL = ["SỐ LIỆU NĂM 2023"], ["Tháng", *HEAD[1:]], ["Cộng cả năm", 66, 12]


def test_a_month_is_read_whatever_its_figures():
    read = figures_read(MONTHS, TITLE, HEADS, *([n, 12 - n, n] for n in range(1, 13)), TOTAL, column="B")

    assert read == [12 - n for n in range(1, 13)]


@pytest.mark.parametrize("line", [["(1)", "(2)", "(3)"], [1, 2, 3]])
def test_the_line_that_numbers_the_columns_is_not_the_first_month(line):
    asked = form_of(("B", [TITLE, HEADS, line, *([n] for n in range(1, 13)), ["Cộng cả năm"]]))
    read = figures_read(asked, TITLE, HEADS, line, *([n, 12 - n, n] for n in range(1, 13)), TOTAL, column="B")

    assert read == [12 - n for n in range(1, 13)]


def test_a_month_whose_figures_count_on_from_its_number_is_a_month():
    months = [[n, n + 1, n + 2] for n in range(1, 13)]

    assert figures_read(MONTHS, TITLE, HEADS, *months, ["Cộng cả năm", 90, 14], column="B") == list(range(2, 14))


def test_numbers_under_no_time_are_a_list_of_the_units_own():
    asked = form_of(("B", [["STT", "Đơn vị", "Số vụ", "Số người"], [1], [2], [3], [4]]))

    assert asked.sheets[0].is_list


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("Khu vực", ["I", "II", "III"]),
        ("Khu vực", ["I", "II", "III", "IV"]),
        ("Hạng trường", ["I", "II", "III"]),
        ("Loại đơn vị", ["I", "II", "III"]),
        ("Quý", ["I", "II", "III"]),
    ],
)
def test_numerals_that_are_not_all_the_times_of_a_year_never_stand_for_the_last_of_them(heading, labels):
    asked = form("SỐ LIỆU NĂM 2023", *labels, "Tổng số", heading=heading)

    assert asked.sheets[0].is_list or cell_of(asked, f"C{len(labels) + 3}").how is How.PARTS


def test_places_numbered_with_numerals_add_up_what_stands_there():
    rows = [["Loại đơn vị", "Số hộ nghèo (hộ)", "Mô hình duy trì (mô hình)"], ["I"], ["II"], ["III"], ["Tổng số"]]
    asked = form_of(("B", [["KẾT QUẢ NĂM 2023"], *rows]))

    assert asked.sheets[0].is_list or (cell_of(asked, "B6").how, inputs_of(asked, "B6")) == (
        How.PARTS,
        ["B3", "B4", "B5"],
    )


def test_grades_by_their_numbers_are_no_months():
    asked = form("SỐ LIỆU NĂM 2023", *range(1, 13), "Cộng", heading="Khối lớp")

    assert not asked.cells or cell_of(asked, "C15").how is How.PARTS


@pytest.mark.parametrize("heading", ["Tháng", "Các tháng", "Tháng thực hiện"])
def test_what_the_numbers_down_the_rows_are_is_kept_with_the_form(heading):
    asked = form("SỐ LIỆU NĂM 2023", *range(1, 13), "Cộng cả năm", heading=heading)

    assert read_form(write_form(asked)) == asked
