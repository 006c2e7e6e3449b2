"""Takes a person, makes what waits for that person beside reports of their own units: to be checked, to be approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Min, QuerySet
from django.urls import reverse

from tongket.approve.review_life import ReviewState
from tongket.approve.roles import Deed
from tongket.approve.submission_life import Standing, State
from tongket.server.access import visible_reviews, visible_submissions
from tongket.server.records.person import Person
from tongket.server.records.review import ReviewRecord
from tongket.server.records.round import Round
from tongket.server.review_turn import turn_of
from tongket.server.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One thing only this person, or people like this one, can move on. `says` is the key of a sentence."""

    says: str
    way: str  # name of the address where it is done
    arguments: Mapping[str, Any]
    query: str = ""
    title: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is done."""
        return reverse(self.way, kwargs=dict(self.arguments)) + self.query

    @property
    def sentence(self) -> str:
        """What to do, in the reader's language."""
        return say(self.says, **self.facts)


def waiting_for(person: Person) -> list[Mine]:
    """Reports to be checked first, then drafts in the order of their rounds: two queries, whatever their number."""
    return [*_to_check(person), *_of_reviews(person)]


def _to_check(person: Person) -> Iterator[Mine]:
    sent = visible_submissions(person, Deed.JUDGE_SUBMISSION).filter(
        state=State.SENT.value, standing=Standing.EXPECTED.value, is_checked=True, round__state=Round.State.OPEN
    )
    rows = sent.order_by("round__number").values("round__number", "round__title")
    for row in rows.annotate(units=Count("pk"), since=Min("last_sent_at")):
        yield Mine(
            says="mine_check",
            way="round",
            arguments={"number": row["round__number"]},
            query="?list=not_checked",
            title=row["round__title"],
            facts={"count": row["units"], "since": row["since"]},
        )


def _of_reviews(person: Person) -> Iterator[Mine]:
    for review in _latest(visible_reviews(person)):
        says = _says(review, person)
        if says:
            yield Mine(
                says=says,
                way="review",
                arguments={"pk": review.pk},
                title=review.round.title,
                facts={"number": review.number},
            )


def _latest(reviews: QuerySet[ReviewRecord]) -> list[ReviewRecord]:
    """Of each round the last draft: those before are overtaken."""
    found: dict[int, ReviewRecord] = {}
    drafts = reviews.exclude(round__reviews__number__gt=F("number")).exclude(state=ReviewState.ISSUED.value)
    for review in drafts.order_by("round__number").prefetch_related("chain__person"):
        found[review.round_id] = review
    return list(found.values())


def _says(review: ReviewRecord, person: Person) -> str:
    turn = turn_of(review, review.number)
    return _MINE.get(turn.says, "") if turn.is_of(person) else ""


_MINE = {
    "turn_of_redrafter": "mine_draft_again",
    "turn_of_drafter": "mine_submit",
    "turn_of_issuer": "mine_issue",
    "turn_of": "mine_approve",
}
