"""Codes that open an account once when the telephone is lost. The device itself is django-otp's."""

from __future__ import annotations

from django.db import models


class RecoveryCode(models.Model):
    """Only a hash of the code is kept; a code serves once."""

    person = models.ForeignKey("records.Person", on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=128)
    used_at = models.DateTimeField(null=True, blank=True)
