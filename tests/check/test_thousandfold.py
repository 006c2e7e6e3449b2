"""Money a thousandfold off: told by what the other units report, where the unit's own years all agree."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from decimal import Decimal

import pytest
from small_review import form_of, row, submission_of, unit_of, year

from tongket.check.between.copies import Counted
from tongket.check.between.thousandfold import thousandfold_off
from tongket.check.kinds.rules import ThousandfoldOff
from tongket.check.plan import plan_of
from tongket.directive.form import FormColumn, RowKind
from tongket.units.unit import Unit

FUNDS = form_of(
    [
        row(4, "Tổng kinh phí", measure="Triệu đồng", kind=RowKind.TOTAL, parts=(1,)),
        row(1, "Kinh phí", measure="Triệu đồng"),
        row(2, "Số lớp", measure="Lớp"),
    ],
    [year(3, 2022), year(4, 2023)],
)
OTHERS = {f"H0{n}": {"C1": str(900 + 250 * n), "D1": str(1000 + 300 * n)} for n in range(1, 7)}


def asked_about(**given: str) -> list[ThousandfoldOff]:
    reports = OTHERS | {"H09": given}
    sent = {unit: submission_of(FUNDS, unit, cells) for unit, cells in reports.items()}
    counted = [Counted(unit_of(unit), one, one.batch) for unit, one in sent.items() if one.batch is not None]
    found = list(thousandfold_off(counted, plan_of(FUNDS)))
    return [one for one in found if isinstance(one, ThousandfoldOff)]


def test_a_row_given_in_billions_is_asked_about_once():
    (one,) = asked_about(C1="1.4", D1="1.7")

    assert (one.unit, one.at.cell, one.row, one.times) == ("H09", "C1", "Kinh phí", 1000)
    assert (one.usual_from, one.usual_to, one.units) == (1150, 2400, 6)
    assert [place.cell for place in one.related] == ["D1"]


@pytest.mark.parametrize(("given", "times"), [("1500000", 1000), ("1500000000", 10**6)])
def test_a_row_given_in_thousands_or_in_single_dong(given, times):
    (one,) = asked_about(C1=given, D1=given)

    assert one.times == times


@pytest.mark.parametrize(
    "honest",
    [
        {"C1": "80", "D1": "95"},  # a small unit
        {"C1": "30000", "D1": "41000"},  # a large one
        {"C1": "1.4", "D1": "1700"},  # not the measure of the row: the unit's own years say it
        {"C1": "0", "D1": "0"},
        {"C1": "0.05", "D1": "0.04"},  # no three noughts explain it
        {"C2": "2", "D2": "1"},  # numbers of things are not stated in thousands
    ],
)
def test_honest_figures_are_left_alone(honest):
    assert asked_about(**honest) == []


def test_units_that_differ_among_themselves_bind_nobody():
    wide = {f"H0{n}": {"C1": str(10**n), "D1": str(10**n)} for n in range(1, 7)}
    sent = {unit: submission_of(FUNDS, unit, cells) for unit, cells in wide.items()}
    counted = [Counted(unit_of(unit), one, one.batch) for unit, one in sent.items() if one.batch is not None]

    assert list(thousandfold_off(counted, plan_of(FUNDS))) == []


NAMES = [
    "Xã An Bình",
    "Xã Tân Hồng",
    "Xã Phú Thọ",
    "Xã Hòa Phú",
    "Xã Mỹ Lợi",
    "Phường Một",
    "Xã Kim Long",
    "Xã Đông Sơn",
]
UNITS = [Unit(code=f"X{n}", name=name) for n, name in enumerate(NAMES, 1)]
LIST = form_of(
    [row(n, name, measure="Triệu đồng") for n, name in enumerate(NAMES, 1)],
    [FormColumn(column=3, path=("Dự toán",)), FormColumn(column=4, path=("Thực hiện",))],
)


def asked_in_a_list(**last: str) -> list[tuple[str | None, str | None, Decimal]]:
    own = {f"X{n}": {f"C{n}": str(3000 + 700 * n), f"D{n}": str(2800 + 800 * n)} for n in range(1, 8)} | {"X8": last}
    sent = [(unit, submission_of(LIST, unit.code, own[unit.code])) for unit in UNITS]
    counted = [Counted(unit, one, one.batch) for unit, one in sent if one.batch is not None]
    found = thousandfold_off(counted, plan_of(LIST), UNITS)
    return [(one.unit, one.at.cell, one.times) for one in found if isinstance(one, ThousandfoldOff)]


def test_in_a_list_of_units_each_line_is_held_against_those_of_the_others():
    assert asked_in_a_list(C8="5100000000", D8="6000000000") == [("X8", "C8", 10**6)]
    assert asked_in_a_list(C8="5.1", D8="6") == [("X8", "C8", 1000)]


def test_a_small_or_large_unit_of_a_list_is_left_alone():
    assert asked_in_a_list(C8="400", D8="350") == asked_in_a_list(C8="60000", D8="71000") == []
    assert asked_in_a_list(C8="5.1", D8="6000") == asked_in_a_list() == []
