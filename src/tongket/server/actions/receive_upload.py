"""Take one file of a unit: safe on disk, one row, one event; the receipt is its content hash. Reading comes after."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.collect.screening import mark_in_subject
from tongket.server.access import may, require_preparing, submission_for
from tongket.server.actions.moving import after_or_refused, touch
from tongket.server.chain import add_event
from tongket.server.jobs.wake import wake_reader
from tongket.server.names_as_sent import free_path, safe_name
from tongket.server.office_folder import keep_content
from tongket.server.records.person import Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import Refused, TooLarge
from tongket.server.round_desk import office_folder
from tongket.server.spool import Spooled
from tongket.server.traced import snapshot
from tongket.server.turns import in_turn


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told at once. `is_new` is false where the very same file was here already."""

    file: ReceivedFile
    is_new: bool

    @property
    def sha256(self) -> str:
        """The content hash: what the receipt shows."""
        return self.file.sha256


def receive_upload(submission_id: int, sent: Spooled, *, by: Person) -> Receipt:
    """Raises NotThere, NotAllowed, CannotMove, TooLarge, Refused (empty file, secrecy mark in its name).

    A file sent twice gives the same receipt twice. A file of the same name takes the place of the earlier one.
    """
    _refuse_unfit(sent)
    with in_turn(), transaction.atomic():
        record = _record_for(by, submission_id)
        known = record.files.filter(sha256=sent.sha256, taken_away_at__isnull=True, replaced_by__isnull=True).first()
        if known is not None:
            sent.drop()
            return Receipt(known, is_new=False)
        after_or_refused(record, Move.ADD_FILE, reason="", deadline=None)
        keep_content(office_folder(), sent.path, sent.sha256)
        return Receipt(_row(record, sent, by), is_new=True)


def _refuse_unfit(sent: Spooled) -> None:
    name = safe_name(sent.name_as_sent)
    if sent.is_too_large:
        sent.drop()
        raise TooLarge("too_large", name=name, limit=settings.UPLOAD_LIMIT // 1_000_000)
    if not sent.size:
        sent.drop()
        raise Refused("empty_file", name=name)
    if mark_in_subject(Path(name).stem):
        sent.drop()
        raise Refused("secret_name", name=name)


def _record_for(by: Person, pk: int) -> SubmissionRecord:
    record = submission_for(by, pk, Deed.SEE_SUBMISSION)
    require_preparing(by, record.unit)
    if record.round.state != Round.State.OPEN:
        raise Refused("round_not_open", round=record.round.title)
    return record


def _row(record: SubmissionRecord, sent: Spooled, by: Person) -> ReceivedFile:
    name = safe_name(sent.name_as_sent)
    earlier = list(record.files.filter(taken_away_at__isnull=True, replaced_by__isnull=True, name=name))
    taken = set(
        ReceivedFile.objects.filter(round=record.round)
        .values_list("path", flat=True)
        .filter(path__startswith=f"{record.unit.code}/")
    )
    made = ReceivedFile.objects.create(
        round=record.round,
        submission=record,
        version=record.version,
        name=name,
        path=free_path(record.unit.code, name, taken),
        sha256=sent.sha256,
        size=sent.size or 0,
        received_at=timezone.now(),
        sent_by=by,
        on_behalf=not may(by, Deed.PREPARE_SUBMISSION, record.unit),
    )
    for each in earlier:
        _replace(each, made, by)
    touch(record)
    add_event("file.receive", made, by=by)
    wake_reader()
    return made


def _replace(earlier: ReceivedFile, made: ReceivedFile, by: Person) -> None:
    before = snapshot(earlier)
    earlier.replaced_by = made
    earlier.save()
    add_event("file.replace", earlier, by=by, before=before)
