"""A unit's workbook against the form, drawn as small grids: which figure goes where, and what is said about it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, State
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet, Workbook
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind, Rule
from tongket.directive.form_cells import lay_out
from tongket.periods.period import Period

YEARS = (2011, 2012, 2013, 2014, 2015)
BLANK_FORM = """
    STT | Chỉ tiêu                 | ĐVT        | 2011 | 2012 | 2013 | 2014 | 2015 | Cộng | Ghi chú
    I   | Tổng số vụ phạm tội      | Vụ
    1   | Trộm cắp tài sản         | Vụ
        | Trong đó: Dưới 18 tuổi   | Vụ
    2   | Cướp giật tài sản        | Vụ
        | Trong đó: Dưới 18 tuổi   | Vụ
    II  | Kinh phí                 | Triệu đồng
    III | Xã có mô hình            | Xã
"""
SENT = """
    STT | Chỉ tiêu                 | ĐVT        | 2011 | 2012 | 2013 | 2014 | 2015 | Cộng | Ghi chú
    I   | Tổng số vụ phạm tội      | Vụ         | =11  | =22  | =33  | =44  | =55  | =165 |
    1   | Trộm cắp tài sản         | Vụ         | 6    | 12   | 18   | 24   | 30   | =90  |
        | Trong đó: Dưới 18 tuổi   | Vụ         | 1    | 2    | 3    | 4    | 5    | =15  |
    2   | Cướp giật tài sản        | Vụ         | 5    | 10   | 15   | 20   | 25   | =75  |
        | Trong đó: Dưới 18 tuổi   | Vụ         | 0    | 1    | 2    | 3    | 4    | =10  |
    II  | Kinh phí                 | Triệu đồng | 1,5  | 2,5  | 3,5  | 4,5  | 5,5  | =17,5|
    III | Xã có mô hình            | Xã         | 1/9  | 2/9  | 3/9  | 4/9  | 5/9  | 5/9  |
"""


def figures_form() -> Form:
    """The blank form as `form.toml` would describe it, headings in row 3."""
    measures = ("Vụ", "Vụ", "Vụ", "Vụ", "Vụ", "Triệu đồng", "Xã")
    labels = [line.split("|")[1].strip() for line in BLANK_FORM.strip().splitlines()[1:]]
    codes = [line.split("|")[0].strip() for line in BLANK_FORM.strip().splitlines()[1:]]
    rows = tuple(
        FormRow(
            row=number,
            code=codes[number - 4],
            label=labels[number - 4],
            path=(labels[number - 4],),
            measure=measures[number - 4],
            kind=RowKind.TOTAL if number == 4 else RowKind.ITEM,
            parts=(5, 7) if number == 4 else (),
            rule=Rule.N_OF_N if number == 10 else Rule.SUM,
            of_which={6: 5, 8: 7}.get(number),
        )
        for number in range(4, 11)
    )
    columns = (
        *(FormColumn(column=year - 2007, path=(str(year),), period=Period.years(year)) for year in YEARS),
        FormColumn(column=9, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(4, 5, 6, 7, 8)),
        FormColumn(column=10, path=("Ghi chú",), kind=ColumnKind.TEXT),
    )
    sheet = FormSheet(
        name="Biểu 1",
        title="TÌNH HÌNH TỘI PHẠM",
        header_rows=(3,),
        code_column=1,
        label_column=2,
        measure_column=3,
        rows=rows,
        columns=columns,
    )
    cases = FormSheet(
        name="Biểu 2",
        header_rows=(2,),
        code_column=1,
        label_column=2,
        columns=(
            FormColumn(column=3, path=("Địa điểm",), kind=ColumnKind.TEXT),
            FormColumn(column=4, path=("Nội dung vụ việc",), kind=ColumnKind.TEXT),
        ),
        is_list=True,
    )
    return Form(sheets=(sheet, cases), cells=lay_out((sheet, cases)))


FORM = figures_form()


def drawn(grid: str, *, name: str = "Biểu 1", first_row: int = 3, above: str = "", **about: object) -> Sheet:
    """A sheet from a drawing: "5" a number, "=5" a formula's result, anything else text."""
    lines = grid.strip().splitlines()
    cells = {(1, 1): Cell(1, 1, CellKind.TEXT, "TÌNH HÌNH TỘI PHẠM"), (2, 1): Cell(2, 1, CellKind.TEXT, above)}
    for row, line in enumerate(lines, first_row):
        for column, word in enumerate(line.split("|"), 1):
            if word.strip():
                cells[row, column] = drawn_cell(row, column, word.strip())
    return Sheet(name, {place: cell for place, cell in cells.items() if cell.raw}, **about)


def drawn_cell(row: int, column: int, word: str) -> Cell:
    formula = "A1+B1" if word.startswith("=") else None
    digits = word.lstrip("=").replace(",", ".")
    if digits.replace(".", "").isdigit() and column > 3:
        return Cell(row, column, CellKind.NUMBER, digits, formula)
    return Cell(row, column, CellKind.TEXT, word.removeprefix("'"), formula)


def read(*sheets: Sheet, **about: object):
    workbook = Workbook(format="xlsx", sheets=list(sheets), **about)
    return read_submission(workbook, FORM, file="an-binh.xlsx", sha256="", size=0)


def said(submission, *kinds: OddityKind) -> list[tuple]:
    """(kind, cell, facts) of what was said, without the second sheet most drawings leave out."""
    return [
        (oddity.kind.value, oddity.at.cell, oddity.facts)
        for oddity in submission.oddities
        if oddity.kind is not OddityKind.SHEET_MISSING and (not kinds or oddity.kind in kinds)
    ]


def value(submission, cell: str):
    return submission.batch.values[FORM.index_of["Biểu 1", cell]]


def place(submission, cell: str) -> str:
    return submission.batch.cells[FORM.index_of["Biểu 1", cell]]


def figures(submission) -> dict[str, Decimal]:
    """Form cell to figure."""
    cells = zip(FORM.cells, submission.batch.values, strict=True)
    return {cell.address: value for cell, value in cells if value is not None}


COMPLETE = figures(read(drawn(SENT)))


# ---- the office's own file, filled in


def test_a_form_filled_in_is_read_without_remark():
    submission = read(drawn(SENT))

    assert said(submission) == []
    assert (value(submission, "D5"), value(submission, "H9"), value(submission, "I4")) == (6, Decimal("5.5"), 165)
    assert submission.batch.totals[FORM.index_of["Biểu 1", "D10"]] == 9
    assert submission.kind == "figures"


def test_every_figure_keeps_its_place_raw_text_and_formula():
    submission = read(drawn(SENT))
    index = FORM.index_of["Biểu 1", "I5"]

    assert submission.batch.at(index, "an-binh.xlsx").at.text() == "an-binh.xlsx › Biểu 1 › I5"
    assert (submission.batch.raws[index], submission.batch.formulas[index]) == ("90", "A1+B1")


def test_a_longer_letterhead_and_an_inserted_column_are_normal():
    shifted = "\n".join(" | " + line for line in SENT.strip().splitlines())
    submission = read(drawn(shifted, first_row=9))

    assert said(submission) == []
    assert figures(submission) == COMPLETE
    assert place(submission, "D5") == "E11"


def test_labels_typed_without_diacritics_are_the_same_rows():
    plain = SENT.replace("Trộm cắp tài sản", "Trom cap tai san").replace("Kinh phí", "KINH PHI")

    assert said(read(drawn(plain))) == []


def test_notes_and_signatures_below_the_table_are_no_rows():
    signed = SENT + "    | Ghi chú: số liệu đến 30/9/2020\n    | | | | | | NGƯỜI LẬP BIỂU"

    assert said(read(drawn(signed))) == []


# ---- sheets


def test_a_sheet_is_known_by_its_contents_whatever_its_name():
    assert figures(read(drawn(SENT, name="Sheet1"))) == COMPLETE


def test_a_hidden_sheet_never_counts():
    hidden = drawn(SENT.replace("6 ", "60"), name="Biểu 1 (cũ)", is_hidden=True)
    submission = read(hidden, drawn(SENT))

    assert figures(submission) == COMPLETE
    assert said(submission) == [("sheet_hidden", "", {"sheet": "Biểu 1 (cũ)"})]


def test_a_sheet_the_form_has_not_is_named_when_it_holds_figures():
    scratch = drawn("Đợt | Số | x | 1 | 2 | 3\n a | b | c | 4 | 5 | 6", name="Nháp")
    cover = drawn("Kính gửi | Tỉnh ủy", name="Bìa")

    assert said(read(drawn(SENT), scratch, cover)) == [("sheet_added", "", {"sheet": "Nháp"})]


def test_a_sheet_left_out_is_named():
    oddities = read(drawn(SENT)).oddities

    assert [(o.kind, o.facts) for o in oddities] == [(OddityKind.SHEET_MISSING, {"sheet": "Biểu 2"})]


def test_a_workbook_with_none_of_the_sheets_is_not_a_report():
    submission = read(drawn("Họ và tên | Chức vụ\nNguyễn Văn A | Trưởng phòng", name="Đại biểu"))

    assert (submission.batch, submission.kind) == (None, "other")
    assert said(submission) == [("not_a_report", "", {})]


def test_a_list_gives_its_rows_as_texts():
    cases = drawn(
        "STT | Thời gian | Địa điểm | Nội dung vụ việc\n1 | 03/2015 | Xã A | Cháy chợ\n2 | 05/2016 | Xã B | Cướp",
        name="Biểu 2",
        first_row=2,
    )
    rows = read(drawn(SENT), cases).list_rows

    assert [(row.at.cell, row.texts) for row in rows] == [
        ("B3", ("03/2015", "Xã A", "Cháy chợ")),
        ("B4", ("05/2016", "Xã B", "Cướp")),
    ]


def test_texts_of_a_list_know_the_columns_of_the_form_they_answer():
    """The unit put a column of its own before the last one, and left a cell empty."""
    cases = drawn(
        "STT | Thời gian | Địa điểm | Thiệt hại | Nội dung vụ việc\n"
        "1 | 03/2015 | Xã A | 2 nhà | Cháy\n2 | 05/2016 |  |  | Cướp",
        name="Biểu 2",
        first_row=2,
    )
    rows = read(drawn(SENT), cases).list_rows

    assert [(row.of_list, row.columns) for row in rows] == [("Biểu 2", (2, 3, 4, 4)), ("Biểu 2", (2, 4))]


def test_remarks_are_kept_with_their_place():
    noted = SENT.replace("| =90  |", "| =90  | tăng do địa bàn mở rộng")

    assert [(row.at.cell, row.texts) for row in read(drawn(noted)).list_rows] == [("J5", ("tăng do địa bàn mở rộng",))]


# ---- columns


def without(grid: str, column: int) -> str:
    lines = [line.split("|") for line in grid.strip().splitlines()]
    return "\n".join("|".join(line[:column] + line[column + 1 :]) for line in lines)


def swapped(grid: str, column: int) -> str:
    lines = [line.split("|") for line in grid.strip().splitlines()]
    return "\n".join("|".join([*line[:column], line[column + 1], line[column], *line[column + 2 :]]) for line in lines)


def headed(*headings: str) -> str:
    """What was sent, under other headings for the five years."""
    first, *rest = SENT.strip().splitlines()
    words = first.split("|")
    return "\n".join(["|".join([*words[:3], *headings, *words[8:]]), *rest])


def test_a_year_left_out_is_named_and_the_others_stay_where_they_belong():
    submission = read(drawn(without(SENT, 5)))

    assert said(submission) == [("column_missing", "", {"column": "2013"})]
    assert figures(submission) == {cell: v for cell, v in COMPLETE.items() if not cell.startswith("F")}


def test_years_that_changed_places_are_read_by_their_headings():
    submission = read(drawn(swapped(SENT, 4)))

    assert [kind for kind, *_ in said(submission)] == ["column_moved"]
    assert figures(submission) == COMPLETE


def test_a_year_the_form_has_not_is_named():
    lines = [line.split("|") for line in SENT.strip().splitlines()]
    added = [[*line[:8], " Dự kiến 2016 " if not n else " 7 ", *line[8:]] for n, line in enumerate(lines)]
    submission = read(drawn("\n".join("|".join(line) for line in added)))

    assert said(submission) == [("column_added", "I3", {"column": "Dự kiến 2016"})]
    assert figures(submission) == COMPLETE


def test_headings_in_other_words_for_the_same_years_are_the_same():
    assert said(read(drawn(headed("Năm 2011", "Năm 2012", "Năm 2013", "Năm 2014", "Năm 2015")))) == []


@pytest.mark.parametrize(
    ("headings", "cell", "found", "expected"),
    [
        (("2011", "2012", "2013", "2013", "2015"), "G3", "2013", "2014"),
        (("2011", "2012", "2013", "2014", "2014"), "H3", "2014", "2015"),
        (("2011", "2012", "2103", "2014", "2015"), "F3", "2103", "2013"),
        (("2011", "2012", "", "2014", "2015"), "F3", "", "2013"),
    ],
)
def test_one_wrong_heading_is_read_by_its_place(headings, cell, found, expected):
    submission = read(drawn(headed(*headings)))

    assert said(submission) == [("column_by_position", cell, {"found": found, "expected": expected})]
    assert figures(submission) == COMPLETE


def test_two_wrong_headings_side_by_side_are_not_read():
    submission = read(drawn(headed("2011", "xx", "yy", "2014", "2015")))

    assert [(kind, cell) for kind, cell, _ in said(submission)] == [
        ("column_not_read", "E3"),
        ("column_not_read", "F3"),
    ]
    assert (value(submission, "E5"), value(submission, "F5"), value(submission, "G5")) == (None, None, 24)


def test_one_column_for_two_years_is_not_read():
    submission = read(drawn(without(headed("2011", "2012", "Các năm khác", "2014", "2015"), 6)))

    assert said(submission) == [("column_not_read", "F3", {"found": "Các năm khác"})]
    assert value(submission, "F5") is None


# ---- rows


def rows_of(grid: str) -> list[str]:
    return grid.strip("\n").splitlines()


def test_a_row_left_out_is_named_and_its_neighbours_keep_their_figures():
    lines = rows_of(SENT)
    submission = read(drawn("\n".join(lines[:3] + lines[4:])))  # the first "Dưới 18 tuổi"

    assert said(submission) == [("row_missing", "", {"row": "Trong đó: Dưới 18 tuổi"})]
    assert figures(submission) == {cell: v for cell, v in COMPLETE.items() if not cell.endswith("6")}


def test_a_row_the_form_has_not_is_named():
    lines = rows_of(SENT)
    lines.insert(4, "        | Nội dung khác do đơn vị bổ sung | Vụ | 9 | 9 | 9 | 9 | 9")
    submission = read(drawn("\n".join(lines)))

    assert said(submission) == [("row_added", "B7", {"row": "Nội dung khác do đơn vị bổ sung"})]
    assert figures(submission) == COMPLETE


def test_rows_that_changed_places_are_read_where_they_stand():
    lines = rows_of(SENT)
    submission = read(drawn("\n".join([*lines[:2], *lines[4:6], *lines[2:4], *lines[6:]])))

    assert {kind for kind, *_ in said(submission)} == {"row_moved"}
    assert figures(submission) == COMPLETE


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("Trộm cắp tài sản", "Trộm cắp tài sản của công dân"),
        ("Cướp giật tài sản", "Tội cướp giật tài sản"),
        ("Tổng số vụ phạm tội", "TS vụ phạm tội"),
        ("Kinh phí", "Kinh phỉ"),
    ],
)
def test_a_row_worded_otherwise_is_read_and_said(asked, sent):
    submission = read(drawn(SENT.replace(asked, sent, 1)))

    assert [(kind, facts) for kind, _, facts in said(submission)] == [
        ("row_renamed", {"found": sent, "expected": asked})
    ]
    assert figures(submission) == COMPLETE


def test_another_row_in_the_place_of_one_is_not_read_as_it():
    submission = read(drawn(SENT.replace("Kinh phí", "Số người bị thương")))

    assert [kind for kind, *_ in said(submission)] == ["row_missing", "row_added"]
    assert value(submission, "D9") is None


def test_a_row_sent_twice_with_the_same_figures_is_read_once():
    lines = rows_of(SENT)
    submission = read(drawn("\n".join([*lines[:7], lines[6], *lines[7:]])))

    assert said(submission) == [("row_repeated", "B10", {"row": "Kinh phí"})]
    assert figures(submission) == COMPLETE


def test_a_row_sent_twice_with_other_figures_is_not_read():
    lines = rows_of(SENT)
    submission = read(drawn("\n".join([*lines[:7], lines[6].replace("1,5", "9,5"), *lines[7:]])))

    assert said(submission) == [("row_repeated", "B10", {"row": "Kinh phí"})]
    assert value(submission, "D9") is None


def test_a_hidden_row_is_read_and_said_once():
    submission = read(drawn(SENT, hidden_rows=frozenset({5})))

    assert said(submission) == [("row_hidden", "B5", {"row": "Trộm cắp tài sản"})]
    assert figures(submission) == COMPLETE


# ---- measures


def test_a_measure_declared_in_the_row_is_converted():
    thousands = SENT.replace("Triệu đồng | 1,5  ", "Nghìn đồng | 1500 ")
    submission = read(drawn(thousands))

    assert said(submission) == [
        ("measure_converted", "C9", {"found": "Nghìn đồng", "expected": "Triệu đồng", "factor": "0.001"})
    ]
    assert value(submission, "D9") == Decimal("1.5")
    assert submission.batch.raws[FORM.index_of["Biểu 1", "D9"]] == "1500"
    assert submission.batch.factors[FORM.index_of["Biểu 1", "D9"]] == Decimal("0.001")


def test_a_measure_with_no_known_way_counts_as_sent():
    submission = read(drawn(SENT.replace("Trộm cắp tài sản         | Vụ", "Trộm cắp tài sản         | Hồ sơ")))

    assert said(submission) == [("measure_changed", "C5", {"found": "Hồ sơ", "expected": "Vụ"})]
    assert figures(submission) == COMPLETE


def test_other_spellings_of_a_measure_are_the_same():
    assert said(read(drawn(SENT.replace("Triệu đồng", "tr.đồng").replace("| Vụ ", "| VỤ ")))) == []


def test_the_words_of_a_cell_name_its_own_measure():
    submission = read(drawn(SENT.replace("| 1,5  |", "| 0,0015 tỷ |")))

    assert [kind for kind, *_ in said(submission)] == ["number_with_words"]
    assert figures(submission) == COMPLETE


# ---- cells


@pytest.mark.parametrize(
    ("typed", "kind", "counts"),
    [
        ("'1.234", "ambiguous_number", 1234),
        ("'8.5", "ambiguous_number", Decimal("8.5")),
        ("6 vụ", "number_with_words", 6),
        ("6 cuộc", "number_with_words", 6),
        ("≈ 6", "estimated", 6),
        ("ước 1.200", "estimated", 1200),
        ("chưa thống kê", "not_a_number", None),
        ("...", "not_available", None),
        ("#DIV/0!", "formula_error", None),
        ("12/3/2020", "date_for_number", None),
        ("12/3", "date_for_number", None),
        ("12/30", "not_a_number", None),
        ("6 người", "number_with_words", 6),
        ("6 Xã", "measure_changed", 6),
    ],
)
def test_what_is_typed_in_a_count(typed, kind, counts):
    submission = read(drawn(SENT.replace("| 6    |", f"| {typed} |")))

    assert [(k, cell) for k, cell, _ in said(submission)] == [(kind, "D5")]
    assert value(submission, "D5") == counts


@pytest.mark.parametrize(
    ("typed", "state", "counts"),
    [("-", State.ZERO_MARK, 0), ("không", State.ZERO_MARK, 0), ("'05", State.NUMBER, 5), ("", State.BLANK, None)],
)
def test_what_needs_no_remark_in_a_count(typed, state, counts):
    submission = read(drawn(SENT.replace("| 6    |", f"| {typed} |")))

    assert said(submission) == []
    assert submission.batch.states[FORM.index_of["Biểu 1", "D5"]] is state
    assert value(submission, "D5") == counts


def test_a_count_that_could_be_english_or_a_decimal_is_said_and_not_guessed():
    submission = read(drawn(SENT.replace("| 6    |", "| '94,560 |")))

    (told,) = said(submission)
    assert told == (
        "ambiguous_number",
        "D5",
        {"found": "94,560", "read_as": Decimal("94.560"), "or_as": Decimal(94560)},
    )


def test_numbers_elsewhere_in_the_sheet_settle_a_doubtful_dot():
    settled = SENT.replace("| 6    |", "| '1.234 |").replace("| 12   |", "| '1.234.567 |")

    assert said(read(drawn(settled))) == []


def test_a_total_typed_over_its_formula_is_said():
    submission = read(drawn(SENT.replace("=33", "33")))

    assert said(submission) == [("typed_over_formula", "F4", {"found": "33"})]


def test_a_figure_fetched_from_another_workbook_makes_no_formula_of_the_others():
    sheet = drawn(SENT.replace("=33", "33"))
    fetched = {place: cell._replace(formula="[1]Sheet1!A1") for place, cell in sheet.cells.items() if cell.formula}

    assert said(read(replace(sheet, cells={**sheet.cells, **fetched}))) == []


def test_a_file_without_formulas_is_said_once_and_no_total_is_blamed():
    submission = read(drawn(SENT.replace("=", "")), has_provenance=False)

    assert said(submission) == [("no_formulas", "", {"format": "xlsx"})]


def test_a_merged_value_belongs_to_its_first_cell():
    merged = drawn(SENT.replace("| 6    | 12   |", "| 18   |      |"), merges=(Range(5, 4, 5, 5),))
    submission = read(merged)

    assert (value(submission, "D5"), value(submission, "E5")) == (18, None)


def test_a_note_that_the_unit_was_set_up_is_kept():
    noted = SENT + "    | (*) Đơn vị được thành lập từ ngày 01/4/2014"
    submission = read(drawn(noted))

    assert said(submission) == [
        (
            "existence_note",
            "B11",
            {"text": "(*) Đơn vị được thành lập từ ngày 01/4/2014", "year": 2014, "what": "from"},
        )
    ]


# ---- laws


@given(st.permutations(range(1, 8)))
def test_the_order_of_rows_never_changes_which_figure_is_whose(order):
    """Groups move with their "Trong đó", so the two that read alike stay apart."""
    lines = rows_of(SENT)
    blocks = [[lines[1]], lines[2:4], lines[4:6], [lines[6]], [lines[7]]]
    kept = [blocks[number - 1] for number in order if number <= len(blocks)]
    shuffled = [lines[0], *(line for block in kept for line in block)]

    assert figures(read(drawn("\n".join(shuffled)))) == COMPLETE


@given(
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["", " | Biểu này do đơn vị lập", " | A | B"])), max_size=4)
)
def test_lines_slipped_in_never_change_which_figure_is_whose(slipped):
    lines = rows_of(SENT)
    for at, text in slipped:
        lines.insert(at + 1, text)

    assert figures(read(drawn("\n".join(lines)))) == COMPLETE


@given(st.sets(st.integers(1, 7)).filter(lambda gone: not {3, 4} <= gone or 5 in gone))
def test_rows_left_out_never_lend_their_place_to_others(gone):
    """Left aside: a "Trong đó" that follows another row than its own, which no reader could tell."""
    lines = rows_of(SENT)
    sent = [line for number, line in enumerate(lines) if number not in gone]
    submission = read(drawn("\n".join(sent)))

    if submission.batch is not None:
        assert all(COMPLETE[cell] == v for cell, v in figures(submission).items())
