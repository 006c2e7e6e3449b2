"""A link by which a person chooses a password and comes in."""

from __future__ import annotations

from django.db import models


class Invitation(models.Model):
    """Only a hash of the link's secret is kept; a link serves once and for some days."""

    person = models.ForeignKey("records.Person", on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("records.Person", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
