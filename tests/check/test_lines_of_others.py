"""A form that lists the units: what one fills in of another's line would be added twice, and is said and left out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
import pytest
from small_review import REVIEW, decision, form_of, row, submission_of, used, year

from tongket.check.check_all import check_all, given_for_others
from tongket.consolidate.accept import choose
from tongket.consolidate.add_up import add_up
from tongket.directive.decision import Decision
from tongket.directive.form import Form, RowKind
from tongket.units.unit import Unit

UNITS = [
    Unit(code="X1", name="Xã An Bình"),
    Unit(code="X2", name="Xã Tân Hồng"),
    Unit(code="X3", name="Xã Phú Thọ"),
    Unit(code="CA", name="Công an huyện"),
]
OWN = {"X1": {"C1": "5"}, "X2": {"C2": "7"}, "X3": {"C3": "9"}}
TWICE = {**OWN, "X2": {"C1": "6", "C2": "7"}}


def listing(*labels: str) -> Form:
    rows = [row(number, label) for number, label in enumerate(labels, 1)]
    parts = tuple(range(1, len(labels) + 1))
    return form_of([*rows, row(len(labels) + 1, "Tổng cộng", kind=RowKind.TOTAL, parts=parts)], [year(3, 2019)])


COMMUNES = listing("Xã An Bình", "Tân Hồng", "UBND xã Phú Thọ")


def told_and_totals(
    form: Form,
    sent: Mapping[str, Mapping[str, str]],
    decisions: Sequence[Decision] = (),
    units: Sequence[Unit] = tuple(UNITS),
) -> tuple[list[str], list[object]]:
    """ "X2 C316 C1" of each finding about lines of others, and every figure of the form."""
    submissions = [submission_of(form, unit, cells) for unit, cells in sent.items()]
    sure = {"how": "letterhead", "confidence": 0.99}
    mappings = [replace(used(one, one.file.removesuffix(".xlsx")), **sure) for one in submissions]  # type: ignore[arg-type]
    findings = check_all(submissions, mappings, form, units, REVIEW, decisions)
    told = [f"{one.unit} {one.code} {one.at.cell}" for one in findings if one.code in ("C316", "C317")]
    choice = choose(submissions, mappings, form, units, REVIEW, decisions, for_others=given_for_others(findings))
    return told, [figure.value for figure in add_up(choice, form).figures]


def test_a_line_two_units_fill_in_counts_from_the_unit_it_names():
    assert told_and_totals(COMMUNES, TWICE) == (["X2 C316 C1"], [5, 7, 9, 21])


def test_everyone_in_its_own_line_is_told_nothing():
    assert told_and_totals(COMMUNES, OWN) == ([], [5, 7, 9, 21])


def test_noughts_in_the_lines_of_others_are_nothing():
    assert told_and_totals(COMMUNES, {**OWN, "X2": {"C1": "0", "C2": "7", "C3": "-"}}) == ([], [5, 7, 9, 21])


def test_the_line_of_a_unit_that_reports_nothing_there_counts_as_it_came():
    sent = {"X2": {"C1": "6", "C2": "7"}, "X3": {"C3": "9"}}

    assert told_and_totals(COMMUNES, sent) == ([], [6, 7, 9, 22])


@pytest.mark.parametrize("what", ["C316 X2", "X2:Biểu 1!C1", "X2.xlsx:Biểu 1!C1"])
def test_what_a_person_accepts_is_added(what: str):
    _, totals = told_and_totals(COMMUNES, TWICE, [decision(what, "accept")])

    assert totals == [11, 7, 9, 27]


def test_the_line_counts_as_it_came_where_its_own_unit_is_excluded():
    _, totals = told_and_totals(COMMUNES, TWICE, [decision("X1", "exclude")])

    assert totals == [6, 7, 9, 22]


def test_a_unit_without_a_line_of_its_own_is_asked_and_counted():
    assert told_and_totals(COMMUNES, {**OWN, "CA": {"C1": "5"}}) == (["CA C317 C1"], [10, 7, 9, 26])


def test_a_workbook_that_went_round_counts_each_line_once():
    """Each commune filled in its line and sent the workbook on, and so did the next."""
    form = listing("Xã An Bình", "Tân Hồng", "Phú Thọ", "Công an huyện")
    first, second, third = ({"C1": "5"}, {"C1": "5", "C2": "7"}, {"C1": "5", "C2": "7", "C3": "9"})

    told, totals = told_and_totals(form, {"X1": first, "X2": second, "X3": third, "CA": {**third, "C4": "1"}})

    assert (len(told), totals) == (6, [5, 7, 9, 1, 22])


def test_a_form_in_which_units_tell_of_each_other_is_none_of_this():
    """Petitions handed on to each commune: every unit fills in the lines of the others."""
    sent = {"X1": {"C1": "5", "C2": "3"}, "X2": {"C1": "6", "C2": "7"}, "X3": {"C2": "1", "C3": "9"}}

    assert told_and_totals(COMMUNES, sent) == ([], [11, 11, 9, 31])


@pytest.mark.parametrize(
    "labels",
    [
        ("Tháng 1", "Tháng 2", "Tháng 3"),
        ("Lớp 1", "Lớp 2", "Lớp 3"),
        ("Xã An Bình (cũ)", "Xã Tân Hồng và xã Phú Thọ", "Xã Phú Thọ A"),
        ("1", "2", "3"),
        ("X1", "X2", "X3"),
    ],
)
def test_months_grades_merged_communes_and_codes_are_no_units(labels: Sequence[str]):
    units = [*UNITS, *(Unit(code=f"P{n}", name=f"Phường {n}") for n in range(1, 4))]

    assert told_and_totals(listing(*labels), TWICE, units=units) == ([], [11, 7, 9, 27])


def test_a_name_that_could_be_two_units_is_none():
    units = [Unit(code="X1", name="Thị xã Cai Lậy"), Unit(code="X9", name="Huyện Cai Lậy"), *UNITS[1:]]

    assert told_and_totals(listing("Cai Lậy", "Tân Hồng", "Phú Thọ"), TWICE, units=units) == ([], [11, 7, 9, 27])
