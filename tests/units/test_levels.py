"""Levels of units as their groups tell them."""

from __future__ import annotations

import pytest

from tongket.units.levels import Level, level_told


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
