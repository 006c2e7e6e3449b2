"""Takes a text, makes the things it names: one key for all names officials have for the same.

What no list knows is named by its pairs of neighbouring syllables ("hợp+tác"), so that "môi trường" is not found in
"trường học"; a syllable that stands alone by itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from tongket.wording.prose_words import Phrases, keys_of, prose_list
from tongket.wording.syllables import Token, composed, spelt, tokens

_EMPTY = frozenset(spelt(word) for word in prose_list("empty"))


def empty_words() -> frozenset[str]:
    """Syllables that name nothing by themselves."""
    return _EMPTY


class Thing(NamedTuple):
    """One thing named, by the token it begins with."""

    at: int
    key: str
    end: int  # the token behind it


def things(text: str) -> list[Thing]:
    """Every thing a label names."""
    return things_in(tokens(composed(text)))


def things_in(found: Sequence[Token], *, with_singles: bool = False) -> list[Thing]:
    """Every thing named by these tokens, in order; of a text, single syllables too, for labels of one syllable."""
    keys = keys_of(found)
    out: list[Thing] = []
    run: list[int] = []
    at = 0
    while at < len(keys):
        known = same_things().starting_at(keys, at)
        if known is None and (keys[at] in _EMPTY or not keys[at][0].isalpha()):
            out.extend(_loose(keys, run, with_singles))
            run, at = [], at + 1
        elif known is None:
            run.append(at)
            at += 1
        else:
            out.extend(_loose(keys, run, with_singles))
            out.extend(Thing(at, name, at + known[0]) for name in known[1])
            run, at = [], at + known[0]
    out.extend(_loose(keys, run, with_singles))
    return sorted(out) if with_singles else out


def _loose(keys: Sequence[str], run: Sequence[int], with_singles: bool) -> Iterator[Thing]:
    """Pairs of the syllables in a run; a run of one is named by itself."""
    for at in run[:1] if with_singles or len(run) == 1 else ():
        yield Thing(at, keys[at], at + 1)
    for at in run[:-1]:
        yield Thing(at, f"{keys[at]}+{keys[at + 1]}", at + 2)


@lru_cache(maxsize=1)
def _lists() -> dict[str, object]:
    return tomllib.loads(files("tongket.wording").joinpath("same_things.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def same_things() -> Phrases:
    """Every listed name with the keys it stands for."""
    lists = _lists()
    names = [(name, (f"={group[0]}",)) for group in lists["same"] for name in group]  # type: ignore[attr-defined]
    parts = [(name, tuple(f"={part}" for part in of)) for name, of in lists["parts"].items()]  # type: ignore[attr-defined]
    return Phrases([*parts, *names])


@lru_cache(maxsize=1)
def things_done() -> frozenset[str]:
    """Keys of what may be done to anything: they name no thing by themselves."""
    return weak_things() | frozenset(f"={name}" for name in _lists()["weak"]["verbs"])  # type: ignore[index]


@lru_cache(maxsize=1)
def things_apart() -> frozenset[str]:
    """Keys of things that are counted for themselves, whatever is spoken of around them."""
    return frozenset(f"={name}" for name in _lists()["weak"]["apart"])  # type: ignore[index]


@lru_cache(maxsize=1)
def weak_things() -> frozenset[str]:
    """Keys that say little by themselves."""
    return frozenset(f"={name}" for name in _lists()["weak"]["things"])  # type: ignore[index]
