"""The referee's own reading of numbers, written apart from `tongket.wording`: takes a cell's value, makes a fraction.

Slow and short on purpose. Sharing a line with the reader it judges would let one mistake agree with itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import NamedTuple

from tongket.engines.plain_measures import SCALES, size_of, turned
from tongket.engines.plain_words import folded

ZERO_WORDS = {"khong", "khong co", "khong phat sinh", "khong xay ra", "khong co vu nao", "nil", "none", "ko", "ko co"}
HEDGES = (
    r"(?:[≈~≃≅∼><≥≤±]=?|(?:uoc(?: tinh| dat| thuc hien| th| co)?|uth|u\.th|khoang|chung|tam|do|hon|tren|gan|duoi|"
    r"xap xi|gan bang|tren duoi|it nhat|toi da|(?:so lieu )?so bo|tam tinh)(?![a-z]))[\s:]*"
)
REMARKS = r"[\s\[(]+(?:uoc(?: tinh| dat| thuc hien)?|uth|est\.?|so bo|tam tinh)\s*[\])]?"
FOOTNOTES = r"(?:\s*(?:\*|[¹²³⁰⁴-⁹]|\(\*+\)|\[\d{1,2}\]|\s\(\d{1,2}\)))+"
AMOUNT = re.compile(r"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<digits>\d[\d.,' ]*)(?P<rest>\D.*)?")
PAIR = re.compile(r"(\d[\d.]*)\s*/\s*(\d[\d.]*)(\D*)")
WHOLE_DAY = re.compile(r"(?<![\d./-])(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?!\d)")
OFFICIAL = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?")
ENGLISH = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?")
SPACED = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,](?:\d{1,2}|\d{4,}))?")
WORDS = re.compile(r"(?:[%‰₫]|[kdc]?m[23²³]|[a-z][^\d]*|\([a-z][^\d()]+\))")
SHORT_WORDS = {"d", "₫", "m", "g", "%", "‰"}
LONGEST = 200


class Plain(NamedTuple):
    """A number read: `whole` is the right-hand side of "n/N"."""

    value: Fraction
    whole: Fraction | None = None


class Typed(NamedTuple):
    """A number typed as text, with the words after it and whether "nghìn", "triệu" or "tỷ" was among them."""

    number: Plain
    words: str = ""
    is_scaled: bool = False


class FormMarks(NamedTuple):
    """What the form says of its cells: the marks for nought, and all measures it counts in."""

    zero: tuple[str, ...]
    measures: frozenset[str] = frozenset()


class InCell(NamedTuple):
    """A number for a form cell; one whose own words name its measure is in the form's measure already."""

    number: Plain
    is_settled: bool = False


def number_in(
    value: object, marks: FormMarks, *, measure: str = "", is_pair: bool = False, is_english: bool = False
) -> InCell | None:
    """The number a cell gives where the form counts in `measure`; None where it gives none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return InCell(Plain(as_shown(value))) if isfinite(value) else None
    read = typed(value, marks.zero, is_english) if isinstance(value, str) else None
    if read is None or (read.number.whole is not None and not is_pair):
        return None
    return _in_measure(read, measure, marks.measures) if read.words or read.is_scaled else InCell(read.number)


def as_shown(value: float) -> Fraction:
    """A stored number as its own program shows it: 15 significant digits."""
    return Fraction(Decimal(format(value, ".15g")))


def typed(text: str, zero_marks: Iterable[str], is_english: bool = False) -> Typed | None:
    """A number typed as text: "1.234" is 1234, "1,5" is one and a half, "12 vụ" is 12."""
    plain = re.sub("[\u2010-\u2015\u2212\ufe63\uff0d]", "-", folded(text))
    marks = {re.sub("[\u2010-\u2015]", "-", mark) for mark in zero_marks}
    if len(text) > LONGEST or not plain:
        return None
    if plain.replace(" ", "") in marks or set(plain) <= marks or plain.strip(" .;,") in ZERO_WORDS:
        return Typed(Plain(Fraction(0)))
    if _is_day(plain):
        return None
    bare = re.sub(rf"^(?:{HEDGES})+|{REMARKS}$", "", plain).strip()
    bare = bare if re.search(r"m\s?[²³]$", bare) else re.sub(rf"{FOOTNOTES}$", "", bare)
    return _pair(bare) if PAIR.fullmatch(bare) else _amount(bare, is_english)


def numeral(digits: str, is_english: bool = False) -> Fraction | None:
    """Dots group thousands and a comma starts decimals, save where the marks can only mean the other way round."""
    plain = digits.strip().rstrip(".,").strip()
    if SPACED.fullmatch(plain):
        return Fraction(re.sub("[ ']", "", plain).replace(",", "."))
    official, english = OFFICIAL.fullmatch(plain), ENGLISH.fullmatch(plain)
    if official and not (english and is_english):
        return Fraction(plain.replace(".", "").replace(",", "."))
    return Fraction(plain.replace(",", "")) if english else None


def is_english_sheet(texts: Iterable[str]) -> bool:
    """Whether the typed numbers of a sheet are written the English way: thousands tell, else many decimal points."""
    lone = [found[0] for text in texts if len(found := re.findall(r"(?<![\d.,/])\d[\d.,]*\d(?![\d/])", text)) == 1]
    official = [one for one in lone if "." in one and OFFICIAL.fullmatch(one) and not ENGLISH.fullmatch(one)]
    points = [one for one in lone if "." in one and ENGLISH.fullmatch(one) and not OFFICIAL.fullmatch(one)]
    english = [one for one in lone if "," in one and ENGLISH.fullmatch(one) and not OFFICIAL.fullmatch(one)]
    marked = [one for one in lone if "." in one or "," in one]
    return (bool(english) and not official) or (not official and not english and len(points) == len(marked) >= 5)


def _is_day(plain: str) -> bool:
    """Whether a full date stands in the text."""
    return any(map(_makes_a_day, WHOLE_DAY.findall(plain)))


def _makes_a_day(parts: tuple[str, str, str, str]) -> bool:
    one, _, month, other = parts
    year, day = (one, other) if len(one) == 4 else (other, one)
    try:
        return len(year) == 4 and date(int(year), int(month), int(day)) is not None
    except ValueError:
        return False


def _pair(plain: str) -> Typed | None:
    """ "91/91 xã" keeps both sides."""
    found = PAIR.fullmatch(plain)
    above, below = (numeral(found[1]), numeral(found[2])) if found else (None, None)
    return Typed(Plain(above, below)) if above is not None and below is not None else None


def _amount(plain: str, is_english: bool) -> Typed | None:
    """One number, its sign, and the words after it; "(15)" is below zero."""
    found = AMOUNT.fullmatch(plain)
    value = numeral(found["digits"], is_english) if found else None
    if found is None or value is None:
        return None
    rest = (found["rest"] or "").strip()
    if found["open"]:
        return _with_words(-value, rest[1:].strip(" .;,")) if rest[:1] == ")" and not found["sign"] else None
    return _with_words(-value if found["sign"] == "-" else value, rest, is_english)


def _with_words(value: Fraction, rest: str, is_english: bool = False) -> Typed | None:
    """ "2,5 tỷ đồng" is 2500000000 of "dong", "1 tỷ 200 triệu" adds up; a second number is no single figure."""
    first, _, words = rest.partition(" ")
    if scale := SCALES.get(first.strip(".")):
        more = _amount(words, is_english) if words[:1].isdigit() else None
        if more is not None and more.is_scaled and abs(more.number.value) < scale:
            both = value * scale + (more.number.value if value >= 0 else -more.number.value)
            return more._replace(number=Plain(both))
        read = _with_words(value * scale, words.strip())
        return read._replace(is_scaled=True) if read else None
    words = rest.strip(" .;,")
    is_word = not words or (WORDS.fullmatch(words) and (len(words) > 1 or words in SHORT_WORDS))
    return Typed(Plain(value), words) if is_word else None


def _in_measure(read: Typed, measure: str, others: Collection[str]) -> InCell | None:
    """ "2,5 tỷ đồng" in triệu đồng is 2500; "12%" is no count; words that are no measure of the form are a remark."""
    wanted = size_of(measure)
    if read.words in ("%", "‰") and wanted.base != "%":
        return None
    times = turned(read.words, measure)
    if not read.words or (times is None and read.is_scaled and read.words in folded(measure)):
        times = Fraction(1, wanted.round)
    if times is None:
        return InCell(read.number, is_settled=measure != "" and read.words in others)
    return InCell(read.number._replace(value=read.number.value * times), is_settled=True)
