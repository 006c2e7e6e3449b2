"""The levels at which units report."""

from __future__ import annotations

import re
from enum import StrEnum


class Level(StrEnum):
    """Where a unit stands. `periods/levels.toml` says which of them are no more, and by when each sends."""

    DEPARTMENT = "department"  # departments and bodies of the province
    DISTRICT = "district"  # until 30 June 2025
    COMMUNE = "commune"


_WORDS = {
    Level.DISTRICT: ("huyện", "quận", "thị xã", "district", "districts"),
    Level.COMMUNE: ("xã", "phường", "thị trấn", "đặc khu", "commune", "communes"),
    Level.DEPARTMENT: ("sở", "ngành", "ban", "đoàn thể", "mặt trận", "department", "departments"),
}


def level_told(group: str) -> Level | None:
    """The level that the group of a unit names ("Cấp huyện", "Sở, ngành"); None where it names none."""
    words = " ".join(re.findall(r"\w+", group.lower())).replace("xã hội", "")
    return next((level for level, found in _WORDS.items() if any(f" {word} " in f" {words} " for word in found)), None)
