"""What was made of a received file, or of each file inside it. Derived: thrown away and made again at will."""

from __future__ import annotations

from django.db import models


class ReadingRecord(models.Model):
    """A pointer: the numbers themselves are in the kept reading of that key, under the round's folder."""

    file = models.ForeignKey("records.ReceivedFile", on_delete=models.CASCADE, related_name="readings")
    unit = models.ForeignKey("records.UnitRecord", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=600)  # as findings call it: "T01/so-lieu.zip/bieu 1.xlsx"
    sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=10)  # "figures", "narrative", "both", "other"
    status = models.CharField(max_length=12, default="used")  # of collect.file_mapping.FileStatus
    how = models.CharField(max_length=20, blank=True)
    confidence = models.FloatField(default=0)
    why = models.CharField(max_length=700, blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["file", "path"], name="a_part_is_read_once")]
