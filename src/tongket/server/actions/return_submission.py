"""Give a report back to its unit: why, and until when it is to be sent again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.server.access import submission_for
from tongket.server.actions.moving import decide, move, unchanged_since
from tongket.server.records.person import Person
from tongket.server.records.submission import SubmissionRecord


@transaction.atomic
def return_submission(
    submission_id: int, *, by: Person, reason: str, deadline: date | None, seen: int | None = None
) -> SubmissionRecord:
    """Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove; Refused without a reason or a new deadline."""
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    move(record, Move.RETURN, by=by, reason=reason, deadline=deadline)
    decide(record, Move.RETURN.value, by=by, why=reason, value=deadline.isoformat() if deadline else "")
    return record
