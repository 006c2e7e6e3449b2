"""What a unit need not mend: lines of other units that it left out, and errors in their cells."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import form_of, row, submission_of

from tongket.check.not_owed import what_is_owed
from tongket.check.plan import plan_of
from tongket.collect.submission import Oddity, OddityKind, Place
from tongket.directive.form import FormColumn
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


def test_an_error_in_a_row_of_another_unit_is_no_matter():
    assert told(OddityKind.FORMULA_ERROR, found="#VALUE!") == ["Xã Tân Hồng"]


def test_a_word_in_a_row_of_another_unit_is():
    assert told(OddityKind.NOT_A_NUMBER, found="x") == [*(unit.name for unit in UNITS), "Cộng"]
