"""Write units into the tree: new ones, what changed in those that are known, and those that became another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from tongket.approve.roles import Deed
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.unit_list import read_units
from tongket.collect.workbooks.workbook import read_workbook
from tongket.server.access import managed_units, require
from tongket.server.chain import add_event
from tongket.server.records.person import Person
from tongket.server.records.unit import UnitRecord
from tongket.server.refusal import NotThere, Refused
from tongket.server.traced import snapshot
from tongket.units.levels import level_told
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
    record.level = level or record.level or (level_told(unit.group) or "")
    if before is not None and snapshot(record) == before:
        return record
    record.save()
    add_event("unit.put", record, by=by, before=before)
    return record


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list of units. `problems` are sentences about lines of the list."""

    new: int
    changed: int
    same: int
    problems: tuple[str, ...]


@transaction.atomic
def import_units(path: Path, name: str, *, parent: UnitRecord | None, level: str, by: Person) -> Imported:
    """Write a workbook of units under a parent. Raises NotAllowed; Refused for a file that is no such list."""
    require(by, Deed.MANAGE_UNITS, parent)
    try:
        units, problems = read_units(read_workbook(path, name))
    except Unreadable as error:
        raise Refused("units_unreadable", name=name, kind=error.kind) from error
    if not units:
        raise Refused("units_none", name=name, why=" ".join(problems))
    known = {each.code: snapshot(each) for each in UnitRecord.objects.filter(code__in=[each.code for each in units])}
    allowed = set(managed_units(by).filter(code__in=known).values_list("code", flat=True))
    if len(allowed) < len(known):
        raise Refused("units_of_others", codes=sorted(known.keys() - allowed))
    records = put_units(units, parent=parent, by=by, level=level)
    changed = sum(1 for each in records if each.code in known and known[each.code] != snapshot(each))
    return Imported(len(records) - len(known), changed, len(known) - changed, tuple(problems))


@transaction.atomic
def merge_units(codes: Iterable[str], into: str, *, on: date | None, basis: str, by: Person) -> list[UnitRecord]:
    """Those units end the day before and are that one from the day on. Raises NotThere, NotAllowed, Refused."""
    wanted = sorted(set(codes))
    if on is None or not basis.strip() or not wanted or into in wanted:
        raise Refused("merge_incomplete")
    target = UnitRecord.objects.filter(code=into).first()
    ending = list(UnitRecord.objects.select_for_update(no_key=True).filter(code__in=wanted))
    if target is None or len(ending) < len(wanted):
        raise NotThere
    for unit in (*ending, target):
        require(by, Deed.MANAGE_UNITS, unit)
    return [_merge(unit, target, on, basis.strip(), by) for unit in ending]


def _merge(unit: UnitRecord, target: UnitRecord, on: date, basis: str, by: Person) -> UnitRecord:
    if unit.valid_from is not None and unit.valid_from >= on:
        raise Refused("merge_too_early", unit=unit.name, day=unit.valid_from)
    before = snapshot(unit)
    unit.merged_into, unit.merged_by, unit.valid_to = target, basis[:300], on - timedelta(days=1)
    unit.save()
    add_event("unit.merge", unit, by=by, before=before, reason=basis)
    return unit
