"""Whoever checks a table with a calculator is told where it shows a difference of numbers that were rounded."""

from __future__ import annotations

import pytest

from tongket.directive.form import ColumnKind, FormColumn
from tongket.draft.shown_differences import is_off

NOW = FormColumn(column=9, path=("Cộng giai đoạn 2016-2020",))
BEFORE = FormColumn(column=10, path=("Giai đoạn 2011-2015",))
CHANGE = FormColumn(column=11, path=("So sánh", "Số"), kind=ColumnKind.CHANGE, current=9, base=10)


@pytest.mark.parametrize(
    ("now", "before", "change", "expected"),
    [
        ("10,58", "12,21", "-1,62", True),  # 10,582 - 12,206
        ("81,06", "82,10", "-1,04", False),
        ("19.727", "19.390", "+337", False),
        ("74.412,53", "76.672,59", "-2.260,06", False),
        ("1.163.005,1", "97.092,9", "+1.065.912,2", False),
        ("240/352", "212/340", "+28", False),  # so many of so many
        ("…", "12,21", "…", False),
        ("15", "", "", False),
    ],
)
def test_a_difference_of_rounded_numbers_is_seen(now: str, before: str, change: str, expected: bool):
    assert is_off([NOW, BEFORE, CHANGE], {9: now, 10: before, 11: change}) is expected


def test_a_difference_whose_sides_are_not_shown_is_nobodys_sum():
    assert not is_off([CHANGE], {11: "-1,62"})
