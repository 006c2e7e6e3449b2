"""Says in the office's words what the server refuses before a page is asked: a body too large, or no request."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from tongket.server.words import say


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """The answer to a request that was refused while it came in: counted, never held in memory."""

    def execute(self) -> None:
        """One sentence; the connection ends, for what is still under way is not read."""
        content = _page(self.request.error).encode()
        self.status = f"{self.request.error.code} {self.request.error.reason}"
        self.response_headers.append(("Content-Type", "text/html; charset=utf-8"))
        self.response_headers.append(("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY))
        self.response_headers.append(("Connection", "close"))
        self.close_on_finish = True
        self.content_length = len(content)
        self.write(content)


def _page(error: Any) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        is_too_large = isinstance(error, RequestEntityTooLarge)
        key = "request_too_large" if is_too_large else "bad_request"
        sentence = say(key, limit=settings.UPLOAD_LIMIT // 1_000_000)
        return render_to_string("refused.html", {"sentence": sentence, "language": settings.LANGUAGE_CODE})


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that refuses in these words."""

    error_task_class = Refusal
