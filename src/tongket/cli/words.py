"""The sentences of the command line, in the language that was asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from tongket.wording.told import told

LANGUAGES = ("vi", "en")
_chosen = ["vi"]


def set_language(code: str) -> None:
    """Speak this language from now on; one we do not have is Vietnamese."""
    _chosen[0] = code if code in LANGUAGES else "vi"


def language() -> str:
    """The language being spoken: "vi" or "en"."""
    return _chosen[0]


@cache
def _sentences(code: str) -> dict[str, str]:
    path = resources.files("tongket").joinpath("locale", f"desk.{code}.toml")
    sentences: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences


def has_words(key: str) -> bool:
    """Whether the desk has a sentence of that key."""
    return key in _sentences(language())


def say(key: str, **facts: Any) -> str:
    """The sentence of that key with its facts filled in."""
    return told(_sentences(language())[key], facts)
