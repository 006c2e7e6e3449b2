"""Open an accepted report again; everything built on it becomes stale, and says why."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tongket.approve.review_life import ReviewMove
from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.server.access import submission_for
from tongket.server.actions.moving import decide, move, unchanged_since
from tongket.server.actions.moving_review import move_review
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord


@transaction.atomic
def reopen_submission(
    submission_id: int, *, by: Person, reason: str, deadline: date | None, seen: int | None = None
) -> SubmissionRecord:
    """Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove; Refused without a reason or a new deadline."""
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    hold_with_reviews(record.round_id)
    move(record, Move.REOPEN, by=by, reason=reason, deadline=deadline)
    decide(record, Move.REOPEN.value, by=by, why=reason, value=deadline.isoformat() if deadline else "")
    make_reviews_stale(record.round, by=by, because=f"{record.unit.name}: {reason}")
    return record


def hold_with_reviews(of: int) -> None:
    """Lock the round, so that no draft comes, and those it has: before the first event of who will make them stale."""
    Round.objects.select_for_update(no_key=True).get(pk=of)
    list(ReviewRecord.objects.select_for_update(no_key=True).filter(round=of).order_by("pk"))


def make_reviews_stale(of: Round, *, by: Person | None, because: str) -> None:
    """Mark every draft of the round that is not stale yet; called inside the transaction that changed a report.

    The caller holds them (`hold_with_reviews`) since before its first event.
    """
    for review in of.reviews.filter(is_stale=False):
        review.stale_because = because
        move_review(review, ReviewMove.MAKE_STALE, by=by, reason=because)
