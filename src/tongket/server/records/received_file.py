"""A file as it came: kept by its content, never altered."""

from __future__ import annotations

from django.db import models

IN_PLAY = models.Q(taken_away_at__isnull=True, replaced_by__isnull=True)  # neither taken away nor replaced


class ReceivedFile(models.Model):
    """One file that came. The bytes lie under `files/` by `sha256`; `name` is as sent, `path` how findings call it.

    Without a submission it came in a folder for many units, and the machine says whose its parts are.
    """

    class State(models.TextChoices):
        """How far it is."""

        RECEIVED = "received"  # safe on disk, not read yet
        READ = "read"
        SECRET = "secret"  # carried a mark: its bytes are destroyed  # nosec B105  # noqa: S105

    round = models.ForeignKey("records.Round", on_delete=models.PROTECT, related_name="files")
    submission = models.ForeignKey(
        "records.SubmissionRecord", null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    version = models.PositiveIntegerField(default=1)  # of the submission it was sent for
    name = models.CharField(max_length=255)
    path = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    received_at = models.DateTimeField()
    sent_by = models.ForeignKey("records.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    mark = models.CharField(max_length=40, blank=True)  # the secrecy mark it was destroyed for
    taken_away_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "path"], name="a_path_names_one_file"),
            models.UniqueConstraint(
                fields=["submission", "sha256"],
                condition=IN_PLAY,
                name="a_file_counts_once_for_a_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "round"], name="files_still_to_read", condition=models.Q(state="received"))
        ]

    def __str__(self) -> str:
        return self.path
