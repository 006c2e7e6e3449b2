"""Accept what a unit sent: from this transaction on its figures are in the totals."""

from __future__ import annotations

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.server.access import submission_for
from tongket.server.actions.moving import move, unchanged_since
from tongket.server.records.person import Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import Refused


@transaction.atomic
def accept_submission(submission_id: int, *, by: Person, seen: int | None = None) -> SubmissionRecord:
    """Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove; Refused while a file of it is still being read."""
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    if not record.is_checked or record.files.filter(state=ReceivedFile.State.RECEIVED).exists():
        raise Refused("still_reading", unit=record.unit.name)
    return move(record, Move.ACCEPT, by=by)
