"""The API as a plain page: every address with what it does. No script, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tongket.server.api.api import api


def docs(request: HttpRequest) -> HttpResponse:
    """Open to everyone: it says what there is, not what is in it."""
    return render(
        request, "api/docs.html", {"operations": list(_operations()), "address": request.build_absolute_uri("/api/me")}
    )


def _operations() -> Any:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, facts in methods.items():
            fields = [each["name"] for each in facts.get("parameters", ()) if each["in"] == "query"]
            yield {"method": method.upper(), "path": path, "id": facts["operationId"], "fields": ", ".join(fields)}
