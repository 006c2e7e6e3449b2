"""The line that numbers the columns, where the words "MS" or "Cột" stand before the numbers."""

import pytest
from form_layouts import form_of, inputs_of

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
