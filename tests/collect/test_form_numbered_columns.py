"""The line that numbers the columns, where the words "MS" or "Cột" stand before the numbers."""

import io

import pytest
from form_layouts import form_of, inputs_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form

_ = None


def inspections(word: str) -> list[list[object]]:
    return [
        ["Lĩnh vực", "Số cuộc thanh tra", _, _, "Số vụ chuyển điều tra"],
        [_, "Tổng số", "Theo kế hoạch", "Đột xuất", _],
        [word, "1=2+3", 2, 3, 4],
        ["Đất đai"],
        ["Xây dựng"],
        ["Tổng cộng"],
    ]


@pytest.mark.parametrize("word", ["MS", "Mã số", "Cột"])
def test_a_line_of_column_numbers_is_no_row_and_says_what_is_the_sum(word):
    form = form_of(("B", inspections(word)), merges=["A1:A2", "B1:D1", "E1:E2"])

    assert [row.label for row in form.sheets[0].rows] == ["Đất đai", "Xây dựng", "Tổng cộng"]
    assert inputs_of(form, "B4") == ["C4", "D4"]
    assert inputs_of(form, "E6") == ["E4", "E5"]


def test_four_letters_may_stand_beside_the_numbers():
    plan = [
        ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Quý I", "Quý II", "Lũy kế", "Đạt (%)", "Ghi chú"],
        ["A", "B", "C", 1, 2, 3, "4=2+3", "5=4/1*100", "D"],
        [1, "Lúa", "ha"],
        [2, "Ngô", "ha"],
    ]

    form = form_of(("B", plan))

    assert [row.label for row in form.sheets[0].rows] == ["Lúa", "Ngô"]
    assert (inputs_of(form, "G3"), inputs_of(form, "H3")) == (["E3", "F3"], ["G3", "D3"])


def test_a_row_of_marks_that_are_no_alphabet_stays_a_row():
    marks = [["STT", "Lớp", "Năm 2021", "Năm 2022"], [1, "Lớp A", _, _], [2, "Lớp B"], ["A", "B", "K", "X", 1]]

    assert [row.label for row in form_of(("B", marks)).sheets[0].rows] == ["Lớp A", "Lớp B", "B"]


LETTERED = [["STT", "Chỉ tiêu", "ĐVT", "Năm 2021", "Năm 2022", "Ghi chú"], ["A", "B", "C", 1, 2, "D"]]


def added_to(form: Form, rows: list[list[object]]) -> list[str]:
    """The rows of a unit's table that the form has not."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    read = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b.xlsx", sha256="", size=0)
    return [oddity.facts["row"] for oddity in read.oddities if oddity.kind is OddityKind.ROW_ADDED]


def test_the_line_of_column_letters_of_a_unit_is_no_row_it_added():
    form = form_of(("B", [*LETTERED, [1, "Lúa", "ha"], [2, "Ngô", "ha"]]))
    sent = [*LETTERED, [1, "Lúa", "ha", 5, 6], [2, "Ngô", "ha", 7, 8]]

    assert added_to(form, sent) == []
    assert added_to(form, [*sent, [3, "Khoai", "ha", 9, 9]]) == ["Khoai"]
