"""Which fields of which records the trace remembers. Takes a record, makes plain values that JSON holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import models

from tongket.server.records.decision import DecisionRecord
from tongket.server.records.invitation import Invitation
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Membership, Person
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.regime import Regime
from tongket.server.records.review import Approval, ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.token import ApiToken
from tongket.server.records.unit import UnitRecord

# What is derived (counts of findings, readings) and what is secret (hashes of passwords) is not traced.
_NOT_TRACED: Mapping[type[models.Model], frozenset[str]] = {
    OfficeRecord: frozenset(),
    UnitRecord: frozenset(),
    Person: frozenset({"password", "last_login", "created_at"}),
    Membership: frozenset(),
    Invitation: frozenset({"token_hash"}),
    Regime: frozenset(),
    Round: frozenset({"counted"}),
    SubmissionRecord: frozenset({"blocks", "warns", "is_checked", "revision"}),
    ReceivedFile: frozenset(),
    DecisionRecord: frozenset(),
    ReviewRecord: frozenset(),
    Approval: frozenset(),
    ApiToken: frozenset({"token_hash", "last_used_at"}),
}
TRACED = tuple(_NOT_TRACED)


def snapshot(record: models.Model) -> dict[str, Any]:
    """The traced fields as plain values."""
    left_out = _NOT_TRACED[record._meta.model]  # the person of a request is wrapped: its type is not its model
    fields = (field for field in record._meta.concrete_fields if field.name not in left_out)
    return {field.attname: _plain(field.to_python(getattr(record, field.attname))) for field in fields}


def is_as_told(record: models.Model, told: Mapping[str, Any]) -> bool:
    """Whether a record is what an event said it became; a field that a later release brought must be as it came."""
    now = snapshot(record)
    fields = (field for field in record._meta.concrete_fields if field.attname in now and field.attname not in told)
    return now == {**told, **{field.attname: _plain(field.get_default()) for field in fields}}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def place_of(record: models.Model) -> tuple[str, int | None]:
    """The code of the unit and the number of the round a record belongs to, where it belongs to one."""
    submission = record if isinstance(record, SubmissionRecord) else getattr(record, "submission", None)
    unit = record if isinstance(record, UnitRecord) else getattr(submission, "unit", getattr(record, "unit", None))
    review = getattr(record, "review", None)
    whole = record if isinstance(record, Round) else getattr(record, "round", getattr(review, "round", None))
    code = unit.code if isinstance(unit, UnitRecord) else ""
    return code, whole.number if isinstance(whole, Round) else None
