"""What every page shows around its content: whose office, who is signed in, where one may go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tongket.approve.roles import Deed
from tongket.server.access import may_anywhere, roles_of
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.words import language

# Address name, words, and the deed that opens the way; a new page adds its line here.
WAYS: tuple[tuple[str, str, Deed | None], ...] = (
    ("home", "way_home", None),
    ("rounds", "way_rounds", None),
    ("overview", "way_overview", Deed.SEE_LATENESS),
)


def _office() -> OfficeRecord | None:
    return OfficeRecord.objects.filter(pk=1).first()


def around(request: HttpRequest) -> dict[str, Any]:
    """For the base template."""
    person = getattr(request, "user", None)
    facts: dict[str, Any] = {"language": language(), "office": SimpleLazyObject(_office)}
    if isinstance(person, Person):
        ways = [(name, key) for name, key, deed in WAYS if deed is None or may_anywhere(person, deed)]
        facts |= {"ways": ways, "roles": sorted(roles_of(person))}
    return facts
