"""Give a program a token in a person's name, take it back, and find whose token came with a request."""

from __future__ import annotations

import secrets
from datetime import timedelta
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
_USE_NOTED_EVERY = timedelta(minutes=5)


@transaction.atomic
def create_token(
    person: Person, name: str, *, days: int, may_write: bool = False, by: Person | None
) -> tuple[ApiToken, str]:
    """A token and its secret, which is shown only now. Only for oneself; `by=None` is the machine's owner.

    Raises NotThere for someone else's, Refused without a name or for a time that is none or too long.
    """
    if by is not None and by.pk != person.pk:
        raise NotThere
    if not name.strip() or len(name) > 100:
        raise Refused("token_needs_name")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused("token_days", most=LONGEST_DAYS)
    secret, now = PREFIX + secrets.token_urlsafe(32), timezone.now()
    made = ApiToken.objects.create(
        person=person,
        name=name.strip(),
        token_hash=_hash(secret),
        may_write=may_write,
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    add_event("token.create", made, by=by)
    return made, secret


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


def token_of(secret: str) -> ApiToken | None:
    """The token of that secret, if it holds now and its person is let in; its use is noted."""
    now, found = timezone.now(), holding_token(secret)
    if found is not None and (found.last_used_at is None or now - found.last_used_at > _USE_NOTED_EVERY):
        ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found


def holding_token(secret: str) -> ApiToken | None:
    """The same, and nothing is noted."""
    found = ApiToken.objects.select_related("person").filter(token_hash=_hash(secret)).first()
    is_over = found is None or found.revoked_at is not None or found.expires_at <= timezone.now()
    return None if found is None or is_over or not found.person.is_active else found


def _hash(secret: str) -> str:
    """A secret of 256 random bits needs no slow hash: there is nothing to guess."""
    return sha256(secret.encode(errors="replace")).hexdigest()
