"""The second factor: a code of the telephone beside the password, and codes on paper for when it is lost."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tongket.server.actions.people import require_over
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.second_factor import RecoveryCode
from tongket.server.refusal import NotThere, Refused
from tongket.server.traced import snapshot

CODES = 8
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another on paper


@transaction.atomic
def begin_second_factor(person: Person) -> TOTPDevice:
    """The device to be scanned; nothing is asked of it until a first code proves that it was. Raises Refused."""
    if person.has_second_factor:
        raise Refused("factor_is_on")
    device = TOTPDevice.objects.filter(user=person, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=person, name="totp", confirmed=False)


@transaction.atomic
def confirm_second_factor(person: Person, code: str) -> list[str]:
    """From now on every sign-in asks for a code. Returns the recovery codes, shown this once. Raises Refused."""
    device = TOTPDevice.objects.select_for_update().filter(user=person, confirmed=False).first()
    if device is None:
        raise Refused("factor_not_begun")
    if not device.verify_token(_plain(code)):
        raise Refused("factor_wrong")
    device.confirmed = True
    device.save()
    return _turn_on(person)


def _turn_on(person: Person) -> list[str]:
    before = snapshot(person)
    person.has_second_factor = True
    person.save(update_fields=["has_second_factor"])
    add_event("person.second_factor_on", person, by=person, before=before)
    return _new_codes(person)


def _new_codes(person: Person) -> list[str]:
    person.recovery_codes.all().delete()
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(10)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, code_hash=make_password(code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


@transaction.atomic
def renew_recovery_codes(person: Person, password: str) -> list[str]:
    """New codes in place of the old ones. Raises Refused without a second factor, or with a wrong password."""
    own_password(person, password)
    if not person.has_second_factor:
        raise Refused("factor_is_off")
    add_event("person.recovery_codes", person, by=person, before=snapshot(person))
    return _new_codes(person)


@transaction.atomic
def end_second_factor(person: Person, password: str) -> None:
    """Ask for the password alone again. Raises Refused with a wrong password."""
    own_password(person, password)
    _turn_off(person, by=person)


@transaction.atomic
def forget_second_factor(person_id: int, *, by: Person) -> Person:
    """By the administrator, for who lost telephone and codes. Raises NotThere, NotAllowed."""
    person = Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
    if person is None:
        raise NotThere
    require_over(by, person)
    _turn_off(person, by=by)
    return person


def _turn_off(person: Person, *, by: Person) -> None:
    before = snapshot(person)
    TOTPDevice.objects.filter(user=person).delete()
    person.recovery_codes.all().delete()
    person.has_second_factor = False
    person.save(update_fields=["has_second_factor"])
    add_event("person.second_factor_off", person, by=by, before=before)


def pass_second_factor(person: Person, code: str) -> TOTPDevice:
    """The device, when the code is its own of this half minute or a recovery code not used before.

    Wrong codes are counted with the device's own waiting times. Raises Refused.
    """
    with transaction.atomic():
        device, is_right = _passed(person, _plain(code))
    if not is_right:
        raise Refused("factor_wrong")
    return device


def _passed(person: Person, code: str) -> tuple[TOTPDevice, bool]:
    device = TOTPDevice.objects.select_for_update().filter(user=person, confirmed=True).first()
    if device is None:
        raise Refused("factor_is_off")
    if not device.verify_is_allowed()[0]:
        raise Refused("factor_wait")
    if len(code) == device.digits and code.isdecimal():
        return device, device.verify_token(code)
    is_right = _use_recovery_code(person, code)
    (device.throttle_reset if is_right else device.throttle_increment)()
    return device, is_right


def _use_recovery_code(person: Person, code: str) -> bool:
    unused = person.recovery_codes.select_for_update().filter(used_at=None)
    found = next((each for each in unused if check_password(code, each.code_hash)), None)
    if found is None:
        return False
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    add_event("person.recovery_code_used", person, by=person, before=snapshot(person))
    return True


def _plain(code: str) -> str:
    return "".join(code.split()).replace("-", "").lower()[:20]


def own_password(person: Person, password: str) -> None:
    """Raises Refused where it is not the person's password."""
    if not check_password(password, person.password):
        raise Refused("own_password_wrong")
