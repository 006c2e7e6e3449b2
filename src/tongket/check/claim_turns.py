"""Takes the numbers of a sentence, notes those told in turn: "các năm 2021, 2022 lần lượt là 8.120 và 6.540"."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.check.claim_passages import Mention, Passage
from tongket.wording.prose_words import prose_words
from tongket.wording.syllables import spelt

_IN_TURN = {tuple(map(spelt, words)) for words in (("lần", "lượt"), ("theo", "thứ"), ("tương", "ứng"))}
_BETWEEN = frozenset((*map(spelt, ("và", "rồi", "đến")), ",", ";"))
_OPENS = 6  # tokens between "lần lượt" and the first number: "lần lượt đạt được là"


def is_in_turn(keys: Sequence[str], at: int) -> bool:
    """Whether "lần lượt" or the like stands there."""
    return tuple(keys[at : at + 2]) in _IN_TURN


def note_turns(inside: Passage, found: Sequence[Mention]) -> None:
    """Set of each number of such a run which it is, and of how many."""
    for at, mention in enumerate(found):
        if mention.turn == (0, 0) and _opens_a_run(inside, mention):
            run = _run(inside, found[at:])
            for number, one in enumerate(run if len(run) > 1 else []):
                one.turn = (number, len(run))


def _opens_a_run(inside: Passage, mention: Mention) -> bool:
    last = mention.quantity.first
    return any(is_in_turn(inside.keys, at) for at in range(max(mention.before[0], last - _OPENS), last - 1))


def _run(inside: Passage, found: Sequence[Mention]) -> list[Mention]:
    run = list(found[:1])
    for one in found[1:]:
        if one.quantity.form is not run[0].quantity.form or not _only_parted(inside, run[-1], one):
            break
        run.append(one)
    return run


def _only_parted(inside: Passage, one: Mention, other: Mention) -> bool:
    """Whether nothing but what is counted, a comma or "và" stands between."""
    at, last = one.quantity.after, other.quantity.first
    counted = prose_words()["counted"].starting_at(inside.keys, at)
    skipped = max(counted[0] if counted else 0, _of_money(inside, at))
    return all(key in _BETWEEN for key in inside.keys[at + skipped : last])


def _of_money(inside: Passage, at: int) -> int:
    """ "triệu đồng" and other nouns of one or two syllables before a comma or "và"."""
    for length in (1, 2):
        if inside.keys[at + length : at + length + 1] and inside.keys[at + length] in _BETWEEN:
            return length
    return 0
