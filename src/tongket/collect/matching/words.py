"""Takes two labels, says how alike they are: whether it is the same row worded otherwise, or another row."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NEGATIONS = {"khong", "chua", "ngoai", "tru"}
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """0 to 100 for two folded labels. Other digits or another negation make another row, however alike the rest."""
    from rapidfuzz import fuzz

    if one == other:
        return 100.0
    if not one or not other or _telling(one) != _telling(other):
        return 0.0
    one, other = spelled_out(one, other), spelled_out(other, one)
    return 99.0 if one == other else max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def may_stand_for(found: str, expected: str) -> bool:
    """Whether nothing in a name makes it another than the one expected in its place: a number, a negation."""
    digits, negations = _telling(found)
    return _telling(expected) in ((digits, negations), ([], negations))


def _telling(key: str) -> tuple[list[str], set[str]]:
    """The digits and negations of a label, which no likeness outweighs."""
    return _DIGITS.findall(key), _NEGATIONS.intersection(key.split())


def spelled_out(one: str, other: str) -> str:
    """The first label with its abbreviations spelled out as the second has them: "tngt" is "tai nan giao thong"."""
    words = other.split()
    return " ".join(_expanded(word, words) for word in one.split())


def _expanded(short: str, words: list[str]) -> str:
    if not 2 <= len(short) <= 8 or short in words:
        return short
    initials = short.replace("w", "u")  # "TW" is "trung ương"
    for start in range(len(words) - len(short) + 1):
        run = words[start : start + len(short)]
        if all(word[0] == letter for word, letter in zip(run, initials, strict=True)):
            return " ".join(run)
    return short


def is_respelled(found: str, expected: str) -> bool:
    """Whether two labels with the same letters carry other diacritics ("bán" and "bắn"): other words, perhaps.

    A label typed without any diacritics, or with the tone on the neighbouring vowel ("hoà", "hòa"), says the same.
    """
    marks_found, marks_expected = _marks(found), _marks(expected)
    return bool(marks_found) and marks_found != marks_expected


def _marks(text: str) -> list[str]:
    """The diacritics of a text, sorted, so that where in a syllable they stand does not count."""
    parts = unicodedata.normalize("NFD", text.lower())
    return sorted(letter for letter in parts if unicodedata.combining(letter) or letter in "đð")
