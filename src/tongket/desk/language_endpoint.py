"""Takes a question, makes the answer of the OpenAI-compatible endpoint that the owner runs.

The one place of the program that opens a connection, and only where the owner's environment names the endpoint. No
proxy is used and no redirection followed: what is asked goes to that address and nowhere else.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

_URL, _MODEL, _KEY = "TONGKET_LLM_URL", "TONGKET_LLM_MODEL", "TONGKET_LLM_KEY"
_LONGEST_ANSWER = 1_000_000  # bytes
_PIECE = 65536


class NotAnswered(Exception):
    """The endpoint could not be asked, or its answer is none. Says what happened."""


class _NoRedirection(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """A redirection is an answer that cannot be used."""


def _opener() -> OpenerDirector:
    return build_opener(ProxyHandler({}), _NoRedirection())


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, for which model, with which key, and how many seconds to wait for a whole answer."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    patience: float = 60.0

    def __call__(self, system: str, question: str) -> str:
        """The words of the answer. Raises `NotAnswered`."""
        deadline = time.monotonic() + self.patience
        try:
            with _opener().open(self._request(system, question), timeout=self.patience) as response:
                content = _read(response, deadline)
        except (OSError, HTTPException, ValueError) as error:
            raise NotAnswered(f"{type(error).__name__}: {error}") from error
        return _words(content)

    def _request(self, system: str, question: str) -> Request:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": question}]
        asked = {"model": self.model, "messages": messages, "temperature": 0, "seed": 0, "stream": False}
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {self.key}"} if self.key else {})}
        address = _address(self.url)  # http or https only
        return Request(address, json.dumps(asked).encode(), headers, method="POST")  # noqa: S310


def endpoint_of(environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint the environment names; None, and nothing is ever asked, where it names none."""
    url, model = environment.get(_URL, "").strip(), environment.get(_MODEL, "").strip()
    return Endpoint(url, model, environment.get(_KEY, "").strip()) if url and model else None


def _address(url: str) -> str:
    """The address of the chat completions; the owner may give it whole or its base ("http://127.0.0.1:8080/v1")."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise ValueError(f"{_URL} must begin with http:// or https://")
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"


def _read(response: HTTPResponse, deadline: float) -> bytes:
    """The whole answer in time and within bounds; one that drips does not hold the review up."""
    pieces: list[bytes] = []
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        if time.monotonic() > deadline or sum(map(len, pieces)) > _LONGEST_ANSWER:
            raise TimeoutError("the answer is too slow or too long")
    return b"".join(pieces)


def _words(content: bytes) -> str:
    try:
        words = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NotAnswered("not an answer in the chat-completions form") from error
    if not isinstance(words, str):
        raise NotAnswered("an answer without words")
    return words
