"""The trace: every act in one chain, each holding the hash of the one before."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """Who did what to what, and when. `hash` covers every other field and `before_hash`; rows are never changed."""

    number = models.PositiveBigIntegerField(primary_key=True)  # 1, 2, 3 … without a gap
    when = models.CharField(max_length=40)  # ISO, UTC, as hashed
    by = models.CharField(max_length=80)  # user name; "" is the machine
    what = models.CharField(max_length=60)  # "submission.accept"
    on = models.CharField(max_length=60)  # "submission 12"
    unit = models.CharField(max_length=60, blank=True)  # code, for whoever asks about one unit
    round = models.PositiveIntegerField(null=True, blank=True)  # number
    reason = models.TextField(blank=True)
    before = models.JSONField(null=True)  # what the record was
    after = models.JSONField(null=True)  # what it became
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["on", "number"], name="events_on_a_record"),
            models.Index(fields=["unit", "number"], name="events_of_a_unit"),
        ]


class ChainHead(models.Model):
    """The last event: one row, locked by whoever adds the next."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
