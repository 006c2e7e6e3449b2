"""Levels of units and the days they existed."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.units.levels import Level, existed_on, level_told


def test_districts_report_until_the_end_of_june_2025():
    assert existed_on(Level.DISTRICT, date(2025, 6, 30))
    assert not existed_on(Level.DISTRICT, date(2025, 7, 1))
    assert existed_on(Level.COMMUNE, date(2025, 7, 1))


@pytest.mark.parametrize(
    ("group", "level"),
    [
        ("Cấp huyện", Level.DISTRICT),
        ("Xã, phường", Level.COMMUNE),
        ("Sở", Level.DEPARTMENT),
        ("Đoàn thể chính trị - xã hội", Level.DEPARTMENT),
        ("Thị xã", Level.DISTRICT),
        ("Khối I", None),
    ],
)
def test_the_group_of_a_unit_tells_its_level(group, level):
    assert level_told(group) is level
