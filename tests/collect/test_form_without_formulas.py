"""Blank forms that carry no formulas: what their words alone say of totals, stocks, rates and parts of a year."""

import pytest

from tongket.collect.forms.reader import propose_form
from tongket.collect.forms.rules import guess_rule
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook
from tongket.directive.form import ColumnKind, Form, How, RowKind, Rule
from tongket.periods.period import Period
from tongket.periods.reading import read_periods

TIMES = ["Quý I", "Quý II", "Quý III", "Quý IV"]


def form_of(rows: list[list[object]], merges: tuple[Range, ...] = ()) -> Form:
    cells = {}
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if text:
                kind = CellKind.NUMBER if isinstance(text, int) else CellKind.TEXT
                cells[row, column] = Cell(row, column, kind, str(text))
    sheet = Sheet(name="Biểu", cells=cells, merges=merges)
    return propose_form(Workbook(format="xlsx", sheets=[sheet]))


def columns_of(form: Form) -> dict[int, tuple[ColumnKind, tuple[int, ...]]]:
    return {column.column: (column.kind, column.parts) for column in form.sheets[0].columns}


@pytest.mark.parametrize(
    "label, measure, rule",
    [
        ("Tổng số hộ (thời điểm 31/12)", "hộ", Rule.LAST),
        ("Tổng số cán bộ được quán triệt Chỉ thị 48-CT/TW", "người", Rule.SUM),
        ("Tổng số tổ/đội dân phòng được trang bị", "người", Rule.SUM),
        ("Số xã đạt chuẩn/tổng số xã", "xã", Rule.N_OF_N),
        ("Số hộ nghèo", "hộ", Rule.LAST),
        ("Số đảng viên đầu năm", "đảng viên", Rule.LAST),
        ("Số vụ xảy ra trong 6 tháng đầu năm", "vụ", Rule.SUM),
        ("Số hộ nghèo được vay vốn", "hộ", Rule.SUM),
        ("Số vụ phát hiện trong 6 tháng cuối năm", "vụ", Rule.SUM),
    ],
)
def test_a_date_or_a_symbol_is_no_fraction_and_a_moment_is_a_stock(label: str, measure: str, rule: Rule):
    assert guess_rule(label, measure).rule is rule


def test_the_part_of_a_year_is_narrowed_by_the_year_above_it():
    assert read_periods(["Thực hiện năm 2022", "Quý I"]) == Period.years(2022).__class__(
        Period.years(2022).first, Period.years(2022).first.replace(month=3, day=31)
    )
    assert read_periods(["Năm 2023", "6 tháng cuối năm"]) is not None
    assert read_periods(["Năm 2023", "6 tháng cuối năm"]).text() == "2023-07-01/2023-12-31"  # type: ignore[union-attr]
    assert read_periods(["Năm 2023", "Cả năm"]) == Period.years(2023)


def test_a_total_of_five_years_is_added_from_the_years():
    form = form_of(
        [
            ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện", "", "", "Tổng 3 năm", "Ghi chú"],
            ["", "", "", "Năm 2016", "Năm 2017", "Năm 2018", "", ""],
            [1, "Số buổi tuyên truyền", "buổi"],
            [2, "Số hộ nghèo (thời điểm 31/12)", "hộ"],
        ],
        (Range(1, 4, 1, 6), Range(1, 7, 2, 7), Range(1, 8, 2, 8)),
    )

    assert columns_of(form)[7] == (ColumnKind.TOTAL, (4, 5, 6))
    assert [cell.how for cell in form.cells if cell.column.column == 7] == [How.PARTS, How.LAST]


def test_a_running_column_after_all_the_years_is_guessed_to_be_their_sum():
    heads = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020", "Năm 2021", "Lũy kế đến hết năm 2021"]
    column = form_of([heads, [1, "Số cuộc", "cuộc"]]).sheets[0].columns[-1]

    assert column.parts == (4, 5, 6)
    assert "parts" in column.guessed


def test_a_running_column_from_an_earlier_year_is_asked_of_the_units():
    heads = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020", "Năm 2021", "Lũy kế từ năm 2011"]

    assert columns_of(form_of([heads, [1, "Số cuộc", "cuộc"]]))[7] == (ColumnKind.VALUE, ())


def test_like_columns_of_year_blocks_are_totalled_apart():
    form = form_of(
        [
            ["STT", "Nhóm", "Năm 2018", "", "Năm 2019", "", "Năm 2020", "", "Tổng cộng 3 năm"],
            ["", "", "Nam", "Nữ", "Nam", "Nữ", "Nam", "Nữ", "Nam", "Nữ"],
            [1, "Dưới 16 tuổi"],
            [2, "Từ 16 tuổi trở lên"],
            ["Cộng"],
        ],
        (Range(1, 3, 1, 4), Range(1, 5, 1, 6), Range(1, 7, 1, 8), Range(1, 9, 1, 10), Range(5, 1, 5, 2)),
    )

    assert columns_of(form)[9] == (ColumnKind.TOTAL, (3, 5, 7))
    assert columns_of(form)[10] == (ColumnKind.TOTAL, (4, 6, 8))
    foot = form.sheets[0].rows[-1]
    assert (foot.label, foot.code, foot.kind, foot.parts) == ("Cộng", "", RowKind.TOTAL, (3, 4))


def test_the_plan_is_no_total_of_the_quarters_and_the_rate_divides_by_it():
    form = form_of(
        [
            ["STT", "Nội dung", "ĐVT", "Kế hoạch năm 2022", "Thực hiện năm 2022", "", "", "", "", "Tỷ lệ TH/KH (%)"],
            ["", "", "", "", *TIMES, "Cả năm", "Tỷ lệ thực hiện/kế hoạch (%)"],
            [1, "Số lượt kiểm tra", "lượt"],
        ],
        (Range(1, 5, 1, 9), Range(1, 4, 2, 4)),
    )

    columns = {column.column: column for column in form.sheets[0].columns}
    assert (columns[4].kind, columns[9].parts) == (ColumnKind.VALUE, (5, 6, 7, 8))
    assert (columns[10].numerator, columns[10].denominator) == (9, 4)


def test_the_share_of_the_poor_is_of_all_households_not_of_the_nearly_poor():
    form = form_of(
        [
            ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020"],
            [1, "Tổng số hộ", "hộ"],
            [2, "Số hộ nghèo", "hộ"],
            [3, "Số hộ cận nghèo", "hộ"],
            [4, "Tỷ lệ hộ nghèo (%)", "%"],
        ]
    )

    rate = form.sheets[0].rows[-1]
    assert (rate.numerator, rate.denominator) == (3, 2)


def test_years_may_stand_down_the_rows():
    form = form_of(
        [
            ["Năm", "Số lớp tập huấn (lớp)", "Số đội viên đến cuối năm (người)"],
            ["Năm 2018"],
            ["Năm 2019"],
            ["Cộng 2 năm"],
        ]
    )

    rows = form.sheets[0].rows
    assert [row.period for row in rows] == [Period.years(2018), Period.years(2019), None]
    assert [cell.how for cell in form.cells if cell.row.row == 4] == [How.PARTS, How.LAST]


def test_a_rate_of_households_is_of_all_households_of_its_block():
    rows = [
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"],
        ["I", "Nước sạch"],
        [1, "Tổng số hộ dân nông thôn", "hộ"],
        [2, "Số hộ dùng nước hợp vệ sinh", "hộ"],
        [3, "Tỷ lệ hộ dùng nước hợp vệ sinh", "%"],
        ["II", "Rác thải"],
        [1, "Khối lượng phát sinh", "tấn"],
        [2, "Khối lượng thu gom, xử lý", "tấn"],
        [3, "Tỷ lệ thu gom, xử lý", "%"],
    ]
    found = {row.row: (row.numerator, row.denominator) for row in form_of(rows).sheets[0].rows}

    assert (found[5], found[9]) == ((4, 3), (8, 7))


@pytest.mark.parametrize("measure, rows", [
    ("người", ["Tổng số trẻ em dưới 6 tuổi", "Số phụ nữ mang thai được khám", "Tỷ lệ phụ nữ mang thai được khám"]),
    ("người", ["Tổng số cán bộ y tế", "Số người dân tham gia BHYT", "Tỷ lệ người dân tham gia BHYT"]),
    ("đồng chí", ["Tổng số đảng viên", "Số cấp ủy viên được bồi dưỡng", "Tỷ lệ cấp ủy viên được bồi dưỡng"]),
    ("hộ", ["Tổng số hộ dân toàn xã", "Số hộ nghèo được vay vốn", "Tỷ lệ hộ nghèo được vay vốn"]),
    ("hộ", ["Tổng số hộ dân", "Số hộ đăng ký", "Số hộ được công nhận", "Tỷ lệ hộ được công nhận"]),
    ("hộ", ["Tổng số hộ dân", "Số hộ đăng ký được công nhận", "Tỷ lệ hộ đăng ký được công nhận"]),
    ("vụ", ["Án hình sự thụ lý", "Án dân sự giải quyết", "Tỷ lệ án dân sự giải quyết"]),
    ("vụ", ["Án thụ lý", "Án dân sự giải quyết", "Tỷ lệ án dân sự giải quyết"]),
    ("tấn", ["Khối lượng phát sinh", "Khối lượng thu gom", "Khối lượng xử lý", "Tỷ lệ xử lý"]),
])  # fmt: skip
def test_a_rate_is_left_open_where_what_it_is_of_may_be_counted_nowhere(measure, rows):
    table = [[number, label, measure] for number, label in enumerate(rows[:-1], 1)]
    form = form_of([["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"], *table, [9, rows[-1], "%"]])

    assert form.sheets[0].rows[-1].denominator is None
