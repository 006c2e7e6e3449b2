"""The API as a plain page: every address with what it does. No script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.server.api.api import api


def docs(request: HttpRequest) -> HttpResponse:
    """Open to everyone: it says what there is, not what is in it."""
    return render(
        request, "api/docs.html", {"operations": _operations(), "address": request.build_absolute_uri("/api/me")}
    )


@cache
def _operations() -> list[dict[str, str]]:
    """The same for everyone as long as this release is served: describing the API takes most of a second."""
    return [
        {"method": method.upper(), "path": path, "id": facts["operationId"], "fields": _fields(facts)}
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, facts in methods.items()
    ]


def _fields(facts: Mapping[str, Any]) -> str:
    return ", ".join(each["name"] for each in facts.get("parameters", ()) if each["in"] == "query")
