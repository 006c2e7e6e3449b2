"""Takes a unit's numbers in order, makes those that tell a figure otherwise than the same narrative told it before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from tongket.check.claims.measures import noun_at
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.times import When
from tongket.wording.prose_words import Hedge

_FEWEST_WORDS = 2
_ALIKE = 0.6


def told_otherwise(found: Sequence[Resolved]) -> dict[int, int]:
    """Index of a number to that of the earlier one it contradicts: 743 in the title, 734 in the text."""
    alike: dict[str, list[int]] = {}
    out: dict[int, int] = {}
    for n, later in enumerate(found):
        if not later.is_count or later.mention.quantity.hedge is not Hedge.NONE:
            continue
        before = alike.setdefault("".join(sorted(f"{later.mention.quantity.value:f}")), [])
        earlier = next((m for m in before if _tells_otherwise(found[m], later)), None)
        if earlier is not None:
            out[n] = earlier
        before.append(n)
    return out


def _tells_otherwise(one: Resolved, other: Resolved) -> bool:
    first, second = one.mention.quantity, other.mention.quantity
    if one.inside is other.inside or first.scale != second.scale or not are_swapped(first.value, second.value):
        return False
    if one.line is not None or other.line is not None:
        return one.line is other.line and one.period == other.period and one.is_yearly == other.is_yearly
    return _says_the_same(one, other)


def are_swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are written with the same digits: 743 and 734."""
    first, second = f"{one:f}", f"{other:f}"
    is_long = len(first) == len(second) >= _FEWEST_WORDS
    return is_long and first != second and Counter(first) == Counter(second)


def _says_the_same(one: Resolved, other: Resolved) -> bool:
    """The same thing counted, in much the same words, of the same times."""
    if _noun(one) != _noun(other) or not _noun(one) or _times(one) != _times(other):
        return False
    first, second = _words(one), _words(other)
    shared = len(first & second)
    return shared >= _FEWEST_WORDS and shared >= _ALIKE * min(len(first), len(second))


def _noun(one: Resolved) -> str:
    at = noun_at(one.inside, one.mention)
    return one.inside.keys[at] if at < one.mention.after[1] else ""


def _words(one: Resolved) -> set[str]:
    inside, mention = one.inside, one.mention
    named = (*inside.things_between(*mention.before), *inside.things_between(*mention.after))
    return {thing.key for thing in named if "+" in thing.key or thing.key[0] == "="}


def _times(one: Resolved) -> set[object]:
    inside = one.inside
    first, last = inside.bounds[one.mention.sentence]
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    return {time.period for time in inside.times if start <= time.start < end and time.when is When.STATED}
