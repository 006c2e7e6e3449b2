"""The life of a review: drafted → submitted → approved by every one of its chain, in order → issued.

A review made stale (a report it stands on was reopened) goes no further until it is drafted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tongket.approve.refusal import MoveNotAllowed, ReasonMissing


class ReviewState(StrEnum):
    """Where a review stands. `STALE` is no state of the table but what stands in the way."""

    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    ISSUED = "issued"
    STALE = "stale"


class ReviewMove(StrEnum):
    """What can happen to a review."""

    SUBMIT = "submit"
    APPROVE = "approve"  # one step of the chain
    REFUSE = "refuse"  # back to its drafter, with a reason
    ISSUE = "issue"
    DRAFT_AGAIN = "draft_again"
    MAKE_STALE = "make_stale"


MOVES: Mapping[tuple[ReviewState, ReviewMove], ReviewState] = {
    (ReviewState.DRAFTED, ReviewMove.DRAFT_AGAIN): ReviewState.DRAFTED,
    (ReviewState.DRAFTED, ReviewMove.SUBMIT): ReviewState.SUBMITTED,
    (ReviewState.SUBMITTED, ReviewMove.APPROVE): ReviewState.SUBMITTED,  # until the last of the chain
    (ReviewState.SUBMITTED, ReviewMove.REFUSE): ReviewState.DRAFTED,
    (ReviewState.SUBMITTED, ReviewMove.DRAFT_AGAIN): ReviewState.DRAFTED,
    (ReviewState.APPROVED, ReviewMove.REFUSE): ReviewState.DRAFTED,
    (ReviewState.APPROVED, ReviewMove.DRAFT_AGAIN): ReviewState.DRAFTED,
    (ReviewState.APPROVED, ReviewMove.ISSUE): ReviewState.ISSUED,
    **{(state, ReviewMove.MAKE_STALE): state for state in ReviewState if state is not ReviewState.STALE},
}
STOPPED_WHEN_STALE = frozenset({ReviewMove.SUBMIT, ReviewMove.APPROVE, ReviewMove.ISSUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLife:
    """One review's state; `approvals` of the `chain` people who must approve have done so, in order."""

    state: ReviewState = ReviewState.DRAFTED
    approvals: int = 0
    chain: int = 1
    is_stale: bool = False

    def allows(self, move: ReviewMove) -> bool:
        """Whether the table has this move from here."""
        return (self.state, move) in MOVES and not (self.is_stale and move in STOPPED_WHEN_STALE)


def allowed_review_moves(life: ReviewLife) -> tuple[ReviewMove, ...]:
    """The moves there are from here, in the order of their list."""
    return tuple(move for move in ReviewMove if life.allows(move))


def after_review(life: ReviewLife, move: ReviewMove, *, reason: str = "") -> ReviewLife:
    """The life after a move. Raises MoveNotAllowed, and ReasonMissing for a refusal without one."""
    if not life.allows(move):
        state = ReviewState.STALE if (life.state, move) in MOVES else life.state
        raise MoveNotAllowed(state, move, allowed_review_moves(life))
    if move is ReviewMove.REFUSE and not reason.strip():
        raise ReasonMissing(move)
    if move is ReviewMove.MAKE_STALE:
        return replace(life, is_stale=True)
    if move is ReviewMove.APPROVE:
        return _approved_once_more(life)
    moved = replace(life, state=MOVES[life.state, move])
    if move is ReviewMove.DRAFT_AGAIN:
        return replace(moved, approvals=0, is_stale=False)
    return replace(moved, approvals=0) if moved.state is ReviewState.DRAFTED else moved


def _approved_once_more(life: ReviewLife) -> ReviewLife:
    approvals = life.approvals + 1
    is_last = approvals >= life.chain
    return replace(life, approvals=approvals, state=ReviewState.APPROVED if is_last else ReviewState.SUBMITTED)
