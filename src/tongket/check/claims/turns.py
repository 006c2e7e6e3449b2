"""Takes the numbers of a sentence, notes those told in turn: "các năm 2021, 2022 lần lượt là 8.120 và 6.540"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.check.claims.passages import Mention, Passage, Role
from tongket.wording.prose_words import prose_words
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt

_IN_TURN = {tuple(map(spelt, words)) for words in (("lần", "lượt"), ("theo", "thứ"), ("tương", "ứng"))}
_BETWEEN = frozenset((*map(spelt, ("và", "rồi", "đến", "nay", "là")), *",;-–+→"))
_MOST_BETWEEN = 3  # ", nay là"
_TELLS = frozenset(map(spelt, ("là", "đạt", "có", "còn")))
_A_ROW = 2
_OPENS = 6  # tokens between "lần lượt" and the first number: "lần lượt đạt được là"


def is_in_turn(keys: Sequence[str], at: int) -> bool:
    """Whether "lần lượt" or the like stands there."""
    return tuple(keys[at : at + 2]) in _IN_TURN


def note_turns(inside: Passage, found: Sequence[Mention]) -> None:
    """Set of each number of such a run which it is, and of how many; a run may have no "lần lượt"."""
    for at, mention in enumerate(found):
        if mention.turn != (0, 0):
            continue
        is_said = _opens_a_run(inside, mention)
        run = _run(inside, found[at:]) if is_said or _is_bare(inside, mention) else []
        for number, one in enumerate(run if len(run) > 1 else []):
            one.turn, one.is_listed = (number, len(run)), not is_said
        _share_the_scale(run)
        if is_said and len(run) > 1 and _are_figures(inside, mention):
            _take_for_figures(run)


def run_with(inside: Passage, mention: Mention) -> tuple[Sequence[Mention], int]:
    """The longest run of the sentence that a number stands in, said to be one or not, and its place there."""
    beside = [one for one in inside.mentions if one.sentence == mention.sentence]
    at = next((n for n, one in enumerate(beside) if one.quantity.start == mention.quantity.start), 0)
    runs = ((first, _run(inside, beside[first:])) for first in range(at + 1))
    return next((run, at - first) for first, run in runs if at < first + len(run))


def _share_the_scale(run: Sequence[Mention]) -> None:
    """ "4,1; 5,25 và 5,9 tỷ đồng": what is told behind the last is meant of all."""
    if len(run) < _A_ROW or not run[-1].quantity.is_scaled or any(one.quantity.is_scaled for one in run[:-1]):
        return
    scale, after = run[-1].quantity.scale, run[-1].quantity.after
    for one in run[:-1]:
        told = one.quantity
        one.quantity = told._replace(value=told.value * scale, step=told.step * scale, scale=scale, after=after)


_NEXT_YEAR = re.compile(
    r"\s*[;,]\s*(?:và\s+)?(?:đến\s+)?năm\s+(?:19|20)\d\d\s*(?::|là|đạt|được|có|thu|chi|còn)?\s*", re.IGNORECASE
)


def share_over_years(inside: Passage, mentions: Sequence[Mention]) -> None:
    """ "năm 2021: 64; năm 2022: 71; năm 2023: 188 triệu đồng": what is told behind the last is meant of all."""
    run: list[Mention] = []
    for one in mentions:
        if one.role is not Role.COUNT:
            run = []
            continue
        is_next = bool(run) and is_next_year(inside, run[-1], one)
        run = [*run, one] if is_next else [one]
        _share_the_scale(run)


def is_next_year(inside: Passage, one: Mention, other: Mention) -> bool:
    """Whether the other follows right behind the one, led by a year of its own."""
    return _NEXT_YEAR.fullmatch(inside.text[one.quantity.end : other.quantity.start]) is not None


def _are_figures(inside: Passage, mention: Mention) -> bool:
    """ "năm nào cũng tăng, lần lượt là 135, 158 và 178": figures; but "tăng lần lượt là 5 và 7 vụ"."""
    first, last = max(mention.before[0], mention.quantity.first - _OPENS), mention.quantity.first
    at = next(at for at in range(first, last) if is_in_turn(inside.keys, at))
    is_told = bool(_TELLS.intersection(inside.keys[at + 2 : last]))
    return mention.quantity.form is Form.COUNT and at > 0 and inside.keys[at - 1] in ",;" and is_told


def _take_for_figures(run: Sequence[Mention]) -> None:
    for one in run:
        if one.role in (Role.CHANGE, Role.DIFFERENCE):
            one.role, one.direction, one.is_beside, one.start = Role.COUNT, 0, False, one.quantity.first


def _opens_a_run(inside: Passage, mention: Mention) -> bool:
    last = mention.quantity.first
    return any(is_in_turn(inside.keys, at) for at in range(max(mention.before[0], last - _OPENS), last - 1))


def _is_bare(inside: Passage, mention: Mention) -> bool:
    """ "(61, 72, 79)", "được 17 và 20 cơ sở": nothing behind it but the next number."""
    after = inside.keys[mention.quantity.after : mention.quantity.after + _MOST_BETWEEN + 1]
    number = next((at for at, key in enumerate(after) if key not in _BETWEEN), 0)
    return number > 0 and after[number][0].isdigit()


def _run(inside: Passage, found: Sequence[Mention]) -> list[Mention]:
    run = list(found[:1])
    for one in found[1:]:
        if one.quantity.form is not run[0].quantity.form or not _only_parted(inside, run[-1], one):
            break
        if not _is_of_the_same(inside, run[-1], one):
            break
        run.append(one)
    return run


def _only_parted(inside: Passage, one: Mention, other: Mention) -> bool:
    """Whether nothing but what is counted, a comma or "và" stands between."""
    at, last = one.quantity.after, other.quantity.first
    counted = prose_words()["counted"].starting_at(inside.keys, at)
    skipped = max(counted[0] if counted else 0, _of_money(inside, at))
    return all(key in _BETWEEN for key in inside.keys[at + skipped : last])


def _is_of_the_same(inside: Passage, one: Mention, other: Mention) -> bool:
    """ "135, 158 và 178 cuộc", "800 triệu đồng, 1,2 tỷ đồng"; but not "88 vụ, 40 người"."""
    first, second = (inside.keys[mention.quantity.after : mention.quantity.after + 1] for mention in (one, other))
    return not first or first[0] in _BETWEEN or not first[0][0].isalpha() or first == second


def _of_money(inside: Passage, at: int) -> int:
    """ "triệu đồng" and other nouns of one or two syllables before a comma or "và"."""
    for length in (1, 2):
        if inside.keys[at + length : at + length + 1] and inside.keys[at + length] in _BETWEEN:
            return length
    return 0
