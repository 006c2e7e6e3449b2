"""Takes a person's reports, makes their due list: what to do, until when, and how many days are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tongket.server.lists import list_of
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.spoken_findings import SpokenFinding, blocking_findings

MOST_WITH_FINDINGS = 12  # reports of one person; who has more opens each
A_FEW = 3
SOON = 7  # days before a deadline from which it is called near


@dataclass(frozen=True, slots=True)
class Due:
    """One report of one unit. `todo` is the key of a sentence in plain words."""

    record: SubmissionRecord
    todo: str
    days: int | None  # left until the deadline; less than 0: gone by; None: nothing is owed or no deadline
    findings: tuple[SpokenFinding, ...] = ()  # the first that block

    @property
    def is_near(self) -> bool:
        """Whether the deadline is near or gone."""
        return self.days is not None and self.days <= SOON

    @property
    def is_late(self) -> bool:
        """Whether the deadline is gone."""
        return self.days is not None and self.days < 0

    @property
    def overdue(self) -> int:
        """Days since the deadline."""
        return -(self.days or 0)


def due_of(records: Iterable[SubmissionRecord], today: date) -> list[Due]:
    """In the order given, what is still owed first."""
    found = [_due(each, today) for each in records]
    return sorted(found, key=lambda each: each.days is None)


def with_findings(due: Iterable[Due]) -> list[Due]:
    """The same with the first findings that block each, for a person's own few reports: one query."""
    listed = list(due)
    blocked = [each.record for each in listed if each.record.blocks]
    found = blocking_findings(blocked[:MOST_WITH_FINDINGS], A_FEW) if blocked else {}
    return [replace(each, findings=found.get(each.record.pk, ())) for each in listed]


def _due(record: SubmissionRecord, today: date) -> Due:
    name = list_of(record)
    owes = name in ("not_sent", "returned")
    days = (record.deadline - today).days if owes and record.deadline is not None else None
    return Due(record, _todo(record, name), days)


def _todo(record: SubmissionRecord, name: str) -> str:
    if name in ("not_sent", "returned") and record.round.state == Round.State.CLOSED:
        return "todo_closed"
    if name == "not_sent":
        return "todo_mend" if record.blocks else "todo_send"
    return {"returned": "todo_resend", "not_checked": "todo_wait"}.get(name, "todo_nothing")
