"""Takes the labels of a form, makes what their words are called in short: "BHYT" is what "bảo hiểm y tế" begins with.

Prose may have the short name where the form has the long one, and the other way round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tongket.wording.prose_words import prose_words
from tongket.wording.same_things import Thing, things_in
from tongket.wording.syllables import Token, composed, tokens

_FEWEST, _MOST = 3, 7  # letters


@dataclass(slots=True, eq=False)
class ShortNames:
    """`long` holds the keys of what each short name may stand for, `short` the short names the labels use."""

    long: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: frozenset[str] = frozenset()
    commas: frozenset[tuple[str, str]] = frozenset()  # syllables on both sides of a comma within a label
    numbered: frozenset[tuple[str, ...]] = frozenset()  # a number within a label, with the syllables on both sides
    spelled: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)  # as the form itself spells it out
    plain: frozenset[str] = frozenset()  # pairs of syllables of labels that else name nothing: "khách nội địa"

    def named_in(self, text: str, found: Sequence[Token]) -> Iterator[Thing]:
        """What short names of a text stand for, and short names for what it says at length."""
        for at, token in enumerate(found):
            if is_short(text, token):
                yield from (Thing(at, key, at + 1) for key in self.long.get(token.key, ()))
                if token.key in self.short:
                    yield Thing(at, token.key, at + 1)
        if self.plain:
            yield from (thing for thing in plain_pairs(found) if thing.key in self.plain)
        if self.short:
            runs = ((name, at, end) for name, at, end in _runs(found) if name in self.short)
            yield from (Thing(at, name, end) for name, at, end in runs if self.is_spelled(name, found[at:end]))

    def is_spelled(self, name: str, syllables: Sequence[Token]) -> bool:
        """ "tổ hợp tác" is "THT"; "trong huyện tập" only begins so."""
        keys = tuple(token.key for token in syllables)
        spelled = self.spelled.get(name)
        if spelled is not None:
            return keys in spelled
        return not any(prose_words()["function"].starting_at([key], 0) for key in keys)

    def joined(self, keys: Sequence[str]) -> Iterator[int]:
        """The commas of a text that stand within a name: "đường xã, liên xã" is one indicator's."""
        if self.commas:
            inner = (at for at in range(1, len(keys) - 1) if keys[at] == ",")
            yield from (at for at in inner if (keys[at - 1], keys[at + 1]) in self.commas)

    def is_within_one(self, found: Sequence[Token], start: int) -> bool:
        """Whether the number that starts there is a name's own: "giá trị sản phẩm trên 01 ha đất trồng trọt"."""
        if not self.numbered:
            return False
        at = next((at for at, token in enumerate(found) if token.start == start), 0)
        return at > 0 and tuple(token.key for token in found[at - 1 : at + 2]) in self.numbered


def plain_pairs(found: Sequence[Token]) -> Iterator[Thing]:
    """Every two neighbouring syllables, those that say little too."""
    for at, (one, other) in enumerate(pairwise(found)):
        if one.is_word and other.is_word:
            yield Thing(at, f"{one.key}+{other.key}", at + 2)


def short_names(labels: Iterable[str], plain: Iterable[str] = (), above: Iterable[str] = ()) -> ShortNames:
    """Of every label. `plain` are the keys of those that else name nothing, `above` the titles and groups."""
    labels = list(labels)
    long: dict[str, tuple[str, ...]] = {}
    short: set[str] = set()
    commas: set[tuple[str, str]] = set()
    numbered: set[tuple[str, ...]] = set()
    for label in labels:
        text = composed(label)
        found = tokens(text)
        keys = [token.key for token in found]
        commas.update(_around_commas(keys))
        numbered.update(_around_numbers(keys))
        short.update(shorts_of(text, found))
        for name, at, end in _runs(found):
            keys = [thing.key for thing in things_in(found[at:end])]
            long[name] = tuple(dict.fromkeys((*long.get(name, ()), *keys)))
    spelled = _spelled(short, [*labels, *above])
    return ShortNames(long, frozenset(short), frozenset(commas), frozenset(numbered), spelled, frozenset(plain))


def _spelled(short: Collection[str], texts: Iterable[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    """How the form spells out each of its short names; those it does not are left out."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        syllables = tokens(composed(text))
        for name, at, end in _runs(syllables):
            if name in short:
                found.setdefault(name, set()).add(tuple(token.key for token in syllables[at:end]))
    return {name: frozenset(spelled) for name, spelled in found.items()}


def _around_numbers(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    inner = (at for at in range(1, len(keys) - 1) if keys[at].isdigit())
    yield from (tuple(keys[at - 1 : at + 2]) for at in inner if keys[at - 1].isalpha() and keys[at + 1].isalpha())


def _around_commas(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    inner = (at for at in range(1, len(keys) - 1) if keys[at] == ",")
    yield from ((keys[at - 1], keys[at + 1]) for at in inner)


def shorts_of(text: str, found: Sequence[Token]) -> Iterator[str]:
    """The short names a text has; one all in capitals has none."""
    return (token.key for token in found if is_short(text, token) and not text.isupper())


def is_short(text: str, token: Token) -> bool:
    """Whether it is "BHYT" rather than a word."""
    return _FEWEST <= token.end - token.start <= _MOST and text[token.start : token.end].isupper()


def _runs(found: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The letters that neighbouring syllables begin with, with the place."""
    for at, token in enumerate(found):
        letters = ""
        for end in range(at, min(at + _MOST, len(found))):
            if not token.is_word or not found[end].is_word:
                break
            letters += found[end].key[0]
            if len(letters) >= _FEWEST:
                yield letters, at, end + 1
