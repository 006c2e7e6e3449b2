"""Measures that units state otherwise than a form with one measure for the whole sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.engines.memory import readings_of

_ = None
SENDER = "Tên đơn vị: ......"
MEASURE = "Đơn vị tính: Triệu đồng"


def table(sender: str, measure: str | None, group: str, *figures: list[object]) -> list[list[object]]:
    rows = [[1, "Giao thông"], [2, "Thủy lợi"]]
    filled = [[*row, *own] for row, own in zip(rows, figures or ([], []), strict=True)]
    head: list[list[object]] = [["STT", "Nội dung", "Số hộ", group, _], [_, _, _, "Ngân sách", "Dân góp"]]
    return [[sender], [_, _, _, _, measure], *head, *filled]


MERGES = ["A3:A4", "B3:B4", "C3:C4", "D3:E3"]
FORM = form_of(("B", table(SENDER, MEASURE, "Vốn")), merges=MERGES)
SENT = ([7, 1500, 2500], [8, 3500, 4500])


def read(
    rows: list[list[object]], form: Form = FORM, merges: Sequence[str] = MERGES
) -> tuple[dict[str, float], Submission]:
    """Form address to figure, where both counts agree."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b.xlsx", sha256="", size=0)
    batch = submission.batch
    assert batch is not None
    found = {form.cells[i].address: float(batch.values[i] or 0) for i, _reading in readings(submission)}
    again = {
        form.cells[i].address: float(seen.number.value) for i, seen in readings_of(form, stream.getvalue()).items()
    }
    assert found == again
    return found, submission


def changed(submission: Submission) -> list[str]:
    kinds = (OddityKind.MEASURE_CHANGED, OddityKind.MEASURE_CONVERTED)
    return [str(oddity.facts["found"]) for oddity in submission.oddities if oddity.kind in kinds]


def test_a_measure_in_the_heading_of_some_columns_speaks_for_them():
    found, submission = read(table("Tên đơn vị: Xã An Bình", MEASURE, "Vốn (nghìn đồng)", *SENT))

    assert found == {"C5": 7, "D5": 1.5, "E5": 2.5, "C6": 8, "D6": 3.5, "E6": 4.5}
    assert set(changed(submission)) == {"nghìn đồng"}


@pytest.mark.parametrize("sender", ["Tên đơn vị: Xã Hòa Định", "ĐƠN VỊ: UBND XÃ AN BÌNH", "Đơn vị: Phòng Tài chính"])
def test_the_name_of_the_sender_is_no_measure_where_the_line_of_measure_is_gone(sender):
    found, submission = read(table(sender, None, "Vốn", *SENT))

    assert found["D5"] == 1500
    assert changed(submission) == []


def test_a_line_that_names_the_measure_as_the_sender_is_named_still_speaks():
    found, submission = read(table("Xã An Bình", "Đơn vị: nghìn đồng", "Vốn", *SENT))

    assert (found["C5"], found["D5"]) == (7, 1.5)
    assert changed(submission) == ["nghìn đồng"]


def test_a_measure_in_a_heading_with_no_way_to_the_sheets_is_left_to_the_heading():
    assert changed(read(table("Xã An Bình", MEASURE, "Vốn (người)", *SENT))[1]) == []


def funds(*rows: list[object]) -> list[list[object]]:
    return [[_, _, _, "ĐVT: nghìn đồng"], ["TT", "Nội dung", "Đơn vị tính", "Số tiền"], *rows]


OPEN = form_of(("B", funds([1, "Hỗ trợ", _], [2, "Vốn vay", "triệu đồng"], [3, "Số đơn", "đơn"])))


def test_a_measure_written_beside_a_row_that_the_form_left_open_speaks_for_it():
    sent = funds([1, "Hỗ trợ", "đồng", 76227000], [2, "Vốn vay", "triệu đồng", 5], [3, "Số đơn", "đơn", 7])

    found, submission = read(sent, OPEN, [])

    assert (found, changed(submission)) == ({"D3": 76227, "D4": 5, "D5": 7}, ["đồng"])


@pytest.mark.parametrize("same", ["nghìn đồng", "1.000 đồng", "khoản", _])
def test_the_sheets_own_measure_or_a_word_for_things_beside_such_a_row_changes_nothing(same):
    sent = funds([1, "Hỗ trợ", same, 76227], [2, "Vốn vay", "triệu đồng", 5], [3, "Số đơn", "đơn", 7])

    found, submission = read(sent, OPEN, [])

    assert (found, changed(submission)) == ({"D3": 76227, "D4": 5, "D5": 7}, [])


def test_a_format_that_leaves_out_thousands_is_no_matter_where_the_measure_is_declared():
    def oddities(measure: str) -> list[OddityKind]:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "B"
        for row in (
            ["", "", f"ĐVT: {measure}"],
            ["TT", "Nội dung", "Năm 2025"],
            [1, "Thu", 917900000],
            [2, "Chi", 8e8],
        ):
            sheet.append(row)
        for place in ("C3", "C4"):
            sheet[place].number_format = "#,##0.0,,"
        stream = io.BytesIO()
        book.save(stream)
        rows = [["", "", "ĐVT: triệu đồng"], ["TT", "Nội dung", "Năm 2025"], [1, "Thu"], [2, "Chi"]]
        form = form_of(("B", rows))
        submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b", sha256="", size=0)
        return [oddity.kind for oddity in submission.oddities]

    assert oddities("đồng") == [OddityKind.MEASURE_CONVERTED]
    assert oddities("triệu đồng") == [OddityKind.SHOWN_SCALED]


def damage(measure: str, *figures: list[object]) -> list[list[object]]:
    rows: list[list[object]] = [[1, "Cháy"], [2, "Nổ"]]
    filled = [[*row, *own] for row, own in zip(rows, figures or ([], []), strict=True)]
    return [["STT", "Nội dung", "Số vụ", "Thiệt hại"], [_, _, "(vụ)", measure], *filled]


@pytest.mark.parametrize("merges", [["A1:A2", "B1:B2"], []])
@pytest.mark.parametrize("measure, worth, told", [
    ("(triệu đồng)", 5000, []), ("(nghìn đồng)", 5, ["nghìn đồng"]), ("(người)", 5000, ["người"]),
])  # fmt: skip
def test_a_measure_in_a_line_of_its_own_below_the_headings_speaks_for_its_column(measure, worth, told, merges):
    form = form_of(("B", damage("(triệu đồng)")), merges=merges)

    found, submission = read(damage(measure, [1, 5000], [2, 5000]), form, merges)

    assert found == {"C3": 1, "D3": worth, "C4": 2, "D4": worth}
    assert changed(submission) == told
