"""Letters of the office: written in the transaction of their occasion, sent by the background worker, once each."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from tongket.server.jobs.wake import wake_sender
from tongket.server.records.letter import Letter
from tongket.server.records.person import Person
from tongket.server.words import say

LONGEST_WAIT = timedelta(hours=6)
MOST_TRIES = 30  # about a week


def write_letter(about: str, to: str, *, language: str, key: str, **facts: Any) -> bool:
    """Keep a letter to be sent after this transaction; False where the occasion already made one.

    `key` names two sentences: `<key>_subject` and `<key>_body`.
    """
    with translation.override(language or settings.LANGUAGE_CODE):
        subject, body = say(f"{key}_subject", **facts), say(f"{key}_body", **facts)
    return keep_letter(about, to, subject, body)


def keep_letter(about: str, to: str, subject: str, body: str) -> bool:
    """The same, its words already chosen. A subject is one line: what would begin another header is a space."""
    now = timezone.now()
    one_line = " ".join(subject.split())[:300]
    made = {"to": to, "subject": one_line, "body": body, "queued_at": now, "next_try_at": now}
    _, is_new = Letter.objects.get_or_create(about=about[:200], defaults=made)
    if is_new:
        wake_sender()
    return is_new


@transaction.atomic
def invitation_letter(person: Person, link: str) -> None:
    """The link by which a person chooses a password."""
    when = timezone.now().isoformat()
    facts = {"name": person.name, "link": link, "username": person.username, "days": settings.INVITATION_DAYS}
    write_letter(f"invite {person.pk} {when}", person.email, language=person.language, key="invite", **facts)


def send_letters() -> int:
    """Send what waits, one after the other; how many went. What fails waits longer each time.

    A letter is taken before it is sent: two workers never send the same. A worker killed between the server's yes
    and ours sends it again later, under the same Message-ID.
    """
    sent, connection = 0, get_connection(fail_silently=False)
    try:
        while (letter := _take(timezone.now())) is not None:
            sent += _send(letter, connection)
    finally:
        connection.close()
    return sent


def _take(now: datetime) -> Letter | None:
    waiting = Letter.objects.filter(sent_at=None, next_try_at__lte=now, tries__lt=MOST_TRIES)
    while (letter := waiting.first()) is not None:
        wait = min(timedelta(minutes=2**letter.tries), LONGEST_WAIT)
        taken = waiting.filter(pk=letter.pk).update(next_try_at=now + wait, tries=F("tries") + 1)
        if taken:
            return letter
    return None


def _send(letter: Letter, connection: Any) -> int:
    headers = {"Message-ID": f"<letter-{letter.pk}-{letter.queued_at:%Y%m%d%H%M%S}@{_host()}>"}
    message = EmailMessage(letter.subject, letter.body, to=[letter.to], headers=headers, connection=connection)
    try:
        connection.open()  # once for all of them, while the server keeps it
        message.send()
    except Exception as error:  # whatever a mail server says no by
        Letter.objects.filter(pk=letter.pk).update(problem=f"{type(error).__name__}: {error}"[:300])
        connection.close()
        return 0
    Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), body="", problem="")
    return 1


def _host() -> str:
    return settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("<> ") or "localhost"
