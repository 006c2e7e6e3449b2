"""Quarters, months and years down the rows, however a unit writes them."""

from __future__ import annotations

import io

import pytest
from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.matching.times import time_key
from tongket.collect.submission import readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.engines.memory import readings_of

HEAD = ["Thời gian", "Số vụ", "Số người chết"]
QUARTERS = ["Quý I", "Quý II", "Quý III", "Quý IV"]


def read(asked: list[str], sent: list[str]) -> tuple[dict[str, int], list[str]]:
    """Form cell to figure, where both counts read the same, and the kinds of what was odd."""
    form = form_of(("B", [HEAD, *([label] for label in asked)]))
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "B"
    for row in [HEAD, *([label, n, 10 * n] for n, label in enumerate(sent, 1))]:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    submission = read_submission(read_workbook(stream.getvalue(), "b.xlsx"), form, file="b", sha256="", size=0)
    found = {form.cells[i].address: int(one.value) for i, one in readings(submission) if one.value is not None}
    again = {form.cells[i].address: int(seen.number.value) for i, seen in readings_of(form, stream.getvalue()).items()}
    assert found == again
    return {at: value for at, value in found.items() if at[0] == "B"}, [one.kind.value for one in submission.oddities]


@pytest.mark.parametrize("written", ["Quý {}", "QUÝ {}", "Quý 0{}"])
def test_quarters_in_other_numerals_are_the_same_rows(written):
    sent = [written.format(n) for n in range(1, 5)]

    assert read(QUARTERS, sent) == ({"B2": 1, "B3": 2, "B4": 3, "B5": 4}, [])


def test_months_and_years_too():
    assert read(["Tháng 1", "Tháng 2", "Tháng 3"], ["Tháng 01", "Tháng 02", "Tháng 03"])[0] == {
        "B2": 1,
        "B3": 2,
        "B4": 3,
    }
    assert read(["Năm 2023", "Năm 2024", "Năm 2025"], ["2023", "2024", "2025"])[0] == {"B2": 1, "B3": 2, "B4": 3}


def test_a_quarter_left_out_is_missing_and_no_other_is_taken_for_it():
    found, odd = read(QUARTERS, ["Quý 1", "Quý 2", "Quý 4"])

    assert (found, odd) == ({"B2": 1, "B3": 2, "B5": 3}, ["row_missing"])


@pytest.mark.parametrize("label", ["to 1", "thang 13", "quy mo", "thang may", "khu 2"])
def test_what_names_no_time_has_no_such_key(label):
    assert time_key(label) == ""
