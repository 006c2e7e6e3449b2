"""Takes a number that sums things counted each for itself, makes their lines: "230 lượt tập thể và cá nhân"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Linker
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.words import phrases
from tongket.wording.measures import counts_wholes
from tongket.wording.syllables import spelt

_AND = frozenset((spelt("và"), ","))


def lines_together(inside: Passage, mention: Mention, linker: Linker) -> tuple[Line, ...]:
    """The lines summed; none where it is no such sum."""
    if mention.role not in (Role.TOTAL, Role.COUNT):
        return ()
    named = _named_on_one_side(inside, mention, linker)
    if len(named) < 2 and _is_sum_of_others(inside, mention):
        named = tuple(_named(inside, linker, *whole_sentence(inside, mention.sentence), is_joined=False))
    is_one_group = len({(line.sheet, line.group) for line in named}) == 1
    return named if len(named) > 1 and is_one_group and _can_be_added(named) else ()


def _can_be_added(lines: Sequence[Line]) -> bool:
    """ "tập thể và cá nhân" are all counted one by one; "12 trạm, 31,4 km" are two measures, never one sum."""
    measures = {line.measure for line in lines}
    return len(measures) == 1 or all(map(counts_wholes, measures))


def _named_on_one_side(inside: Passage, mention: Mention, linker: Linker) -> tuple[Line, ...]:
    """ "tập thể và cá nhân 230 lượt", "230 lượt tập thể và cá nhân"; but of "9 tổ, 40 nhóm" each is told for itself."""
    named = (tuple(_named(inside, linker, *side, is_joined=True)) for side in (mention.before, mention.after))
    return max(named, key=len)


def _is_sum_of_others(inside: Passage, mention: Mention) -> bool:
    """ "256 lượt, gồm 76 tập thể, 180 cá nhân", "74 tập thể và 143 cá nhân, cộng chung 217"."""
    if mention.role is Role.TOTAL and phrases("together").is_in(inside.keys, *mention.before):
        return True
    behind = mention.after[1]
    at = behind + 1 if inside.keys[behind : behind + 1] == [","] else behind
    return at < len(inside.keys) and phrases("parts").starting_at(inside.keys, at) is not None


def _named(inside: Passage, linker: Linker, first: int, last: int, *, is_joined: bool) -> Iterator[Line]:
    """Lines whose own measure is said between; `is_joined`: with nothing but "và" between them."""
    found: dict[Line, int] = {}
    at = first
    while at < last:
        known = linker.own_measures.starting_at(inside.keys, at)
        if known is None:
            at += 1
            continue
        found.setdefault(known[1], at)
        if is_joined and inside.keys[at + known[0] : at + known[0] + 1] and inside.keys[at + known[0]] not in _AND:
            last = min(last, at + known[0])
        at += known[0]
    yield from found
