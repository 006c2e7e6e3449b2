"""Takes the lists of `prose_words.toml`, makes them ready for looking up runs of syllables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tongket.wording.syllables import Token, tokens


class Hedge(StrEnum):
    """How a number says it is not the figure itself."""

    NONE = ""
    ABOVE = "above"  # "hơn 1.200": the figure is a little more
    BELOW = "below"  # "gần 1.200"
    AT_LEAST = "at_least"  # "không dưới 1.200"
    AT_MOST = "at_most"  # "chưa tới 1.200"
    ABOUT = "about"  # "khoảng 1.200"


class Phrases:
    """Runs of syllables to be found in a text, the longest first."""

    def __init__(self, phrases: Iterable[tuple[str, Any]]) -> None:
        self.values: dict[tuple[str, ...], Any] = {}
        for phrase, value in phrases:
            self.values.setdefault(tuple(token.key for token in tokens(phrase)), value)
        self.lengths: dict[str, tuple[int, ...]] = {}
        for keys in sorted(self.values, key=len, reverse=True):
            known = self.lengths.get(keys[0], ())
            if len(keys) not in known:
                self.lengths[keys[0]] = (*known, len(keys))

    def starting_at(self, keys: Sequence[str], at: int) -> tuple[int, Any] | None:
        """The longest phrase from there on: how many syllables, and its value."""
        for length in self.lengths.get(keys[at], ()) if at < len(keys) else ():
            phrase = tuple(keys[at : at + length])
            if phrase in self.values:
                return length, self.values[phrase]
        return None

    def is_in(self, keys: Sequence[str], first: int, last: int) -> bool:
        """Whether one begins between the two places."""
        lengths = self.lengths
        return any(keys[at] in lengths and self.starting_at(keys, at) is not None for at in range(first, last))

    def ending_at(self, keys: Sequence[str], end: int, longest: int = 5) -> tuple[int, Any] | None:
        """The longest phrase that ends before `end`."""
        for length in range(min(longest, end), 0, -1):
            phrase = tuple(keys[end - length : end])
            if phrase in self.values:
                return length, self.values[phrase]
        return None


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(files("tongket.wording").joinpath("prose_words.toml").read_text(encoding="utf-8"))


def prose_list(name: str) -> list[str]:
    """One list as it stands."""
    return list(_lists()[name])


@lru_cache(maxsize=1)
def prose_words() -> dict[str, Phrases]:
    """Every list, by name."""
    lists = _lists()
    hedges = [(word, Hedge(group["sense"])) for group in lists["hedges"] for word in group["words"]]
    plain = {
        name: Phrases((word, True) for word in lists[name])
        for name in ("counted", "written_out", "by_habit", "naming", "function")
    }
    return {**plain, "hedges": Phrases(hedges)}


def keys_of(found: Sequence[Token]) -> list[str]:
    """The one spelling of each token."""
    return [token.key for token in found]
