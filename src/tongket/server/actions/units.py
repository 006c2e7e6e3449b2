"""Write units into the tree: new ones, and what changed in those that are known."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.server.access import require
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import Refused
from tongket.server.traced import snapshot
from tongket.units.unit import Unit


@transaction.atomic
def put_units(
    units: Iterable[Unit], *, parent: UnitRecord | None, by: Person | None, level: str = ""
) -> list[UnitRecord]:
    """Make or change units under a parent, by code. `by=None` is the machine's owner. Raises NotAllowed, Refused."""
    if by is not None:
        require(by, Deed.MANAGE_UNITS, parent)
    known = {each.code: each for each in UnitRecord.objects.all()}
    return [_put(unit, known.get(unit.code), parent, by, level) for unit in units]


def _put(unit: Unit, known: UnitRecord | None, parent: UnitRecord | None, by: Person | None, level: str) -> UnitRecord:
    if not unit.code or "/" in unit.code:
        raise Refused("bad_unit_code", code=unit.code)
    record = known or UnitRecord(code=unit.code, parent=parent, path=f"{parent.path if parent else '/'}{unit.code}/")
    before = snapshot(record) if known is not None else None
    record.name, record.other_names, record.group = unit.name, list(unit.other_names), unit.group
    record.valid_from, record.valid_to = unit.valid_from, unit.valid_to
    record.level = level or record.level
    if before is not None and snapshot(record) == before:
        return record
    record.save()
    add_event("unit.put", record, by=by, before=before)
    return record
