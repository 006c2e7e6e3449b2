"""A digit too many where there are too few years for a series: told by how all other units fill the row."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
import pytest
from small_review import form_of, row, submission_of, unit_of, year

from tongket.check.between.copies import Counted
from tongket.check.between.out_of_step import out_of_step
from tongket.check.kinds.rules import OutOfStep
from tongket.check.plan import plan_of
from tongket.directive.form import Form, RowKind

VISITS = form_of(
    [
        row(3, "Tổng số lượt", measure="Lượt", kind=RowKind.TOTAL, parts=(1, 2)),
        row(1, "Lượt khám", measure="Lượt"),
        row(2, "Lượt điều trị", measure="Lượt"),
    ],
    [year(3, 2022), year(4, 2023)],
)
OTHERS = {f"H0{n}": {"C1": str(1000 * n), "D1": str(1100 * n + 40 * n * n)} for n in range(1, 8)}


def asked_about(others: dict[str, dict[str, str]], form: Form = VISITS, **given: str) -> list[OutOfStep]:
    sent = {unit: submission_of(form, unit, cells) for unit, cells in (others | {"H09": given}).items()}
    counted = [Counted(unit_of(unit), one, one.batch) for unit, one in sent.items() if one.batch is not None]
    return [one for one in out_of_step(counted, plan_of(form)) if isinstance(one, OutOfStep)]


@pytest.mark.parametrize(
    ("first", "second", "cell", "times", "likely"),
    [
        ("4100", "43000", "D1", 10, 4300),
        ("410000", "4300", "C1", 100, 4100),
        ("2900", "310", "D1", 10, 3100),
    ],
)
def test_a_digit_too_many_or_too_few_is_asked_about_once(first, second, cell, times, likely):
    (one,) = asked_about(OTHERS, C1=first, D1=second)

    assert (one.unit, one.at.cell, one.times, one.likely, one.units) == ("H09", cell, times, Decimal(likely), 7)


@pytest.mark.parametrize(
    ("first", "second"),
    [("4000", "12000"), ("4000", "1500"), ("90000", "99000"), ("4000", "0"), ("3", "31"), ("4000", "")],
)
def test_rows_that_grow_fall_or_lack_a_year_are_left_alone(first, second):
    assert asked_about(OTHERS, C1=first, D1=second) == []


def test_a_row_that_every_unit_fills_in_its_own_way_binds_nobody():
    wild = {f"H0{n}": {"C1": "1000", "D1": str(20 * 4**n)} for n in range(1, 8)}

    assert asked_about(wild, C1="1000", D1="10000") == []


def test_where_the_units_stand_far_from_each_other_one_must_stand_further_off():
    loose = {
        f"H0{n}": {"C1": "1000", "D1": second}
        for n, second in enumerate(("500", "600", "700", "1300", "1400", "2400", "2500"), 1)
    }

    assert asked_about(loose, C1="1000", D1="110") == []
    assert [one.times for one in asked_about(loose, C1="1000", D1="90")] == [10]


def test_five_units_in_step_are_enough_for_a_thousandfold_and_too_few_for_a_tenfold():
    few = {unit: OTHERS[unit] for unit in ("H02", "H03", "H04", "H05", "H06")}

    assert asked_about(few, C1="4100", D1="43000") == []
    assert [one.times for one in asked_about(few, C1="4100", D1="4300000")] == [1000]


def test_a_row_that_lacks_a_figure_is_not_held_against_those_given_whole():
    """Of 4100, 4300 and 4200 one is missing: the others are no tenth of anything."""
    form = form_of([row(1, "Lượt khám", measure="Lượt")], [year(3, 2021), year(4, 2022), year(5, 2023)])
    others = {f"H0{n}": {"C1": "90", "D1": str(1000 * n), "E1": str(1050 * n)} for n in range(1, 8)}

    assert asked_about(others, form, C1="90", D1="4000") == []
    assert [one.at.cell for one in asked_about(others, form, C1="90", D1="40000", E1="4200")] == ["D1"]


def test_a_figure_below_zero_puts_no_other_out_of_step():
    assert asked_about(OTHERS, C1="-3900", D1="4300") == []
