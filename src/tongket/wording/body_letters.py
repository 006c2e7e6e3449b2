"""Takes the letters of a body in a symbol, makes them as the body writes them: "T.Ư" is "TW", "hdnd" is "HĐND"."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tongket.wording.fold import fold

_OF_THE_CENTRE = re.compile(r"(?:T\.?\s?Ư|T\.?\s?W)\.?$", re.IGNORECASE)
_ENDS_IN_DIGITS = re.compile(r"^(.*?[^\W\d])\s?(\d+)$")


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("tongket.wording").joinpath("issuing_bodies.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def party_letters() -> frozenset[str]:
    """Of bodies that write symbols as the Party does."""
    return frozenset(_data()["party"]["letters"])


@lru_cache(maxsize=1)
def state_letters() -> frozenset[str]:
    """Of bodies that write symbols as the State does."""
    return frozenset(_data()["state"]["letters"])


@lru_cache(maxsize=1)
def standing_alone() -> tuple[str, ...]:
    """What old acts have for a whole symbol after the number: "90-CP"."""
    return tuple(_data()["alone"]["letters"])


def is_hyphened(kind: str, body: str) -> bool:
    """Whether an act of old is printed with the hyphen first: "22-L/CTN"."""
    old = _data()["hyphened"]
    return kind in old["types"] and (body.startswith(tuple(old["letters"])) or kind == "SL")


@lru_cache(maxsize=1)
def _by_fold() -> dict[str, str]:
    return {fold(letters): letters for letters in (*party_letters(), *state_letters())}


@lru_cache(maxsize=1)
def _by_upper() -> dict[str, str]:
    return {letters.upper(): letters for letters in (*party_letters(), *state_letters())}


@lru_cache(maxsize=4096)
def letters_of_body(typed: str) -> str:
    """One part of a symbol's tail as its body writes it; letters nobody knows are upper case."""
    plain = "".join(unicodedata.normalize("NFC", typed).split()).rstrip(".")
    plain = _OF_THE_CENTRE.sub("TW", plain)
    numbered = _ENDS_IN_DIGITS.match(plain)
    if numbered and plain.upper() not in _by_upper():
        return letters_of_body(numbered[1]) + numbered[2]
    bare = plain.replace(".", "") if fold(plain.replace(".", "")) in _by_fold() else plain
    return _by_upper().get(bare.upper()) or _by_fold().get(fold(bare)) or bare.upper()


def is_of_the_party(body: str) -> bool:
    """Whether the letters are surely a Party body's."""
    head = body.split("-")[0]
    if head in state_letters():
        return False
    return head in party_letters() or head.endswith(("TW", "TU", "HU", "ĐU", "QU")) or head.startswith("UBKT")


def is_of_the_state(body: str) -> bool:
    """Whether the letters are surely a State body's."""
    head = body.split("-")[0]
    return head in state_letters() or re.match(r"(?:UBTV)?QH|HĐNN", head) is not None
