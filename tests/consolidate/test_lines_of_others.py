"""A form that lists the units: what one gives in another's line is theirs to report, said, and not counted."""

from __future__ import annotations

import pytest
from small_review import REVIEW, chosen, form_of, row, submission_of, year

from tongket.check.check_submission import check_submission
from tongket.consolidate.add_up import add_up
from tongket.directive.form import Form, RowKind
from tongket.units.unit import Unit

UNITS = [Unit(code="X1", name="Xã An Bình"), Unit(code="X2", name="Xã Tân Hồng"), Unit(code="X3", name="Xã Phú Thọ")]


@pytest.fixture(scope="module")
def communes() -> Form:
    rows = [row(number, unit.name) for number, unit in enumerate(UNITS, 1)]
    return form_of([*rows, row(4, "Tổng cộng", kind=RowKind.TOTAL, parts=(1, 2, 3))], [year(3, 2019)])


def test_each_line_counts_once_from_the_unit_it_names(communes: Form):
    sent = {"X1": {"C1": "5"}, "X2": {"C1": "6", "C2": "7", "C3": "8"}, "X3": {"C3": "9"}}

    figures = add_up(chosen(communes, sent, units=UNITS), communes).figures

    assert [figure.value for figure in figures] == [5, 7, 9, 21]


def test_a_line_that_only_another_unit_filled_in_is_missing(communes: Form):
    sent = {"X1": {"C1": "5"}, "X2": {"C2": "7", "C3": "8"}}

    figures = add_up(chosen(communes, sent, units=UNITS), communes).figures

    assert (figures[2].value, figures[2].missing) == (None, ("X3",))


@pytest.mark.parametrize("total", ["7", "15"])
def test_it_is_said_once_whether_the_total_is_of_all_or_of_its_own(communes: Form, total: str):
    sent = submission_of(communes, "X2", {"C2": "7", "C3": "8", "C4": total})

    assert [(one.code, one.at.cell) for one in check_submission(sent, communes, UNITS[1], REVIEW)] == [("C314", "C3")]


def test_own_figures_in_a_neighbours_line_are_missed_in_the_own(communes: Form):
    sent = submission_of(communes, "X2", {"C1": "7"})

    assert [one.code for one in check_submission(sent, communes, UNITS[1], REVIEW)] == ["C314", "C303"]


def test_noughts_in_the_other_lines_are_no_figures_of_theirs(communes: Form):
    sent = submission_of(communes, "X2", {"C1": "0", "C2": "7", "C3": "0", "C4": "7"})

    assert check_submission(sent, communes, UNITS[1], REVIEW) == []
