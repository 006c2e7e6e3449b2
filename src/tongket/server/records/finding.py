"""A finding of a submission. Derived: made again by every reading of it."""

from __future__ import annotations

from django.db import models


class FindingRecord(models.Model):
    """The kind and its facts as `desk.finding_store` keeps them; the sentence is spoken when it is shown."""

    submission = models.ForeignKey("records.SubmissionRecord", on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=8)
    severity = models.CharField(max_length=5)
    file = models.CharField(max_length=600, blank=True)
    sheet = models.CharField(max_length=200, blank=True)
    cell = models.CharField(max_length=200, blank=True)
    kept = models.JSONField()

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["submission", "position"], name="findings_in_order")]
