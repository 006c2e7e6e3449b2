"""Takes a number in its passage and the headings above, makes the words it may be linked by and how much each counts.

Words next to the number weigh most, those of its sentence less, of the paragraph and the headings above it least.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.turn_names import names_in_turn
from tongket.wording.same_things import Thing, things_apart
from tongket.wording.syllables import spelt

_NEXT, _BEFORE_COMMA, _PARTED = 1.0, 0.7, 0.7
_SENTENCE, _PIECE, _LATER, _EARLIER, _FADING, _HEADING = 0.65, 0.55, 0.5, 0.45, 0.7, 0.4
_MOST_SENTENCES_BACK = 5


class Context(NamedTuple):
    """The words known to the form around a number, each with its weight."""

    local: Mapping[str, float]  # next to it
    near: Mapping[str, float]  # in its sentence
    far: Mapping[str, float]  # before it in the paragraph, and above
    together: Mapping[str, float]
    modifier: str  # what stands right behind the counted thing
    is_strange: bool  # the sentence names things that are counted for themselves, and not by this form


def context_of(inside: Passage, headings: Sequence[Passage], mention: Mention, known: Mapping[str, float]) -> Context:
    """What is said next to a number, around it, before and above it. `known` are the words of the form."""
    in_turn = names_in_turn(inside, mention)
    local = _known({**_parted(inside, mention, known), **_local(inside, mention)}, known)
    near = _known(_near(inside, mention), known)
    if in_turn is not None:
        local, near = _known({thing.key: _NEXT for thing in in_turn}, known), {}
    far = _known(_far(inside, headings, mention), known)
    together = dict(far)
    for more in (near, local):
        for key, weight in more.items():
            together[key] = max(weight, together.get(key, 0.0))
    first, last = whole_sentence(inside, mention.sentence)
    is_strange = any(
        thing.key in things_apart() and thing.key not in known for thing in inside.things_between(first, last)
    )
    return Context(local, near, far, together, _modifier(inside, mention), is_strange)


def _parted(inside: Passage, mention: Mention, known: Mapping[str, float]) -> dict[str, float]:
    """ "trồng mới 1.310 ha rừng" names "rừng trồng": two syllables of one name, parted by the number."""
    before = inside.keys[max(mention.before[0], mention.before[1] - _NEARBY) : mention.before[1]]
    behind = inside.keys[mention.noun_end : mention.after[1]][:_NEARBY]
    pairs = (f"{one}+{other}" for one in behind for other in before)
    return {pair: _PARTED for pair in pairs if pair in known}


_NEARBY = 4


def _known(words: Mapping[str, float], known: Container[str]) -> dict[str, float]:
    return {key: weight for key, weight in words.items() if key in known}


def _local(inside: Passage, mention: Mention) -> dict[str, float]:
    """Words next to the number; those before a comma count for less."""
    first, last = mention.before
    marks = (at for at in range(last - 1, first - 1, -1) if inside.keys[at] in ",;:" and at not in inside.joined)
    comma = next(marks, first)
    words = {t.key: _NEXT if t.end > comma else _BEFORE_COMMA for t in inside.things_between(first, comma)}
    noun = [thing for thing in _noun(inside, mention) if thing.key[0] == "=" or "+" in thing.key]
    for thing in (
        *inside.things_between(comma, last),
        *noun,
        *inside.things_between(mention.noun_end, mention.after[1]),
        *inside.things_between(*mention.behind),
    ):
        if not (mention.direction and thing.at == mention.start):  # "giảm" of "giảm 3 căn" names nothing
            words[thing.key] = _NEXT
    return words


def _noun(inside: Passage, mention: Mention) -> Sequence[Thing]:
    return inside.things_between(mention.quantity.after, mention.noun_end)


def _modifier(inside: Passage, mention: Mention) -> str:
    """What says more of the counted thing: the "kiểm tra" of "23 cuộc kiểm tra"."""
    if any(thing.key[0] == "=" for thing in _noun(inside, mention)):
        return ""
    first = mention.noun_end
    if inside.keys[first : first + 1] and inside.keys[first] in _GOING_ON:
        first += 1
    behind = inside.things_between(first, min(mention.after[1], first + 2))
    return next((thing.key for thing in behind if "+" in thing.key or thing.key[0] == "="), "")


_GOING_ON = frozenset(map(spelt, ("đang", "vẫn", "đã", "còn")))


def _near(inside: Passage, mention: Mention) -> dict[str, float]:
    """Words of the sentence, its pieces between semicolons together."""
    words: dict[str, float] = {}
    first, last = whole_sentence(inside, mention.sentence)
    piece = inside.bounds[mention.sentence][0]
    _add(words, inside.things_between(mention.after[1], _before_parts(inside, mention, last)), _LATER)
    _add(words, inside.things_between(first, piece), _PIECE)
    _add(words, inside.things_between(piece, mention.before[0]), _SENTENCE)
    return words


_PART_WORDS = frozenset(map(spelt, ("riêng", "đó")))


def _before_parts(inside: Passage, mention: Mention, last: int) -> int:
    """Up to "trong đó" or "riêng": what follows speaks of a part."""
    for at in range(mention.after[1], last):
        if inside.keys[at] in _PART_WORDS:
            return at
    return last


def _far(inside: Passage, headings: Sequence[Passage], mention: Mention) -> dict[str, float]:
    words: dict[str, float] = {}
    for heading in headings:
        _add(words, heading.things, _HEADING)
    start = whole_sentence(inside, mention.sentence)[0]
    earlier = [bounds for bounds in inside.bounds if bounds[1] <= start][-_MOST_SENTENCES_BACK:]
    weight = _EARLIER
    for first, last in reversed(earlier):
        _add(words, inside.things_between(first, last), weight)
        weight *= _FADING
    return words


def _add(words: dict[str, float], named: Iterable[Thing], weight: float) -> None:
    for thing in named:
        if words.get(thing.key, 0.0) < weight:
            words[thing.key] = weight


def whole_sentence(inside: Passage, sentence: int) -> tuple[int, int]:
    """From full stop to full stop: the pieces between semicolons together."""
    first = last = sentence
    while first and inside.keys[inside.bounds[first - 1][1] - 1] == ";":
        first -= 1
    while last + 1 < len(inside.bounds) and inside.keys[inside.bounds[last][1] - 1] == ";":
        last += 1
    return inside.bounds[first][0], inside.bounds[last][1]
