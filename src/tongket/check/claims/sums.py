"""Takes a number that sums things counted each for itself, makes their lines: "230 lượt tập thể và cá nhân"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.lines import Line
from tongket.check.claims.linking import Linker
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.words import phrases
from tongket.wording.syllables import spelt

_AND = frozenset((spelt("và"), ","))


def lines_together(inside: Passage, mention: Mention, linker: Linker) -> tuple[Line, ...]:
    """The lines summed; none where it is no such sum."""
    if mention.role not in (Role.TOTAL, Role.COUNT):
        return ()
    named = tuple(_named(inside, linker, mention.before[0], mention.after[1], is_joined=True))
    if len(named) < 2 and _is_sum_of_others(inside, mention):
        named = tuple(_named(inside, linker, *whole_sentence(inside, mention.sentence), is_joined=False))
    is_one_group = len({(line.sheet, line.group) for line in named}) == 1
    return named if len(named) > 1 and is_one_group else ()


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


_SO_MANY = {"hai": 2, "ba": 3, "bốn": 4, "2": 2, "3": 3, "4": 4}
_BOTH = re.compile(
    r"\b(?:cộng|cộng lại|tính chung|tính gộp|gộp)\s+(?:cả\s+)?(hai|ba|bốn|[234])\s+"
    r"(?!năm\b|kỳ\b|giai đoạn\b|tháng\b|quý\b)\w+[^,;:.()\d]*$",
    re.IGNORECASE,
)


def lines_just_told(made: Resolved) -> tuple[Line, ...]:
    """ "Hợp tác xã có 1.701 thành viên, tổ hợp tác có 1.099. Cộng hai loại hình là 2.800 người": as many as it says."""
    said = _BOTH.search(made.inside.words(*made.mention.before)) if made.mention.role is Role.TOTAL else None
    if said is None:
        return ()
    nearest = made.earlier[0].mention.sentence if made.earlier else 0
    parts = [one for one in made.earlier if one.mention.sentence == nearest and _may_be_added(one, made)]
    lines = tuple(dict.fromkeys(one.line for one in reversed(parts) if one.line is not None))
    is_as_said = len(lines) == len(parts) == _SO_MANY[said[1].lower()]
    return lines if is_as_said and _are_of_one_time(parts) else ()


def _may_be_added(one: Resolved, made: Resolved) -> bool:
    """A figure told rightly, counted in the measure of the sum."""
    if one.line is None or not one.agrees or not one.is_count or made.counted is None:
        return False
    return fit_of(one.line, made.counted, made.mention.quantity.form).fit > 0


def _are_of_one_time(parts: Sequence[Resolved]) -> bool:
    return len({one.period for one in parts}) == 1 and not any(one.is_yearly or one.is_each for one in parts)
