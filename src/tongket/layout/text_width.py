"""How wide a line of Times is: the rules under a heading are drawn as long as the words above them."""

from __future__ import annotations

import unicodedata

# Advance widths of Times Bold in thousandths of the size; a letter with Vietnamese marks is as wide as its base letter.
_WIDTHS = {
    **dict.fromkeys("ACDNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("GHKOQ", 778),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("abdhknpqu", 556),
    **dict.fromkeys("agovxy0123456789", 500),
    **dict.fromkeys("cerz", 444),
    **dict.fromkeys("ijlt/", 300),
    **dict.fromkeys("f-:()", 333),
    **dict.fromkeys("%", 1000),
    **dict.fromkeys("+=±", 570),
    **dict.fromkeys(" .,", 250),
    "I": 389,
    "J": 500,
    "M": 944,
    "W": 1000,
    "S": 556,
    "m": 833,
    "w": 722,
    "s": 389,
}
_POINTS_PER_MM = 72 / 25.4


def width_mm(text: str, size_pt: float) -> float:
    """The width in millimetres of `text` set in bold Times of `size_pt` points."""
    thousandths = sum(_WIDTHS.get(_base(letter), 500) for letter in text)
    return thousandths / 1000 * size_pt / _POINTS_PER_MM


def _base(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0]
    return {"Đ": "D", "đ": "d", "Ơ": "O", "Ư": "U"}.get(plain, plain)
