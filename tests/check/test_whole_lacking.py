"""A plain number where "n/N" is due counts nowhere; that is said."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, form_of, row, submission_of, unit_of, year

from tongket.check.check_submission import check_submission
from tongket.check.kinds.cells import WholeLacking
from tongket.directive.form import Form, Rule

BRANCHES = "Chi hội đạt chuẩn/tổng số chi hội"
N_OF_N = form_of([row(1, BRANCHES, rule=Rule.N_OF_N), row(2, "Xã đạt/tổng số xã", rule=Rule.N_OF_N)], [year(3, 2019)])


def lacking(form: Form, given: dict[str, str], corrections: dict[int, Decimal] | None = None) -> list[WholeLacking]:
    submission = submission_of(form, "H01", given)
    found = check_submission(submission, form, unit_of("H01"), REVIEW, corrections=corrections or {})
    return [finding for finding in found if isinstance(finding, WholeLacking)]


def test_a_number_without_its_whole_is_said() -> None:
    (one,) = lacking(N_OF_N, {"C1": "4", "C2": "3/5"})

    assert (one.at.cell, one.found, one.row, one.column, one.count) == ("C1", Decimal(4), BRANCHES, "2019", 1)


def test_a_column_of_them_is_said_once() -> None:
    (one,) = lacking(N_OF_N, {"C1": "4", "C2": "3"})

    assert (one.cells, one.count) == ("C1:C2", 2)


def test_fractions_blanks_and_noughts_are_in_order() -> None:
    assert lacking(N_OF_N, {"C1": "4/7", "C2": "0"}) == []
    assert lacking(N_OF_N, {"C1": "4/7", "C2": "-"}) == []
    assert lacking(N_OF_N, {"C1": "4/7"}) == []


def test_what_a_person_corrected_is_not_asked_again() -> None:
    assert lacking(N_OF_N, {"C1": "4", "C2": "3/5"}, {0: Decimal(4)}) == []


def test_counts_are_no_fractions() -> None:
    assert lacking(form_of([row(1, "Số chi hội")], [year(3, 2019)]), {"C1": "4"}) == []
