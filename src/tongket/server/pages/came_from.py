"""Takes a request, tells the page of ours on which one was: a form that was sent has an address that is no page."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import escape_leading_slashes

_READS = frozenset({"GET", "HEAD"})


def page_of(request: HttpRequest) -> str:
    """The page that is shown, or on which the form stood; the first page where that is not known."""
    if request.method in _READS:
        return request.get_full_path()
    return came_from(request) or "/"


def came_from(request: HttpRequest) -> str:
    """Path and query of the page that led here; empty where it is none of ours. Asks neither session nor database."""
    page = urlsplit(request.META.get("HTTP_REFERER", ""))
    if not page.netloc or page.netloc != request.META.get("HTTP_HOST", ""):
        return ""
    path = escape_leading_slashes(page.path)  # "//elsewhere" would lead to another site
    return f"{path}?{page.query}" if page.query else path
