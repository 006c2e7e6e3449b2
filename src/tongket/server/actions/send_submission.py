"""Send what was prepared. From here on it is locked until the office returns or accepts it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.server.access import submission_for
from tongket.server.actions.moving import decide, move, refuse_closed, unchanged_since
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import Refused
from tongket.server.round_desk import has_report


@transaction.atomic
def send_submission(
    submission_id: int, *, by: Person, seen: int | None = None, explanation: str = ""
) -> SubmissionRecord:
    """Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove; Refused with nothing to send, or what blocks in it.

    What blocks may be sent all the same with an explanation. What is still being read may be sent: the last hour before
    a deadline must not depend on how fast we read.
    """
    record = submission_for(by, submission_id, Deed.SEND_SUBMISSION)
    unchanged_since(record, seen)
    _refuse_unfit(record, explanation)
    if explanation.strip():
        decide(record, "explain", by=by, why=explanation)
    record.on_behalf = False  # whoever entered what was returned
    return _sent(record, Move.SEND, by=by, reason=explanation, now=timezone.now())


@transaction.atomic
def enter_on_behalf(submission_id: int, *, by: Person, reason: str, seen: int | None = None) -> SubmissionRecord:
    """The office sends what it entered for a unit; marked so wherever it shows. Raises as `send_submission`."""
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    _refuse_unfit(record, reason)
    record.on_behalf = True
    sent = _sent(record, Move.ENTER_ON_BEHALF, by=by, reason=reason, now=timezone.now())
    decide(record, Move.ENTER_ON_BEHALF.value, by=by, why=reason)
    return sent


def _refuse_unfit(record: SubmissionRecord, explanation: str) -> None:
    if record.round.state != Round.State.OPEN:
        raise Refused("round_not_open", round=record.round.title)
    if not has_report(record):
        raise Refused("nothing_to_send", unit=record.unit.name)
    if record.is_checked and record.blocks and not explanation.strip():
        raise Refused("findings_block", count=record.blocks)


def _sent(record: SubmissionRecord, asked: Move, *, by: Person, reason: str, now: datetime) -> SubmissionRecord:
    record.first_sent_at = record.first_sent_at or now
    record.last_sent_at, record.sent_by = now, by
    sent = move(record, asked, by=by, reason=reason)
    refuse_closed(record.round_id)
    return sent
