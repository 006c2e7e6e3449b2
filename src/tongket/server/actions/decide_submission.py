"""Exclude a report, waive a unit, admit it again, give it more time: each with its reason, printed in the annex."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.directive.decision import Verb
from tongket.server.access import submission_for
from tongket.server.actions.moving import decide, move, unchanged_since
from tongket.server.actions.reopen_submission import hold_with_reviews, make_reviews_stale
from tongket.server.records.person import Person
from tongket.server.records.submission import SubmissionRecord


def exclude_submission(submission_id: int, *, by: Person, reason: str, seen: int | None = None) -> SubmissionRecord:
    """What the unit sent does not count. Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove, Refused."""
    return _decided(submission_id, Move.EXCLUDE, Verb.EXCLUDE.value, by=by, reason=reason, seen=seen)


def waive_submission(submission_id: int, *, by: Person, reason: str, seen: int | None = None) -> SubmissionRecord:
    """The unit need not report and leaves the denominator. Raises as `exclude_submission`."""
    return _decided(submission_id, Move.WAIVE, Verb.WAIVE.value, by=by, reason=reason, seen=seen)


def admit_submission(submission_id: int, *, by: Person, reason: str, seen: int | None = None) -> SubmissionRecord:
    """Take an exclusion or a waiver back. Raises as `exclude_submission`."""
    return _decided(submission_id, Move.ADMIT, Move.ADMIT.value, by=by, reason=reason, seen=seen)


@transaction.atomic
def extend_submission(
    submission_id: int, *, by: Person, reason: str, deadline: date | None, seen: int | None = None
) -> SubmissionRecord:
    """Give the unit more time; the original deadline stays on record. Raises as `exclude_submission`."""
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    move(record, Move.EXTEND, by=by, reason=reason, deadline=deadline)
    decide(record, Move.EXTEND.value, by=by, why=reason, value=deadline.isoformat() if deadline else "")
    return record


@transaction.atomic
def _decided(
    submission_id: int, asked: Move, verb: str, *, by: Person, reason: str, seen: int | None
) -> SubmissionRecord:
    record = submission_for(by, submission_id, Deed.JUDGE_SUBMISSION)
    unchanged_since(record, seen)
    hold_with_reviews(record.round_id)
    move(record, asked, by=by, reason=reason)
    decide(record, verb, by=by, why=reason)
    make_reviews_stale(record.round, by=by, because=f"{record.unit.name}: {reason}")
    return record
