"""Pages that say no: one sentence with the fact and the remedy, and the way back."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation

from tongket.server.meaning_of_errors import refusal_of
from tongket.server.pages.came_from import came_from
from tongket.server.problem import problem
from tongket.server.refusal import NotThere, Refused
from tongket.server.words import LANGUAGES, language, say


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The sentence as a page; as a fragment where a page changes in place; as JSON for programs."""
    sentence = say(refusal.key, **refusal.facts)
    if request.path.startswith("/api/"):
        return JsonResponse(problem(refusal), status=refusal.status)
    if getattr(request, "htmx", None):
        notice = render_to_string("components/notice.html", {"tone": "bad", "text": sentence})
        response = HttpResponse(notice, status=refusal.status)
        response["HX-Retarget"], response["HX-Reswap"] = "#notices", "innerHTML"
        return response
    facts = {"sentence": sentence, "status": refusal.status, "language": language(), "back": back_to(request)}
    if refusal.status >= 500:  # said without asking the database who is signed in: it may be what is away
        return HttpResponse(render_to_string("refused.html", facts), status=refusal.status)
    return render(request, "refused.html", facts, status=refusal.status)


def back_to(request: HttpRequest) -> str:
    """The page to which one goes back to do it again; empty where that is the very page that says no."""
    page = came_from(request)
    return page if page.partition("?")[0] != request.path else ""


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address."""
    return refusal_page(request, NotThere())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Something that no page of ours sends."""
    return refusal_page(request, refusal_of(exception) or Refused("bad_request"))


def defect(request: HttpRequest) -> HttpResponse:
    """Our own fault, said so without a trace; or a database or disk that failed before the page was reached."""
    chosen = request.COOKIES.get("tongket_lang", "")
    refusal = refusal_of(sys.exc_info()[1])
    if refusal is None:
        refusal = Refused("defect")
        refusal.status = 500
    with translation.override(chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE):
        return refusal_page(request, refusal)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of ours, or from one left open too long."""
    refusal = Refused("csrf_failed")
    refusal.status = 403
    return refusal_page(request, refusal)


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Too many wrong passwords."""
    refusal = Refused("locked_out")
    refusal.status = 429
    return refusal_page(request, refusal)
