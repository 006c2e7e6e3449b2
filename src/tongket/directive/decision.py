"""What people decided about what came in: appended, never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"  # a doubtful reading counts as it was read
    CORRECT = "correct"  # a reading counts as the value given
    EXCLUDE = "exclude"  # a file, a unit or a cell does not count; a point is left out of the review
    WAIVE = "waive"  # a finding is known and let pass; a unit need not report
    ASSIGN = "assign"  # this file is from that unit
    CONFIRM = "confirm"  # the form, a mapping, a proposal, a point
    MERGE = "merge"  # a point takes in the point of that key
    SPLIT = "split"  # the statements of those keys leave a point and make one of their own
    RENAME = "rename"  # a point is said in these words
    MOVE = "move"  # a point stands at that place of its section


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision.

    `what` is a file, `file:Sheet!Cell`, a unit code, a figure id, a finding code with a place,
    a point (by the key of any statement in it), or "form". A later
    decision on the same `what` replaces an earlier one. `why` is never empty.
    """

    what: str
    verb: Verb
    value: str = ""
    why: str
    by: str
    when: str  # ISO date or date-time, as given
