"""What one unit told in words: its narrative, placed under the office's outline and cut into statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tongket.collect.narratives.narrative import Narrative


class Statement(NamedTuple):
    """One sentence of a narrative and where it stands."""

    unit: str  # the unit's code
    file: str
    paragraph: int  # the number of its block, from 1
    start: int  # where it begins in the block's text
    text: str
    section: int | None = None  # index of its heading in the outline; None: under no heading of it


class Misplaced(NamedTuple):
    """A heading of the unit's own that stands elsewhere than the outline has it."""

    paragraph: int
    section: int  # where the outline has it


@dataclass(frozen=True, slots=True)
class Placing:
    """Under which heading of the outline each block goes, and what of the outline is not there."""

    sections: tuple[int | None, ...]  # per block, index in the outline; None: under none (letterhead, signature)
    headings: dict[int, tuple[int, ...]] = field(default_factory=dict)  # section to the blocks that head it
    missing: tuple[int, ...] = ()  # sections the narrative does not have
    added: tuple[int, ...] = ()  # blocks that head something the outline does not ask for
    moved: tuple[Misplaced, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeReport:
    """One narrative that counts, by the unit that sent it."""

    unit: str
    file: str
    narrative: Narrative
    placing: Placing
    statements: tuple[Statement, ...]
    dated: date | None = None
