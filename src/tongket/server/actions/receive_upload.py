"""Take one file of a unit: safe on disk, one row, one event; the receipt is its content hash. Reading comes after."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.collect.screening import mark_in_subject
from tongket.server.access import may, memberships_of, require_preparing, submission_for
from tongket.server.actions.moving import after_or_refused, refuse_closed, touch
from tongket.server.chain import Deed as Happened
from tongket.server.chain import add_events
from tongket.server.jobs.wake import wake_reader
from tongket.server.names_as_sent import free_path, safe_name
from tongket.server.office_folder import keep_content
from tongket.server.records.person import Person
from tongket.server.records.received_file import IN_PLAY, ReceivedFile
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

    A file sent twice gives the same receipt twice, whatever has become of its report since: who did not hear the first
    answer hears it now. A file of the same name takes the place of the earlier one.
    """
    _refuse_unfit(sent)
    memberships_of(by)  # asked for here, where nobody waits
    with in_turn(), transaction.atomic():
        record = _record_for(by, submission_id)
        standing = list(
            record.files.filter(IN_PLAY).select_for_update(of=("self",))
        )  # the reader may be writing to one
        known = next((each for each in standing if each.sha256 == sent.sha256), None)
        if known is not None:
            sent.drop()
            return Receipt(known, is_new=False)
        _refuse_closed(record)
        after_or_refused(record, Move.ADD_FILE, reason="", deadline=None)
        keep_content(office_folder(), sent.path, sent.sha256)
        return Receipt(_row(record, standing, sent, by), is_new=True)


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
    return record


def _refuse_closed(record: SubmissionRecord) -> None:
    if record.round.state != Round.State.OPEN:
        raise Refused("round_not_open", round=record.round.title)


def _row(record: SubmissionRecord, standing: Iterable[ReceivedFile], sent: Spooled, by: Person) -> ReceivedFile:
    name = safe_name(sent.name_as_sent)

    def taken(paths: Collection[str]) -> set[str]:
        """Asked path by path: among all those of the round the database would look through each."""
        known = ReceivedFile.objects.filter(round=record.round, path__in=paths).order_by()
        return set(known.values_list("path", flat=True))

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
    replaced = [_replaced(each, made) for each in standing if each.name == name]
    touch(record)
    add_events([*replaced, Happened("file.receive", made)], by=by)
    refuse_closed(record.round_id)
    wake_reader()  # behind the head of the trace: one at a time, so that one wish is enough
    return made


def _replaced(earlier: ReceivedFile, made: ReceivedFile) -> Happened:
    before = snapshot(earlier)
    earlier.round, earlier.replaced_by = made.round, made  # the same round: not to be asked for
    earlier.save(update_fields=["replaced_by"])
    return Happened("file.replace", earlier, before)
