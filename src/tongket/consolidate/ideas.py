"""Takes the words of a sentence, makes the ideas in it, by the lists of official phrasings under `phrasings/`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tongket.consolidate.phrases import spelled
from tongket.wording.fold import fold

REACH = 6  # how many words that carry something may stand between the two halves of a phrase with "…"
NOTHING, IMPLIES, BROAD = "nothing", "implies", "broad"
FILES = ("review.toml", "security.toml", "other_fields.toml", "any_field.toml")


class Idea(NamedTuple):
    """Something officials say in many ways."""

    name: str
    kind: str


class Said(NamedTuple):
    """An idea at its place among the words; what stands between the halves of its phrase is not part of it."""

    idea: Idea
    start: int
    end: int  # after its last word
    gap: tuple[int, int]  # from where to where other things are said

    def places(self) -> list[int]:
        """Where its own words stand."""
        return [*range(self.start, self.gap[0]), *range(self.gap[1], self.end)]

    def size(self) -> int:
        """How many words are its own."""
        return self.end - self.start - (self.gap[1] - self.gap[0])

    def holds(self, other: Said) -> bool:
        """Whether the other's words are all among its own."""
        is_inside = self.start <= other.start and other.end <= self.end
        return is_inside and (other.end <= self.gap[0] or self.gap[1] <= other.start)


@dataclass(slots=True)
class Phrasebook:
    """Every phrase as a path of words; where one ends stand its ideas, each with the half that comes after "…"."""

    following: dict[str, Phrasebook] = field(default_factory=dict)
    ends: list[tuple[Idea, list[tuple[str, ...]]]] = field(default_factory=list)

    def after(self, word: str) -> Phrasebook | None:
        """The way on by a word; a number goes where any number may go."""
        return self.following.get(word) or (self.following.get("0") if word.isdigit() else None)


@cache
def phrasebook(is_folded: bool = False) -> Phrasebook:
    """All phrases, with diacritics or, for a sentence typed without, folded."""
    book = Phrasebook()
    for idea, phrase in _phrases():
        first, *rest = [tuple(_kept(half, is_folded)) for half in phrase.split("…")]
        node = book
        for word in first:
            node = node.following.setdefault(word, Phrasebook())
        if (idea, rest) not in node.ends:
            node.ends.append((idea, rest))
    return book


def _phrases() -> Iterator[tuple[Idea, str]]:
    for kind, idea, phrases in _entries():
        if kind not in (IMPLIES, BROAD):
            yield from ((Idea(idea, kind), phrase) for phrase in (idea, *phrases))


def _entries() -> Iterator[tuple[str, str, list[str]]]:
    """Kind, name and phrases of each idea."""
    room = files("tongket.consolidate") / "phrasings"
    for name in FILES:
        for kind, ideas in tomllib.loads((room / name).read_text("utf-8")).items():
            yield from ((kind, idea, phrases) for idea, phrases in ideas.items())


@cache
def implied() -> dict[str, tuple[Idea, ...]]:
    """The wider ideas that an idea speaks of as well, by its name."""
    entries = list(_entries())
    ideas = {name: Idea(name, kind) for kind, name, _ in entries if kind not in (IMPLIES, BROAD)}
    return {name: tuple(ideas[wider] for wider in wide) for kind, name, wide in entries if kind == IMPLIES}


@cache
def broad() -> frozenset[Idea]:
    """The ideas that so many sentences touch that they seldom are the point."""
    return frozenset(Idea(name, of) for kind, of, names in _entries() if kind == BROAD for name in names)


def _kept(phrase: str, is_folded: bool) -> list[str]:
    words = spelled(phrase.replace(",", " ").replace("(", " ")).split()
    return [fold(word) for word in words] if is_folded else words


def ideas_in(words: Sequence[str], fillers: Sequence[bool], book: Phrasebook) -> list[Said]:
    """The ideas among the words, widest reading first; a phrase inside a longer one says nothing of its own."""
    starts = [at for at, word in enumerate(words) if word in book.following or word.isdigit()]
    found = [said for start in starts for said in _from(words, fillers, start, book)]
    widest: list[Said] = []
    for said in sorted(found, key=lambda one: (one.start, -one.end)):
        if not any(other.holds(said) and _is_wider(other, said) for other in widest):
            widest.append(said)
    return widest


def _is_wider(other: Said, said: Said) -> bool:
    return other.size() > said.size() or other.idea == said.idea


def _from(words: Sequence[str], fillers: Sequence[bool], start: int, book: Phrasebook) -> Iterator[Said]:
    """The ideas whose phrase begins at a word: what carries nothing may stand between the words of a phrase."""
    node = book
    for at in range(start, len(words)):
        following = node.after(words[at])
        if following is None:
            if at == start or not fillers[at]:
                return
            continue
        node = following
        for idea, rest in node.ends:
            end = _end(words, fillers, at + 1, rest)
            if end:
                yield Said(idea, start, end, (at + 1, end - len(rest[-1])) if rest else (end, end))


def _end(words: Sequence[str], fillers: Sequence[bool], at: int, rest: Iterable[tuple[str, ...]]) -> int:
    """Where a phrase ends whose first half ends at `at`; 0: its other half is not there."""
    for half in rest:
        at = _after(words, fillers, at, half)
        if not at:
            return 0
    return at


def _after(words: Sequence[str], fillers: Sequence[bool], at: int, half: tuple[str, ...]) -> int:
    between = 0
    while at <= len(words) - len(half) and between <= REACH:
        if words[at] == half[0] and tuple(words[at : at + len(half)]) == half:
            return at + len(half)
        between += not fillers[at]
        at += 1
    return 0
