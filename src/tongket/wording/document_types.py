"""Takes a type of document or its letters, makes what they may stand for, by the rules in force on a day.

In symbols of the Party QĐ is both Quyết định and Quy định: the letters do not tell which, and nothing here guesses.
"""

from __future__ import annotations

import tomllib
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from tongket.wording.fold import fold


class Family(StrEnum):
    """Whose rules name the types."""

    STATE = "state"
    PARTY = "party"
    LAW = "law"


class DocumentType(NamedTuple):
    """One type of document as one rule names it."""

    name: str  # "Chỉ thị"
    short: str  # "CT"; "" where it has no abbreviation
    family: Family
    since: date  # of the rule
    until: date | None  # the day the next rule of the family replaced it; None: in force
    source: str

    def is_known_on(self, day: date | None) -> bool:
        """Whether the rule held on a day; before the first rule we know, that one speaks."""
        return day is None or ((self.until is None or day < self.until) and (day >= self.since or self._is_first))

    @property
    def _is_first(self) -> bool:
        return self.since == min(each.since for each in document_types() if each.family is self.family)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("tongket.wording").joinpath("document_types.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def document_types() -> tuple[DocumentType, ...]:
    """Every type of every rule."""
    rules = _data()["rules"]
    return tuple(
        DocumentType(name, short, Family(rule["family"]), rule["since"], _until(rule, rules), rule["source"])
        for rule in rules
        for name, short in rule["types"]
    )


def _until(rule: dict[str, Any], rules: list[dict[str, Any]]) -> date | None:
    later = [each["since"] for each in rules if each["family"] == rule["family"] and each["since"] > rule["since"]]
    return min(later, default=None)


@lru_cache(maxsize=1024)
def types_of(short: str, families: frozenset[Family], on: date | None = None) -> tuple[str, ...]:
    """The types letters may stand for: "QĐ" of the Party is ("Quyết định", "Quy định")."""
    return tuple(
        dict.fromkeys(
            each.name
            for each in document_types()
            if each.short and each.short == short and each.family in families and each.is_known_on(on)
        )
    )


@lru_cache(maxsize=1)
def type_names() -> dict[str, str]:
    """Every type by its folded name, with the papers that no list of types holds."""
    names = (*(each.name for each in document_types()), *(name for name, _ in _data()["more"]["kinds"]))
    return {fold(name): name for name in names}


@lru_cache(maxsize=64)
def names_of(short: str) -> frozenset[str]:
    """Every type some letters have ever stood for, of whatever family."""
    more = (name for name, letters_of in _data()["more"]["kinds"] if letters_of == short)
    return frozenset((*(each.name for each in document_types() if each.short and each.short == short), *more))


@lru_cache(maxsize=1)
def letters() -> dict[str, str]:
    """How letters of types are written, by their folded form; an exact spelling wins: "DA" is Dự án, "ĐA" Đề án."""
    every = (*(each.short for each in document_types() if each.short), *_data()["more"]["letters"])
    known: dict[str, str] = {}
    for short in sorted(dict.fromkeys(every), key=lambda short: (not short.isascii(), every.index(short))):
        known.setdefault(fold(short), short)
    return known


@lru_cache(maxsize=1)
def exact_letters() -> dict[str, str]:
    """The same by their upper-case form, diacritics kept: "HĐ" is Hợp đồng, "HD" Hướng dẫn."""
    every = (*(each.short for each in document_types() if each.short), *_data()["more"]["letters"])
    return {short.upper(): short for short in reversed(every)}


def letters_typed(typed: str) -> str:
    """The abbreviation some letters are, whatever their case and with or without diacritics; "" where they are none."""
    return exact_letters().get(typed.upper()) or letters().get(fold(typed), "")
