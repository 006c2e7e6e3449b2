"""Takes the members of a group, makes its sides: who says a thing goes down stands against who says it grows."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.consolidate.told import Told

DOWN, UP = "giảm", "tăng"
MOST = 0.75  # of the members
ASSERTED = {"kéo giảm": DOWN, "gia tăng": UP}  # said as a judgment, not as a difference of figures


def sides_of(members: Sequence[Told]) -> list[tuple[list[Told], list[Told]]]:
    """Each side with what is said against it. One side where nobody asserts the contrary of what others say.

    Which way things go must be what nearly all of them tell: a figure that rose here and fell there, told beside
    something else, contradicts nobody.
    """
    ways = [_ways(one) for one in members]
    asserted = {name for names in ways for name in names if name in ASSERTED}
    goes = _each_goes(members, ways)
    up = [one for one, way in zip(members, goes, strict=True) if way == UP]
    down = [one for one, way in zip(members, goes, strict=True) if way == DOWN]
    if not down or not up or not asserted or len(up) + len(down) <= MOST * len(members):
        return [(list(members), [])]
    lesser, larger = sorted((up, down), key=len)
    rest = [one for one in members if one not in lesser]
    if all(one.is_part for one in rest) or all(one.is_part for one in lesser):
        return [(list(members), [])]
    return [(rest, lesser), (lesser, larger)]


def _each_goes(members: Sequence[Told], ways: Sequence[Sequence[str]]) -> list[str]:
    """The way each says things go; of one that says none, the way its unit says last."""
    own = [_goes(names) for names in ways]
    of_unit = {one.statement.unit: way for one, way in zip(members, own, strict=True) if way}
    return [way or of_unit.get(one.statement.unit, "") for one, way in zip(members, own, strict=True)]


def _ways(one: Told) -> list[str]:
    return [what.name for what in one.meaning if not isinstance(what, str) and what.kind == "course"]


def _goes(names: Sequence[str]) -> str:
    """The way a sentence says things go; of one that says both, what it asserts; "" where it says neither."""
    asserted = {ASSERTED[name] for name in names if name in ASSERTED}
    said = {name for name in names if name in (DOWN, UP)}
    ways = asserted if len(asserted) == 1 else said
    return ways.pop() if len(ways) == 1 else ""
