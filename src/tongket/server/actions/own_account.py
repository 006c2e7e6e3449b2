"""What a person changes about the own account: password, language, where one is signed in."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from tongket.server.actions.people import set_password
from tongket.server.actions.second_factor import own_password
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.signed_in import SignedIn
from tongket.server.refusal import NotThere, Refused
from tongket.server.traced import snapshot
from tongket.server.words import LANGUAGES

SEEN_EVERY = timedelta(minutes=10)


@transaction.atomic
def change_own_password(person: Person, *, old: str, new: str, again: str, keep: str = "") -> None:
    """A new password; every other browser has to sign in again. Raises Refused."""
    own_password(person, old)
    if new != again:
        raise Refused("passwords_differ")
    set_password(person, new, by=person)
    end_other_sessions(person, keep=keep)


@transaction.atomic
def choose_own_language(person: Person, language: str) -> None:
    """The language of pages and letters. Raises Refused for one that is not spoken here."""
    if language not in LANGUAGES:
        raise Refused("no_such_language")
    before = snapshot(person)
    person.language = language
    person.save(update_fields=["language"])
    add_event("person.language", person, by=person, before=before)


def note_session(person: Person, session_key: str, agent: str, seen: str) -> str:
    """Keep that this browser is signed in; when it was noted last, to be kept in the session. `seen`: the time before.

    Writes at most once in some minutes.
    """
    now = timezone.now()
    if seen and seen > (now - SEEN_EVERY).isoformat():
        return seen
    facts = {"person": person, "seen_at": now, "agent": agent[:200]}
    SignedIn.objects.update_or_create(
        session_key=session_key, defaults=facts, create_defaults={**facts, "started_at": now}
    )
    return now.isoformat()


def sessions_of(person: Person) -> list[SignedIn]:
    """Browsers still signed in, the last used first; what ended by itself is forgotten."""
    kept = list(SignedIn.objects.filter(person=person).order_by("-seen_at"))
    living = set(
        Session.objects.filter(
            session_key__in=[each.session_key for each in kept], expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    return [each for each in kept if each.session_key in living]


@transaction.atomic
def end_session(person: Person, signed_in_id: int) -> None:
    """Sign one browser out. Raises NotThere for another person's."""
    found = SignedIn.objects.filter(person=person, pk=signed_in_id).first()
    if found is None:
        raise NotThere
    _end([found])
    add_event("person.end_session", person, by=person, before=snapshot(person))


@transaction.atomic
def end_other_sessions(person: Person, *, keep: str = "") -> int:
    """Sign out every browser but the one that asks; how many."""
    others = list(SignedIn.objects.filter(person=person).exclude(session_key=keep))
    _end(others)
    if others:
        add_event("person.end_session", person, by=person, before=snapshot(person))
    return len(others)


def forget_ended_sessions() -> int:
    """Sessions that ran out, and the note of where they were; how many notes."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    living = Session.objects.values("session_key")
    return SignedIn.objects.exclude(session_key__in=living).delete()[0]


def _end(sessions: list[SignedIn]) -> None:
    Session.objects.filter(session_key__in=[each.session_key for each in sessions]).delete()
    SignedIn.objects.filter(pk__in=[each.pk for each in sessions]).delete()
