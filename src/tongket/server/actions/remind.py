"""Remind units that have not sent: one letter to each of their people in their language, and a trace of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from tongket.approve.roles import Deed, Role
from tongket.server.access import visible_submissions
from tongket.server.actions.letters import write_letter
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord, life_of
from tongket.server.words import say


@transaction.atomic
def remind(submission_ids: Iterable[int], *, by: Person) -> int:
    """Write to the people of each unit that may still send; how many units were written to."""
    ticked = visible_submissions(by, Deed.REMIND).filter(pk__in=list(submission_ids))
    wanted = ticked.filter(round__state=Round.State.OPEN)
    written = 0
    for record in wanted:
        to = _addresses(record)
        if to and life_of(record).is_open:
            event = add_event("submission.remind", record, by=by, before=None)
            for address, language in to.items():
                _write(record, address, language, f"remind {event.number} {address}")
            written += 1
    return written


def _addresses(record: SubmissionRecord) -> dict[str, str]:
    """Address to language: of the unit's people, and of the unit itself."""
    people = Person.objects.filter(
        memberships__unit=record.unit,
        memberships__role__in=(Role.REPORTER.value, Role.UNIT_HEAD.value),
        is_active=True,
    ).exclude(email="")
    own = {record.unit.email: ""} if record.unit.email else {}
    return dict(sorted({**own, **dict(people.values_list("email", "language"))}.items()))


def _write(record: SubmissionRecord, to: str, language: str, about: str) -> None:
    facts = {
        "unit": record.unit.name,
        "round": record.round.title,
        "deadline": record.deadline or say("no_deadline"),
        "link": settings.SITE_ADDRESS + reverse("submission", kwargs={"pk": record.pk}),
    }
    write_letter(about, to, language=language, key="remind_unit", **facts)
