"""Takes a Vietnamese text, makes its words in one spelling: "hoà" is "hòa", "tỷ" is "tỉ"; diacritics stay."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_I_OR_Y = frozenset("hklmst")  # "kỹ thuật" and "kĩ thuật", "tỷ lệ" and "tỉ lệ"
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+|[^\w\s]")


class Token(NamedTuple):
    """A syllable, a numeral or a mark, where it stands; `key` is its one spelling."""

    start: int
    end: int
    key: str

    @property
    def is_word(self) -> bool:
        """Whether it is a syllable."""
        return self.key[0].isalpha()


@lru_cache(maxsize=16384)
def spelt(syllable: str) -> str:
    """The one spelling of a syllable: the tone stands behind its letters, "i" for "y" after a consonant."""
    if syllable.isascii() and not syllable.lower().endswith("y"):
        return syllable.lower()
    parts = unicodedata.normalize("NFD", syllable.lower())
    tone = "".join(letter for letter in parts if letter in _TONES)
    letters = unicodedata.normalize("NFC", "".join(letter for letter in parts if letter not in _TONES))
    if len(letters) == 2 and letters[1] == "y" and letters[0] in _I_OR_Y:
        letters = letters[0] + "i"
    return letters + tone


def tokens(text: str) -> list[Token]:
    """Every syllable, numeral and mark of a composed (NFC) text."""
    return [Token(found.start(), found.end(), spelt(found[0])) for found in _TOKEN.finditer(text)]


def composed(text: str) -> str:
    """The text with every letter in one piece (NFC), no-break spaces as spaces."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
