"""Where a person is signed in."""

from __future__ import annotations

from django.db import models


class SignedIn(models.Model):
    """One browser of one person, as long as its session lives: so that a person can end those that are not theirs."""

    person = models.ForeignKey("records.Person", on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    agent = models.CharField(max_length=200, blank=True)  # what the browser calls itself
