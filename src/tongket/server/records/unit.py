"""The tree of units, each with the days it existed."""

from __future__ import annotations

from django.db import models


class UnitRecord(models.Model):
    """A body that owes reports, or has others under it.

    `code` is its only key. `path` is "/T/T01/": the codes from the root, so that a sub-tree is one comparison.
    """

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=300)
    other_names = models.JSONField(default=list)
    group = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=600, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    merged_by = models.CharField(max_length=300, blank=True)  # the legal basis of the merge

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
