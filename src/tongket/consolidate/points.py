"""Takes the statements of all narratives, makes the points of the review: what several units say in their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tongket.collect.narrative_report import Statement
from tongket.consolidate.contrary import sides_of
from tongket.consolidate.meaning import Meaning, has_content, leans, meaning_of, read_on
from tongket.consolidate.not_a_point import is_no_point
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
    kept: dict[str, Meaning] = {}
    read: list[Told] = []
    before: Told | None = None
    for one in statements:
        if is_no_point(one.text):
            continue
        own = kept.get(one.text) or kept.setdefault(one.text, meaning_of(one.text))
        follows = before is not None and before.statement[:3] == one[:3]
        meaning = read_on(own, before.meaning, is_leaning=leans(one.text)) if follows and before else own
        before = Told(one, meaning)
        if has_content(meaning):
            read.append(before)
    return read


def _of_section(told: Sequence[Told], section: int | None, units: Sequence[Unit], codes: Collection[str]) -> list[Point]:
    """The points of one section: the most widely made first, then as they first stand."""
    grouped: dict[int, list[Told]] = {}
    for one, number in zip(told, groups_of(told), strict=True):
        grouped.setdefault(number, []).append(one)
    points = [
        _point(side, other, section, units, codes)
        for members in grouped.values()
        for side, other in sides_of(members)
    ]
    return sorted(points, key=lambda point: -len(point.units))


def _point(
    members: Sequence[Told], contrary: Sequence[Told], section: int | None, units: Sequence[Unit], codes: Collection[str]
) -> Point:
    statements = tuple(one.statement for one in members)
    makers = {one.unit for one in statements}
    return Point(
        id=min(key_of(one) for one in statements),
        section=section,
        text=best_of(members),
        statements=statements,
        units=tuple(unit.code for unit in units if unit.code in makers),
        of=len(set(codes)),
        spread=spread_of(makers, units, codes),
        exceptions=tuple(one.statement for one in contrary),
        because=reasons_of([one.meaning for one in members]),
    )
