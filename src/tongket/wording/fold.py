"""Texts made comparable. Takes a text as typed; makes one without the differences that do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ETHS = "đðÐĐ"  # the Icelandic eth is what old keyboards type for đ
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")  # all of them combine; other alphabets have their own
_FAR_LETTERS = re.compile("[^\0-\u02ff\u2010-\u2027]")
_AT_THE_ENDS = " .,;:!?*\"'“”‘’-–—_"


LONGEST_KEPT = 300  # longer texts are worked out each time: a hostile file must not fill the memory


def fold(text: str) -> str:
    """ "Trật tự  ĐÔ THỊ" is "trat tu do thi": lower case, no diacritics, single spaces."""
    return _kept_fold(text) if len(text) <= LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    letters = _MARKS.sub("", unicodedata.normalize("NFD", _visible(text).lower()))
    for eth in _ETHS:
        letters = letters.replace(eth, "d")
    if letters.isascii():
        return " ".join(letters.split())
    return unicodedata.normalize("NFC", " ".join(_without_far_marks(letters).split()))


def _visible(text: str) -> str:
    for letter in _INVISIBLE:  # faster than a table, as hardly a text has any
        text = text.replace(letter, "")
    return text


def _without_far_marks(letters: str) -> str:
    if _FAR_LETTERS.search(letters) is None:
        return letters
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_kept_fold = lru_cache(maxsize=65536)(_fold)


def normal(text: str) -> str:
    """ "Số vụ  xảy ra:" is "số vụ xảy ra": diacritics stay, case, spacing and punctuation at the ends go."""
    composed = unicodedata.normalize("NFC", _visible(text)).lower()
    return " ".join(composed.split()).strip(_AT_THE_ENDS)


def words(text: str) -> list[str]:
    """The folded words of a text, punctuation left out."""
    return re.findall(r"[^\W_]+", fold(text))
