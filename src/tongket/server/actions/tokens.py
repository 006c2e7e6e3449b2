"""Give a program a token in a person's name, take it back, and find whose token came with a request."""

from __future__ import annotations

import secrets
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tongket.approve.roles import Deed
from tongket.server.access import may
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.token import ApiToken
from tongket.server.refusal import NotThere, Refused
from tongket.server.traced import snapshot

PREFIX = "tongket_"  # so that a token left in a file is found by who looks for secrets
LONGEST_DAYS = 366
MOST_HELD = 20  # of one person at once: whoever has more has lost sight of them
LISTED_OVER = 20  # tokens that are over, still shown to their person
_USE_NOTED_EVERY = timedelta(minutes=5)


class Scope(StrEnum):
    """How much of what its person may do a token may do."""

    READ = "read"
    SEND = "send"  # and prepare and send reports
    ALL = "all"  # whatever its person may


def scope_of(token: ApiToken) -> Scope:
    """The scope as people choose it."""
    if not token.may_write:
        return Scope.READ
    return Scope.SEND if token.only_sends else Scope.ALL


def create_token(
    person: Person, name: str, *, days: int, may_write: bool = False, by: Person | None
) -> tuple[ApiToken, str]:
    """One that reads, or one that may whatever its person may: see `make_token`."""
    return make_token(person, name, days=days, scope=Scope.ALL if may_write else Scope.READ, by=by)


@transaction.atomic
def make_token(person: Person, name: str, *, days: int, scope: Scope, by: Person | None) -> tuple[ApiToken, str]:
    """A token and its secret, which is shown only now. Only for oneself; `by=None` is the machine's owner.

    Raises NotThere for someone else's, Refused without a name, for a time that is none or too long, or one too many.
    """
    if by is not None and by.pk != person.pk:
        raise NotThere
    if not name.strip() or len(name) > 100:
        raise Refused("token_needs_name")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("token_days", most=LONGEST_DAYS)
    if _held(person).count() >= MOST_HELD:
        raise Refused("tokens_many", most=MOST_HELD)
    secret, now = PREFIX + secrets.token_urlsafe(32), timezone.now()
    made = ApiToken.objects.create(
        person=person,
        name=name.strip(),
        token_hash=_hash(secret),
        may_write=scope is not Scope.READ,
        only_sends=scope is Scope.SEND,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    add_event("token.create", made, by=by)
    return made, secret


def revoke_own_token(token_id: int, *, by: Person) -> ApiToken:
    """As `revoke_token`, for one's own alone. Raises NotThere."""
    if not ApiToken.objects.filter(pk=token_id, person=by).exists():
        raise NotThere
    return revoke_token(token_id, by=by)


@transaction.atomic
def revoke_token(token_id: int, *, by: Person | None) -> ApiToken:
    """Take a token back; twice is once. One's own, or anyone's by who manages people. Raises NotThere."""
    token = visible_tokens(by).select_for_update().filter(pk=token_id).first()
    if token is None:
        raise NotThere
    if token.revoked_at is None:
        before = snapshot(token)
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        add_event("token.revoke", token, by=by, before=before)
    return token


def visible_tokens(by: Person | None) -> QuerySet[ApiToken]:
    """One's own tokens; everyone's to who manages people, and to the machine's owner."""
    sees_all = by is None or may(by, Deed.MANAGE_PEOPLE)
    return ApiToken.objects.all() if sees_all else ApiToken.objects.filter(person=by)


def own_tokens(person: Person) -> list[ApiToken]:
    """A person's own: those that hold, the newest first, then some that are over."""
    held = list(_held(person).order_by("-pk"))
    over = ApiToken.objects.filter(person=person).exclude(pk__in=[each.pk for each in held])
    return [*held, *over.order_by("-pk")[:LISTED_OVER]]


def is_over(token: ApiToken) -> bool:
    """Whether it opens nothing any more."""
    return token.revoked_at is not None or token.expires_at <= timezone.now()


def _held(person: Person) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(person=person, revoked_at=None, expires_at__gt=timezone.now())


def token_of(secret: str) -> ApiToken | None:
    """The token of that secret, if it holds now and its person is let in; its use is noted."""
    now, found = timezone.now(), holding_token(secret)
    if found is not None and (found.last_used_at is None or now - found.last_used_at > _USE_NOTED_EVERY):
        ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found


def holding_token(secret: str) -> ApiToken | None:
    """The same, and nothing is noted."""
    found = ApiToken.objects.select_related("person").filter(token_hash=_hash(secret)).first()
    return None if found is None or is_over(found) or not found.person.is_active else found


def _hash(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash: there is nothing to guess."""
    return sha256(secret.encode(errors="replace")).hexdigest()
