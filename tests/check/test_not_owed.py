"""What a unit need not mend: lines of other units that it left out, and errors in their cells."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
import pytest
from small_review import form_of, row, submission_of

from tongket.check.not_owed import what_is_owed, without_consequences
from tongket.check.plan import plan_of
from tongket.collect.submission import Oddity, OddityKind, Place
from tongket.directive.form import Form, FormColumn, RowKind
from tongket.units.unit import Unit

UNITS = [Unit(code=f"X{n}", name=name) for n, name in enumerate(["Xã Tân Hồng", "Xã An Bình", "Phường Hồng Ngự"])]
FORM = form_of(
    [*(row(5 + n, unit.name) for n, unit in enumerate(UNITS)), row(9, "Cộng")], [FormColumn(column=4, path=("Số vụ",))]
)


def told(kind: OddityKind, **facts: str) -> list[str]:
    """Of oddities of this kind in every row, the rows that the first unit is asked about."""
    submission = submission_of(FORM, "X0", {})
    submission.oddities = [
        Oddity(kind=kind, at=Place("X0.xlsx"), facts={"row": cell.row.label, **facts}, form_cell=cell.index)
        for cell in FORM.cells
    ]
    return [str(oddity.facts["row"]) for oddity in what_is_owed(submission, UNITS[0], plan_of(FORM))]


def test_rows_of_other_units_may_be_left_out():
    assert told(OddityKind.ROW_MISSING) == ["Xã Tân Hồng"]


def missing_of(form: Form, *labels: str) -> list[str]:
    """Of rows that the first unit left out, those it is asked about."""
    submission = submission_of(form, "X0", {})
    missing = ({"row": label} for label in labels)
    submission.oddities = [Oddity(kind=OddityKind.ROW_MISSING, at=Place("X0.xlsx"), facts=facts) for facts in missing]
    return [str(oddity.facts["row"]) for oddity in what_is_owed(submission, UNITS[0], plan_of(form))]


def test_nobody_owes_the_total_of_a_list_of_units():
    total = row(8, "Tổng cộng", kind=RowKind.TOTAL, parts=(5, 6, 7))
    units = [row(5 + n, unit.name) for n, unit in enumerate(UNITS)]
    form = form_of([*units, total], [FormColumn(column=4, path=("Số vụ",))])

    assert missing_of(form, "Tổng cộng", "Xã An Bình") == []


def test_a_total_of_its_own_figures_is_owed():
    assert missing_of(SUM, "Tổng số", "Nam") == ["Tổng số", "Nam"]


def test_an_error_in_a_row_of_another_unit_is_no_matter():
    assert told(OddityKind.FORMULA_ERROR, found="#VALUE!") == ["Xã Tân Hồng"]


def test_a_word_in_a_row_of_another_unit_is():
    assert told(OddityKind.NOT_A_NUMBER, found="x") == [*(unit.name for unit in UNITS), "Cộng"]


SUM = form_of(
    [row(5, "Nam"), row(6, "Nữ"), row(7, "Tổng số", kind=RowKind.TOTAL, parts=(5, 6))],
    [FormColumn(column=3, path=("Số vụ",))],
)


def told_of_the_total(error: str, **given: str) -> list[OddityKind]:
    """What is left to tell where the total is in error."""
    submission = submission_of(SUM, "X0", given)
    facts = {"found": error}
    total = Oddity(kind=OddityKind.FORMULA_ERROR, at=Place("X0.xlsx", "Biểu 1", "C7"), facts=facts, form_cell=2)
    return [one.kind for one in without_consequences([total], plan_of(SUM), submission.batch)]


def test_a_sum_in_error_by_a_dash_is_no_finding():
    assert told_of_the_total("#VALUE!", C5="-", C6="3") == []


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#DIV/0!", "#N/A"])
def test_errors_that_no_dash_makes_are_said(error: str):
    assert told_of_the_total(error, C5="-", C6="3") == [OddityKind.FORMULA_ERROR]


def test_an_error_over_plain_numbers_is_said():
    assert told_of_the_total("#VALUE!", C5="2", C6="3") == [OddityKind.FORMULA_ERROR]


@pytest.mark.parametrize(("error", "left"), [("#VALUE!", 1), ("#REF!", 2)])
def test_a_word_makes_one_kind_of_error(error: str, left: int):
    word = Oddity(kind=OddityKind.NOT_A_NUMBER, at=Place("X0.xlsx", "Biểu 1", "C5"), facts={"found": "x"}, form_cell=0)
    total = Oddity(
        kind=OddityKind.FORMULA_ERROR, at=Place("X0.xlsx", "Biểu 1", "C7"), facts={"found": error}, form_cell=2
    )

    assert len(without_consequences([word, total], plan_of(SUM))) == left
