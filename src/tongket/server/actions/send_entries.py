"""Make the unit's workbook of what it typed and receive it like any upload: desk and office then read the same file."""

from __future__ import annotations

import os
import secrets
from hashlib import sha256

from django.db import transaction

from tongket.draft.blank_form import fillable_blank
from tongket.draft.filled_form import fill_form
from tongket.draft.stamped_forms import stamp_forms
from tongket.server.actions.receive_upload import Receipt, receive_upload
from tongket.server.actions.save_entries import entries_of, entries_value, record_for_entries
from tongket.server.records.draft_entries import DraftEntries
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, unit_value
from tongket.server.refusal import ChangedMeanwhile, Refused
from tongket.server.round_desk import asked_desk, office_folder
from tongket.server.spool import Spooled


def send_entries(submission_id: int, *, by: Person, seen: int) -> Receipt:
    """`seen`: the version of the entries the person looks at. The same entries twice give the same receipt.

    Raises what `save_entries` and `receive_upload` raise; ChangedMeanwhile where another typed something since; Refused
    where nothing is typed.
    """
    with transaction.atomic():
        record = record_for_entries(by, submission_id)
        entries = entries_of(record)
    typed = entries_value(entries)
    if entries is None or not typed:
        raise Refused("no_entries")
    if entries.version != seen:
        raise ChangedMeanwhile("entries_changed")
    desk = asked_desk(record.round)
    name, content = fill_form(desk.form, blank_of(record.round), desk.review, unit_value(record), typed)
    receipt = receive_upload(submission_id, _spooled(name, content), by=by)
    DraftEntries.objects.filter(pk=entries.pk).update(handed_in=seen)
    return receipt


def blank_of(of: Round) -> bytes:
    """The round's blank form as an .xlsx."""
    desk = asked_desk(of)
    return fillable_blank(desk.form, desk.blank_form.read_bytes() if desk.blank_form is not None else None)


def stamped_form(record: SubmissionRecord) -> tuple[str, bytes]:
    """(file name, bytes) of the unit's own form, stamped, to fill offline."""
    desk = asked_desk(record.round)
    return next(stamp_forms(desk.form, blank_of(record.round), desk.review, [unit_value(record)]))


def _spooled(name: str, content: bytes) -> Spooled:
    path = office_folder() / "spool" / secrets.token_hex(16)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    return Spooled(path, name, len(content), sha256(content).hexdigest(), is_too_large=False)
