"""The office itself: one row."""

from __future__ import annotations

from django.db import models


class OfficeRecord(models.Model):
    """Whose site this is. `is_demo` shows a banner; `kind` is "office" or "desk" (one folder, one person)."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, default="office")
    language = models.CharField(max_length=5, default="vi")
    level = models.CharField(max_length=20, blank=True)  # of units.levels.Level
    family = models.CharField(max_length=10, default="party")  # "party" or "state": whose layout rules
    mail_hour = models.PositiveSmallIntegerField(default=7)  # local hour of the daily letters
    is_demo = models.BooleanField(default=False)
    forbids_self_approval = models.BooleanField(default=True)
    holidays = models.JSONField(default=list)  # counted by before `periods/`; the trace names it

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_office")]
