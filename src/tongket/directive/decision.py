"""What people decided about what came in: appended, never rewritten."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"  # a doubtful reading counts as it was read
    CORRECT = "correct"  # a reading counts as the value given
    EXCLUDE = "exclude"  # a file, a unit or a cell does not count
    WAIVE = "waive"  # a finding is known and let pass; a unit need not report
    ASSIGN = "assign"  # this file is from that unit
    CONFIRM = "confirm"  # the form, a mapping, a proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision.

    `what` is a file, `file:Sheet!Cell`, a unit code, a figure id, a finding code with a place, or "form". A later
    decision on the same `what` replaces an earlier one. `why` is never empty.
    """

    what: str
    verb: Verb
    value: str = ""
    why: str
    by: str
    when: str  # ISO date or date-time, as given
