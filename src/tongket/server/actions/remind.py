"""Remind units that have not sent: one mail each, after the transaction, and a trace of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction

from tongket.approve.roles import Deed, Role
from tongket.server.access import visible_submissions
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.words import say


@transaction.atomic
def remind(submission_ids: Iterable[int], *, by: Person) -> int:
    """Write to the people of each unit that may still send; how many units were written to."""
    wanted = visible_submissions(by, Deed.REMIND).filter(pk__in=list(submission_ids))
    written = 0
    for record in wanted:
        to = _addresses(record)
        if to and life_of(record).is_open:
            add_event("submission.remind", record, by=by, before=None)
            transaction.on_commit(partial(_send, record, to))
            written += 1
    return written


def _addresses(record: SubmissionRecord) -> list[str]:
    people = Person.objects.filter(
        memberships__unit=record.unit,
        memberships__role__in=(Role.REPORTER.value, Role.UNIT_HEAD.value),
        is_active=True,
    ).exclude(email="")
    return sorted({*people.values_list("email", flat=True), *filter(None, [record.unit.email])})


def _send(record: SubmissionRecord, to: list[str]) -> None:
    deadline = record.deadline.strftime("%d/%m/%Y") if record.deadline else ""
    facts = {"unit": record.unit.name, "round": record.round.title, "deadline": deadline}
    EmailMessage(say("remind_subject", **facts), say("remind_body", **facts), to=to).send(fail_silently=True)
