"""Takes a number told in turn, makes its own name: "thành lập mới và giải thể lần lượt là 57 và 19"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.turns import is_in_turn
from tongket.check.claims.words import phrases
from tongket.wording.same_things import Thing, things_in
from tongket.wording.syllables import spelt

_AND, _MARKS = spelt("và"), frozenset(",")


def names_in_turn(inside: Passage, mention: Mention) -> Sequence[Thing] | None:
    """The things of its own name; None where the names are not as many as the numbers, or the years are."""
    number, of = mention.turn
    if of < 2 or mention.is_listed:
        return None
    first, last = _where_names_stand(inside, mention)
    pieces = _pieces(inside, first, last, of)
    if pieces is None or phrases("by_years").is_in(inside.keys, first, last) or _are_years(inside, first, last):
        return None
    named = [things_in(inside.tokens[start:end], with_singles=True) for start, end in pieces]
    return named[number] if all(named) else None


def _where_names_stand(inside: Passage, mention: Mention) -> tuple[int, int]:
    """From the number, semicolon or full stop before the run to its "lần lượt"."""
    here = [one for one in inside.mentions if one.sentence == mention.sentence]
    at = next(n for n, one in enumerate(here) if one.quantity.start == mention.quantity.start) - mention.turn[0]
    opens = here[at].quantity.first
    first = here[at - 1].quantity.after if at > 0 else inside.bounds[mention.sentence][0]
    said = next((at for at in range(opens - 1, first, -1) if is_in_turn(inside.keys, at)), first)
    return next((at + 1 for at in range(said - 1, first - 1, -1) if inside.keys[at] in ";:"), first), said


def _pieces(inside: Passage, first: int, last: int, of: int) -> Sequence[tuple[int, int]] | None:
    """The last so many of those that commas part, and "và" before the last of all."""
    parts = [at for at in range(first, last) if inside.keys[at] in _MARKS or inside.keys[at] == _AND]
    if len(parts) < of - 1 or inside.keys[parts[-1]] != _AND:
        return None
    ends = [first, *(at + 1 for at in parts[len(parts) - of + 1 :]), last + 1]
    return [(start, end - 1) for start, end in pairwise(ends)]


def _are_years(inside: Passage, first: int, last: int) -> bool:
    """ "năm 2021 và năm 2022 lần lượt là": the numbers are the years'."""
    start, end = inside.tokens[first].start, inside.tokens[last].start
    return sum(1 for time in inside.times if start <= time.start < end) > 1
