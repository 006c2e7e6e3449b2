"""Which unit sent each file, and which file counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileStatus(StrEnum):
    """What became of a received file."""

    USED = "used"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    UNASSIGNED = "unassigned"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """One received file: the row of `data/mapping.json`."""

    file: str
    sha256: str
    unit: str | None
    how: str = ""  # what identified the unit: "stamp", "letterhead", "file name", "folder", "decision", "e-mail"
    confidence: float = 0.0
    kind: str = "other"
    status: FileStatus
    why: str = ""  # a code words are found for at the edge, e.g. "newer:an-binh-lan2.xlsx", "other_review:46-CT/TW"
