"""Says in the office's words what is refused before a page is asked: a body too large, no request, a full disk."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import Error, RequestEntityTooLarge

from tongket.server.words import say


class NoRoom(Error):  # type: ignore[misc]  # waitress has no types
    """The disk did not take what came."""

    code = 503
    reason = "Service Unavailable"


class _Nowhere:
    """Takes the rest of a body that is refused, so that its sender is ready to listen."""

    def append(self, data: bytes) -> None:
        """Let it go."""

    def close(self) -> None:
        """Nothing is open."""

    def __len__(self) -> int:
        return 0


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in. A large body waits on the disk; where that is full, the sender is told."""

    refused: Error | None = None

    def received(self, data: bytes) -> int:
        """How many of these bytes belong to this request."""
        try:
            taken = super().received(data)
        except OSError as error:
            self.refused = NoRoom(str(error))
            with suppress(OSError):  # closing writes what is still in the buffer
                self.body_rcv.buf.close()
            self.body_rcv.buf = _Nowhere()
            taken = super().received(data)
        if self.completed and self.refused is not None:
            self.error = self.refused
        return int(taken)


class Refusal(ErrorTask):  # type: ignore[misc]
    """The answer to a request that was refused while it came in: counted, never held in memory."""

    def execute(self) -> None:
        """One sentence; the connection ends, for what is still under way is not read."""
        is_in_place = "HX_REQUEST" in self.request.headers
        content = _said(self.request.error, is_in_place=is_in_place).encode()
        if is_in_place:
            self.response_headers.extend([("HX-Retarget", "#notices"), ("HX-Reswap", "innerHTML")])
        self.status = f"{self.request.error.code} {self.request.error.reason}"
        self.response_headers.append(("Content-Type", "text/html; charset=utf-8"))
        self.response_headers.append(("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY))
        self.response_headers.append(("Connection", "close"))
        self.close_on_finish = True
        self.content_length = len(content)
        self.write(content)


def _said(error: Error, *, is_in_place: bool = False) -> str:
    """A page, or the part of one that a page takes in."""
    with translation.override(settings.LANGUAGE_CODE):
        sentence = say(_key(error), limit=settings.UPLOAD_LIMIT // 1_000_000)
        if is_in_place:
            return render_to_string("components/notice.html", {"tone": "bad", "text": sentence})
        return render_to_string("refused.html", {"sentence": sentence, "language": settings.LANGUAGE_CODE})


def _key(error: Error) -> str:
    if isinstance(error, RequestEntityTooLarge):
        return "request_too_large"
    if isinstance(error, NoRoom):
        return "disk_full"
    return "bad_request" if error.code < 500 else "defect"


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that refuses in these words."""

    parser_class = Parser
    error_task_class = Refusal
