"""A drafted review: submit it to its chain, approve or refuse a step, issue it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tongket.approve.review_life import ReviewMove
from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move, State
from tongket.server.access import may
from tongket.server.actions.moving import move, unchanged_since
from tongket.server.actions.moving_review import move_review, review_for
from tongket.server.chain import add_event
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.records.review import Approval, ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import NotAllowed, Refused
from tongket.server.traced import snapshot


@transaction.atomic
def submit_review(review_id: int, *, by: Person, chain: Sequence[Person], seen: int | None = None) -> ReviewRecord:
    """Ask these people to approve, in this order. Raises as `approve_review`; Refused for a chain that cannot be."""
    record = review_for(by, review_id, Deed.DRAFT_REVIEW)
    unchanged_since(record, seen)
    if not chain or len({person.pk for person in chain}) != len(chain):
        raise Refused("chain_empty")
    if stranger := next((person for person in chain if not may(person, Deed.APPROVE_REVIEW)), None):
        raise Refused("cannot_approve", name=stranger.name)
    move_review(record, ReviewMove.SUBMIT, by=by)
    record.submitted_at = timezone.now()
    record.save(update_fields=["submitted_at"])
    _dissolve_chain(record, by)
    for step, person in enumerate(chain, start=1):
        add_event("review.ask", Approval.objects.create(review=record, step=step, person=person), by=by)
    add_event("review.asked", record, by=by)
    return record


def _dissolve_chain(record: ReviewRecord, by: Person) -> None:
    """The chain of an earlier submitting: that it was, and ended, stays in the trace."""
    for step in record.chain.all():
        add_event("review.unask", step, by=by, before=snapshot(step))
    record.chain.all().delete()


@transaction.atomic
def approve_review(review_id: int, *, by: Person, seen: int | None = None) -> ReviewRecord:
    """One's own step, when all before it are done. Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove."""
    record = review_for(by, review_id, Deed.APPROVE_REVIEW)
    unchanged_since(record, seen)
    step = record.chain.select_related("person").filter(approved_at=None).order_by("step").first()
    if step is not None and step.person_id != by.pk:
        raise NotAllowed("not_your_turn", name=step.person.name)
    if record.drafted_by_id == by.pk and _forbids_self_approval():
        raise NotAllowed("own_draft")
    move_review(record, ReviewMove.APPROVE, by=by)
    if step is not None:
        before = snapshot(step)
        step.approved_at = timezone.now()
        step.save()
        add_event("review.step", step, by=by, before=before)
    return record


def _forbids_self_approval() -> bool:
    return OfficeRecord.objects.filter(pk=1, forbids_self_approval=True).exists()


@transaction.atomic
def refuse_review(review_id: int, *, by: Person, reason: str, seen: int | None = None) -> ReviewRecord:
    """Give the draft back; the chain starts anew. Raises as `approve_review`, Refused without a reason."""
    record = review_for(by, review_id, Deed.APPROVE_REVIEW)
    unchanged_since(record, seen)
    move_review(record, ReviewMove.REFUSE, by=by, reason=reason)
    for step in record.chain.filter(approved_at__isnull=False):
        before = snapshot(step)
        step.approved_at = None
        step.save()
        add_event("review.step_undone", step, by=by, before=before)
    return record


@transaction.atomic
def issue_review(review_id: int, *, by: Person, symbol: str = "", seen: int | None = None) -> ReviewRecord:
    """Issue what the whole chain approved; the reports it counts become consolidated. Raises as `approve_review`."""
    accepted = _held_to_issue(review_id)
    record = review_for(by, review_id, Deed.ISSUE_REVIEW)
    unchanged_since(record, seen)
    record.symbol, record.issued_by, record.issued_at = symbol.strip(), by, timezone.now()
    move_review(record, ReviewMove.ISSUE, by=by)
    for submission in accepted:
        move(submission, Move.CONSOLIDATE, by=by)
    return record


def _held_to_issue(review_id: int) -> list[SubmissionRecord]:
    """What was accepted in the round of a review, locked, then the round: who judges a report locks them so too."""
    asked = SubmissionRecord.objects.filter(round__reviews=review_id, state=State.ACCEPTED.value).order_by("pk")
    accepted = list(asked.select_related("unit", "round").select_for_update(of=("self",), no_key=True))
    list(Round.objects.filter(reviews=review_id).select_for_update(of=("self",), no_key=True))
    return accepted
