"""How often an address sent a token that is none."""

from __future__ import annotations

from django.db import models


class WrongTokens(models.Model):
    """One address, counted from `since` on. In the database, as wrong passwords are: all processes count together."""

    address = models.CharField(max_length=45, unique=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(db_index=True)  # the first of these; after a while they are forgotten

    def __str__(self) -> str:
        return f"{self.address}: {self.count}"
