"""Let people in: a person, what they are in which sub-tree, and the link by which they choose a password."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tongket.approve.roles import Deed, Role
from tongket.server.access import require
from tongket.server.chain import add_event
from tongket.server.names_as_sent import one_line
from tongket.server.records.invitation import Invitation
from tongket.server.records.person import Membership, Person
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import InvitationOver, NotThere, Refused
from tongket.server.traced import snapshot

_LONGEST_NAME = 200
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")


def require_over(by: Person, person: Person) -> None:
    """Who lets others in may do so over all that the other is: one of a sub-tree has no say over the whole office's.

    Raises NotAllowed.
    """
    held = list(person.memberships.select_related("unit"))
    for each in held:
        require(by, Deed.MANAGE_PEOPLE, each.unit)
    if not held:
        require(by, Deed.MANAGE_PEOPLE)


@transaction.atomic
def add_person(
    username: str,
    name: str,
    *,
    email: str = "",
    by: Person | None,
    password: str | None = None,
    within: UnitRecord | None = None,
) -> Person:
    """A person without a role yet, `within` the unit they will belong to. `by=None` is the machine's owner.

    Raises Refused, NotAllowed.
    """
    if by is not None:
        require(by, Deed.MANAGE_PEOPLE, within)
    plain = username.strip().lower()
    if not _USERNAME.fullmatch(plain):
        raise Refused("bad_username", username=username)
    if Person.objects.filter(username=plain).exists():
        raise Refused("username_taken", username=plain)
    person = Person(username=plain, name=one_line(name, longest=_LONGEST_NAME) or plain, email=checked_email(email))
    person.set_password(password)  # None: no password opens this account
    person.save()
    add_event("person.add", person, by=by)
    return person


@transaction.atomic
def give_role(person: Person, role: Role, unit: UnitRecord | None, *, by: Person | None) -> Membership:
    """Make the person this in the sub-tree of the unit (None: everywhere). Given twice it is given once."""
    if by is not None:
        require(by, Deed.MANAGE_PEOPLE, unit)
    held = Membership.objects.filter(person=person, role=role.value, unit=unit).first()
    if held is not None:
        return held
    made = Membership.objects.create(person=person, role=role.value, unit=unit)
    person.__dict__.pop("_memberships", None)
    add_event("role.give", made, by=by)
    return made


@transaction.atomic
def take_role(membership_id: int, *, by: Person) -> None:
    """Take a role away. Raises NotThere, NotAllowed; the last administrator stays."""
    held = (
        Membership.objects.select_related("unit", "person")
        .select_for_update(of=("self",))
        .filter(pk=membership_id)
        .first()
    )
    if held is None:
        raise NotThere
    require(by, Deed.MANAGE_PEOPLE, held.unit)
    is_whole = held.role == Role.ADMINISTRATOR.value and held.unit is None
    if is_whole and held.person.is_active and _administrators() == 1:
        raise Refused("last_administrator")
    add_event("role.take", held, by=by, before=snapshot(held))
    held.delete()


def _is_last_administrator(person: Person) -> bool:
    is_one = person.memberships.filter(role=Role.ADMINISTRATOR.value, unit=None).exists()
    return is_one and person.is_active and _administrators() == 1


def _administrators() -> int:
    return Membership.objects.filter(role=Role.ADMINISTRATOR.value, unit=None, person__is_active=True).count()


@transaction.atomic
def invite_person(person: Person, *, by: Person | None) -> str:
    """The secret of a link by which the person chooses a password, once, within some days."""
    if by is not None:
        require_over(by, person)
    secret, now = secrets.token_urlsafe(32), timezone.now()
    made = Invitation.objects.create(
        person=person,
        token_hash=_hash(secret),
        made_by=by,
        made_at=now,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    add_event("person.invite", made, by=by)
    return secret


def invitation_of(secret: str) -> Invitation:
    """The invitation that this secret opens. Raises InvitationOver when it was used, is too old, or never was."""
    found = Invitation.objects.select_related("person").filter(token_hash=_hash(secret)).first()
    if found is None or found.used_at is not None or found.expires_at < timezone.now() or not found.person.is_active:
        raise InvitationOver("invitation_over")
    return found


@transaction.atomic
def accept_invitation(secret: str, password: str) -> Person:
    """Choose a password by a link. Raises InvitationOver; Refused with what is wrong with the password."""
    made = invitation_of(secret)
    locked = Invitation.objects.select_for_update().get(pk=made.pk)
    if locked.used_at is not None:
        raise InvitationOver("invitation_over")
    _checked(password, made.person)
    before = snapshot(locked)
    locked.used_at = timezone.now()
    locked.save()
    made.person.set_password(password)
    made.person.save(update_fields=["password"])
    add_event("person.accept_invitation", locked, by=made.person, before=before)
    return made.person


@transaction.atomic
def set_password(person: Person, password: str, *, by: Person | None) -> None:
    """A new password for oneself, or by the machine's owner at the command line."""
    if by is not None and by.pk != person.pk:
        raise Refused("only_own_password")
    _checked(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    add_event("person.set_password", person, by=by)


@transaction.atomic
def set_active(person_id: int, *, active: bool, by: Person) -> Person:
    """Let a person in or keep them out; what they did stays on record."""
    person = Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
    if person is None:
        raise NotThere
    require_over(by, person)
    if not active and person.pk == by.pk:
        raise Refused("not_oneself")
    if not active and _is_last_administrator(person):
        raise Refused("last_administrator")
    before = snapshot(person)
    person.is_active = active
    person.save(update_fields=["is_active"])
    add_event("person.let_in" if active else "person.keep_out", person, by=by, before=before)
    return person


def _checked(password: str, person: Person) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused("weak_password", why=" ".join(error.messages)) from error


def _hash(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def welcome(
    username: str, *, name: str, email: str, role: str | None, unit_code: str, by: Person | None = None
) -> tuple[Person, str]:
    """Make the person where there is none, give the role, invite. `by=None`: at the command line.

    Raises Refused, NotAllowed.
    """
    unit = unit_named(unit_code)
    person = Person.objects.filter(username=username.strip().lower()).first()
    if person is None:
        person = add_person(username, name or username, email=email, by=by, within=unit)
    elif by is not None:
        raise Refused("username_taken", username=person.username)
    if role:
        give_role(person, role_named(role), unit, by=by)
    return person, invite_person(person, by=by)


def unit_named(code: str) -> UnitRecord | None:
    """The unit of that code; None for no code. Raises Refused for a code that no unit has."""
    found = UnitRecord.objects.filter(code=code.strip()).first() if code.strip() else None
    if code.strip() and found is None:
        raise Refused("no_such_unit", code=code[:60])
    return found


def role_named(text: str) -> Role:
    """Raises Refused for a word that is no role."""
    if text not in {role.value for role in Role}:
        raise Refused("no_such_role")
    return Role(text)


@transaction.atomic
def change_person(person_id: int, *, name: str, email: str, by: Person) -> Person:
    """Write the name and the address right. Raises NotThere, NotAllowed, Refused."""
    person = Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
    if person is None:
        raise NotThere
    require_over(by, person)
    before = snapshot(person)
    person.name, person.email = one_line(name, longest=_LONGEST_NAME) or person.username, checked_email(email)
    person.save(update_fields=["name", "email"])
    add_event("person.change", person, by=by, before=before)
    return person


def checked_email(text: str) -> str:
    """The address without spaces around it. Raises Refused for what is none."""
    plain = text.strip()
    try:
        if plain:
            validate_email(plain)
    except ValidationError as error:
        raise Refused("bad_email", text=plain[:80]) from error
    return plain
