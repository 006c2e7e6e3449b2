"""The token a request carries: looked up once, before anything of the request's body is taken."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tongket.server.actions.tokens import token_of
from tongket.server.actions.wrong_tokens import MINUTES_SHUT, count_wrong_token, is_shut
from tongket.server.records.token import ApiToken
from tongket.server.refusal import Refused


class TokenWrong(Refused):
    """No such token, or it is over."""

    status = 401


class TooManyWrong(Refused):
    """An address that guessed too often: its tokens are not even looked at for a while."""

    status = 429


def bearer_of(authorization: str) -> str | None:
    """The secret in `Authorization: Bearer …`; None where there is no bearer."""
    scheme, _, secret = authorization.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def carried_token(request: HttpRequest) -> ApiToken | None:
    """The token this request carries, None where it carries none. Raises TokenWrong, TooManyWrong.

    What was found is kept with the request: asked again, the database is not, and a wrong one is counted once.
    """
    secret = bearer_of(request.headers.get("Authorization", ""))
    if secret is None:
        return None
    kept: dict[str, Any] = request.__dict__
    if "_carried" not in kept:
        kept["_carried"] = _looked_up(secret, request.META.get("REMOTE_ADDR", ""))
    found: ApiToken | Refused = kept["_carried"]
    if isinstance(found, Refused):
        raise found
    return found


def _looked_up(secret: str, address: str) -> ApiToken | Refused:
    if is_shut(address):
        return TooManyWrong("tokens_guessed", minutes=MINUTES_SHUT)
    found = token_of(secret)
    if found is None:
        count_wrong_token(address)
        return TokenWrong("token_wrong")
    return found
