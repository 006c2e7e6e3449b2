"""Takes the statements of all narratives, makes the points of the review: what several units say in their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tongket.collect.narrative_report import Statement
from tongket.consolidate.contrary import sides_of
from tongket.consolidate.meaning import Meaning, has_content, leans, meaning_of, read_on
from tongket.consolidate.not_a_point import is_no_point
from tongket.consolidate.pieces import pieces_of
from tongket.consolidate.point import Point, key_of
from tongket.consolidate.shared_ground import best_of, reasons_of, spread_of
from tongket.consolidate.told import Told, groups_of
from tongket.directive.outline import Heading
from tongket.units.unit import Unit


def group(
    statements: Sequence[Statement], units: Sequence[Unit], told: Collection[str], outline: Sequence[Heading]
) -> list[Point]:
    """Every statement that says something, in exactly one point of its section; sections in the outline's order."""
    order = {unit.code: place for place, unit in enumerate(units)}
    counted = sorted((one for one in statements if one.unit in told), key=lambda one: _place(one, order))
    points: list[Point] = []
    for section in (*range(len(outline)), None):
        here = [one for one in counted if _section(one, outline) == section]
        points += _of_section(_read(here), section, units, told)
    return points


def _section(statement: Statement, outline: Sequence[Heading]) -> int | None:
    section = statement.section
    return section if section is not None and section < len(outline) else None


def _place(statement: Statement, order: Mapping[str, int]) -> tuple[int, str, str, int, int]:
    unit = statement.unit
    return (order.get(unit, len(order)), unit, statement.file, statement.paragraph, statement.start)


def _read(statements: Iterable[Statement]) -> list[Told]:
    """The statements with their meanings; within a paragraph each is read after the one before it."""
    kept: dict[str, list[Meaning]] = {}
    read: list[Told] = []
    before: Told | None = None
    for one in statements:
        if is_no_point(one.text):
            continue
        parts = kept.get(one.text) or kept.setdefault(one.text, [meaning_of(part) for part in pieces_of(one.text)])
        follows = before is not None and before.statement[:3] == one[:3]
        for place, part in enumerate(parts):
            meaning = part
            if place and before:
                meaning = read_on(part, before.meaning, is_leaning=True)
            elif follows and before:
                meaning = read_on(part, before.meaning, is_leaning=leans(one.text))
            before = Told(one, meaning, is_part=place > 0)
            if has_content(meaning):
                read.append(before)
    return read


def _of_section(
    told: Sequence[Told], section: int | None, units: Sequence[Unit], codes: Collection[str]
) -> list[Point]:
    """The points of one section: the most widely made first, then as they first stand."""
    grouped = _settled(told, groups_of(told))
    points = [_point(side, other, section, units, codes) for members in grouped for side, other in sides_of(members)]
    return sorted(points, key=lambda point: -len(point.units))


def _settled(told: Sequence[Told], groups: Sequence[int]) -> list[list[Told]]:
    """The members of each point: a sentence once, and a part of one only beside a sentence that is wholly there."""
    whole = {group for group, one in zip(groups, told, strict=True) if not one.is_part}
    grouped: dict[int, dict[Statement, Told]] = {group: {} for group in groups if group in whole}
    for group, one in zip(groups, told, strict=True):
        if not one.is_part:
            grouped[group][one.statement] = one
    for group, one in zip(groups, told, strict=True):
        if one.is_part and group in whole:
            grouped[group].setdefault(one.statement, one)
    return [sorted(members.values(), key=lambda one: told.index(one)) for members in grouped.values()]


def _point(
    members: Sequence[Told],
    contrary: Sequence[Told],
    section: int | None,
    units: Sequence[Unit],
    codes: Collection[str],
) -> Point:
    statements = tuple(one.statement for one in members)
    makers = {one.unit for one in statements}
    return Point(
        id=min(key_of(one.statement) for one in members if not one.is_part),
        section=section,
        text=best_of(members),
        statements=statements,
        units=tuple(unit.code for unit in units if unit.code in makers),
        of=len(set(codes)),
        spread=spread_of(makers, units, codes),
        parts=tuple(one.statement for one in members if one.is_part),
        exceptions=tuple(one.statement for one in contrary),
        because=reasons_of([one.meaning for one in members]),
    )
