"""The daily letter: to each person what waits for them, in their language; no letter where nothing does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from tongket.approve.roles import Deed
from tongket.approve.submission_life import Standing, State
from tongket.server.access import visible_submissions
from tongket.server.actions.letters import keep_letter
from tongket.server.jobs.timer import note_done
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.words import say

SOON = 7  # days before a deadline from which a unit is written to
NAMED = 15  # units named in one line; the rest are counted
_OPEN = (State.DRAFT.value, State.RETURNED.value)


def write_digests(today: date) -> int:
    """One letter a person and day; how many were written. Done twice it writes none twice."""
    people = Person.objects.filter(is_active=True).exclude(email="").order_by("pk")
    written = sum(_write(person, today) for person in people.iterator(chunk_size=500))
    note_done("digests", {"day": today.isoformat(), "letters": written})
    return written


@transaction.atomic
def _write(person: Person, today: date) -> bool:
    with translation.override(person.language or settings.LANGUAGE_CODE):
        parts = [*owed_lines(person, today), *office_lines(person, today)]
        if not parts:
            return False
        lines = [say("digest_hello", name=person.name), "", *parts, say("digest_end", address=settings.SITE_ADDRESS)]
        subject = say("digest_subject", day=today)
    return keep_letter(f"digest {today} {person.pk}", person.email, subject, "\n".join(lines))


def _expected(person: Person, deed: Deed) -> QuerySet[SubmissionRecord]:
    return visible_submissions(person, deed).filter(round__state=Round.State.OPEN, standing=Standing.EXPECTED.value)


def owed_lines(person: Person, today: date) -> Iterator[str]:
    """The due list of who reports: what is late, near or returned, each with its page."""
    owed = _expected(person, Deed.PREPARE_SUBMISSION).filter(state__in=_OPEN).order_by("deadline", "pk")
    near = [each for each in owed if _is_pressing(each, today)]
    if near:
        yield say("digest_owed")
    for record in near:
        yield f"- {record.round.title} – {record.unit.name}: {_when(record, today)}"
        yield f"  {_page('submission', pk=record.pk)}"
    if near:
        yield ""


def _is_pressing(record: SubmissionRecord, today: date) -> bool:
    is_returned = record.state == State.RETURNED.value
    return is_returned or (record.deadline is not None and (record.deadline - today).days <= SOON)


def _when(record: SubmissionRecord, today: date) -> str:
    if record.deadline is None:
        return say("digest_returned_line")
    days = (record.deadline - today).days
    key = "digest_late_line" if days < 0 else "digest_due_line"
    return say(key, day=record.deadline, days=abs(days))


def office_lines(person: Person, today: date) -> Iterator[str]:
    """To consolidators and leaders: of each open round who is late, what waits to be checked, what was returned."""
    rows = _expected(person, Deed.REMIND).filter(state__in=(*_OPEN, State.SENT.value)).order_by("round_id", "position")
    for of, records in groupby(rows, key=lambda record: record.round):
        yield from _of_round(of, list(records), today)


def _of_round(of: Round, records: list[SubmissionRecord], today: date) -> Iterator[str]:
    late = [each for each in records if each.state in _OPEN and each.deadline is not None and each.deadline < today]
    lists = {
        "digest_late": late,
        "digest_to_check": [each for each in records if each.state == State.SENT.value],
        "digest_returned": [each for each in records if each.state == State.RETURNED.value],
    }
    if any(lists.values()):
        yield of.title
        for key, found in lists.items():
            if found:
                yield f"- {say(key, count=len(found))}: {_names(found)}"
        yield f"  {_page('round', number=of.number)}"
        yield ""


def _names(records: Iterable[SubmissionRecord]) -> str:
    names = [each.unit.name for each in records]
    rest = say("digest_more", count=len(names) - NAMED) if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + rest


def _page(name: str, **arguments: int) -> str:
    return settings.SITE_ADDRESS + reverse(name, kwargs=arguments)
