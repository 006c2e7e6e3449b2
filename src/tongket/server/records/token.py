"""What a program signs in with, in the name of a person."""

from __future__ import annotations

from django.db import models


class ApiToken(models.Model):
    """Only a hash of the secret is kept. It reaches what its person reaches.

    Without `may_write` it only reads; with `only_sends` beside it, it prepares and sends reports, no more.
    """

    person = models.ForeignKey("records.Person", on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)  # which program it is for
    token_hash = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    only_sends = models.BooleanField(default=False)
    made_by = models.ForeignKey("records.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)  # to some minutes: a look must not cost a write

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="a_token_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(only_sends=False) | models.Q(may_write=True), name="a_token_that_sends_writes"
            ),
        ]

    def __str__(self) -> str:
        return self.name
