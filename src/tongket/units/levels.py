"""The levels at which units report, with the days they existed."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)  # from 1 July 2025 communes stand directly under the province


class Level(StrEnum):
    """Where a unit stands. The words are those of the deadlines per level."""

    DEPARTMENT = "department"  # departments and bodies of the province
    DISTRICT = "district"  # until 30 June 2025
    COMMUNE = "commune"


def existed_on(level: Level, day: date) -> bool:
    """Whether there were units of that level on the day."""
    return level is not Level.DISTRICT or day <= LAST_DAY_OF_DISTRICTS


_WORDS = {
    Level.DISTRICT: ("huyện", "quận", "thị xã", "district", "districts"),
    Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu", "commune", "communes"),
    Level.DEPARTMENT: ("sở", "ngành", "ban", "đoàn thể", "mặt trận", "department", "departments"),
}


def level_told(group: str) -> Level | None:
    """The level that the group of a unit names ("Cấp huyện", "Sở, ngành"); None where it names none."""
    words = " ".join(re.findall(r"\w+", group.lower())).replace("xã hội", "")
    return next((level for level, found in _WORDS.items() if any(f" {word} " in f" {words} " for word in found)), None)
