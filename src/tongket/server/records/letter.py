"""A letter of the office that waits to be sent, or was."""

from __future__ import annotations

from django.db import models


class Letter(models.Model):
    """One e-mail to one address. `about` names its occasion: the same occasion never makes a second letter.

    The text is forgotten once it is sent; that it was sent stays.
    """

    about = models.CharField(max_length=200, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)  # of the last try, as the mail server said it

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["next_try_at"], name="letters_to_send", condition=models.Q(sent_at__isnull=True))
        ]
