"""Takes drafts of reviews, tells who is to act on each: nobody should have to guess what a draft waits for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from tongket.approve.review_life import ReviewState
from tongket.approve.roles import Deed
from tongket.server.access import may, visible_reviews
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord

_MOST = 20  # drafts told of at once; the page of a round has them all


@dataclass(frozen=True, slots=True)
class Turn:
    """What a draft waits for. `says` is the key of a sentence; `person` alone may act, or whoever may do `deed`."""

    says: str = ""  # empty: it waits for nothing
    person: Person | None = None
    deed: Deed | None = None
    later: int = 0  # the number of the draft that took its place

    def is_of(self, person: Person) -> bool:
        """Whether this person is the one, or one of those, who can move it on."""
        if self.person is not None:
            return self.person.pk == person.pk
        return self.deed is not None and may(person, self.deed)


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A draft, and what it waits for."""

    review: ReviewRecord
    turn: Turn


def turn_of(review: ReviewRecord, latest: int) -> Turn:
    """What it waits for, when the latest draft of its round has that number."""
    if review.number < latest and (review.is_stale or review.state != ReviewState.ISSUED):
        return Turn("turn_superseded", later=latest)
    if review.is_stale:
        return Turn("turn_of_redrafter", deed=Deed.DRAFT_REVIEW)
    if review.state == ReviewState.SUBMITTED:
        step = next((each for each in review.chain.all() if each.approved_at is None), None)
        return Turn("turn_of", person=step.person if step is not None else None)
    return _BY_STATE.get(review.state, Turn())


_BY_STATE = {
    ReviewState.DRAFTED.value: Turn("turn_of_drafter", deed=Deed.DRAFT_REVIEW),
    ReviewState.APPROVED.value: Turn("turn_of_issuer", deed=Deed.ISSUE_REVIEW),
}


def waiting_reviews(person: Person) -> list[WaitingReview]:
    """Drafts that wait for someone, the latest of their round; three queries, however many there are."""
    drafts = visible_reviews(person).exclude(state=ReviewState.ISSUED.value, is_stale=False)
    latest = dict(visible_reviews(person).order_by().values_list("round_id").annotate(Max("number")))
    shown = [each for each in drafts.prefetch_related("chain__person") if each.number == latest[each.round_id]]
    return [WaitingReview(each, turn_of(each, each.number)) for each in shown[:_MOST]]
