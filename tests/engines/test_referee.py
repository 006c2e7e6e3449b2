"""The referee counts from the files alone and must find what the first count got wrong."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
import xlsxwriter
from small_review import CRIME, consolidated, decision, form_of, row, year

from tongket.engines.memory import Disagreement, Recount, compare, figures_from, readings_of, recount
from tongket.engines.plain_numbers import Plain, as_shown, typed

SIMPLE = form_of(
    [row(6, "Số vụ xảy ra", code="1", measure="Vụ"), row(7, "Số vụ khám phá", code="2"), row(8, "Mô hình", code="3")],
    [year(4, 2019), year(5, 2020)],
)
SIMPLE = replace(
    SIMPLE, sheets=(replace(SIMPLE.sheets[0], code_column=1, label_column=2, measure_column=3, header_rows=(5,)),)
)
HEADER = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "2020"]


def workbook(*lines: Sequence[object], name: str = "Biểu 1", hidden: Sequence[Sequence[object]] = ()) -> bytes:
    """An .xlsx with these lines from row 5 on, and perhaps a hidden sheet before."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, "UBND HUYỆN CÁI BÈ")
    for number, line in enumerate(lines, start=4):
        sheet.write_row(number, 0, line)
    if hidden:
        secret = book.add_worksheet("cũ")
        for number, line in enumerate(hidden):
            secret.write_row(number, 0, line)
        secret.hide()
    book.close()
    return stream.getvalue()


def plain(data: bytes) -> dict[str, str]:
    """Form address to the number the referee reads."""
    return {SIMPLE.cells[index].address: str(seen.number.value) for index, seen in readings_of(SIMPLE, data).items()}


LINES = [
    ["1", "Số vụ xảy ra", "Vụ", 3, 4],
    ["2", "Số vụ khám phá", "Vụ", "1.234", "-"],
    ["3", "Mô hình", "", "", "12 vụ"],
]
READ = {"D6": "3", "E6": "4", "D7": "1234", "E7": "0", "E8": "12"}


def test_a_clean_workbook_is_read_cell_by_cell() -> None:
    assert plain(workbook(HEADER, *LINES)) == READ


def test_moved_rows_and_columns_are_found_by_their_names() -> None:
    moved = [[line[0], line[1], line[2], line[4], line[3]] for line in (LINES[2], LINES[0], LINES[1])]
    assert plain(workbook(["STT", "Chỉ tiêu", "ĐVT", "2020", "2019"], *moved)) == READ


def test_added_rows_and_columns_are_passed_over() -> None:
    added = [[*line[:3], 99, *line[3:]] for line in (LINES[0], ["1a", "Số vụ mới", "Vụ", 7, 7], *LINES[1:])]
    assert plain(workbook(["STT", "Chỉ tiêu", "ĐVT", "Tháng 1", "Năm 2019", "2020"], *added)) == READ


def test_a_renamed_row_is_found_between_its_neighbours() -> None:
    lines = [LINES[0], ["2", "Số vụ đã khám phá", "Vụ", "1.234", "-"], LINES[2]]
    assert plain(workbook(HEADER, *lines)) == READ


def test_the_heading_of_the_labels_may_be_the_name_of_a_row() -> None:
    assert plain(workbook(["STT", "Mô hình", *HEADER[2:]], *LINES)) == READ


def test_headings_printed_again_amid_the_rows_take_none_away() -> None:
    own = ["TT", "Diễn giải", "Đ.vị", "Số năm 2019", "Số năm 2020"]

    assert plain(workbook(own, *LINES[:2], HEADER, *LINES[2:])) == READ


def test_hidden_sheets_do_not_count() -> None:
    other = [["1", "Số vụ xảy ra", "Vụ", 77, 77], *LINES[1:]]
    assert plain(workbook(HEADER, *LINES, name="Tờ 1", hidden=[HEADER, *other])) == READ


def test_a_declared_measure_is_converted() -> None:
    form = form_of([row(6, "Tài sản thu hồi", measure="Triệu đồng")], [year(4, 2019), year(5, 2020)])
    form = replace(form, sheets=(replace(form.sheets[0], label_column=2, measure_column=3),))
    data = workbook(HEADER, ["1", "Tài sản thu hồi", "Nghìn đồng", 1500, "2,5"])
    found = {form.cells[index].address: seen.number.value for index, seen in readings_of(form, data).items()}
    assert found == {"D6": Fraction(3, 2), "E6": Fraction(25, 10000)}


def test_a_csv_is_read() -> None:
    text = "STT;Chỉ tiêu;ĐVT;2019;2020\r\n1;Số vụ xảy ra;Vụ;3;4\r\n2;Số vụ khám phá;Vụ;1.234;-\r\n3;Mô hình;;;12 vụ\r\n"
    assert plain(text.encode("utf-8-sig")) == READ


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", "1234"),
        ("1,5", "3/2"),
        ("8.5", "17/2"),
        ("05", "5"),
        ("-", "0"),
        ("không", "0"),
        ("12 vụ", "12"),
        ("≈ 30", "30"),
        ("ước 1.200", "1200"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234,5", "2469/2"),
        ("2,5 tỷ", "2500000000"),
    ],
)
def test_typed_numbers(text: str, value: str) -> None:
    read = typed(text, ("-",))
    assert read is not None
    assert str(read.number.value) == value


@pytest.mark.parametrize("text", ["", "...", "15/3/2019", "tháng 3", "chưa rõ", "12 hoặc 13", "#DIV/0!"])
def test_texts_that_are_no_numbers(text: str) -> None:
    assert typed(text, ("-",)) is None


def test_a_fraction_keeps_both_sides() -> None:
    read = typed("91/91 xã", ())
    assert read is not None
    assert read.number == (Fraction(91), Fraction(91))


def test_a_stored_number_is_what_its_program_shows() -> None:
    assert as_shown(3121126.5946359998) == Fraction("3121126.594636")


def counted_twice(ours: dict[str, str]) -> list[Disagreement]:
    """The first count has `ours`, the file of the one unit says LINES."""
    review = consolidated(SIMPLE, {"CB": ours})
    data = workbook(HEADER, *LINES)
    return compare(review, recount(SIMPLE, {"CB": lambda: data}, {"CB": "CB.xlsx"}, []))


def test_equal_counts_leave_nothing_to_say() -> None:
    assert counted_twice(READ) == []


def test_a_wrong_cell_is_named_with_its_figure() -> None:
    apart = counted_twice({**READ, "D6": "30"})
    assert [(one.figure, one.unit, one.ours, one.theirs) for one in apart] == [
        ("Biểu 1!D6", "CB", "30", "3"),
        ("Biểu 1!D6", "", "30", "3"),
    ]


def test_a_reading_lost_by_the_first_count_is_found() -> None:
    apart = counted_twice({at: text for at, text in READ.items() if at != "E8"})
    assert [(one.figure, one.ours, one.theirs) for one in apart] == [("Biểu 1!E8", "-", "12")] * 2


def test_recorded_decisions_hold_for_both_counts() -> None:
    decisions = [
        decision("CB.xlsx:Biểu 1!D6", "correct", "8"),
        decision("CB:Biểu 1!D8", "correct", "2,5"),
        decision("CB.xlsx:Biểu 1!E6", "exclude"),
    ]
    review = consolidated(SIMPLE, {"CB": READ}, decisions=decisions)
    data = workbook(HEADER, *LINES)
    count = recount(SIMPLE, {"CB": lambda: data}, {"CB": "CB.xlsx"}, decisions)
    assert compare(review, count) == []
    assert [review.figures[n].value for n in range(2)] == [8, None]
    assert review.figures[SIMPLE.index_of["Biểu 1", "D8"]].value == Decimal("2.5")


@pytest.mark.parametrize(
    ("on_the_reading", "counted"), [(("correct", "8"), 8), (("exclude", ""), None), (("accept", ""), 3)]
)
def test_a_figure_left_out_and_accepted_again_is_the_same_in_both_counts(on_the_reading, counted) -> None:
    verb, value = on_the_reading
    about_figure = [decision("Biểu 1!D6", "exclude"), decision("D402 Biểu 1!D6", "accept")]
    decisions = [decision("CB.xlsx:Biểu 1!D6", verb, value), *about_figure]
    review, data = consolidated(SIMPLE, {"CB": READ}, decisions=decisions), workbook(HEADER, *LINES)
    count = recount(SIMPLE, {"CB": lambda: data}, {"CB": "CB.xlsx"}, decisions)
    assert compare(review, count) == []
    assert review.figures[0].value == counted


def test_derived_figures_are_worked_out_again() -> None:
    sent = {"C2": "3", "C3": "4", "C4": "1", "C7": "3/4", "D7": "4/4", "C8": "9"}
    review = consolidated(CRIME, {"CB": sent})
    given = {("CB", CRIME.index_of["Biểu 1", at]): _plain(text) for at, text in sent.items()}
    count = Recount(CRIME, figures=figures_from(CRIME, given))
    assert [one for one in compare(review, count) if not one.unit] == []

    ratio = CRIME.index_of["Biểu 1", "E5"]
    wrong = (*review.figures[:ratio], replace(review.figures[ratio], value=Decimal(99)), *review.figures[ratio + 1 :])
    apart = [one for one in compare(replace(review, figures=wrong), count) if not one.unit]
    assert [(one.figure, one.ours) for one in apart] == [("Biểu 1!E5", "99")]


def _plain(text: str) -> Plain:
    above, _, below = text.partition("/")
    return Plain(Fraction(above), Fraction(below) if below else None)


def test_a_page_saved_as_a_workbook_is_read() -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in LINES)
    heading = (
        "<tr><th rowspan=2>STT</th><th rowspan=2>Chỉ tiêu</th><th rowspan=2>ĐVT</th><th colspan=2>Kết quả</th></tr>"
    )
    page = f"<html><table>{heading}<tr><th>Năm 2019</th><th>2020</th></tr>{cells}</table></html>"
    assert plain(page.encode()) == READ


def test_a_row_sent_twice_is_read_once_or_not_at_all() -> None:
    assert plain(workbook(HEADER, LINES[0], LINES[0], *LINES[1:])) == READ
    other = ["1", "Số vụ xảy ra", "Vụ", 30, 40]
    left = {at: text for at, text in READ.items() if at not in ("D6", "E6")}
    assert plain(workbook(HEADER, LINES[0], other, *LINES[1:])) == left


def test_one_wrong_heading_is_read_by_its_place_and_two_are_not() -> None:
    assert plain(workbook([*HEADER[:4], "Số liệu"], *LINES)) == READ
    assert plain(workbook([*HEADER[:3], "Số liệu", "Kết quả"], *LINES)) == {}


def test_a_year_is_found_under_the_heading_of_another_stage() -> None:
    stage = (replace(year(4, 2019), path=("Giai đoạn 2019-2020", "Năm 2019")), year(5, 2020))
    form = replace(SIMPLE, sheets=(replace(SIMPLE.sheets[0], columns=stage, header_rows=(5, 6)),))
    above = ["", "", "", "Giai đoạn 2018-2019", "2020"]

    read = readings_of(form, workbook(above, HEADER, *LINES))
    assert {form.cells[index].address for index in read} == set(READ)


def test_words_after_a_number_speak_for_it_alone() -> None:
    form = form_of([row(6, "Tài sản thu hồi", measure="Triệu đồng")], [year(4, 2019), year(5, 2020)])
    form = replace(form, sheets=(replace(form.sheets[0], label_column=2, measure_column=3),))
    data = workbook(HEADER, ["1", "Tài sản thu hồi", "Nghìn đồng", "2,5 tỷ", "3 triệu đồng"])
    found = {form.cells[index].address: seen.number.value for index, seen in readings_of(form, data).items()}
    assert found == {"D6": 2500, "E6": 3}


@pytest.mark.parametrize("text", ["12/30", "12a", "1,2,3", "12.34.56", "12%"])
def test_what_is_no_count_is_not_read(text: str) -> None:
    left = {at: value for at, value in READ.items() if at != "D6"}
    assert plain(workbook(HEADER, ["1", "Số vụ xảy ra", "Vụ", text, 4], *LINES[1:])) == left


def test_a_rate_with_a_percent_format_is_in_per_cent() -> None:
    rates = form_of([row(6, "Tỷ lệ", measure="%"), row(7, "Số vụ", measure="Vụ")], [year(4, 2019), year(5, 2020)])
    rates = replace(rates, sheets=(replace(rates.sheets[0], label_column=2, measure_column=3, header_rows=(5,)),))
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Biểu 1")
    percent, printed = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": '0.0"%"'})
    sheet.write_row(4, 1, HEADER[1:])
    sheet.write_row(5, 1, ["Tỷ lệ", "%"])
    sheet.write(5, 3, 0.875, percent)
    sheet.write(5, 4, 87.5, printed)
    sheet.write_row(6, 1, ["Số vụ", "Vụ"])
    sheet.write(6, 3, 2, percent)
    book.close()

    seen = {rates.cells[i].address: one.number.value for i, one in readings_of(rates, stream.getvalue()).items()}

    assert seen == {"D6": Fraction(175, 2), "E6": Fraction(175, 2), "D7": 2}
