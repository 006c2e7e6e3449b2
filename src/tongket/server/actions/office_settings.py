"""What an administrator writes about the office: its name, level, family of papers, and the hour of the letters."""

from __future__ import annotations

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.chain import add_event
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Person
from tongket.server.refusal import Refused
from tongket.server.traced import snapshot

LEVELS = ("province", "department", "district", "commune")
FAMILIES = ("party", "state")


@transaction.atomic
def write_office_settings(*, name: str, level: str, family: str, mail_hour: str, by: Person) -> OfficeRecord:
    """Raises NotAllowed; Refused for an office without a name, and for an hour that is none."""
    require(by, Deed.MANAGE_PEOPLE)
    office = OfficeRecord.objects.select_for_update().get(pk=1)
    if not name.strip() or level not in ("", *LEVELS) or family not in FAMILIES:
        raise Refused("office_unnamed")
    if not mail_hour.isdecimal() or int(mail_hour) > 23:
        raise Refused("bad_hour", text=mail_hour[:20])
    before = snapshot(office)
    office.name, office.level, office.family = name.strip()[:300], level, family
    office.mail_hour = int(mail_hour)
    office.save()
    add_event("office.settings", office, by=by, before=before)
    return office
