"""The referee's own knowledge of measures: takes "nghìn đồng" and "triệu đồng", makes the fraction between them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from tongket.engines.plain_words import folded

SCALES = {
    "nghin": 10**3, "ngan": 10**3, "ngh": 10**3, "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9,
}  # fmt: skip
SQUEEZED = {"trd": "tr d", "tr.d": "tr d", "tyd": "ty d", "ngd": "nghin d", "trvnd": "tr d", "tyvnd": "ty d"}
NAMES = {  # what is counted, under its names, each with its size
    "dong": ("dong", 1), "d": ("dong", 1), "vnd": ("dong", 1), "dong viet nam": ("dong", 1),
    "viet nam dong": ("dong", 1),
    "%": ("%", 10), "‰": ("%", 1), "phan tram": ("%", 10), "ty le %": ("%", 10), "ti le %": ("%", 10),
    "g": ("gam", 1), "gam": ("gam", 1), "gram": ("gam", 1), "kg": ("gam", 10**3), "kilogam": ("gam", 10**3),
    "yen": ("gam", 10**4), "ta": ("gam", 10**5), "tan": ("gam", 10**6),
    "m2": ("m2", 1), "m²": ("m2", 1), "met vuong": ("m2", 1), "ha": ("m2", 10**4), "hecta": ("m2", 10**4),
    "km2": ("m2", 10**6), "km²": ("m2", 10**6), "m": ("m", 1), "met": ("m", 1), "km": ("m", 10**3),
    "nguoi": ("nguoi", 1), "ng": ("nguoi", 1),
}  # fmt: skip
STATED = re.compile(r"(?:don vi(?: tinh(?: tien)?)?|dvt)\s*:\s*([^;)]+)")
ROUND = re.compile(r"(1(?:[., ]?000)*|10+)(?:\s+|(?=[a-z]))")


class Size(NamedTuple):
    """How many of what: "triệu đồng" is 1000000 "dong". `round` is the round number alone: 1 for "tấn"."""

    times: int
    base: str
    round: int


def size_of(measure: str) -> Size:
    """Read a measure; a word not known is a measure of its own."""
    plain = folded(measure).replace("(*)", "").strip(" .:;,()[]")
    plain, times = SQUEEZED.get(plain, plain), 1
    if found := ROUND.match(plain):
        times, plain = int(re.sub(r"\D", "", found[1])), plain[found.end() :]
    while (first := plain.partition(" ")[0].strip(".")) in SCALES:
        times, plain = times * SCALES[first], plain.partition(" ")[2]
    base, size = NAMES.get(plain.removeprefix("so "), (plain.removeprefix("so "), 1))
    return Size(times * size, base, times)


def turned(found: str, wanted: str) -> Fraction | None:
    """What turns figures in one measure into another; None where no way is known or nothing is said."""
    if not found or not wanted:
        return None
    one, other = size_of(found), size_of(wanted)
    return Fraction(one.times, other.times) if one.base == other.base else None


def stated(text: str) -> str:
    """The measure in "Đơn vị tính: triệu đồng"."""
    found = STATED.search(folded(text))
    return found[1].strip(" .") if found else ""


def in_brackets(label: str) -> str:
    """The measure at the end of "Kinh phí (triệu đồng)"."""
    found = re.search(r"\(([^()]{1,30})\)\s*$", folded(label))
    return found[1].strip() if found else ""
