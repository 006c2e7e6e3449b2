"""Columns of months, quarters and halves: what adds up to what, with and without a year in the title."""

import pytest
from form_layouts import cell_of, form_of, inputs_of

from tongket.directive.form import How

_ = None
MONTHS = ["Tháng 1", "Tháng 2", "Tháng 3", "Quý I", "Tháng 4", "Tháng 5", "Tháng 6", "Quý II", "6 tháng"]


@pytest.mark.parametrize("title", ["SỐ LIỆU NĂM 2023", "SỐ LIỆU NĂM ..........", "SỐ LIỆU"])
def test_quarters_are_of_their_months_and_a_stock_is_that_of_the_last(title):
    form = form_of(
        ("B", [[title], ["STT", "Chỉ tiêu", "ĐVT", *MONTHS], [1, "Số vụ", "vụ"], [2, "Mô hình hiện có", "mô hình"]]),
    )

    assert inputs_of(form, "G3") == ["D3", "E3", "F3"]
    assert inputs_of(form, "L3") == ["D3", "E3", "F3", "H3", "I3", "J3"]
    assert (cell_of(form, "L4").how, inputs_of(form, "L4")[-1]) == (How.LAST, "J4")


def test_the_year_of_the_title_is_the_year_of_its_quarters():
    form = form_of(("B", [["KẾT QUẢ NĂM 2023"], ["STT", "Chỉ tiêu", "Quý I", "Quý II"], [1, "Số vụ"], [2, "Số hộ"]]))

    assert [column.period.text() for column in form.sheets[0].columns if column.period] == [
        "2023-01-01/2023-03-31",
        "2023-04-01/2023-06-30",
    ]


def test_a_year_that_is_nowhere_named_is_not_made_up():
    form = form_of(
        ("B", [["STT", "Chỉ tiêu", "6 tháng đầu năm", "6 tháng cuối năm", "Cả năm"], [1, "Số vụ"], [2, "Hộ"]])
    )

    assert inputs_of(form, "E2") == ["C2", "D2"]
    assert not any(column.period for column in form.sheets[0].columns)


def test_plans_and_results_of_both_halves_are_totalled_apart():
    halves = ["6 tháng đầu năm 2023", _, "6 tháng cuối năm 2023", _, "Cả năm 2023", _]
    form = form_of(
        (
            "B",
            [
                ["STT", "Chỉ tiêu", *halves, "% so với kế hoạch"],
                [_, _, *["Kế hoạch", "Thực hiện"] * 3, _],
                [1, "Số lớp"],
                [2, "Số lượt người"],
            ],
        ),
        merges=["C1:D1", "E1:F1", "G1:H1", "A1:A2", "B1:B2", "I1:I2"],
    )

    assert inputs_of(form, "G3") == ["C3", "E3"]
    assert inputs_of(form, "H3") == ["D3", "F3"]
    assert inputs_of(form, "I3") == ["H3", "G3"]
