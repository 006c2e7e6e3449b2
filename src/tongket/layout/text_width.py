"""How wide a line of Times is: the rules under a heading are drawn as long as the words above them."""

from __future__ import annotations

import re
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
    **dict.fromkeys("ijl/'", 278),
    **dict.fromkeys("ft;-:()", 333),
    **dict.fromkeys("%—…", 1000),
    **dict.fromkeys("+=±", 570),
    **dict.fromkeys(" .,", 250),
    "I": 389,
    "J": 500,
    "M": 944,
    "W": 1000,
    "S": 556,
    **dict.fromkeys("m&", 833),
    "w": 722,
    "s": 389,
}
_POINTS_PER_MM = 72 / 25.4


_HORNED = {"O": 778, "U": 796, "o": 554, "u": 600}  # the horn of Ơ and Ư takes room of its own
_HORN = "\N{COMBINING HORN}"


def width_mm(text: str, size_pt: float) -> float:
    """The width in millimetres of `text` set in bold Times of `size_pt` points."""
    return sum(_thousandths(letter) for letter in text) / 1000 * size_pt / _POINTS_PER_MM


def lines_needed(text: str, size_pt: float, width: float) -> int:
    """How many lines of `width` millimetres the text fills, broken between words."""
    return len(_filled([f"{word} " for word in text.split()], size_pt, width))


_BETWEEN_WORDS = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def lines_of(text: str, size_pt: float, width: float) -> list[str]:
    """The lines as a word processor breaks them: between words, and behind a hyphen inside a word."""
    pieces = [piece for word in _BETWEEN_WORDS.split(text.strip()) for piece in re.findall(r"[^-]*-|[^-]+", f"{word} ")]
    return _filled(pieces, size_pt, width)


def _filled(pieces: list[str], size_pt: float, width: float) -> list[str]:
    lines, used = [""], 0.0
    for piece in pieces:
        needed = width_mm(piece, size_pt)
        if used and used + needed > width:
            lines, used = [*lines, piece], needed
        else:
            lines[-1], used = lines[-1] + piece, used + needed
    return lines


def _thousandths(letter: str) -> int:
    parts = unicodedata.normalize("NFD", letter)
    base = {"Đ": "D", "đ": "d", "\N{NO-BREAK SPACE}": " "}.get(parts[0], parts[0])
    return _HORNED.get(base, 500) if _HORN in parts else _WIDTHS.get(base, 500)
