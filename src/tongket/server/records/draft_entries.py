"""What a unit has typed into the form of a round and not handed in yet."""

from __future__ import annotations

from django.db import models


class DraftEntries(models.Model):
    """One unit's form in one round. A draft: what counts is the workbook made of it, received like any upload.

    `version` grows with every save. `cells` maps "Biểu 1!D14" to `t` (the text as typed, "" once emptied), `n` (the
    reading chosen where two are possible), `v` (the version that wrote it), `by` (a person's number) and `at`.
    """

    submission = models.OneToOneField("records.SubmissionRecord", on_delete=models.PROTECT, related_name="entries")
    version = models.PositiveIntegerField(default=0)
    handed_in = models.PositiveIntegerField(null=True, blank=True)  # the version the last workbook was made of
    cells = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.submission_id} @ {self.version}"
