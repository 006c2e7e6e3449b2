"""Says in the office's words what is refused before a page is asked: a body too large, no request, a full disk."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import copy
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import parse_cookie
from django.template.loader import render_to_string
from django.utils import translation
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import Error, RequestEntityTooLarge

from tongket.server.problem import problem
from tongket.server.refusal import Refused
from tongket.server.who_sends import SLACK, is_known, most_bytes
from tongket.server.words import LANGUAGES, say


class NoRoom(Error):  # type: ignore[misc]  # waitress has no types
    """The disk did not take what came."""

    code = 503
    reason = "Service Unavailable"


class NoDatabase(NoRoom):
    """Who sends could not be asked: the database is away."""


class FromStranger(RequestEntityTooLarge):  # type: ignore[misc]
    """More than a stranger may send: nobody signed in, and no token that holds."""


class _Nowhere:
    """Takes the rest of a body that is refused, so that its sender is ready to listen."""

    def append(self, data: bytes) -> None:
        """Let it go."""

    def close(self) -> None:
        """Nothing is open."""

    def __len__(self) -> int:
        return 0


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """A request as it comes in. A large body waits on the disk: only of who is known, and where there is room."""

    adj: Any
    error: Error | None
    refused: Error | None = None
    is_known = True

    def parse_header(self, header_plus: bytes) -> None:
        """The head has come. Who sends much is asked for once, and how much they may is set before any of it comes."""
        super().parse_header(header_plus)
        if self.chunked or self.content_length > SLACK:
            self._ask_who()
            self.adj = copy(self.adj)
            self.adj.max_request_body_size = most_bytes(self.path, is_known=self.is_known) + 1

    def _ask_who(self) -> None:
        self.is_known = False
        try:
            self.is_known = is_known(self.headers.get("AUTHORIZATION", ""), self.headers.get("COOKIE", ""))
        except (DatabaseError, InterfaceError) as error:
            self.refused = NoDatabase(str(error))

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
        if isinstance(self.error, RequestEntityTooLarge) and not self.is_known:
            self.error = FromStranger(self.error.body)
        if self.completed and self.refused is not None:
            self.error = self.refused
        return int(taken)


class Refusal(ErrorTask):  # type: ignore[misc]
    """The answer to a request that was refused while it came in: counted, never held in memory."""

    def execute(self) -> None:
        """One sentence; the connection ends, for what is still under way is not read."""
        kind, text = _said(self.request)
        content = text.encode()
        if "HX_REQUEST" in self.request.headers:
            self.response_headers.extend([("HX-Retarget", "#notices"), ("HX-Reswap", "innerHTML")])
        self.status = f"{self.request.error.code} {self.request.error.reason}"
        self.response_headers.append(("Content-Type", f"{kind}; charset=utf-8"))
        self.response_headers.append(("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY))
        self.response_headers.append(("Connection", "close"))
        self.close_on_finish = True
        self.content_length = len(content)
        self.write(content)


def _said(request: Parser) -> tuple[str, str]:
    """The kind of answer and the answer: JSON for a program, a page, or the part of one that a page takes in."""
    spoken = _language(request)
    with translation.override(spoken):
        refusal = Refused(_key(request.error), limit=settings.UPLOAD_LIMIT // 1_000_000)
        if getattr(request, "path", "").startswith("/api/"):
            return "application/json", json.dumps(problem(refusal), ensure_ascii=False)
        sentence = say(refusal.key, **refusal.facts)
        if "HX_REQUEST" in request.headers:
            return "text/html", render_to_string("components/notice.html", {"tone": "bad", "text": sentence})
        return "text/html", render_to_string("refused.html", {"sentence": sentence, "language": spoken})


def _language(request: Parser) -> str:
    """A program's by its Accept-Language, a browser's by the cookie of the one chosen there; else the office's."""
    told = request.headers.get("ACCEPT_LANGUAGE", "")[:2].lower()
    is_program = getattr(request, "path", "").startswith("/api/")
    chosen = told if is_program else parse_cookie(request.headers.get("COOKIE", "")).get("tongket_lang", "")
    return chosen if chosen in LANGUAGES else str(settings.LANGUAGE_CODE)


def _key(error: Error) -> str:
    known = {NoDatabase: "database_away", NoRoom: "disk_full", FromStranger: "large_from_stranger"}
    known[RequestEntityTooLarge] = "request_too_large"
    return known.get(type(error), "bad_request" if error.code < 500 else "defect")


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that refuses in these words."""

    parser_class = Parser
    error_task_class = Refusal
