"""Sums the form does not spell out, told by what nearly all units do: who breaks one is asked, nobody else."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import form_of, row, submission_of, unit_of, year

from tongket.check.between.copies import Counted
from tongket.check.between.usual_sums import unusual_sums
from tongket.check.kinds.rules import UnlikeOtherUnits
from tongket.check.plan import plan_of
from tongket.collect.submission import Submission
from tongket.directive.form import Form, FormColumn, FormRow, Rule
from tongket.directive.form_cells import lay_out

Reports = dict[str, dict[str, str]]


def under(number: int, label: str, *above: str, **facts: object) -> FormRow:
    return FormRow(row=number, label=label, path=(*above, label), **facts)  # type: ignore[arg-type]


BUDGET = form_of(
    [row(1, "Thu 100%", code="I"), under(2, "Phí", "Thu 100%", code="1"), under(3, "Thu khác", "Thu 100%", code="2")],
    [year(3, 2022), year(4, 2023)],
)


def asked_about(form: Form, reports: Reports) -> list[UnlikeOtherUnits]:
    return between(form, {unit: submission_of(form, unit, given) for unit, given in reports.items()})


def between(form: Form, submissions: dict[str, Submission]) -> list[UnlikeOtherUnits]:
    counted = [Counted(unit_of(unit), one, one.batch) for unit, one in submissions.items() if one.batch is not None]
    found = list(unusual_sums(counted, plan_of(form)))
    return [one for one in found if isinstance(one, UnlikeOtherUnits)]


def budgets(*wrong: str) -> Reports:
    right = {"C1": "3", "C2": "1", "C3": "2", "D1": "7", "D2": "3", "D3": "4"}
    return {unit: right | ({"D1": "18"} if unit in wrong else {}) for unit in ("H01", "H02", "H03", "H04")}


def test_a_heading_number_that_is_the_sum_of_its_rows_everywhere_else():
    (one,) = asked_about(BUDGET, budgets("H03"))

    assert (one.unit, one.at.cell, one.row, one.column) == ("H03", "D1", "Thu 100%", "2023")
    assert (one.found, one.expected, one.gap, one.share) == (18, 7, 11, "3/4")
    assert one.parts == "D2 + D3"
    assert [place.cell for place in one.related] == ["D2", "D3"]


def test_units_that_differ_among_themselves_bind_nobody():
    assert asked_about(BUDGET, budgets("H02", "H03")) == []


def test_nothing_is_asked_where_all_agree_or_a_part_is_blank():
    reports = budgets("H03")
    reports["H03"]["D2"] = ""

    assert asked_about(BUDGET, budgets()) == asked_about(BUDGET, reports) == []


def test_a_part_under_of_which_is_no_part_of_a_sum():
    parts = [under(n, label, "Học sinh", of_which=1) for n, label in ((2, "Nữ"), (3, "Dân tộc"))]
    form = form_of([row(1, "Học sinh"), *parts], [year(3, 2023)])
    reports = {unit: {"C1": "3", "C2": "1", "C3": "2"} for unit in ("H01", "H02", "H03")} | {
        "H04": {"C1": "9", "C2": "1", "C3": "2"}
    }

    assert asked_about(form, reports) == []


POVERTY = form_of(
    [
        row(1, "Số hộ nghèo đầu năm", code="1", rule=Rule.LAST),
        row(2, "Số hộ thoát nghèo", code="2"),
        row(3, "Số hộ nghèo phát sinh", code="3"),
        row(4, "Số hộ nghèo cuối năm (1-2+3)", code="4", rule=Rule.LAST),
    ],
    [year(3, 2022), year(4, 2023)],
)
POOR = {"C1": "100", "C2": "20", "C3": "5", "C4": "85", "D1": "85", "D2": "10", "D3": "0", "D4": "75"}


def test_what_a_label_spells_out_binds_a_single_unit_as_well():
    (one,) = asked_about(POVERTY, {"X1": POOR | {"D4": "77"}, "X2": POOR})

    assert (one.unit, one.at.cell, one.gap, one.parts) == ("X1", "D4", 2, "D1 - D2 + D3")


def test_the_poor_of_new_year_are_those_of_old_years_eve():
    wrong = POOR | {"D1": "90", "D4": "80"}

    (one,) = asked_about(POVERTY, {"X1": POOR, "X2": POOR, "X3": POOR, "X4": wrong})

    assert (one.unit, one.at.cell, one.expected, one.parts) == ("X4", "D1", 85, "C4")


def petitions() -> Form:
    columns = [
        FormColumn(column=3, path=("Phải giải quyết", "Kỳ trước chuyển sang")),
        FormColumn(column=4, path=("Chuyển kỳ sau",)),
    ]
    one = form_of([row(1, "Khiếu nại"), row(2, "Tố cáo")], columns, name="Nửa đầu").sheets[0]
    two = form_of([row(1, "Khiếu nại"), row(2, "Tố cáo")], columns, name="Nửa cuối").sheets[0]
    return Form(sheets=(one, two), cells=lay_out([one, two]))


def test_what_is_left_of_one_half_year_is_carried_into_the_next():
    form = petitions()
    reports = {}
    for unit in ("H01", "H02", "H03", "H04"):
        submission = submission_of(form, unit, {"C1": "4", "C2": "6", "D1": "4", "D2": "6"})
        assert submission.batch is not None
        reports[unit] = submission
    batch = reports["H02"].batch
    assert batch is not None
    batch.values[form.index_of["Nửa cuối", "C1"]] = Decimal(9)

    (one,) = between(form, reports)

    assert (one.unit, one.at.sheet, one.at.cell, one.parts) == ("H02", "Nửa cuối", "C1", "'Nửa đầu'!D1")
