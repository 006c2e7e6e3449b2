"""What holds for every answer to a program: its language, and that refusals of the framework are JSON too."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotAllowed, JsonResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from tongket.server.problem import problem
from tongket.server.refusal import Refused
from tongket.server.words import LANGUAGES

Answer = Callable[[HttpRequest], HttpResponse]
_API = "/api/"


def api_answers(answer: Answer) -> Answer:
    """A program names its language by Accept-Language; without it, that of its person is spoken."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(_API):
            return answer(request)
        wanted = request.headers.get("Accept-Language", "")[:2].lower()
        if wanted in LANGUAGES:
            translation.activate(wanted)
        response = answer(request)
        if isinstance(response, HttpResponseNotAllowed):
            allowed = response["Allow"]
            facts = problem(Refused("method_not_allowed", method=request.method or "", allowed=allowed))
            response = JsonResponse(facts, status=405, headers={"Allow": allowed})
        response["Content-Language"] = translation.get_language() or "vi"
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        return response

    return answered
