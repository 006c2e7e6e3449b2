"""Who asks: a program by its token, or a person's browser by its session; and how often an address may guess."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import translation
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from tongket.approve.roles import Deed, roles_for
from tongket.server.access import may_anywhere
from tongket.server.actions.tokens import token_of
from tongket.server.records.person import Person
from tongket.server.refusal import NotAllowed, Refused
from tongket.server.words import LANGUAGES

WRONG_TOKENS = 20  # of one address, in this time
SECONDS_SHUT = 900
_READING = ("GET", "HEAD", "OPTIONS")


class TokenWrong(Refused):
    """No such token, or it is over."""

    status = 401


class TooManyWrong(Refused):
    """An address that guessed too often: its tokens are not even looked at for a while."""

    status = 429


class ByToken(HttpBearer):
    """`Authorization: Bearer tongket_…`. A wrong one is an answer, never a reason to look for a session."""

    def __call__(self, request: HttpRequest) -> Person | None:
        """None without a bearer's token. Read here: the framework's own reading logs what it does not expect."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return self.authenticate(request, token) if scheme.lower() == "bearer" else None

    def authenticate(self, request: HttpRequest, token: str) -> Person:
        """Raises TokenWrong, TooManyWrong, NotAllowed where a token that only reads is to write."""
        _refuse_guessing(request)
        found = token_of(token.strip())
        if found is None:
            _count_wrong(request)
            raise TokenWrong("token_wrong")
        if request.method not in _READING and not found.may_write:
            raise NotAllowed("token_only_reads", name=found.name)
        _speak(request, found.person)
        return found.person


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


def _shut(request: HttpRequest) -> str:
    return f"wrong-tokens:{request.META.get('REMOTE_ADDR', '')}"


def _refuse_guessing(request: HttpRequest) -> None:
    if cache.get(_shut(request), 0) >= WRONG_TOKENS:
        raise TooManyWrong("tokens_guessed", minutes=SECONDS_SHUT // 60)


def _count_wrong(request: HttpRequest) -> None:
    if not cache.add(_shut(request), 1, SECONDS_SHUT):
        cache.incr(_shut(request))
