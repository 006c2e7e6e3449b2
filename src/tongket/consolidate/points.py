"""Takes the statements of all narratives, makes the points of the review: what several units say in their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from tongket.collect.narratives.report import Statement
from tongket.consolidate.contrary import sides_of
from tongket.consolidate.ideas import Idea
from tongket.consolidate.lines_told import NO_LINES, LinesTold
from tongket.consolidate.point import Point, Stretch, key_of
from tongket.consolidate.read_in_order import read_in_order
from tongket.consolidate.shared_ground import best_first, reasons_of, spread_of
from tongket.consolidate.sister_sections import joined_across
from tongket.consolidate.told import Told, groups_of
from tongket.directive.outline import Heading
from tongket.units.unit import Unit

FEW = 50  # sentences, of which nobody can tell what a review speaks of everywhere


def group(
    statements: Sequence[Statement],
    units: Sequence[Unit],
    told: Collection[str],
    outline: Sequence[Heading],
    lines: LinesTold = NO_LINES,
) -> list[Point]:
    """Every statement that says something, wholly in exactly one point, and sections in the outline's order.

    `told` are the codes of the units whose narrative counts. A statement whose later part makes another point as well
    stands there too, among its `parts`.
    """
    order = {unit.code: place for place, unit in enumerate(units)}
    counted = sorted((one for one in statements if one.unit in told), key=lambda one: _place(one, order))
    by_section: dict[int | None, list[Statement]] = {}
    for one in counted:
        by_section.setdefault(_section(one, outline), []).append(one)
    read = {section: read_in_order(said, lines) for section, said in by_section.items()}
    everywhere = _everywhere(read.values())
    groups = {section: _groups(said, everywhere) for section, said in read.items()}
    joined = joined_across(groups, outline, everywhere)
    points: list[Point] = []
    for section in (*range(len(outline)), None):
        points += _points(joined.get(section, []), section, units, told)
    return points


def _section(statement: Statement, outline: Sequence[Heading]) -> int | None:
    section = statement.section
    return section if section is not None and section < len(outline) else None


def _place(statement: Statement, order: Mapping[str, int]) -> tuple[int, str, str, int, int]:
    unit = statement.unit
    return (order.get(unit, len(order)), unit, statement.file, statement.paragraph, statement.start)


def _everywhere(sections: Iterable[Sequence[Told]]) -> dict[Idea | str, float]:
    """What share of all sentences speaks of each thing."""
    spread: Counter[Idea | str] = Counter()
    total = 0
    for told in sections:
        total += len(told)
        for one in told:
            spread.update(one.meaning.keys())
    return {what: count / (total + FEW) for what, count in spread.items()}


def _groups(told: Sequence[Told], everywhere: Mapping[Idea | str, float]) -> list[list[Told]]:
    """The members of each point: a sentence once, and a part of one only beside a sentence that is wholly there."""
    groups = groups_of(told, everywhere)
    told = _with_a_whole_each(told, groups)
    whole = {number for number, one in zip(groups, told, strict=True) if not one.is_part}
    found: dict[int, dict[Statement, Told]] = {number: {} for number in groups if number in whole}
    for number, one in zip(groups, told, strict=True):
        if number in whole:
            held = found[number].get(one.statement)
            found[number][one.statement] = one if held is None else _together(held, one)
    return [list(members.values()) for members in found.values()]


def _together(held: Told, one: Told) -> Told:
    """Two parts of one sentence that make one point: it is wholly there if either is."""
    first = one if held.is_part else held
    return first._replace(stretches=(*held.stretches, *one.stretches))


def _with_a_whole_each(told: Sequence[Told], groups: Sequence[int]) -> list[Told]:
    """What several units say only in parts of sentences is a point too: one sentence is wholly there, not elsewhere.

    It is the first that is not the only one wholly where it stood.
    """
    now = list(told)
    home = {one.statement: at for at, one in enumerate(now) if not one.is_part}
    wholes = Counter(groups[at] for at in home.values())
    for number, places in _only_parts(told, groups, wholes).items():
        can_leave = [at for at in places if wholes[groups[home.get(now[at].statement, at)]] > 1]
        for at in can_leave[:1]:
            left = home[now[at].statement]
            now[left], now[at] = now[left]._replace(is_part=True), now[at]._replace(is_part=False)
            wholes[groups[left]] -= 1
            wholes[number], home[now[at].statement] = 1, at
    return now


def _only_parts(told: Sequence[Told], groups: Sequence[int], wholes: Counter[int]) -> dict[int, list[int]]:
    """The groups of several units in which no sentence is whole, with the places of their members."""
    parts: dict[int, list[int]] = {}
    for at, number in enumerate(groups):
        if not wholes[number]:
            parts.setdefault(number, []).append(at)
    return {number: places for number, places in parts.items() if len({told[at].statement.unit for at in places}) > 1}


def _points(
    groups: Sequence[list[Told]], section: int | None, units: Sequence[Unit], told: Collection[str]
) -> list[Point]:
    """The points of one section: the most widely made first, then as they first stand in the order of the units."""
    order = {unit.code: place for place, unit in enumerate(units)}
    sorted_groups = [sorted(group, key=lambda one: _place(one.statement, order)) for group in groups]
    sorted_groups.sort(key=lambda group: _place(group[0].statement, order))
    points = [_point(side, other, section, units, told) for group in sorted_groups for side, other in sides_of(group)]
    return sorted(points, key=lambda point: -len(point.units))


def _point(
    members: Sequence[Told],
    contrary: Sequence[Told],
    section: int | None,
    units: Sequence[Unit],
    told: Collection[str],
) -> Point:
    statements = tuple(one.statement for one in members)
    makers = {one.unit for one in statements}
    best = best_first(members)
    return Point(
        id=min(key_of(one.statement) for one in members if not one.is_part),
        section=section,
        text=best[0].text,
        statements=statements,
        units=tuple(unit.code for unit in units if unit.code in makers),
        of=len(set(told)),
        best=best,
        spread=spread_of(makers, units, told),
        parts=tuple(one.statement for one in members if one.is_part),
        stretches=tuple(Stretch(one.statement, *at) for one in members for at in one.stretches),
        exceptions=tuple(one.statement for one in contrary),
        because=reasons_of([one.meaning for one in members]),
    )
