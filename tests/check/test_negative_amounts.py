"""Figures below zero: of counts never, of amounts and remainders only with a word for it."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, form_of, row, submission_of, unit_of

from tongket.check.check_submission import check_submission
from tongket.check.kinds.cells import NegativeAmount
from tongket.consolidate.figure import Figure
from tongket.directive.form import ColumnKind, Form, FormColumn
from tongket.draft.printed import is_signed, printed


def form(heading: str, label: str = "Đất đai", measure: str = "") -> Form:
    """Three columns, the last of them the first less the second."""
    columns = [FormColumn(column=3, path=("Tổng số",)), FormColumn(column=4, path=("Đã giải quyết",))]
    left = FormColumn(column=5, path=(heading,), kind=ColumnKind.CHANGE, current=3, base=4)
    return form_of([row(1, label, measure=measure)], [*columns, left])


def below_zero(form: Form, **given: str) -> list[NegativeAmount]:
    submission = submission_of(form, "H01", given)
    found = check_submission(submission, form, unit_of("H01"), REVIEW)
    return [finding for finding in found if isinstance(finding, NegativeAmount)]


@pytest.mark.parametrize("measure", ["", "ha"])
def test_an_amount_below_zero_is_asked_about(measure: str):
    (one,) = below_zero(form("Còn lại", measure=measure), C1="-5", D1="0", E1="-5")

    assert (one.at.cell, one.found, one.row, one.column) == ("C1", Decimal(-5), "Đất đai", "Tổng số")


def test_less_than_nothing_cannot_be_left():
    (one,) = below_zero(form("Chuyển kỳ sau"), C1="5", D1="7", E1="-2")

    assert one.at.cell == "E1"


@pytest.mark.parametrize("heading", ["Tăng (+), giảm (-)", "So với năm trước", "Chênh lệch"])
def test_a_change_may_fall(heading: str):
    assert below_zero(form(heading), C1="5", D1="7", E1="-2") == []


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("Thu nội địa", 1),
        ("Chi thường xuyên", 1),
        ("Chênh lệch thu, chi", 0),
        ("Lợi nhuận sau thuế", 0),
        ("Hoàn thuế giá trị gia tăng", 0),
        ("Kết quả kinh doanh", 0),
        ("Vốn chủ sở hữu", 0),
        ("Thừa, thiếu kinh phí", 0),
        ("Kết quả hoạt động tài chính", 0),
        ("Thu - chi", 0),
        ("Điều chuyển kinh phí", 0),
    ],
)
def test_money_below_zero_is_asked_about_unless_a_word_says_balance(label: str, asked: int):
    assert len(below_zero(form("Chênh lệch", label, "triệu đồng"), C1="-5", D1="0", E1="-5")) == asked


def test_a_balance_may_be_a_debt():
    assert below_zero(form("Chênh lệch", "Kết dư ngân sách", "triệu đồng"), C1="-5", D1="-7", E1="2") == []


@pytest.mark.parametrize(("heading", "text"), [("Chuyển kỳ sau", "12"), ("Tăng, giảm", "+12")])
def test_only_a_change_is_printed_with_its_sign(heading: str, text: str):
    cell = form(heading).cells[2]

    assert printed(cell, Figure(index=2, value=Decimal(12))) == text
    assert is_signed(cell) is text.startswith("+")


@pytest.mark.parametrize(("label", "asked"), [("Thu cân đối ngân sách", 1), ("Cân đối thu, chi", 0)])
def test_balanced_revenue_is_no_balance(label: str, asked: int):
    assert len(below_zero(form("Còn lại", label=label), C1="-5", D1="0", E1="-5")) == asked
