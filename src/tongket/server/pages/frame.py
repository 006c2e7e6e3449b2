"""What every page shows around its content: whose office, who is signed in, where one may go."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from tongket.approve.roles import Deed
from tongket.server.access import may, may_anywhere, roles_of
from tongket.server.pages.came_from import page_of
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.words import language

# Address name, words, and the deed that opens the way; a new page adds its line here.
WAYS: tuple[tuple[str, str, Deed | None], ...] = (
    ("home", "way_home", None),
    ("rounds", "way_rounds", None),
    ("overview", "way_overview", Deed.SEE_LATENESS),
    ("trace", "way_trace", Deed.SEE_TRACE),
)
# The pages of setting up, under one way of the frame.
SETTING_UP: tuple[tuple[str, str, Deed], ...] = (
    ("set_up_rounds", "set_up_rounds_title", Deed.OPEN_ROUND),
    ("regimes", "regimes_title", Deed.OPEN_ROUND),
    ("units", "units_title", Deed.MANAGE_UNITS),
    ("people", "people_title", Deed.MANAGE_PEOPLE),
    ("office_settings", "settings_title", Deed.MANAGE_PEOPLE),
)
_OF_THE_WHOLE = ("set_up_rounds", "regimes", "office_settings")


def _office() -> OfficeRecord | None:
    return OfficeRecord.objects.filter(pk=1).first()


def _opens(person: Person, name: str, deed: Deed) -> bool:
    return may(person, deed) if name in _OF_THE_WHOLE else may_anywhere(person, deed)


def ways_of_setting_up(person: Person) -> list[tuple[str, str]]:
    """The pages of setting up that the person may open: address name and words."""
    return [(name, key) for name, key, deed in SETTING_UP if _opens(person, name, deed)]


def around(request: HttpRequest) -> dict[str, Any]:
    """For the base template. `ways` and `ways_of_setting_up` come with how the page asked for stands to each."""
    person = getattr(request, "user", None)
    facts: dict[str, Any] = {"language": language(), "here": page_of(request), "office": SimpleLazyObject(_office)}
    if isinstance(person, Person):
        ways = [(name, key, reverse(name)) for name, key, deed in WAYS if deed is None or may_anywhere(person, deed)]
        setting_up = [(name, key, reverse(name)) for name, key in ways_of_setting_up(person)]
        if setting_up:
            ways.append((setting_up[0][0], "way_setting_up", "/setup/"))
        facts |= {"ways": _seen_from(request, ways), "ways_of_setting_up": _seen_from(request, setting_up)}
        facts |= {"roles": sorted(roles_of(person))}
    return facts


def _seen_from(request: HttpRequest, ways: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Each way with "page" where one is there, "true" where one is somewhere below it, else nothing."""
    return [(name, key, _current(request.path, address)) for name, key, address in ways]


def _current(path: str, address: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) and address != "/" else ""
