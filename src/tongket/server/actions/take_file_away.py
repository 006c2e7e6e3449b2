"""Take a file out of what will be sent. Its bytes stay: what came is never altered."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Move
from tongket.server.access import submission_for, visible_files
from tongket.server.actions.moving import after_or_refused, refuse_closed, touch
from tongket.server.chain import add_event
from tongket.server.jobs.wake import wake_reader
from tongket.server.records.person import Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.refusal import NotThere
from tongket.server.traced import snapshot


@transaction.atomic
def take_file_away(file_id: int, *, by: Person) -> ReceivedFile:
    """Raises NotThere, NotAllowed, CannotMove; Refused in a closed round. Taking it away twice is once."""
    found = visible_files(by).filter(pk=file_id, submission__isnull=False).first()
    if found is None or found.submission is None:
        raise NotThere
    record = submission_for(by, found.submission.pk, Deed.PREPARE_SUBMISSION)
    if found.taken_away_at is not None:
        return found
    after_or_refused(record, Move.TAKE_FILE_AWAY, reason="", deadline=None)
    before = snapshot(found)
    found.taken_away_at = timezone.now()
    found.save()
    touch(record)
    add_event("file.take_away", found, by=by, before=before)
    refuse_closed(record.round_id)
    wake_reader()
    return found
