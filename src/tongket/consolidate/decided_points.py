"""Takes the machine's points and what people decided on them, makes the points as decided. The record is never changed.

A point is named by the key of any statement that is wholly in it, so a decision finds its point again when more
reports have come in and the machine has grouped anew. Decisions are applied in the order of record; moves last of all,
so that a place given holds whatever was merged or left out beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point, Spread, key_of
from tongket.directive.decision import Decision, Verb
from tongket.units.unit import Unit

KEY = re.compile(r"P[0-9a-f]{8}")


def decided(points: Sequence[Point], decisions: Iterable[Decision], units: Sequence[Unit]) -> list[Point]:
    """The points with every decision on them carried out; one that names no statement changes nothing."""
    ours = [one for one in decisions if KEY.fullmatch(one.what)]
    left_out = {one.what: one for one in ours if one.verb in (Verb.EXCLUDE, Verb.ACCEPT)}
    now = list(points)
    for decision in ours:
        if decision.verb in CHANGES:
            now = CHANGES[decision.verb](now, decision, units)
    for decision in left_out.values():
        if decision.verb is Verb.EXCLUDE:
            now = _without(now, decision)
    for decision in ours:
        if decision.verb is Verb.MOVE:
            now = _moved(now, decision)
    return now


def not_found(points: Sequence[Point], decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions on a point none of whose statements bears the key: its unit has sent other words since."""
    held = {key for point in points for key in keys_of(point)}
    return [one for one in decisions if KEY.fullmatch(one.what) and one.what not in held]


def keys_of(point: Point) -> list[str]:
    """The keys that name a point: of the statements that are wholly in it."""
    return [key_of(one) for one in point.statements if one not in point.parts]


def _at(points: Sequence[Point], key: str) -> int | None:
    """Where the point stands that a key names."""
    return next((place for place, point in enumerate(points) if key in keys_of(point)), None)


def _confirmed(points: list[Point], decision: Decision, units: Sequence[Unit]) -> list[Point]:
    """Confirmed as it stands; where the decision names a count of units, only while it is that many."""
    at = _at(points, decision.what)
    if at is None:
        return points
    count = decision.value.strip()
    is_so = not count or count == str(len(points[at].units))
    return _with(points, at, replace(points[at], is_confirmed=is_so))


def _renamed(points: list[Point], decision: Decision, units: Sequence[Unit]) -> list[Point]:
    at, words = _at(points, decision.what), decision.value.strip()
    if at is None or not words:
        return points
    return _with(points, at, replace(points[at], text=words, is_worded_by_person=True))


def _merged(points: list[Point], decision: Decision, units: Sequence[Unit]) -> list[Point]:
    """The point takes in the other: its place and its words stay, who confirmed it confirmed less than this."""
    at, other = _at(points, decision.what), _at(points, decision.value.strip())
    if at is None or other is None or at == other:
        return points
    first, second = points[at], points[other]
    parts = tuple(one for one in (*first.parts, *second.parts) if not _is_whole(one, first, second))
    statements = tuple(dict.fromkeys((*first.statements, *second.statements)))
    stretches, exceptions = (*first.stretches, *second.stretches), (*first.exceptions, *second.exceptions)
    both = replace(first, parts=parts, stretches=stretches, exceptions=exceptions)
    whole = _made_of(both, statements, units)
    return [whole if place == at else point for place, point in enumerate(points) if place != other]


def _is_whole(statement: Statement, *points: Point) -> bool:
    return any(statement in point.statements and statement not in point.parts for point in points)


def _split(points: list[Point], decision: Decision, units: Sequence[Unit]) -> list[Point]:
    """The statements named leave and make one point of their own, right after; a point is never left empty."""
    at, keys = _at(points, decision.what), set(KEY.findall(decision.value))
    if at is None:
        return points
    point = points[at]
    taken = tuple(one for one in point.statements if key_of(one) in keys)
    rest = tuple(one for one in point.statements if key_of(one) not in keys)
    if not taken or not [one for one in rest if one not in point.parts]:
        return points
    own = replace(point, text=taken[0].text, parts=(), exceptions=(), is_worded_by_person=False)
    apart = [_made_of(point, rest, units), _made_of(own, taken, units)]
    return [*points[:at], *apart, *points[at + 1 :]]


def _made_of(point: Point, statements: tuple[Statement, ...], units: Sequence[Unit]) -> Point:
    """The point with these statements and what follows from them; nobody has confirmed that count yet."""
    order = {unit.code: place for place, unit in enumerate(units)}
    inside = tuple(sorted(statements, key=lambda one: order.get(one.unit, len(order))))
    makers = {one.unit for one in inside}
    parts = tuple(one for one in point.parts if one in inside)
    made = tuple(unit for unit in units if unit.code in makers)
    spread = tuple(Spread(one.group, sum(unit.group == one.group for unit in made), one.of) for one in point.spread)
    return replace(
        point,
        id=min(key_of(one) for one in inside if one not in parts),
        text=point.text if point.is_worded_by_person or point.text in [one.text for one in inside] else inside[0].text,
        statements=inside,
        best=(*(one for one in point.best if one in inside), *(one for one in inside if one not in point.best)),
        units=tuple(unit.code for unit in made),
        spread=spread,
        parts=parts,
        stretches=tuple(one for one in point.stretches if one.statement in inside),
        exceptions=tuple(dict.fromkeys(one for one in point.exceptions if one not in inside)),
        is_confirmed=False,
    )


def _without(points: list[Point], decision: Decision) -> list[Point]:
    at = _at(points, decision.what)
    return [point for place, point in enumerate(points) if place != at]


def _moved(points: list[Point], decision: Decision) -> list[Point]:
    """To a place of its section, counted from 1; past the end means last."""
    at, place = _at(points, decision.what), decision.value.strip()
    if at is None or not place.isdecimal():
        return points
    point = points[at]
    others = [one for one in points if one is not point]
    section = [index for index, one in enumerate(others) if one.section == point.section]
    if not section:
        return points
    wanted = max(int(place), 1) - 1
    to = section[wanted] if wanted < len(section) else section[-1] + 1
    return [*others[:to], point, *others[to:]]


def _with(points: list[Point], at: int, point: Point) -> list[Point]:
    return [*points[:at], point, *points[at + 1 :]]


CHANGES: dict[Verb, Callable[[list[Point], Decision, Sequence[Unit]], list[Point]]] = {
    Verb.CONFIRM: _confirmed,
    Verb.RENAME: _renamed,
    Verb.MERGE: _merged,
    Verb.SPLIT: _split,
}
