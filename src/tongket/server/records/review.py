"""The review made of a round, and who of its chain has approved it."""

from __future__ import annotations

from django.db import models

from tongket.approve.review_life import ReviewLife, ReviewState

_STATES = [(state.value, state.value) for state in ReviewState if state is not ReviewState.STALE]


class ReviewRecord(models.Model):
    """One draft of a round. `out` names the folder of its papers; `counted` is what the round counted when drafted."""

    round = models.ForeignKey("records.Round", on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()  # of the drafts of this round
    state = models.CharField(max_length=10, choices=_STATES, default=ReviewState.DRAFTED.value)
    is_stale = models.BooleanField(default=False)
    stale_because = models.TextField(blank=True)
    counted = models.PositiveIntegerField()
    papers = models.JSONField(default=dict)  # file name to SHA-256
    drafted_by = models.ForeignKey("records.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey("records.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    symbol = models.CharField(max_length=80, blank=True)  # "15-BC/TU", given by the clerk when it is issued
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="drafts_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(state="issued", issued_at__isnull=False)
                | (~models.Q(state="issued") & models.Q(issued_at__isnull=True)),
                name="what_is_issued_has_a_time",
            ),
        ]


class Approval(models.Model):
    """One step of the chain, in order; done when it has a time."""

    review = models.ForeignKey(ReviewRecord, on_delete=models.CASCADE, related_name="chain")
    step = models.PositiveIntegerField()
    person = models.ForeignKey("records.Person", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["step"]
        constraints = [models.UniqueConstraint(fields=["review", "step"], name="steps_of_a_chain_are_numbered")]


def review_life_of(record: ReviewRecord) -> ReviewLife:
    """Its life as the table of moves knows it."""
    steps = list(record.chain.all())
    return ReviewLife(
        state=ReviewState(record.state),
        approvals=sum(1 for step in steps if step.approved_at is not None),
        chain=len(steps) or 1,
        is_stale=record.is_stale,
    )
