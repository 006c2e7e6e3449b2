"""One round of collection: a regime, a span, a form, an outline, the units asked."""

from __future__ import annotations

from django.db import models


class Round(models.Model):
    """Its form, outline and review.toml lie in `rounds/<number>/`; their hashes are kept here.

    `counted` grows by one with everything that changes what counts: totals are kept under it, so none can be stale.
    """

    class State(models.TextChoices):
        """Whether units may send."""

        PREPARED = "prepared"
        OPEN = "open"
        CLOSED = "closed"

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=500)
    regime = models.ForeignKey("records.Regime", on_delete=models.PROTECT, related_name="rounds")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    first_day = models.DateField()
    last_day = models.DateField()
    as_of = models.DateField()
    deadline = models.DateField(null=True, blank=True)
    inputs = models.JSONField(default=dict)  # file name to SHA-256 of what the round was opened with
    counted = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="round_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return self.title
