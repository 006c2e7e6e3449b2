"""Make an office: its folder, its tables, its name, its first administrator."""

from __future__ import annotations

from django.core.management import call_command
from django.db import transaction

from tongket.approve.roles import Role
from tongket.server.actions.people import add_person, give_role
from tongket.server.chain import add_event
from tongket.server.office_folder import make_office_folder
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.refusal import Refused
from tongket.server.round_desk import office_folder


def prepare_office() -> None:
    """The folder with its key, and the tables as this release needs them."""
    make_office_folder(office_folder())
    call_command("migrate", verbosity=0, interactive=False)


@transaction.atomic
def init_office(
    name: str,
    *,
    administrator: str,
    administrator_name: str = "",
    email: str = "",
    kind: str = "office",
    is_demo: bool = False,
) -> Person:
    """Name the office and make its administrator, who has no password yet: invite them. Refused where there is one."""
    if OfficeRecord.objects.filter(pk=1).exists():
        raise Refused("office_exists")
    office = OfficeRecord.objects.create(pk=1, name=name, kind=kind, is_demo=is_demo)
    add_event("office.init", office, by=None)
    person = add_person(administrator, administrator_name or administrator, email=email, by=None)
    give_role(person, Role.ADMINISTRATOR, None, by=None)
    return person
