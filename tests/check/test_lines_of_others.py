"""A form that lists the units: what one fills in of another's line is said, and counts as it came."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
import pytest
from small_review import REVIEW, decision, form_of, row, submission_of, used, year

from tongket.check.check_all import check_all
from tongket.check.finding import Finding
from tongket.consolidate.accept import choose, doubts_of
from tongket.consolidate.add_up import add_up
from tongket.consolidate.figure import Consolidation
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


def reviewed(
    form: Form,
    sent: Mapping[str, Mapping[str, str]],
    decisions: Sequence[Decision] = (),
    units: Sequence[Unit] = tuple(UNITS),
) -> tuple[list[Finding], Consolidation]:
    """What is said of lines of others, and what the review comes to."""
    submissions = [submission_of(form, unit, cells) for unit, cells in sent.items()]
    sure = {"how": "letterhead", "confidence": 0.99}
    mappings = [replace(used(one, one.file.removesuffix(".xlsx")), **sure) for one in submissions]  # type: ignore[arg-type]
    findings = check_all(submissions, mappings, form, units, REVIEW, decisions)
    choice = choose(submissions, mappings, form, units, REVIEW, decisions)
    said = [one for one in findings if one.code == "C316"]
    return said, add_up(choice, form, doubts_of(findings, choice, form))


def told_and_totals(
    form: Form,
    sent: Mapping[str, Mapping[str, str]],
    decisions: Sequence[Decision] = (),
    units: Sequence[Unit] = tuple(UNITS),
) -> tuple[list[str], list[object]]:
    """ "X2 C1" of each finding about lines of others that is open, and every figure of the form."""
    said, consolidation = reviewed(form, sent, decisions, units)
    told = [f"{one.unit} {one.facts()['cells']}" for one in said if not one.settled]
    return told, [figure.value for figure in consolidation.figures]


def test_what_two_units_give_in_one_line_is_said_and_counts_as_it_came():
    """Patients by where they live: X2 treated one of X1's, and nothing is given twice."""
    assert told_and_totals(COMMUNES, TWICE) == (["X2 C1"], [11, 7, 9, 27])


def test_the_line_and_its_total_are_said_to_be_doubtful():
    _, consolidation = reviewed(COMMUNES, TWICE)

    assert [figure.doubtful for figure in consolidation.figures] == [1, 0, 0, 1]


def test_the_remedy_names_the_reading_as_decisions_do():
    (said,), _ = reviewed(COMMUNES, TWICE)

    assert said.facts()["what"] == "X2:Biểu 1!C1"


def test_everyone_in_its_own_line_is_told_nothing():
    assert told_and_totals(COMMUNES, OWN) == ([], [5, 7, 9, 21])


def test_noughts_in_the_lines_of_others_are_nothing():
    assert told_and_totals(COMMUNES, {**OWN, "X2": {"C1": "0", "C2": "7", "C3": "-"}}) == ([], [5, 7, 9, 21])


def test_the_line_of_a_unit_that_reports_nothing_there_counts_as_it_came():
    sent = {"X2": {"C1": "6", "C2": "7"}, "X3": {"C3": "9"}}

    assert told_and_totals(COMMUNES, sent) == ([], [6, 7, 9, 22])


@pytest.mark.parametrize("verb", ["accept", "waive", "confirm"])
@pytest.mark.parametrize("what", ["C316 X2", "X2:Biểu 1!C1", "X2.xlsx:Biểu 1!C1"])
def test_what_a_person_accepts_is_asked_no_more(what: str, verb: str):
    (said,), consolidation = reviewed(COMMUNES, TWICE, [decision(what, verb)])

    assert said.settled
    assert [(figure.value, figure.doubtful) for figure in consolidation.figures] == [(11, 0), (7, 0), (9, 0), (27, 0)]


@pytest.mark.parametrize("what", ["X2:Biểu 1!C1", "X2.xlsx:Biểu 1!C1"])
def test_what_a_person_excludes_counts_no_more_and_is_asked_no_more(what: str):
    assert told_and_totals(COMMUNES, TWICE, [decision(what, "exclude")]) == ([], [5, 7, 9, 21])


@pytest.mark.parametrize("what", ["X1", "X1.xlsx", "X1:Biểu 1!C1"])
def test_nothing_is_said_where_what_the_other_unit_gives_is_excluded(what: str):
    assert told_and_totals(COMMUNES, TWICE, [decision(what, "exclude")]) == ([], [6, 7, 9, 22])


def test_a_decision_on_one_reading_leaves_the_others_open():
    form = form_of([row(number, unit.name) for number, unit in enumerate(UNITS[:3], 1)], [year(3, 2019), year(4, 2020)])
    sent = {"X1": {"C1": "5", "D1": "6"}, "X2": {"C1": "5", "D1": "6", "C2": "7", "D2": "8"}, "X3": {"C3": "9"}}

    both, _ = reviewed(form, sent)
    (left,), consolidation = reviewed(form, sent, [decision("X2:Biểu 1!C1", "exclude")])

    assert [one.facts()["cells"] for one in both] == ["C1:D1"]
    assert (left.facts()["cells"], left.facts()["count"], left.settled) == ("D1", 1, "")
    assert [(figure.value, figure.doubtful) for figure in consolidation.figures[:2]] == [(5, 0), (12, 1)]


def test_every_reading_of_the_line_is_doubtful():
    form = form_of([row(number, unit.name) for number, unit in enumerate(UNITS[:3], 1)], [year(3, 2019), year(4, 2020)])
    sent = {"X1": {"C1": "5", "D1": "6"}, "X2": {"C1": "5", "D1": "6", "C2": "7", "D2": "8"}, "X3": {"C3": "9"}}

    _, consolidation = reviewed(form, sent)

    assert [figure.doubtful for figure in consolidation.figures] == [1, 1, 0, 0, 0, 0]


def test_a_unit_without_a_line_of_its_own_is_asked_too():
    assert told_and_totals(COMMUNES, {**OWN, "CA": {"C1": "5"}}) == (["CA C1"], [10, 7, 9, 26])


def test_of_a_workbook_that_went_round_each_report_is_asked_once():
    """Each commune filled in its line and sent the workbook on, and so did the next."""
    form = listing("Xã An Bình", "Tân Hồng", "Phú Thọ", "Công an huyện")
    first, second, third = ({"C1": "5"}, {"C1": "5", "C2": "7"}, {"C1": "5", "C2": "7", "C3": "9"})

    said, consolidation = reviewed(form, {"X1": first, "X2": second, "X3": third, "CA": {**third, "C4": "1"}})

    assert [(one.unit, one.facts()["cells"]) for one in said] == [("CA", "C1; C2; C3"), ("X2", "C1"), ("X3", "C1; C2")]
    assert [(figure.value, figure.doubtful) for figure in consolidation.figures] == [
        (20, 3), (21, 2), (18, 1), (1, 0), (60, 6)
    ]  # fmt: skip


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
