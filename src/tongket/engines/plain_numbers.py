"""The referee's own reading of numbers, written apart from `tongket.wording`: takes a cell's value, makes a fraction.

Slow and short on purpose. Sharing a line with the reader it judges would let one mistake agree with itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

HEDGES = "uoc dat|uoc tinh|uoc|khoang|gan|hon|tren|duoi|xap xi|so bo|≈|~|±"
ZERO_WORDS = {"khong", "khong co", "ko", "k", "khong phat sinh", "khong xay ra", "chua co", "nil"}
SCALES = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
SIZES = {  # of one thing under other names
    "g": (1, "gam"), "gam": (1, "gam"), "kg": (1000, "gam"), "yen": (10**4, "gam"), "ta": (10**5, "gam"),
    "tan": (10**6, "gam"), "m2": (1, "m2"), "m²": (1, "m2"), "ha": (10**4, "m2"), "km2": (10**6, "m2"),
    "m": (1, "m"), "km": (1000, "m"), "vnd": (1, "dong"), "d": (1, "dong"),
}  # fmt: skip
FIGURE = re.compile(rf"(?:{HEDGES})?\s*(?P<sign>[-–+]?)\s*(?P<digits>\d[\d.,' ]*)(?P<rest>.*)")
PAIR = re.compile(r"(\d[\d.]*)\s*/\s*(\d[\d.]*)(\D*)")
DAY = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|(?:ngay|thang|nam|quy) .*")


class Plain(NamedTuple):
    """A number read: `whole` is the right-hand side of "n/N"."""

    value: Fraction
    whole: Fraction | None = None


def folded(text: object) -> str:
    """Lower case, no Vietnamese marks, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFD", str(text)) if not unicodedata.combining(c))
    return " ".join(bare.lower().replace("đ", "d").split())


def number_in(value: object, zero_marks: Iterable[str], is_english: bool = False) -> Plain | None:
    """The number a cell gives; None where it gives none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return Plain(as_shown(value))
    return typed(value, zero_marks, is_english) if isinstance(value, str) else None


def as_shown(value: float) -> Fraction:
    """A stored number as its own program shows it: 15 significant digits."""
    return Fraction(Context(prec=15).create_decimal(Decimal(repr(value))))


def typed(text: str, zero_marks: Iterable[str], is_english: bool = False) -> Plain | None:
    """A number typed as text: "1.234" is 1234, "1,5" is one and a half, "12 vụ" is 12."""
    plain = folded(text).replace("\u2212", "-")
    if plain and (plain in zero_marks or plain.strip(" .;,") in ZERO_WORDS or set(plain) <= set("-–—")):
        return Plain(Fraction(0))
    if DAY.fullmatch(plain):
        return None
    if pair := PAIR.fullmatch(plain):
        return Plain(_digits(pair[1], is_english=False), _digits(pair[2], is_english=False))
    found = FIGURE.fullmatch(plain.replace("(so bo)", "").strip())
    return _signed(found, is_english) if found and not re.search(r"\d", found["rest"]) else None


def _signed(found: re.Match[str], is_english: bool) -> Plain | None:
    value = _digits(found["digits"], is_english)
    scale = next((SCALES[word] for word in found["rest"].split()[:1] if word in SCALES), 1)
    return Plain(-value * scale if found["sign"] in ("-", "–") and found["sign"] else value * scale)


def _digits(digits: str, is_english: bool) -> Fraction:
    """Dots group thousands and a comma starts decimals, save where the marks can only mean the other way round."""
    plain = digits.replace(" ", "").replace("'", "").rstrip(".,")
    if looks_english(plain) or (is_english and not looks_official(plain)):
        return Fraction(plain.replace(",", ""))
    if plain.count(".") == 1 and "," not in plain and not re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return Fraction(plain)
    return Fraction(plain.replace(".", "").replace(",", ".", 1).replace(",", ""))


def looks_english(plain: str) -> bool:
    """ "1,234,567", "1,234.5" and "0.25" can only be the English way."""
    return bool(re.fullmatch(r"\d{1,3}(,\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+|(0|\d{4,})\.\d+", plain))


def looks_official(plain: str) -> bool:
    """ "1.234.567", "1.234,5" and "12,5" can only be the official way."""
    return bool(re.fullmatch(r"\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})", plain))


def is_english_sheet(texts: Iterable[str]) -> bool:
    """Whether the typed numbers of a sheet show the English way, and none the official one."""
    lone = [found[0] for text in texts if len(found := re.findall(r"(?<![\d.,/])\d[\d.,]*\d(?![\d/])", text)) == 1]
    return any(map(looks_english, lone)) and not any(map(looks_official, lone))
