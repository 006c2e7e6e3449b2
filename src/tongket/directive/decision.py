"""What people decided about what came in: appended, never rewritten."""

from __future__ import annotations

from collections.abc import Iterable
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


class LastWords:
    """What was said last on whether things count. A file and its unit are one matter: the later word stands."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        verbs = (Verb.EXCLUDE, Verb.ACCEPT, Verb.CONFIRM)
        self._said = {one.what: (number, one) for number, one in enumerate(decisions) if one.verb in verbs}

    def on(self, *names: str) -> Decision | None:
        """The latest decision on any of these."""
        said = [self._said[name] for name in names if name in self._said]
        return max(said, key=lambda each: each[0])[1] if said else None

    def excludes(self, *names: str) -> bool:
        """Whether the last word on these leaves them out."""
        decision = self.on(*names)
        return decision is not None and decision.verb is Verb.EXCLUDE
