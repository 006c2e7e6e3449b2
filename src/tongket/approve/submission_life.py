"""The life of one unit's submission in one round: which moves there are, and what each must carry.

draft → sent → returned → sent again → accepted → consolidated. Whether it counts at all (excluded, waived) is beside
its state: a report that was excluded and is admitted again stands where it stood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tongket.approve.refusal import MoveNotAllowed, NothingStated, ReasonMissing


class State(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CONSOLIDATED = "consolidated"


class Standing(StrEnum):
    """Whether the unit's report is expected and counted."""

    EXPECTED = "expected"
    EXCLUDED = "excluded"  # what it sent does not count
    WAIVED = "waived"  # it need not send anything, and leaves the denominator


class Move(StrEnum):
    """What can happen to a submission."""

    ADD_FILE = "add_file"
    TAKE_FILE_AWAY = "take_file_away"
    SEND = "send"
    RETURN = "return"
    ACCEPT = "accept"
    CONSOLIDATE = "consolidate"
    REOPEN = "reopen"
    EXTEND = "extend"
    ENTER_ON_BEHALF = "enter_on_behalf"
    EXCLUDE = "exclude"
    WAIVE = "waive"
    ADMIT = "admit"  # takes an exclusion or a waiver back


MOVES: Mapping[tuple[State, Move], State] = {
    (State.DRAFT, Move.ADD_FILE): State.DRAFT,
    (State.DRAFT, Move.TAKE_FILE_AWAY): State.DRAFT,
    (State.DRAFT, Move.EXTEND): State.DRAFT,
    (State.DRAFT, Move.SEND): State.SENT,
    (State.DRAFT, Move.ENTER_ON_BEHALF): State.SENT,
    (State.SENT, Move.RETURN): State.RETURNED,
    (State.SENT, Move.ACCEPT): State.ACCEPTED,
    (State.RETURNED, Move.ADD_FILE): State.RETURNED,
    (State.RETURNED, Move.TAKE_FILE_AWAY): State.RETURNED,
    (State.RETURNED, Move.EXTEND): State.RETURNED,
    (State.RETURNED, Move.SEND): State.SENT,
    (State.RETURNED, Move.ENTER_ON_BEHALF): State.SENT,
    (State.ACCEPTED, Move.CONSOLIDATE): State.CONSOLIDATED,
    (State.ACCEPTED, Move.REOPEN): State.RETURNED,
    (State.CONSOLIDATED, Move.REOPEN): State.RETURNED,
}
STANDINGS: Mapping[tuple[Standing, Move], Standing] = {
    (Standing.EXPECTED, Move.EXCLUDE): Standing.EXCLUDED,
    (Standing.EXPECTED, Move.WAIVE): Standing.WAIVED,
    (Standing.EXCLUDED, Move.ADMIT): Standing.EXPECTED,
    (Standing.WAIVED, Move.ADMIT): Standing.EXPECTED,
}
NEEDS_REASON = frozenset(
    {Move.RETURN, Move.REOPEN, Move.EXTEND, Move.ENTER_ON_BEHALF, Move.EXCLUDE, Move.WAIVE, Move.ADMIT}
)
NEEDS_DEADLINE = frozenset({Move.RETURN, Move.REOPEN, Move.EXTEND})
COUNTING = frozenset({State.ACCEPTED, State.CONSOLIDATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLife:
    """One submission's state. `original_deadline` is the one first set: an extension never hides it."""

    state: State = State.DRAFT
    standing: Standing = Standing.EXPECTED
    version: int = 1  # counts the times the unit was asked to send: 1, and one more at each return
    deadline: date | None = None
    original_deadline: date | None = None

    @property
    def counts(self) -> bool:
        """Whether its figures are in the totals."""
        return self.state in COUNTING and self.standing is Standing.EXPECTED

    @property
    def is_open(self) -> bool:
        """Whether the unit may change what it sends."""
        return self.allows(Move.ADD_FILE)

    def allows(self, move: Move) -> bool:
        """Whether the tables have this move from here."""
        if (self.standing, move) in STANDINGS:
            return True
        return self.standing is not Standing.WAIVED and (self.state, move) in MOVES


def allowed_moves(life: SubmissionLife) -> tuple[Move, ...]:
    """The moves there are from here, in the order of their list."""
    return tuple(move for move in Move if life.allows(move))


def after(life: SubmissionLife, move: Move, *, reason: str = "", deadline: date | None = None) -> SubmissionLife:
    """The life after a move. Raises MoveNotAllowed, ReasonMissing, NothingStated; changes nothing else."""
    if not life.allows(move):
        raise MoveNotAllowed(_why(life, move), move, allowed_moves(life))
    if move in NEEDS_REASON and not reason.strip():
        raise ReasonMissing(move)
    if move in NEEDS_DEADLINE and deadline is None:
        raise NothingStated(move)
    if (life.standing, move) in STANDINGS:
        return replace(life, standing=STANDINGS[life.standing, move])
    moved = replace(life, state=MOVES[life.state, move])
    if move in NEEDS_DEADLINE:
        moved = replace(moved, deadline=deadline, original_deadline=life.original_deadline or life.deadline)
    return replace(moved, version=life.version + 1) if move in (Move.RETURN, Move.REOPEN) else moved


def _why(life: SubmissionLife, move: Move) -> State | Standing:
    """What stands in the way: the standing where the state alone would allow it."""
    is_standing = move in (Move.EXCLUDE, Move.WAIVE, Move.ADMIT) or (life.state, move) in MOVES
    return life.standing if is_standing else life.state
