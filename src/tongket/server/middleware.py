"""What holds for every page: headers, size of requests, language, and refusals in whole sentences."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import translation

from tongket.approve.roles import Role
from tongket.server.access import roles_of
from tongket.server.actions.own_account import note_session
from tongket.server.carried_token import carried_token
from tongket.server.meaning_of_errors import refusal_of
from tongket.server.pages.refusals import refusal_page
from tongket.server.records.person import Person
from tongket.server.refusal import OnlyForms, Refused, TooLarge
from tongket.server.who_sends import SLACK, most_bytes
from tongket.server.words import LANGUAGES

Answer = Callable[[HttpRequest], HttpResponse]


def headers(answer: Answer) -> Answer:
    """No script, style or frame but our own; nothing a browser keeps of a page behind a password."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.setdefault("Cache-Control", "private, no-store")
        return response

    return answered


def size_limit(answer: Answer) -> Answer:
    """Refuse what is plainly too large before a byte of it is read, and anything large from who is not known."""

    def answered(request: HttpRequest) -> HttpResponse:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        known = size <= SLACK or _is_known(request)
        if size > SLACK and size > most_bytes(request.path, is_known=known):
            _set_language(request)
            key = "request_too_large" if known else "large_from_stranger"
            return refusal_page(request, TooLarge(key, limit=settings.UPLOAD_LIMIT // 1_000_000))
        return answer(request)

    return answered


def _is_known(request: HttpRequest) -> bool:
    """By a token that holds, looked up once for this request, else by the session of who signed in."""
    try:
        return carried_token(request) is not None or SESSION_KEY in request.session
    except Refused:
        return False


def language(answer: Answer) -> Answer:
    """The person's own language, else the one chosen in this browser, else the office's."""

    def answered(request: HttpRequest) -> HttpResponse:
        _set_language(request)
        response = answer(request)
        response.setdefault("Content-Language", translation.get_language() or "vi")
        return response

    return answered


_WITHOUT_SECOND_FACTOR = frozenset({"second_factor", "logout", "language", "login", "enter", "invitation"})
_TO_SET_ONE_UP = frozenset({"account", "account_act", "account_factor"})


def signed_in(answer: Answer) -> Answer:
    """Whose session this is, noted for the person to see; and the code of the telephone, where it is asked for."""

    def answered(request: HttpRequest) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return answer(request)
        lacking = lacking_factor(request, person)
        if lacking is not None:
            return redirect(lacking)
        key, noted = request.session.session_key or "", request.session.get("noted", "")
        now = note_session(person, key, request.META.get("HTTP_USER_AGENT", ""), noted) if key else noted
        if now != noted:
            request.session["noted"] = now
        return answer(request)

    return answered


def lacking_factor(request: HttpRequest, person: Person) -> str | None:
    """The page a person has to pass first: to state a code, or to set up what states codes; None when nothing lacks."""
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        name = ""
    if name in _WITHOUT_SECOND_FACTOR:
        return None
    if person.has_second_factor:
        return None if person.is_verified() else "second_factor"  # type: ignore[attr-defined]
    must = settings.SECOND_FACTOR_FOR_ADMINISTRATORS and Role.ADMINISTRATOR in roles_of(person)
    return "account_factor" if must and name not in _TO_SET_ONE_UP else None


def _set_language(request: HttpRequest) -> None:
    own = getattr(getattr(request, "user", None), "language", "")
    chosen = own or request.COOKIES.get("tongket_lang", "")
    translation.activate(chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE)


class refusals:  # noqa: N801  a middleware like the others, that also looks at exceptions
    """Turns what an action or the desk refuses into a page with its sentence; a full disk and a lost database too."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Everything else passes; an address that only takes forms says so instead of being an empty page."""
        response = self.answer(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not request.path.startswith("/api/"):
            told = refusal_page(request, OnlyForms("only_forms"))
            told["Allow"] = response.headers.get("Allow", "")
            return told
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """None: it is a defect, and logged as one."""
        refusal = refusal_of(error)
        return refusal_page(request, refusal) if refusal is not None else None
