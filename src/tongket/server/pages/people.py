"""People: who is what in which sub-tree, who is let in, and the link by which they choose a password."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tongket.approve.roles import Deed, Role
from tongket.server.access import managed_units, may, require_anywhere, visible_people
from tongket.server.actions.letters import invitation_letter
from tongket.server.actions.people import (
    change_person,
    give_role,
    invite_person,
    role_named,
    set_active,
    take_role,
    unit_named,
    welcome,
)
from tongket.server.actions.second_factor import forget_second_factor
from tongket.server.pages.asking import after_act, asking, login_required, require_POST
from tongket.server.pages.asking_lists import asked, one_page
from tongket.server.records.person import Person
from tongket.server.refusal import NotThere

SHORT_LIST = 300  # units offered by name; where there are more, the code is typed


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Everyone of the own sub-tree; of one unit, of one role, or whose name holds a word."""
    person = asking(request)
    require_anywhere(person, Deed.MANAGE_PEOPLE)
    word, unit, role = asked(request, "q"), asked(request, "unit"), asked(request, "role")
    rows = visible_people(person)
    if word:
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word))
    if unit:
        path = managed_units(person, Deed.MANAGE_PEOPLE).filter(code=unit).values_list("path", flat=True).first()
        rows = rows.filter(memberships__unit__path__startswith=path) if path else rows.none()
    if role:
        rows = rows.filter(memberships__role=role)
    page, kept = one_page(request, rows.distinct())
    facts = {"page": page, "kept": kept, "word": word, "unit": unit, "role": role}
    return render(request, "setting_up/people.html", {**facts, **_choices(person)})


def _choices(person: Person) -> dict[str, object]:
    units = managed_units(person, Deed.MANAGE_PEOPLE)
    return {
        "all_roles": list(Role),
        "units": list(units[:SHORT_LIST]),
        "of_all": may(person, Deed.MANAGE_PEOPLE),
    }


@login_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """A new person with a role and the link to come in by, shown this once."""
    told, by = request.POST, asking(request)
    require_anywhere(by, Deed.MANAGE_PEOPLE)
    person, secret = welcome(
        told.get("username", ""),
        name=told.get("name", ""),
        email=told.get("email", ""),
        role=told.get("role", ""),
        unit_code=told.get("unit", ""),
        by=by,
    )
    return _invited(request, person, secret)


def _invited(request: HttpRequest, person: Person, secret: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("invitation", kwargs={"secret": secret}))
    is_mailed = bool(person.email) and "mail" in request.POST
    if is_mailed:
        invitation_letter(person, link)
    return render(request, "setting_up/invited.html", {"person": person, "link": link, "is_mailed": is_mailed})


@login_required
def one_person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person with every role, and what may be changed about it."""
    by = asking(request)
    person = get_object_or_404(visible_people(by), pk=pk)
    facts = {"person": person, "held": list(person.memberships.all()), "is_self": person.pk == by.pk}
    return render(request, "setting_up/person.html", {**facts, **_choices(by)})


@login_required
@require_POST
def act(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """One change to a person; the form names it."""
    by, told = asking(request), request.POST
    person = get_object_or_404(visible_people(by), pk=pk)
    match deed:
        case "invite":
            return _invited(request, person, invite_person(person, by=by))
        case "give-role":
            give_role(person, role_named(told.get("role", "")), unit_named(told.get("unit", "")), by=by)
        case "take-role":
            _take(person, told.get("membership", ""), by)
        case "change":
            change_person(pk, name=told.get("name", ""), email=told.get("email", ""), by=by)
        case "keep-out" | "let-in":
            set_active(pk, active=deed == "let-in", by=by)
        case "forget-factor":
            forget_second_factor(pk, by=by)
        case _:
            raise NotThere
    return after_act(request, "person", pk=pk)


def _take(person: Person, text: str, by: Person) -> None:
    held = {str(each.pk): each.pk for each in person.memberships.all()}
    if text not in held:
        raise NotThere
    take_role(held[text], by=by)
