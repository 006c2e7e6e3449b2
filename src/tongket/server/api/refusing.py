"""What the framework refuses, said like everything else: code, fact, remedy."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from tongket.server.api.shapes import Problem
from tongket.server.problem import problem
from tongket.server.refusal import NotThere, Refused

REFUSALS = frozenset({400, 401, 403, 404, 409, 413, 422, 429, 503})
MAY_REFUSE: dict[Any, Any] = {REFUSALS: Problem}


def answer(refusal: Refused, status: int | None = None, fields: list[dict[str, str]] | None = None) -> HttpResponse:
    """A refusal for a program."""
    response = JsonResponse(problem(refusal, fields or ()), status=status or refusal.status)
    if response.status_code == 401:
        response["WWW-Authenticate"] = 'Bearer realm="tongket"'
    return response


def say_refusals(api: NinjaAPI) -> None:
    """Have the framework's own refusals spoken."""

    def unknown(request: HttpRequest, error: Any) -> HttpResponse:
        return answer(Refused("sign_in_first"), 401)

    def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
        return answer(Refused("request_unreadable", fields=_names(error)), 422, _fields(error))

    def broken(request: HttpRequest, error: Any) -> HttpResponse:
        return answer(Refused("request_not_json"), error.status_code)

    def not_there(request: HttpRequest, error: Any) -> HttpResponse:
        return answer(NotThere())

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        return answer(error)

    from django.http import Http404

    handlers = {
        AuthenticationError: unknown, ValidationError: unreadable, HttpError: broken, Http404: not_there,
        Refused: refused,
    }  # fmt: skip
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _fields(error: ValidationError) -> list[dict[str, str]]:
    """Where and of which kind; never what was sent: it may be a secret."""
    return [{"field": _name(each), "why": str(each.get("type", ""))} for each in error.errors]


def _names(error: ValidationError) -> list[str]:
    return sorted({_name(each) for each in error.errors})


def _name(each: dict[str, Any]) -> str:
    return ".".join(str(part) for part in each.get("loc", ()) if part != "body")[:100] or "body"
