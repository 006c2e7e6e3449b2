"""What pages share: who asks, what they saw, and the answer after an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from io import BytesIO
from typing import Any, BinaryIO, cast

from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tongket.server.pages.came_from import page_of
from tongket.server.records.person import Person
from tongket.server.refusal import NotThere, Refused
from tongket.wording.dates import read_date

__all__ = [
    "after_act",
    "asking",
    "back_with",
    "download",
    "is_in_place",
    "login_required",
    "next_wait",
    "page_number",
    "require_POST",
    "seen_revision",
    "stated_date",
    "there",
]


def login_required(page: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Only for who is signed in; anyone else signs in and comes back to the page, never to the address of a form."""

    @wraps(page)
    def answered(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return page(request, *arguments, **named)
        answer = redirect_to_login(page_of(request))
        return there(answer["Location"]) if is_in_place(request) else answer

    return answered


def asking(request: HttpRequest) -> Person:
    """Who asks. Pages stand behind `login_required`; a session without a person finds nothing."""
    if not isinstance(request.user, Person):
        raise NotThere
    return request.user


def seen_revision(request: HttpRequest) -> int | None:
    """The revision the form was filled against: every form that changes something carries it."""
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() else None


def stated_date(request: HttpRequest, name: str) -> date | None:
    """A date as typed or picked; None where the field is empty. Raises Refused for one that is no date."""
    text = request.POST.get(name, "").strip()
    day = read_date(text) if text else None
    if text and day is None:
        raise Refused("bad_date", text=text[:40])
    return day


def is_in_place(request: HttpRequest) -> bool:
    """Whether the browser asks for a part of a page it already shows."""
    return bool(getattr(request, "htmx", None))


def after_act(request: HttpRequest, to: str, **arguments: Any) -> HttpResponse:
    """Back to the page that shows what it came to; a page that changes in place is told to go there."""
    response: HttpResponse = redirect(to, **arguments)
    return there(response["Location"]) if is_in_place(request) else response


def there(address: str) -> HttpResponse:
    """Tells a page that changes in place to go there."""
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = address
    return answer


def next_wait(request: HttpRequest, longest: int = 4) -> int:
    """Seconds until a page asks again whether something is done: one more each time."""
    waited = request.GET.get("wait", "")
    return min(int(waited) + 1, longest) if waited.isdecimal() and len(waited) < 4 else 1


def download(content: BinaryIO | bytes, name: str) -> HttpResponse:
    """Always as a file to keep: a browser never runs what a stranger sent."""
    source = BytesIO(content) if isinstance(content, bytes) else content
    response = FileResponse(source, as_attachment=True, filename=name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return cast(HttpResponse, response)


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for; the first where that is no number."""
    text = request.GET.get("page", "1")
    return int(text) if text.isdecimal() and len(text) < 8 else 1


def back_with(request: HttpRequest, to: str, arguments: dict[str, Any], **told: str) -> HttpResponse:
    """Back to the page the form stood on, with the same filters, told what came of it."""
    query = QueryDict(request.POST.get("kept", "")[:500], mutable=True)
    for name, value in told.items():
        query[name] = value
    response = after_act(request, to, **arguments)
    header = "HX-Redirect" if "HX-Redirect" in response else "Location"
    response[header] += f"?{query.urlencode()}"
    return response
