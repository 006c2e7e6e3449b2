"""How much may come in, by who sends it: known from the head of a request, before a byte of its body is taken."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import close_old_connections
from django.http import parse_cookie

from tongket.server.actions.tokens import holding_token
from tongket.server.carried_token import bearer_of

SLACK = 200_000  # bytes: fields and boundaries of a form around its files; and all that a stranger may send


def most_bytes(path: str, *, is_known: bool) -> int:
    """Of one request: the API takes one file at a time, a page several that are twice the limit together."""
    if not is_known:
        return SLACK
    return settings.UPLOAD_LIMIT * (1 if path.startswith("/api/") else 2) + SLACK


def is_known(authorization: str, cookies: str) -> bool:
    """Whether a token that holds, or the session of someone signed in, comes with it. Writes nothing.

    Asked by the server itself, which has no request of Django's yet; a wrong token is counted only where it is
    answered. Raises DatabaseError.
    """
    close_old_connections()
    secret = bearer_of(authorization)
    if secret is not None:
        return holding_token(secret) is not None
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME)
    return bool(key) and SESSION_KEY in SessionStore(key)
