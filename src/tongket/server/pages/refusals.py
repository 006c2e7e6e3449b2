"""Pages that say no: one sentence with the fact and the remedy, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from tongket.server.refusal import NotThere, Refused
from tongket.server.words import say


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The sentence as a page; as a fragment where a page changes in place; as JSON for programs."""
    sentence = say(refusal.key, **refusal.facts)
    if request.path.startswith("/api/"):
        return JsonResponse({"refused": refusal.key, "says": sentence}, status=refusal.status)
    if getattr(request, "htmx", None):
        response = render(request, "components/notice.html", {"tone": "bad", "text": sentence}, status=refusal.status)
        response["HX-Retarget"], response["HX-Reswap"] = "#notices", "innerHTML"
        return response
    return render(request, "refused.html", {"sentence": sentence, "status": refusal.status}, status=refusal.status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No such address."""
    return refusal_page(request, NotThere())


def defect(request: HttpRequest) -> HttpResponse:
    """Our own fault: said so, without a trace."""
    refusal = Refused("defect")
    refusal.status = 500
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
