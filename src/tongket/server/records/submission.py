"""What one unit sends in one round."""

from __future__ import annotations

from django.db import models

from tongket.approve.submission_life import Standing, State, SubmissionLife
from tongket.units.unit import Unit


class SubmissionRecord(models.Model):
    """One unit in one round. `revision` grows with every change: who saw an older one does not write over a newer."""

    round = models.ForeignKey("records.Round", on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey("records.UnitRecord", on_delete=models.PROTECT, related_name="submissions")
    position = models.PositiveIntegerField(default=0)  # in the round's list of units
    owes = models.JSONField(default=list)  # sheets of the form asked of it; empty: every one
    state = models.CharField(max_length=14, choices=[(s.value, s.value) for s in State], default=State.DRAFT.value)
    standing = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in Standing], default=Standing.EXPECTED.value
    )
    version = models.PositiveIntegerField(default=1)
    deadline = models.DateField(null=True, blank=True)
    own_deadline = models.DateField(null=True, blank=True)  # stated for this unit in the list of units
    original_deadline = models.DateField(null=True, blank=True)
    first_sent_at = models.DateTimeField(null=True, blank=True)
    last_sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey("records.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf = models.BooleanField(default=False)  # entered by the office, not by the unit
    revision = models.PositiveIntegerField(default=0)
    # derived, made again by reading: how many findings of each weight, and whether everything in it has been read
    blocks = models.PositiveIntegerField(default=0)
    warns = models.PositiveIntegerField(default=0)
    is_checked = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="a_unit_sends_once_a_round"),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.DRAFT.value, State.RETURNED.value])
                | models.Q(last_sent_at__isnull=False),
                name="what_was_sent_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["round", "state"], name="submissions_by_state")]

    def __str__(self) -> str:
        return f"{self.unit_id} @ {self.round_id}"


def life_of(record: SubmissionRecord) -> SubmissionLife:
    """Its life as the table of moves knows it."""
    return SubmissionLife(
        state=State(record.state),
        standing=Standing(record.standing),
        version=record.version,
        deadline=record.deadline,
        original_deadline=record.original_deadline,
    )


def write_life(record: SubmissionRecord, life: SubmissionLife) -> None:
    """Put a life into the record's fields; the caller saves."""
    record.state, record.standing, record.version = life.state.value, life.standing.value, life.version
    record.deadline, record.original_deadline = life.deadline, life.original_deadline


def unit_value(record: SubmissionRecord) -> Unit:
    """The unit as this round asked it; its record must be fetched with it."""
    unit = record.unit
    return Unit(
        code=unit.code,
        name=unit.name,
        other_names=tuple(unit.other_names),
        group=unit.group,
        deadline=record.own_deadline,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        owes=tuple(record.owes),
    )
