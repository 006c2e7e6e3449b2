"""The sentences of the office, in the language of whoever is looking; one mechanism with the desk: `locale/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from tongket.check.speech import printed
from tongket.wording.told import told

LANGUAGES = ("vi", "en")
FILES = ("office", "admin", "desks", "sheet", "api", "work", "falls_due")  # of locale/<file>.<language>.toml
COUNTS = frozenset(
    {"count", "days", "x", "y", "files", "units", "sent", "events", "rounds", "tasks", "blocks", "warns"}
)


@cache
def sentences(language: str) -> dict[str, str]:
    """Every sentence of the files of that language, the words of tables under "table.word"."""
    known: dict[str, str] = {}
    for file in FILES:
        path = resources.files("tongket").joinpath("locale", f"{file}.{language}.toml")
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            known |= (
                {f"{key}.{word}": text for word, text in value.items()} if isinstance(value, dict) else {key: value}
            )
    return known


def language() -> str:
    """The language being spoken: "vi" or "en"."""
    code = (get_language() or "vi")[:2]
    return code if code in LANGUAGES else "vi"


def say(key: str, **facts: Any) -> str:
    """The sentence of that key with its facts filled in; facts that have a word of their own are said in it."""
    return fill(sentences(language())[key], facts)


def fill(sentence: str, facts: Mapping[str, Any]) -> str:
    """A sentence, or a part of one, with its facts filled in."""
    spoken = language()
    return told(sentence, {name: _fact(_counted(name, value), spoken) for name, value in facts.items()})


def _counted(name: str, value: Any) -> Any:
    """A count is written as numbers are, "2.209"; years, numbers of rounds and ports are not."""
    return Decimal(value) if name in COUNTS and type(value) is int else value


def has_words(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in sentences(language())


def _fact(value: Any, spoken: str) -> str:
    if isinstance(value, Enum):
        return sentences(spoken).get(f"{_table(value)}.{value.value}", str(value.value))
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return local.strftime("%H:%M %d/%m/%Y") if spoken == "vi" else local.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, (date, Decimal)):
        return printed(value, spoken)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(_fact(each, spoken) for each in value)
    return str(value)


_TABLES = {"State": "state", "ReviewState": "review_state", "Standing": "standing", "Move": "move"}


def _table(value: Enum) -> str:
    kind = type(value).__name__
    return _TABLES.get(kind, {"ReviewMove": "review_move", "Role": "role", "Deed": "deed"}.get(kind, kind.lower()))
