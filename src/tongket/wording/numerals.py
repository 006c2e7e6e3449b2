"""Digits with dots, commas and spaces. Takes "1.234"; makes its value, and the other reading it allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum


class Convention(StrEnum):
    """What a sheet's own numbers show about dots and commas."""

    UNKNOWN = "unknown"
    OFFICIAL = "official"  # dots between thousands, comma before decimals
    ENGLISH = "english"  # the other way round


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value, and the other value the same marks could mean; `as_date` when they could also be a day and month."""

    value: Decimal
    other: Decimal | None = None
    as_date: str = ""

    def times(self, number: Decimal | int) -> Numeral:
        """Both readings multiplied, without trailing noughts after the comma."""
        other = None if self.other is None else plain_decimal(self.other * number)
        return Numeral(plain_decimal(self.value * number), other, self.as_date)


def plain_decimal(value: Decimal) -> Decimal:
    """The same value without an exponent and without trailing noughts after the point; never "-0"."""
    shorter = value.normalize(_WIDE)
    exponent = shorter.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return shorter.quantize(Decimal(1), context=_WIDE)
    return shorter if shorter else Decimal(0)


_WIDE = Context(prec=330)
_SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d{1,2}|[.,]\d{4,})?")
_OFFICIAL_ONLY = re.compile(
    r"[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3})+,\d+|(?:0|\d+),(?:\d{1,2}|\d{4,})|(?:0|\d{4,}),\d{3}"
)
_ENGLISH_ONLY = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{0,2}(?:,\d{3})+\.\d+|0\.\d+")
_ONE_DOT = re.compile(r"(\d+)\.(\d+)")
_ONE_COMMA = re.compile(r"(\d+),(\d{3})")


def read_numeral(digits: str, convention: Convention = Convention.UNKNOWN) -> Numeral | None:
    """The value of a numeral; None when its marks make no number ("12.34.567").

    Marks that allow one reading are read that way whatever the convention; it settles only those that allow two.
    """
    plain = digits.strip().rstrip(".,").strip()
    if len(plain) > 40:
        return None
    if plain.isascii() and plain.isdigit():
        return Numeral(Decimal(plain))
    if _SPACED.fullmatch(plain):
        return Numeral(Decimal(re.sub(r"[ ']", "", plain).replace(",", ".")))
    if _OFFICIAL_ONLY.fullmatch(plain):
        return Numeral(_official(plain))
    if _ENGLISH_ONLY.fullmatch(plain):
        return Numeral(_english(plain))
    return _two_ways(plain, convention)


def _two_ways(plain: str, convention: Convention) -> Numeral | None:
    """ "1.234", "8.5" and "1,234": the official reading first, unless the sheet is written the English way."""
    if found := _ONE_COMMA.fullmatch(plain):
        return _settled(_official(plain), _english(plain), convention)
    found = _ONE_DOT.fullmatch(plain)
    if not found:
        return None
    if len(found[2]) == 3 and len(found[1]) <= 3:
        return _settled(_official(plain), _english(plain), convention)
    if convention is Convention.ENGLISH:
        return Numeral(_english(plain))
    return Numeral(_english(plain), _official(plain), _day_and_month(found[1], found[2]))


def _settled(official: Decimal, english: Decimal, convention: Convention) -> Numeral:
    if convention is Convention.UNKNOWN:
        return Numeral(official, english)
    return Numeral(official if convention is Convention.OFFICIAL else english)


def _official(plain: str) -> Decimal:
    return Decimal(plain.replace(".", "").replace(",", "."))


def _english(plain: str) -> Decimal:
    return Decimal(plain.replace(",", ""))


def _day_and_month(day: str, month: str) -> str:
    return f"{int(day)}/{int(month)}" if 1 <= int(day[-4:]) <= 31 and 1 <= int(month[-4:]) <= 12 else ""


_NUMERAL_IN = re.compile(r"(?<![\d.,/])\d[\d.,]*\d(?![\d/])")


def settle(texts: Iterable[str]) -> Convention:
    """What the numbers typed as text in one sheet show together; UNKNOWN when none tells, or when they disagree.

    Only marks between thousands tell: "1.234.567" and "1.234,5" can only be official, "1,234,567" and "1,234.5" only
    English. So do many points of which none could stand between thousands: such a sheet was written the English way.
    """
    found = [numerals[0] for text in texts if len(numerals := _NUMERAL_IN.findall(text[:200])) == 1]
    seen = {shown for numeral in found if (shown := _shown_by(numeral))}
    if not seen:
        return _by_many_points(found)
    return seen.pop() if len(seen) == 1 else Convention.UNKNOWN


_OFFICIAL_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?|[1-9]\d{0,2}\.\d{3},\d+")
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2},\d{3}\.\d+")
_POINT_BEFORE_DECIMALS = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|0\.\d+")
_THOUSANDS_UNMARKED = re.compile(r"[1-9]\d{3,}")  # "5294": who writes so puts no point between thousands
MANY = 5


def _shown_by(numeral: str) -> Convention | None:
    if _OFFICIAL_THOUSANDS.fullmatch(numeral):
        return Convention.OFFICIAL
    return Convention.ENGLISH if _ENGLISH_THOUSANDS.fullmatch(numeral) else None


def _by_many_points(numerals: list[str]) -> Convention:
    marked = [numeral for numeral in numerals if "." in numeral or "," in numeral]
    ungrouped = [numeral for numeral in numerals if _THOUSANDS_UNMARKED.fullmatch(numeral)]
    is_enough = bool(marked) and len(marked) + len(ungrouped) >= MANY
    is_english = is_enough and all(map(_POINT_BEFORE_DECIMALS.fullmatch, marked))
    return Convention.ENGLISH if is_english else Convention.UNKNOWN
