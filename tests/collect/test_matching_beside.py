"""Two tables beside each other on one sheet of the form, as units fill, move and leave them out."""

from __future__ import annotations

import io

import pytest
from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.engines.memory import readings_of

_ = None
Row = list[object]
LEFT = [
    ["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"],
    [1, "Hồ sơ trực tiếp", "Hồ sơ"],
    [2, "Hồ sơ trực tuyến", "Hồ sơ"],
]
RIGHT = [
    ["STT", "Loại văn bản", "ĐVT", "Năm 2022", "Năm 2023"],
    [1, "Công văn", "Văn bản"],
    [2, "Quyết định", "Văn bản"],
    [3, "Tờ trình", "Văn bản"],
]


def filled(table: list[Row], first: int) -> list[Row]:
    return [table[0], *([*row, first + 2 * n, first + 2 * n + 1] for n, row in enumerate(table[1:]))]


def beside(left: list[Row], right: list[Row], gap: int = 1) -> list[Row]:
    height = max(len(left), len(right))
    blank: Row = [_] * 5
    pairs = zip([*left, *[blank] * (height - len(left))], [*right, *[blank] * (height - len(right))], strict=True)
    return [[*one, *[_] * (5 - len(one)), *[_] * gap, *other] for one, other in pairs]


FORM = form_of(("PL", beside(LEFT, RIGHT)))
FIGURES = {"D2": 10, "E2": 11, "D3": 12, "E3": 13, "J2": 20, "K2": 21, "J3": 22, "K3": 23, "J4": 24, "K4": 25}


def read(rows: list[Row], form: Form = FORM) -> tuple[dict[str, int], Submission]:
    """Form address to figure, where both counts read the same."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b.xlsx", sha256="", size=0)
    found = {form.cells[i].address: one.value for i, one in readings(submission)}
    again = {form.cells[i].address: seen.number.value for i, seen in readings_of(form, stream.getvalue()).items()}
    assert {address: value for address, value in found.items() if value is not None} == again
    return {address: int(value) for address, value in again.items()}, submission


def test_each_table_is_read_in_its_own_columns():
    found, submission = read(beside(filled(LEFT, 10), filled(RIGHT, 20)))

    assert found == FIGURES
    assert submission.oddities == []


def test_tables_pushed_together_or_down_are_still_told_apart():
    assert read([[], ["Đơn vị: Xã An Bình"], *beside(filled(LEFT, 10), filled(RIGHT, 20), gap=0)])[0] == FIGURES


def test_tables_put_under_each_other_are_too():
    assert read([*filled(LEFT, 10), [], [], *filled(RIGHT, 20)])[0] == FIGURES


def test_a_table_left_out_is_named():
    found, submission = read(filled(LEFT, 10))

    assert found == {address: FIGURES[address] for address in ("D2", "E2", "D3", "E3")}
    assert [oddity.kind for oddity in submission.oddities] == [OddityKind.SHEET_MISSING]


def money(*above: tuple[int, str], figures: bool = False, size: int = 1) -> list[Row]:
    """Receipts beside spending in no column of measures; `above` is what stands over them, by its column from 0."""
    left: list[Row] = [["STT", "Nội dung thu", "Năm 2021"], [1, "Thu ngân sách"], [2, "Thu khác"]]
    right: list[Row] = [["STT", "Nội dung chi", "Năm 2021"], [1, "Chi đầu tư"], [2, "Chi khác"]]
    if figures:
        left, right = ([table[0], *([*row, 5 * size] for row in table[1:])] for table in (left, right))
    line: Row = [dict(above).get(column) for column in range(7)]
    tables = [[*one, *[_] * (3 - len(one)), _, *other] for one, other in zip(left, right, strict=True)]
    return [["UBND XÃ AN BÌNH"], ["KẾT QUẢ THU CHI"], line, *tables]


MILLIONS, DONGS, HEADS = "Đơn vị tính: triệu đồng", "Đơn vị tính: đồng", "Đơn vị tính: người"


@pytest.mark.parametrize("column", [0, 3, 6])
def test_a_measure_stated_over_both_tables_speaks_for_both(column):
    form = form_of(("PL", money((column, MILLIONS))))

    found, submission = read(money((column, DONGS), figures=True, size=10**6), form)

    assert found == {"C5": 5, "C6": 5, "G5": 5, "G6": 5}
    assert {oddity.kind for oddity in submission.oddities} == {OddityKind.MEASURE_CONVERTED}


def test_a_measure_over_each_table_speaks_for_its_own():
    form = form_of(("PL", money((2, MILLIONS), (6, MILLIONS))))
    sent = money((2, DONGS), (6, MILLIONS), figures=True, size=10**6)

    assert read(sent, form)[0] == {"C5": 5, "C6": 5, "G5": 5 * 10**6, "G6": 5 * 10**6}


def test_where_the_form_counts_each_table_in_its_own_measure_one_speaks_for_no_other():
    form = form_of(("PL", money((2, HEADS), (6, MILLIONS))))
    found, submission = read(money((2, HEADS), figures=True), form)

    assert found == {"C5": 5, "C6": 5, "G5": 5, "G6": 5}
    assert submission.oddities == []
