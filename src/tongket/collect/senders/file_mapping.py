"""Which unit sent each file, and which file counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongket.collect.submission import Place


class FileStatus(StrEnum):
    """What became of a received file."""

    USED = "used"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    UNASSIGNED = "unassigned"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two files of one unit give different figures for the same cells, and nothing says which is newer."""

    one: Place  # the first such cell in the file that counts
    other: Place
    found: str  # what each says there
    instead: str
    count: int = 1  # how many cells of the sheet differ


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
    share: bytes = b""  # one byte per form cell, 1 where the unit's figure is this file's; empty: all of them
    clashes: tuple[Clash, ...] = ()
    others: tuple[str, ...] = ()  # codes of units that weaker evidence named
