"""Whom a verified address means."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.server.records.person import Person
from tongket.server.refusal import NotAllowed


def person_vouched_for(addresses: Iterable[str]) -> Person:
    """The one active person with one of these addresses. Raises NotAllowed where there is none, or more than one."""
    found: dict[int, Person] = {}
    for address in filter(None, addresses):
        found |= {each.pk: each for each in Person.objects.filter(email__iexact=address, is_active=True)}
    if len(found) != 1:
        raise NotAllowed("sso_unknown" if not found else "sso_several")
    return next(iter(found.values()))
