"""A sheet that sums other sheets by the formulas of the blank form, and units that typed over it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from tongket.check.check_submission import check_submission
from tongket.check.kinds.rules import SheetNotSheets
from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.directive.form_file import read_form, write_form

HEAD = ["STT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"]
ROWS = [[1, "Số lớp", "Lớp"], [2, "Số học viên", "Người"], [3, "Kinh phí", "Triệu đồng"]]
BY_FORMULA = [[f"='Biểu 1A'!{c}{r}+'Biểu 1B'!{c}{r}" for c in "DE"] for r in (2, 3, 4)]


def book(total: Sequence[Sequence[object]], first: object = None, second: object = None) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for name, figures in (("TH", total), ("Biểu 1A", [[first] * 2] * 3), ("Biểu 1B", [[second] * 2] * 3)):
        sheet = made.create_sheet(name)
        for row in [HEAD, *([*row, *own] for row, own in zip(ROWS, figures, strict=True))]:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def form(total: Sequence[Sequence[object]] = BY_FORMULA) -> Form:
    return propose_form(read_workbook(book(total), "form.xlsx"))


def said(total: Sequence[Sequence[object]], first: object = 2, second: object = 3) -> list[SheetNotSheets]:
    submission = read_submission(
        read_workbook(book(total, first, second), "b.xlsx"), asked := form(), file="b.xlsx", sha256="", size=0
    )
    return [one for one in check_submission(submission, asked, None) if isinstance(one, SheetNotSheets)]


def test_the_blank_form_says_which_sheets_are_added():
    assert [sheet.sums_sheets for sheet in form().sheets] == [("Biểu 1A", "Biểu 1B"), (), ()]
    assert read_form(write_form(form())).sheets[0].sums_sheets == ("Biểu 1A", "Biểu 1B")


@pytest.mark.parametrize(
    "total",
    [
        [["='Biểu 1A'!D2+'Biểu 1B'!D2", None], [None, None], [None, None]],  # one cell of six
        [[f"='Biểu 1A'!{c}{r}+'Biểu 1B'!{c}{r + 1}" for c in "DE"] for r in (2, 3, 4)],  # another row
        [[f"='Biểu 1A'!{c}{r}-'Biểu 1B'!{c}{r}" for c in "DE"] for r in (2, 3, 4)],
    ],
)
def test_other_formulas_say_no_such_thing(total):
    assert form(total).sheets[0].sums_sheets == ()


def test_a_row_typed_over_is_said_once_with_all_its_cells():
    (one,) = said([[5, 5], [7, 8], [5, 5]])

    assert (one.at.cell, one.row, one.found, one.expected, one.count) == ("D3", "Số học viên", 7, 5, 2)
    assert (one.sheets, [place.cell for place in one.related]) == ("Biểu 1A + Biểu 1B", ["E3"])


@pytest.mark.parametrize(
    ("total", "first", "second"),
    [
        ([[5, 5]] * 3, 2, 3),
        ([[9, 9]] * 3, 2, None),  # a sheet of the parts was not given
        ([[None, None]] * 3, 2, 3),
        ([[0.3, 0.3]] * 3, 0.1, 0.2),
    ],
)
def test_what_is_their_sum_or_cannot_be_told_is_no_finding(total, first, second):
    assert said(total, first, second) == []
