"""What holds for every page: headers, size of requests, language, and refusals in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tongket.server.pages.refusals import refusal_of, refusal_page
from tongket.server.refusal import TooLarge
from tongket.server.words import LANGUAGES

Answer = Callable[[HttpRequest], HttpResponse]
_SLACK = 200_000  # bytes: fields and boundaries of a form around its files


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
    """Refuse what is plainly too large before a byte of it is read, and anything large from who has not signed in."""

    def answered(request: HttpRequest) -> HttpResponse:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
        is_stranger = settings.SESSION_COOKIE_NAME not in request.COOKIES and "HTTP_AUTHORIZATION" not in request.META
        limit = _SLACK if is_stranger else settings.UPLOAD_LIMIT * 2 + _SLACK
        if size > limit:
            _set_language(request)
            return refusal_page(request, TooLarge("request_too_large", limit=settings.UPLOAD_LIMIT // 1_000_000))
        return answer(request)

    return answered


def language(answer: Answer) -> Answer:
    """The person's own language, else the one chosen in this browser, else the office's."""

    def answered(request: HttpRequest) -> HttpResponse:
        _set_language(request)
        response = answer(request)
        response.setdefault("Content-Language", translation.get_language() or "vi")
        return response

    return answered


def _set_language(request: HttpRequest) -> None:
    own = getattr(getattr(request, "user", None), "language", "")
    chosen = own or request.COOKIES.get("tongket_lang", "")
    translation.activate(chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE)


class refusals:  # noqa: N801  a middleware like the others, that also looks at exceptions
    """Turns what an action or the desk refuses into a page with its sentence; a full disk and a lost database too."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Everything else passes."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """None: it is a defect, and logged as one."""
        refusal = refusal_of(error)
        return refusal_page(request, refusal) if refusal is not None else None
