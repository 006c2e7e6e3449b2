"""Measures (đơn vị tính) as people write them. Takes "nghìn đồng", "1.000 đ"; makes what is counted and its scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tongket.wording.fold import fold

_STATED = re.compile(r"^\W*(?:don vi tinh|don vi|dvt|d\.?v\.?t\.?|unit)\s*[:.]?\s*")
_ROUND_NUMBER = re.compile(r"^(1(?:[., ]?000)*|10+)(?:\s+|(?=[a-z]))")
_SCALES = {
    "nghin": Decimal(1000),
    "ngan": Decimal(1000),
    "ngh": Decimal(1000),
    "trieu": Decimal(10) ** 6,
    "tr": Decimal(10) ** 6,
    "ty": Decimal(10) ** 9,
    "ti": Decimal(10) ** 9,
    "thousand": Decimal(1000),
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
}
_SCALE = re.compile(r"^(" + "|".join(_SCALES) + r")\b\.?\s*(.*)$")
# What is weighed or paid may be fractional and, as a balance, below zero. Everything else named is counted in wholes.
_WEIGHED = "dong % usd eur kg m2 m3 m cm mm dam lit l ml kwh mwh mw gio phut giay diem"
_NOT_COUNTED = frozenset(_WEIGHED.split()) | {"ty le", "ti le", "he so", "ngay cong", "do c", "hai ly"}
_SQUEEZED = re.compile(r"^(ng|tr|ty|ti)\.?(d|vnd)$")  # "trđ", "tr.đ", "tyđ"
# what is counted, under all its names, with the scale of each name against the first
_NAMES: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("dong", "d", "vnd", "dong viet nam", "viet nam dong"), ("dong", "1")),
    **dict.fromkeys(("%", "phan tram", "ty le %", "ti le %", "ty le (%)", "percent"), ("%", "1")),
    "‰": ("%", "0.1"),
    **dict.fromkeys(("kg", "kilogam", "kilogram", "ki lo gam", "kilo"), ("kg", "1")),
    **dict.fromkeys(("g", "gam", "gram"), ("kg", "0.001")),
    "yen": ("kg", "10"),
    "ta": ("kg", "100"),
    **dict.fromkeys(("tan", "ton"), ("kg", "1000")),
    **dict.fromkeys(("m2", "m²", "met vuong"), ("m2", "1")),
    **dict.fromkeys(("ha", "hecta", "hec ta"), ("m2", "10000")),
    **dict.fromkeys(("km2", "km²"), ("m2", "1000000")),
    **dict.fromkeys(("m", "met"), ("m", "1")),
    **dict.fromkeys(("km", "kilomet", "ki lo met"), ("m", "1000")),
    **dict.fromkeys(("nguoi", "ng"), ("nguoi", "1")),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted (`base`, folded) and how many of it one counts for (`scale`): "triệu đồng" is 10^6 dong."""

    base: str
    scale: Decimal
    text: str


_RAISED = str.maketrans("²³", "23")


def read_measure(text: str) -> Measure | None:
    """The measure a text states; None when it states none. An unknown word is a measure of its own."""
    return _read(text) if len(text) <= 200 else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Measure | None:
    plain = _STATED.sub("", fold(text).replace("(*)", "").translate(_RAISED)).strip(" .:;,()[]")
    if not plain or len(plain) > 60:
        return None
    scale, rest = _scale_of(plain)
    base, own_scale = _NAMES.get(rest, (rest, "1"))
    return Measure(base or "", scale * Decimal(own_scale), text.strip())


def _scale_of(plain: str) -> tuple[Decimal, str]:
    """ "1.000 dong" is 1000 and "dong"; "trieu dong" is 10^6 and "dong"; "nguoi" is 1 and "nguoi"."""
    scale = Decimal(1)
    if found := _ROUND_NUMBER.match(plain):
        scale = Decimal(re.sub(r"\D", "", found[1]))
        plain = plain[found.end() :]
    if squeezed := _SQUEEZED.match(plain):
        return scale * _SCALES.get(squeezed[1], Decimal(1000)), squeezed[2]
    while found := _SCALE.match(plain):
        scale *= _SCALES[found[1]]
        plain = found[2]
    return scale, re.sub(r"^so (?=\w)", "", plain)


def factor(from_text: str, to_text: str) -> Decimal | None:
    """What turns a figure in one measure into the other; 1 when they are the same, None when no way is known."""
    here, there = read_measure(from_text), read_measure(to_text)
    if here is None or there is None or here.base != there.base:
        return None
    return (here.scale / there.scale).normalize() + Decimal(0)


def counts_wholes(text: str) -> bool:
    """Whether things of this measure come in wholes: "vụ", "người"; not "đồng", "nghìn lượt", "người/1.000 dân"."""
    measure = read_measure(text)
    if measure is None or measure.scale != 1 or measure.base in _NOT_COUNTED:
        return False
    return bool(measure.base) and "/" not in measure.base and "%" not in measure.base


def magnitude(text: str) -> Decimal:
    """The round number a measure is stated in: 10^6 for "triệu đồng", 1 for "tấn" and "vụ"."""
    plain = _STATED.sub("", fold(text)).strip(" .:;,()[]")
    return _scale_of(plain)[0]


def scale_word(word: str) -> Decimal | None:
    """ "nghìn", "triệu", "tỷ" as a number; None for any other word."""
    return _SCALES.get(fold(word).strip("."))


def stated_measure(text: str) -> str:
    """The words after "Đơn vị tính:" in a line of a sheet; "" when the line states no measure."""
    found = re.search(
        r"(?:đơn\s*vị(?:\s*tính(?:\s*tiền)?)?|đvt|don vi(?: tinh(?: tien)?)?|dvt)\s*[:：]\s*([^;)\n]+)",
        text,
        re.IGNORECASE,
    )
    return found[1].strip(" .)") if found else ""
