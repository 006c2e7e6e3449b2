"""Two tables beside each other on one sheet of the form, as units fill, move and leave them out."""

from __future__ import annotations

import io

from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind, Submission, readings
from tongket.collect.workbooks.workbook import read_workbook
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


def read(rows: list[Row]) -> tuple[dict[str, int], Submission]:
    """Form address to figure, where both counts read the same."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), FORM, file="b.xlsx", sha256="", size=0)
    found = {FORM.cells[i].address: one.value for i, one in readings(submission)}
    again = {FORM.cells[i].address: seen.number.value for i, seen in readings_of(FORM, stream.getvalue()).items()}
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
