"""Who asks: a program by its token, or a person's browser by its session."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import translation
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from tongket.approve.roles import Deed, roles_for
from tongket.server.access import may_anywhere
from tongket.server.actions.tokens import Scope, scope_of
from tongket.server.carried_token import carried_token
from tongket.server.records.person import Person
from tongket.server.records.token import ApiToken
from tongket.server.refusal import NotAllowed, Refused
from tongket.server.words import LANGUAGES

_READING = ("GET", "HEAD", "OPTIONS")


class ByToken(HttpBearer):
    """`Authorization: Bearer tongket_…`. A wrong one is an answer, never a reason to look for a session."""

    def __init__(self, *, is_sending: bool = False) -> None:
        super().__init__()
        self.is_sending = is_sending  # whether what it guards is part of sending a report

    def __call__(self, request: HttpRequest) -> Person | None:
        """None without a token. Raises TokenWrong, TooManyWrong, NotAllowed where it is to do more than it may.

        Read here: the framework's own reading logs what it does not expect.
        """
        found = carried_token(request)
        if found is None:
            return None
        if request.method not in _READING:
            self._refuse_writing(found)
        _speak(request, found.person)
        return found.person

    def _refuse_writing(self, token: ApiToken) -> None:
        scope = scope_of(token)
        if scope is Scope.READ:
            raise NotAllowed("token_only_reads", name=token.name)
        if scope is Scope.SEND and not self.is_sending:
            raise NotAllowed("token_only_sends", name=token.name)

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Never called by name: the token was looked up before."""
        return None


class BySession(APIKeyCookie):
    """The browser of someone who signed in; what changes something carries the page's CSRF mark."""

    param_name = "tongket_session"

    def __call__(self, request: HttpRequest) -> Person | None:
        """None: nobody signed in. Raises CsrfMissing."""
        if not isinstance(request.user, Person):
            return None
        if check_csrf(request):
            raise CsrfMissing("csrf_failed")
        return request.user

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Never called by name: the session was opened before."""
        return None


SENDING = [ByToken(is_sending=True), BySession()]  # for what is part of sending a report


class CsrfMissing(Refused):
    """A write by session that does not come from a page of ours."""

    status = 403


def asking(request: HttpRequest) -> Person:
    """The person in whose name this is asked."""
    person: Person = request.auth  # type: ignore[attr-defined]  # set by ninja
    return person


def require_anywhere(person: Person, deed: Deed) -> None:
    """Raises NotAllowed for who may do this nowhere."""
    if not may_anywhere(person, deed):
        raise NotAllowed("not_allowed", deed=deed, roles=roles_for(deed))


def _speak(request: HttpRequest, person: Person) -> None:
    if "Accept-Language" not in request.headers and person.language in LANGUAGES:
        translation.activate(person.language)
