"""Let a finding pass with a reason: the unit confirms that a file is its own, the office what it judges."""

from __future__ import annotations

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.check.kinds.office import NamesAnotherUnit
from tongket.directive.decision import Verb
from tongket.server.access import may, require, submission_for
from tongket.server.actions.moving import decide, touch, unchanged_since
from tongket.server.jobs.wake import wake_reader
from tongket.server.records.person import Person
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.refusal import CannotMove, NotThere, Refused
from tongket.server.settling import can_be_settled, place_to_settle

OF_THE_UNIT = frozenset({NamesAnotherUnit.code})  # what a unit knows better than the office


@transaction.atomic
def confirm_finding(
    submission_id: int, position: int, code: str, *, by: Person, reason: str, seen: int | None = None
) -> SubmissionRecord:
    """Raises NotThere, NotAllowed, ChangedMeanwhile, CannotMove; Refused without a reason.

    The finding stays in the list as information with the reason; the decision is kept and printed.
    """
    record = submission_for(by, submission_id, Deed.SEE_SUBMISSION)
    _require(by, record, code)
    unchanged_since(record, seen)
    found = record.findings.filter(position=position, code=code).first()
    if found is None or not can_be_settled(found):
        raise NotThere
    if not reason.strip():
        raise Refused("reason_missing", move=Verb.CONFIRM)
    decide(record, Verb.CONFIRM.value, by=by, why=reason, what=f"{code} {place_to_settle(found)}"[:900])
    touch(record)
    wake_reader()
    return record


def _require(by: Person, record: SubmissionRecord, code: str) -> None:
    if may(by, Deed.JUDGE_SUBMISSION, record.unit):
        return
    require(by, Deed.PREPARE_SUBMISSION if code in OF_THE_UNIT else Deed.JUDGE_SUBMISSION, record.unit)
    if not life_of(record).is_open:
        raise CannotMove("only_while_open", unit=record.unit.name)
