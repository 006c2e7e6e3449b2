"""Columns that words call a total: of which years, and of which they cannot be."""

import pytest
from form_layouts import cell_of, form_of, inputs_of

from tongket.directive.form import How

HEAD = ["STT", "Nội dung", "ĐVT", "Năm 2022", "Năm 2023", "Năm 2024"]


@pytest.mark.parametrize("heading", ["Lũy kế đến 31/12/2021", "Lũy kế đến hết năm 2023"])
def test_what_was_counted_up_to_an_earlier_day_is_no_sum_of_later_years(heading):
    form = form_of(("B", [[*HEAD, heading], [1, "Vốn vay", "Triệu đồng"]]))

    assert cell_of(form, "G2").how is How.ENTERED


def test_what_was_counted_before_the_years_is_entered_though_its_heading_names_no_day():
    form = form_of(("B", [["STT", "Nội dung", "ĐVT", "Lũy kế", *HEAD[3:]], [1, "Vốn vay", "Triệu đồng"]]))

    assert cell_of(form, "D2").how is How.ENTERED


def test_what_was_counted_up_to_the_last_year_is_proposed_as_their_sum():
    form = form_of(("B", [[*HEAD, "Lũy kế đến 31/12/2024"], [1, "Vốn vay", "Triệu đồng"]]))

    assert inputs_of(form, "G2") == ["D2", "E2", "F2"]
    assert "parts" in cell_of(form, "G2").column.guessed
