"""Takes the lists of `claim_words.toml`, makes them ready for looking up."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tongket.wording.measures import read_measure
from tongket.wording.prose_words import Phrases


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(files("tongket.check.claims").joinpath("claim_words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=32)
def phrases(name: str) -> Phrases:
    """One list of words."""
    return Phrases((word, True) for word in _lists()[name])


@lru_cache(maxsize=1)
def directions() -> Phrases:
    """Words of rising and falling, 1 and -1; 0 for those that only sound so ("vượt quá 5%")."""
    senses = (("neither", 0), ("up", 1), ("down", -1))
    return Phrases((word, sense) for name, sense in senses for word in _lists()[name])


def common_measures() -> tuple[str, ...]:
    """Measures that many things are counted in."""
    return tuple(_lists()["common"])


@lru_cache(maxsize=256)
def other_names(measure: str) -> tuple[str, ...]:
    """What else a measure of the form may be called in prose."""
    return _said(measure, "said")


@lru_cache(maxsize=256)
def loose_names(measure: str) -> tuple[str, ...]:
    """What people at times say for a measure: enough where the figure agrees, too little to say that it does not."""
    return _said(measure, "loosely")


def _said(measure: str, how: str) -> tuple[str, ...]:
    own = read_measure(measure)
    for group in _lists()["measures"]:
        of = read_measure(group["form"])
        if own is not None and of is not None and own.base == of.base:
            return tuple(group.get(how, ()))
    return ()
