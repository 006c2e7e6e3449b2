"""What pages with long lists share: one page of it, and what was asked to keep of it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 50


def one_page(request: HttpRequest, rows: Any) -> tuple[Page[Any], str]:
    """The page of the list that is asked for, and the other words of the address, to be kept by its links."""
    number = request.GET.get("page", "1")
    kept = request.GET.copy()
    kept.pop("page", None)
    page = Paginator(rows, PER_PAGE).get_page(number if number.isdecimal() and len(number) < 8 else "1")
    return page, kept.urlencode()


def asked(request: HttpRequest, name: str, longest: int = 100) -> str:
    """A word of the address, without spaces around it and without what no database keeps."""
    return request.GET.get(name, "").replace("\0", "").strip()[:longest]


def number_told(request: HttpRequest, name: str) -> int:
    """The number of a record that a form names; 0, which is none, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
