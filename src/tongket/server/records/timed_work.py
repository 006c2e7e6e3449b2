"""What is done at an hour of each day, and what came of it the last time."""

from __future__ import annotations

from django.db import models


class TimedWork(models.Model):
    """One row a kind of work. `asked_for` is the last day it was asked for: a restart neither loses nor doubles it."""

    name = models.CharField(max_length=30, unique=True)  # "digests", "recount", "backup", "proof"
    asked_for = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict)
