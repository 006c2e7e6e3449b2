"""Send a test letter now, and say in words what the mail server made of it."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.chain import add_event
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.refusal import Refused
from tongket.server.traced import snapshot
from tongket.server.words import say


@dataclass(frozen=True, slots=True)
class Outcome:
    """`how` names a sentence; `said` is what the mail server answered, in its own words."""

    how: str
    said: str = ""

    @property
    def is_sent(self) -> bool:
        """Whether a mail server took it."""
        return self.how == "sent"


def send_test_letter(to: str, *, by: Person) -> Outcome:
    """Tried once and at once: it never waits to be tried again. Raises NotAllowed, Refused for what is no address."""
    require(by, Deed.MANAGE_PEOPLE)
    try:
        validate_email(to.strip())
    except ValidationError as error:
        raise Refused("bad_mail_address", text=to.strip()[:80]) from error
    outcome = _tried(to.strip())  # before the transaction: a silent server takes its time
    _trace(to.strip(), outcome, by)
    return outcome


@transaction.atomic
def _trace(to: str, outcome: Outcome, by: Person) -> None:
    office = OfficeRecord.objects.get(pk=1)
    add_event("office.test_letter", office, by=by, before=snapshot(office), reason=f"{to}: {outcome.how}")


def _tried(to: str) -> Outcome:
    connection = get_connection(fail_silently=False)
    body = say("test_letter_body", address=settings.SITE_ADDRESS)
    try:
        EmailMessage(say("test_letter_subject"), body, to=[to], connection=connection).send()
    except OSError as error:  # what mail servers say no by is one too
        return Outcome(_how(error), _said(error))
    finally:
        with suppress(OSError):  # a server that refused a name is still connected
            connection.close()
    return Outcome("sent" if "smtp" in settings.EMAIL_BACKEND else "outbox")


_WAYS: tuple[tuple[type[OSError], str], ...] = (
    (smtplib.SMTPAuthenticationError, "sign_in"),
    (smtplib.SMTPSenderRefused, "sender"),
    (smtplib.SMTPRecipientsRefused, "recipient"),
    (smtplib.SMTPNotSupportedError, "not_supported"),
    (smtplib.SMTPException, "not_taken"),
    (ssl.SSLError, "tls"),
    (socket.gaierror, "unknown"),
    (TimeoutError, "silent"),
    (ConnectionRefusedError, "shut"),
)


def _how(error: OSError) -> str:
    if any(isinstance(each, TimeoutError) for each in _chain(error)):
        return "silent"
    return next((how for kind, how in _WAYS if isinstance(error, kind)), "unreachable")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, and those it came of: the mail library hides a time that ran out in a connection that ended."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__context__


def _said(error: OSError) -> str:
    code, text = _answer(error)
    words = text.decode(errors="replace") if isinstance(text, bytes) else str(text)
    return " ".join(f"{code or ''} {words}".split())[:200]


def _answer(error: OSError) -> tuple[int | None, bytes | str]:
    """What the server answered, where it did."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return next(iter(error.recipients.values()), (None, ""))
        case smtplib.SMTPResponseException():
            return error.smtp_code, error.smtp_error
    return None, error.strerror or str(error)
