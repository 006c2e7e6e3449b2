"""What every act on a submission shares: nobody writes over what they did not see, the table decides, a trace stays."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from tongket.approve.refusal import MoveNotAllowed, NothingStated, ReasonMissing
from tongket.approve.submission_life import NEEDS_DEADLINE, Move, after
from tongket.server.chain import add_event
from tongket.server.jobs.wake import wake_counter
from tongket.server.records.decision import DecisionRecord
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of, write_life
from tongket.server.refusal import CannotMove, ChangedMeanwhile, Refused
from tongket.server.traced import snapshot


def unchanged_since(record: SubmissionRecord | ReviewRecord | Round, seen: int | None) -> None:
    """Raises ChangedMeanwhile where the record is no longer the revision the person saw. None: seen just now."""
    if seen is not None and record.revision != seen:
        raise ChangedMeanwhile("changed_meanwhile", seen=seen, now=record.revision)


def move(
    record: SubmissionRecord, asked: Move, *, by: Person | None, reason: str = "", deadline: date | None = None
) -> SubmissionRecord:
    """Make a move, save it and leave its trace; the caller holds the lock and the transaction.

    Raises CannotMove, and Refused where a reason or a deadline is missing.
    """
    before, was = snapshot(record), life_of(record)
    life = after_or_refused(record, asked, reason=reason, deadline=deadline)
    given = deadline if by is not None and asked in NEEDS_DEADLINE else None
    if given is not None:
        _refuse_no_time(record, asked, given)
    write_life(record, life)
    record.revision += 1
    record.save()
    if was.counts or life.counts or was.standing != life.standing:  # who is missing is part of every total
        count_anew(record.round_id)
    add_event(f"submission.{asked.value}", record, by=by, before=before, reason=reason)
    if given is not None:
        _refuse_ended(Round.objects.get(pk=record.round_id), asked)  # behind the head: as in `refuse_closed`
    return record


def count_anew(of: int) -> None:
    """What counts in a round changed: its totals are added up again."""
    Round.objects.filter(pk=of).update(counted=F("counted") + 1)
    wake_counter(Round.objects.get(pk=of))


def _refuse_no_time(record: SubmissionRecord, asked: Move, deadline: date) -> None:
    """A deadline that gives its unit no day to send on: it is over, the round is, or it takes time instead of giving.

    Raises Refused.
    """
    today = timezone.localdate()
    _refuse_ended(record.round, asked)
    if deadline < today:
        raise Refused("deadline_is_over", day=deadline, today=today)
    if asked is Move.EXTEND and record.deadline is not None and deadline <= record.deadline:
        raise Refused("deadline_not_later", day=deadline, now=record.deadline)


def _refuse_ended(of: Round, asked: Move) -> None:
    if of.state == Round.State.CLOSED:
        raise Refused("round_is_closed", move=asked, round=of.title)


def refuse_closed(of: int) -> None:
    """Nothing comes in once a round is closed. Raises Refused.

    Asked at the end of a transaction that already has its event: who closes the round at that moment comes before it
    in the trace, and then this is seen here, or after it.
    """
    now = Round.objects.get(pk=of)
    if now.state != Round.State.OPEN:
        raise Refused("round_not_open", round=now.title)


def touch(record: SubmissionRecord) -> None:
    """Its files changed: who looked before has not seen it, and it is to be checked. The event is on the file."""
    SubmissionRecord.objects.filter(pk=record.pk).update(revision=F("revision") + 1, is_checked=False)


def after_or_refused(record: SubmissionRecord, asked: Move, *, reason: str, deadline: date | None) -> Any:
    """The table's answer, its refusals in the office's words."""
    try:
        return after(life_of(record), asked, reason=reason, deadline=deadline)
    except MoveNotAllowed as refusal:
        raise CannotMove("cannot_move", state=refusal.state, move=refusal.move, allowed=refusal.allowed) from refusal
    except ReasonMissing as refusal:
        raise Refused("reason_missing", move=refusal.move) from refusal
    except NothingStated as refusal:
        raise Refused("deadline_missing", move=refusal.move) from refusal


def decide(
    record: SubmissionRecord, verb: str, *, by: Person | None, why: str, what: str = "", value: str = ""
) -> DecisionRecord:
    """Record a decision about a submission; `what` is its unit unless something smaller is named.

    `by=None`: nobody decided, the machine had to.
    """
    made = DecisionRecord.objects.create(
        round=record.round,
        submission=record,
        what=what or record.unit.code,
        verb=verb,
        value=value,
        why=why.strip(),
        by=by.username if by is not None else "",
        when=timezone.now().isoformat(timespec="seconds"),
    )
    add_event("decision.made", made, by=by, reason=why)
    return made
