"""Cells that are wrong by themselves: blanks that are due, impossible counts, jumps against the unit's own years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tongket.collect.submission import OddityKind
from tongket.units.unit import Unit

Checked = Callable[..., list[str]]


def test_each_blank_cell_is_said_at_its_place(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020
        Số vụ | 4 |  | 12
        Số người | 6 | 12 |
    """) == ["C303 E5", "C303 F6"]


def test_a_row_left_blank_is_said_once_with_its_range(checked: Checked, findings_in: Any) -> None:
    table = """
        | 2018 | 2019 | 2020 | Cộng
        Số vụ | 4 | 5 | 12 | 21
        Số người |  |  |  |
    """
    assert checked(table) == ["C303 D6"]
    assert (findings_in(table)[0].cells, findings_in(table)[0].count) == ("D6:F6", 3)


def test_a_sheet_left_blank_is_said_once(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Số vụ |  |  |  |
        Số người |  |  |  |
    """) == ["C303 D5"]


def test_nothing_is_due_for_years_before_the_unit_was_set_up(checked: Checked) -> None:
    unit = Unit(code="an-binh", name="Huyện An Bình", valid_from=date(2019, 5, 1))

    assert (
        checked(
            """
        | 2018 | 2019 | 2020 | Cộng
        Tổng số [= 2 3] |  | 10 | 30 | 40
        Hình sự |  | 4 | 12 | 16
        Ma túy |  | 6 | 18 | 24
        """,
            unit=unit,
        )
        == []
    )


def test_a_note_in_the_report_says_the_same_as_the_units_list(checked: Checked) -> None:
    odd = {"A20": (OddityKind.EXISTENCE_NOTE, {"text": "Đơn vị thành lập từ năm 2019", "year": "2019"})}

    assert checked(
        """
        | 2018 | 2019 | 2020
        Số vụ |  | 4 | 12
        """,
        odd=odd,
    ) == ["A118 A20"]


def test_a_sheet_that_was_not_asked_of_the_unit_is_not_missing(checked: Checked) -> None:
    table = """
        | 2018 | 2019
        Số vụ |  |
    """
    two = Unit(code="so-y-te", name="Sở Y tế", owes=("Biểu 1",))

    assert checked(table, unit=two) == ["C303 D5"]


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        ("vụ", "0", []),
        ("vụ", "-3", ["C304 D5"]),
        ("vụ", "12,5", ["C311 D5"]),
        ("lượt người", "12,5", ["C311 D5"]),
        ("triệu đồng", "12,5", []),
        ("triệu đồng", "-12,5", ["C313 D5"]),
        ("nghìn người", "12,5", []),
        ("%", "12,5", []),
        ("kg", "12,5", []),
    ],
)
def test_things_are_counted_in_wholes_and_never_below_zero(
    checked: Checked, measure: str, value: str, said: list[str]
) -> None:
    assert (
        checked(f"""
        | 2019
        Chỉ tiêu [{measure}] | {value}
    """)
        == said
    )


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ("52 | 48 | 61 | 570 | 63 | 58", ["D407 G5"]),
        ("52 | 48 | 61 | 57.000 | 63 | 58", ["D407 G5"]),
        ("520 | 480 | 610 | 57 | 630 | 580", ["D407 G5"]),
        ("5.200 | 4.800 | 6,1 | 5.700 | 6.300 | 5.800", ["C311 F5"]),
        ("52 | 48 | 61 | 57 | 63 | 580", ["D407 I5"]),
        ("520 | 48 | 61 | 57 | 63 | 58", ["D407 D5"]),
        # honest series
        ("52 | 48 | 61 | 57 | 63 | 58", []),
        ("10 | 20 | 40 | 80 | 160 | 320", []),
        ("320 | 160 | 80 | 40 | 20 | 10", []),
        ("2 | 1 | 3 | 30 | 2 | 1", []),
        ("0 | 0 | 0 | 45 | 0 | 0", []),
        ("12 | 15 | 9 | 55 | 14 | 11", []),
        ("150 | 160 | 0 | 155 | 149 | 170", []),
    ],
)
def test_a_wrong_number_of_noughts_stands_out_from_the_units_own_years(
    checked: Checked, years: str, said: list[str]
) -> None:
    assert (
        checked(f"""
        | 2015 | 2016 | 2017 | 2018 | 2019 | 2020
        Số lượt người | {years}
    """)
        == said
    )


def test_a_jump_explains_the_totals_it_upsets(checked: Checked, findings_in: Any) -> None:
    table = """
        | 2016 | 2017 | 2018 | 2019 | 2020 | Cộng
        Tổng số [= 2 3] | 110 | 115 | 108 | 112 | 117 | 562
        Hình sự | 50 | 53 | 480 | 51 | 55 | 257
        Ma túy | 60 | 62 | 60 | 61 | 62 | 305
    """
    assert checked(table) == ["D407 F6"]
    (finding,) = findings_in(table)
    assert (finding.times, finding.usual_from, finding.usual_to) == (10, 50, 55)


def test_a_part_above_its_whole_is_called_that_unless_noughts_explain_it(checked: Checked) -> None:
    table = """
        | 2016 | 2017 | 2018 | 2019 | 2020
        Số người | 110 | 115 | 108 | 112 | 117
        Trong đó: nữ [trong 1] | 12 | 11 | {value} | 12 | 11
    """
    assert checked(table.format(value="113")) == ["D403 F6"]
    assert checked(table.format(value="120")) == ["D407 F6"]
