"""Receive a form that was filled offline: its stamp says whose it is and of which round, so nobody chooses a report."""

from __future__ import annotations

from collections.abc import Mapping

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.senders.sender import stamp_value
from tongket.collect.workbooks.xlsx_book import open_book
from tongket.draft.stamped_forms import form_hash, review_stamp
from tongket.server.access import visible_submissions
from tongket.server.actions.receive_upload import Receipt, receive_upload
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.refusal import Refused
from tongket.server.round_desk import asked_desk
from tongket.server.spool import Spooled


def receive_stamped(sent: Spooled, *, by: Person) -> Receipt:
    """Raises what `receive_upload` raises; Refused where the file has no stamp, or none of an open round.

    A form of another unit is told like one of no unit: whether that unit exists is nobody's business.
    """
    stamp = _stamp_of(sent) if not sent.is_too_large else {}
    unit = stamp_value(stamp, "unit")
    if not unit and not sent.is_too_large:
        raise Refused("no_stamp", name=sent.name)
    known = visible_submissions(by).filter(unit__code=unit, round__state=Round.State.OPEN)
    found = [
        record for record in known if stamp_value(stamp, "review") == review_stamp(asked_desk(record.round).review)
    ]
    of_form = [record for record in found if _has_form(record, stamp)]
    if len(found) != 1 and len(of_form) != 1:
        raise Refused("stamp_of_no_report", name=sent.name)
    return receive_upload((of_form or found)[0].pk, sent, by=by)


def _has_form(record: SubmissionRecord, stamp: Mapping[str, str]) -> bool:
    return stamp_value(stamp, "form") == form_hash(asked_desk(record.round).form)


def _stamp_of(sent: Spooled) -> Mapping[str, str]:
    try:
        return open_book(sent.path.read_bytes()).stamp
    except Unreadable:
        return {}
