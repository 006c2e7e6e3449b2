"""Takes a sentence, makes the facts that may not change when it is re-worded: numbers, days, symbols, names.

Each function gives the facts in a form that is the same in every spelling, with the words as typed.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import pairwise

from tongket.wording.citations import citations
from tongket.wording.dates import read_date
from tongket.wording.fold import fold, normal
from tongket.wording.measures import scale_word
from tongket.wording.numerals import Convention, read_numeral

Facts = dict[Hashable, str]

_DAY = re.compile(
    r"(?<![\d/.])\d{1,2}\s?(?:[/.-]|\stháng\s)\s?\d{1,2}\s?(?:[/.-]|,?\snăm\s)\s?\d{4}(?!\d)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d.,])(?P<digits>\d[\d.,]*\d|\d)(?:\s*(?P<after>%|[^\W\d_]+))?")
_CAPITALS = re.compile(r"[^\W\d_a-zà-ỹđ][\w’'-]*(?:\s+[^\W\d_a-zà-ỹđ][\w’'-]*)*")
_STARTS = re.compile(r"(?:^|[.!?…:;]\s+|\n\s*)[“\"(\-–]*\s*$")
_SPELLED = frozenset(
    re.findall(
        r"\w+", "hai ba bốn năm sáu bảy bẩy tám chín mười mươi chục trăm nghìn ngàn triệu tỷ tỉ nửa đôi rưỡi gấp"
    )
)
_TURNING = frozenset({"không", "chưa", "chẳng", "tăng", "giảm", "hơn", "gần", "dưới", "mọi", "hết"})
_TURNING_PAIRS = ("tất cả", "toàn bộ", "duy nhất", "hoàn toàn", "đầu tiên", "cao nhất", "thấp nhất")


def numbers_in(text: str) -> Facts:
    """Every number with what it counts, every day, every number spelled out: "3,2 tỷ đồng" is "3.200 triệu đồng"."""
    plain = _without_symbols(text)
    days: Facts = {read_date(f"ngày {found[0]}") or found[0]: found[0] for found in _DAY.finditer(plain)}
    counts = _DAY.sub(" ; ", plain)
    spelled: Facts = {word: word for word in normal(_NUMBER.sub(" ; ", counts)).split() if word in _SPELLED}
    return {**days, **dict(_counts(counts)), **spelled}


def _counts(text: str) -> Iterator[tuple[Hashable, str]]:
    """A number and the first word after it; the number alone too, where nothing follows."""
    for found in _NUMBER.finditer(text):
        numeral = read_numeral(found["digits"], Convention.OFFICIAL)
        after = found["after"] or ""
        scale = scale_word(after) if after else None
        if numeral is None:
            yield found["digits"], found[0]
        elif scale is not None:
            yield ((numeral.value * scale).normalize(), "*"), found[0]
        else:
            yield (numeral.value.normalize() or Decimal(0), fold(after)), found[0]


def symbols_in(text: str) -> Facts:
    """Every document cited, by its canonical symbol."""
    return {fold(citation.canonical): citation.text for citation in citations(text)}


def names_in(text: str) -> Facts:
    """Every syllable with a capital letter that no beginning of a sentence gave it, and those next to it."""
    facts: Facts = {}
    for found in _CAPITALS.finditer(_without_symbols(text)):
        parts = found[0].split()
        is_start = _STARTS.search(found.string[: found.start()]) is not None
        if len(parts) > 1 or not is_start:
            facts |= {_name(part): found[0] for part in (parts[1:] if is_start else parts)}
            facts |= {(_name(a), _name(b)): found[0] for a, b in pairwise(parts)}
    return facts


def _name(part: str) -> str:
    return normal(part)


def turning_words_in(text: str) -> Facts:
    """Words that turn what is said into something else."""
    plain = normal(text)
    pairs: Facts = {pair: pair for pair in _TURNING_PAIRS if pair in plain}
    return {**{word: word for word in re.findall(r"[^\W\d_]+", plain) if word in _TURNING}, **pairs}


def _without_symbols(text: str) -> str:
    """The text without the symbols it cites, which are compared on their own; the dates around them stay."""
    for citation in reversed(citations(text)):
        if citation.symbol is not None:
            shown = " ; " if not citation.date_text else f" ; {citation.date_text} ; "
            text = f"{text[: citation.start]}{shown}{citation.issuer} {text[citation.end :]}"
    return text
