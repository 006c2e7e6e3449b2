"""What every act on a review shares: the table decides, a trace stays."""

from __future__ import annotations

from tongket.approve.refusal import MoveNotAllowed, ReasonMissing
from tongket.approve.review_life import ReviewMove, after_review
from tongket.approve.roles import Deed
from tongket.server.access import require, visible_reviews
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord, review_life_of
from tongket.server.refusal import CannotMove, NotThere, Refused
from tongket.server.traced import snapshot


def review_for(person: Person, pk: int, deed: Deed) -> ReviewRecord:
    """The review, locked for this transaction, for someone who may do that to it. Raises NotThere, NotAllowed."""
    seen = visible_reviews(person).filter(pk=pk).select_for_update(of=("self",), no_key=True).first()
    if seen is None:
        raise NotThere
    require(person, deed)
    return seen


def move_review(record: ReviewRecord, asked: ReviewMove, *, by: Person | None, reason: str = "") -> ReviewRecord:
    """Make a move, save it and leave its trace. Raises CannotMove, and Refused where a reason is missing."""
    before = snapshot(record)
    try:
        life = after_review(review_life_of(record), asked, reason=reason)
    except MoveNotAllowed as refusal:
        raise CannotMove("cannot_move", state=refusal.state, move=refusal.move, allowed=refusal.allowed) from refusal
    except ReasonMissing as refusal:
        raise Refused("reason_missing", move=refusal.move) from refusal
    record.state, record.is_stale = life.state.value, life.is_stale
    record.revision += 1
    record.save()
    add_event(f"review.{asked.value}", record, by=by, before=before, reason=reason)
    return record
