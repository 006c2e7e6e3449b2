"""What people decided about what came: appended, never rewritten."""

from __future__ import annotations

from django.db import models

from tongket.directive.decision import Decision, Verb


class DecisionRecord(models.Model):
    """One decision of `directive.decision`, in the order it was made. `why` is never empty."""

    round = models.ForeignKey("records.Round", on_delete=models.PROTECT, related_name="decisions")
    submission = models.ForeignKey(
        "records.SubmissionRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    what = models.CharField(max_length=900)
    verb = models.CharField(max_length=20)  # of directive.decision.Verb, or a move of approve.submission_life
    value = models.TextField(blank=True)
    why = models.TextField()
    by = models.CharField(max_length=200)
    when = models.CharField(max_length=40)  # as given: ISO date or date-time

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(why=""), name="a_decision_has_a_reason")]


VERBS = frozenset(verb.value for verb in Verb)


def decision_value(record: DecisionRecord) -> Decision:
    """The decision as the pure rooms know it."""
    return Decision(
        what=record.what, verb=Verb(record.verb), value=record.value, why=record.why, by=record.by, when=record.when
    )
