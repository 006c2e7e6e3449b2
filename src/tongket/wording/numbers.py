"""Numbers as people type them and as officials print them. Takes a text; makes an exact decimal, or says why not.

The official style has dots between thousands and a comma before decimals: 3.558 and 6,72. What each typed form is read
as, and why, stands in docs/reference/numbers.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from tongket.wording.dates import read_date
from tongket.wording.fold import fold
from tongket.wording.measures import scale_word
from tongket.wording.numerals import Convention, Numeral, read_numeral, settle

__all__ = [
    "Convention",
    "NumberOddity",
    "NumberQuality",
    "NumberRead",
    "NumberState",
    "print_change",
    "print_count",
    "print_number",
    "print_percent",
    "read_number",
    "settle",
]


class NumberState(StrEnum):
    """What the text turned out to be."""

    NUMBER = "number"
    BLANK = "blank"
    ZERO_MARK = "zero_mark"
    NOT_AVAILABLE = "not_available"
    TEXT = "text"
    ERROR = "error"


class NumberQuality(StrEnum):
    """How final the writer says it is."""

    FINAL = "final"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"


class NumberOddity(StrEnum):
    """What is odd about the way it was typed."""

    NOT_A_NUMBER = "not_a_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    DATE_FOR_NUMBER = "date_for_number"
    FORMULA_ERROR = "formula_error"
    NOT_AVAILABLE = "not_available"
    NUMBER_WITH_WORDS = "number_with_words"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A text read as a number. `words` are those typed after it ("vụ"); a "tỷ" among them is already multiplied in."""

    value: Decimal | None
    state: NumberState
    quality: NumberQuality = NumberQuality.FINAL
    total: Decimal | None = None  # N of "n/N"
    oddity: NumberOddity | None = None
    other: Decimal | None = None  # the second reading the same marks allow
    facts: dict[str, Any] = field(default_factory=dict)
    words: str = ""
    is_scaled: bool = False  # "nghìn", "triệu" or "tỷ" stood in the text


LONGEST_NUMBER = 200  # a longer text is a paragraph; blanks alone are read as blank
ZERO_MARKS = ("-", "–", "—")
NOT_AVAILABLE_MARKS = ("...", "…", "..", ":")
_ZERO_WORDS = {"khong", "khong co", "khong phat sinh", "khong xay ra", "khong co vu nao", "nil", "none", "ko", "ko co"}
_UNKNOWN = re.compile(
    r"(chua|khong|ko|k) (co |du )?so lieu|(chua|khong|ko|k) (ro|xac dinh|nam duoc so lieu|thong ke duoc)|"
    r"chua co|n/a|n\.a\.?|na|khong ap dung"
)
_ERRORS = {"#div/0!", "#n/a", "#name?", "#null!", "#num!", "#ref!", "#value!", "#spill!", "#calc!", "#getting_data"}
_PLAINER = {
    **{full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)},  # full-width digits and marks
    **dict.fromkeys(
        map(ord, "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"), " "
    ),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None),
    **dict.fromkeys(map(ord, "−‒﹣"), "-"),
    ord("⁄"): "/",
}
_HEDGE = re.compile(
    r"^(?:(?:[≈~≃≅∼><≥≤±]=?|(?:uoc(?: tinh| dat| thuc hien| th| co)?|uth|u\.th|khoang|chung|tam|do|hon|tren|gan|duoi|"
    r"xap xi|gan bang|tren duoi|it nhat|toi da)(?![a-z]))[\s:]*)+"
)
_HEDGE_AFTER = re.compile(r"(?:\s+|\s*[\[(]\s*)(?:uoc(?: tinh| dat| thuc hien)?|uth|est\.?)\s*[\])]?\s*$")
_FIRST_FIGURES = re.compile(r"^(?:(?:so lieu )?so bo|tam tinh)[\s:]+|(?:\s+|\s*[\[(]\s*)(?:so bo|tam tinh)[\])]?\s*$")
_FOOTNOTE = re.compile(r"(?:\s*(?:\*|[¹²³⁰⁴-⁹]|\(\*+\)|\[\d{1,2}\]|\s\(\d{1,2}\)))+$")
_AREA = re.compile(r"([kdc]?m)\s?[23²³]$")
_FRACTION = re.compile(r"^([\d.,\s]*\d)\s*/\s*(\d[\d.,\s]*?)(?:\s+(\D*)|([^\d\s.,]\D*))?$")
_SIGNED = re.compile(r"^(?P<open>\()?\s*(?P<sign>[-–—+])?\s*(?P<digits>\d[\d.,' ]*)(?P<rest>[^\d].*)?$")
_SCALED = re.compile(r"^\s*(nghìn|ngàn|triệu|tỷ|tỉ|nghin|ngan|trieu|ty|ti|tr)\b\.?\s*(.*)$", re.IGNORECASE)
_WORDS = re.compile(r"^(?:[%‰₫]|[kdc]?m[23²³]|[^\W\d_][^\d]*|\([^\W\d_][^\d()]+\))$")
_SHORT_WORDS = {"đ", "₫", "d", "m", "g", "%", "‰"}  # "1O" and "2l" are slips, not a count with a measure


def read_number(
    text: str,
    *,
    zero_marks: Iterable[str] = ZERO_MARKS,
    not_available_marks: Iterable[str] = NOT_AVAILABLE_MARKS,
    convention: Convention = Convention.UNKNOWN,
) -> NumberRead:
    """What number a typed text is. `convention` is what the rest of the sheet settles about dots and commas."""
    if len(text) > LONGEST_NUMBER and text.strip():
        return _not(text[:LONGEST_NUMBER])
    return _read(text.strip(), tuple(zero_marks), tuple(not_available_marks), convention)


@lru_cache(maxsize=16384)
def _read(text: str, zeros: tuple[str, ...], unavailable: tuple[str, ...], convention: Convention) -> NumberRead:
    plain = " ".join(text.translate(_PLAINER).split())
    if marked := _mark(plain, zeros, unavailable):
        return marked
    if read_date(plain):
        return _not(plain, NumberOddity.DATE_FOR_NUMBER)
    body, quality = _without_hedges(plain)
    bare = body if _AREA.search(body) else _FOOTNOTE.sub("", body)
    if quality is NumberQuality.ESTIMATE and convention is Convention.UNKNOWN:
        convention = Convention.OFFICIAL  # nobody estimates to the thousandth: "ước 1.200" is 1200
    read = _fraction(bare, convention) or _amount(bare, convention)
    if read is None:
        return _not(plain)
    return _with_remarks(read, plain, quality, has_mark=bare != body)


def _mark(plain: str, zeros: tuple[str, ...], unavailable: tuple[str, ...]) -> NumberRead | None:
    """Blank, a mark of the statistics office, or the words that mean the same."""
    squeezed, folded = plain.replace(" ", ""), fold(plain).strip(" .;,")
    if not plain:
        return NumberRead(None, NumberState.BLANK)
    if squeezed in zeros or (len(squeezed) <= 3 and set(squeezed) <= set(zeros)):
        return NumberRead(Decimal(0), NumberState.ZERO_MARK)
    if squeezed in unavailable or (set(squeezed) <= {".", "…"} and len(squeezed) > 1 and "..." in unavailable):
        return _unavailable(plain)
    if squeezed.lower() in _ERRORS:
        return NumberRead(None, NumberState.ERROR, oddity=NumberOddity.FORMULA_ERROR, facts={"found": plain})
    if folded in _ZERO_WORDS:
        return NumberRead(Decimal(0), NumberState.ZERO_MARK)
    return _unavailable(plain) if _UNKNOWN.fullmatch(folded) else None


def _unavailable(plain: str) -> NumberRead:
    return NumberRead(None, NumberState.NOT_AVAILABLE, oddity=NumberOddity.NOT_AVAILABLE, facts={"found": plain})


def _not(plain: str, oddity: NumberOddity = NumberOddity.NOT_A_NUMBER) -> NumberRead:
    return NumberRead(None, NumberState.TEXT, oddity=oddity, facts={"found": plain})


def _without_hedges(plain: str) -> tuple[str, NumberQuality]:
    """ "ước 1.200" is "1.200" and an estimate; "120 (sơ bộ)" is "120" and preliminary."""
    if (rest := _cut(plain, _FIRST_FIGURES)) != plain:
        return rest, NumberQuality.PRELIMINARY
    rest = _cut(_cut(plain, _HEDGE), _HEDGE_AFTER)
    return rest, NumberQuality.FINAL if rest == plain else NumberQuality.ESTIMATE


def _cut(plain: str, pattern: re.Pattern[str]) -> str:
    """The text without what the pattern finds in its folded form, which is letter for letter as long."""
    folded = fold(plain)
    found = pattern.search(folded)
    if not found or len(folded) != len(plain):
        return plain
    return (plain[: found.start()] + plain[found.end() :]).strip()


def _fraction(body: str, convention: Convention) -> NumberRead | None:
    """ "91/91 xã": the left side is the figure, the right side what it is out of."""
    found = _FRACTION.match(body)
    if not found:
        return None
    part, whole = read_numeral(found[1], convention), read_numeral(found[2], convention)
    if part is None or whole is None or part.other is not None or whole.other is not None:
        return None
    return NumberRead(part.value, NumberState.NUMBER, total=whole.value, words=(found[3] or found[4] or "").strip())


def _amount(body: str, convention: Convention) -> NumberRead | None:
    """One number, its sign, and the words after it."""
    found = _SIGNED.match(body)
    numeral = read_numeral(found["digits"], convention) if found else None
    if found is None or numeral is None:
        return None
    rest = (found["rest"] or "").strip()
    if found["open"]:
        if rest[:1] != ")" or found["sign"]:
            return None
        return _with_words(numeral.times(-1), rest[1:].strip(" .;,"), convention)
    return _with_words(numeral.times(-1) if found["sign"] in {"-", "–", "—"} else numeral, rest, convention)


def _with_words(numeral: Numeral, rest: str, convention: Convention) -> NumberRead | None:
    """ "2,5 tỷ đồng" is 2500000000 đồng; "1 tỷ 200 triệu" adds up; a second number is no single figure."""
    scaled = _SCALED.match(rest)
    if scaled and (times := scale_word(scaled[1])):
        return _scaled_up(numeral, times, scaled[2].strip(), convention)
    words = rest.strip(" .;,")
    is_word = not words or (_WORDS.match(words) is not None and (len(words) > 1 or words.lower() in _SHORT_WORDS))
    return _plain_read(numeral, words) if is_word else None


def _scaled_up(numeral: Numeral, times: Decimal, rest: str, convention: Convention) -> NumberRead | None:
    larger = numeral.times(times)
    smaller = _amount(rest, convention) if rest[:1].isdigit() else None
    if smaller is not None and smaller.is_scaled and smaller.value is not None and abs(smaller.value) < times:
        sign = -1 if larger.value < 0 else 1
        return replace(smaller, value=larger.value + sign * smaller.value)
    read = _with_words(larger, rest, convention)
    return replace(read, is_scaled=True) if read else None


def _plain_read(numeral: Numeral, words: str) -> NumberRead:
    oddity = None if numeral.other is None else NumberOddity.AMBIGUOUS_NUMBER
    facts = {"or_as": numeral.other, "or_as_date": numeral.as_date} if oddity else {}
    return NumberRead(numeral.value, NumberState.NUMBER, oddity=oddity, other=numeral.other, facts=facts, words=words)


def _with_remarks(read: NumberRead, plain: str, quality: NumberQuality, *, has_mark: bool) -> NumberRead:
    """The one oddity that matters most, with what was found and what it was read as."""
    oddity = read.oddity
    if oddity is None and quality is not NumberQuality.FINAL:
        oddity = NumberOddity.ESTIMATED
    if oddity is None and (has_mark or (read.words and read.total is None) or read.is_scaled):
        oddity = NumberOddity.NUMBER_WITH_WORDS
    facts = {"found": plain, "read_as": read.value, **read.facts} if oddity else {}
    return replace(read, quality=quality, oddity=oddity, facts={key: fact for key, fact in facts.items() if fact != ""})


_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


def print_number(value: Decimal, places: int | None = None) -> str:
    """The official style: "3.558", "6,72", "-1.234,5". Rounds only when `places` are given, halves away from zero."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    if not value:
        value = abs(value)  # no "-0"
    return f"{value:,f}".translate(_OFFICIAL)


_OFFICIAL = str.maketrans(",.", ".,")


def print_count(value: Decimal) -> str:
    """A count in running text: "09", "3.558". Whole numbers below ten lead with a zero, nought stays "0"."""
    return f"0{value:f}" if 0 < value < 10 and value == value.to_integral_value() else print_number(value)


def print_percent(value: Decimal, places: int = 2) -> str:
    """A rate in per cent: "85,53%", trailing zeros left out ("80%")."""
    digits = print_number(value, places)
    return (digits.rstrip("0").rstrip(",") if "," in digits else digits) + "%"


def print_change(value: Decimal, places: int = 2) -> str:
    """A change in per cent with its sign: "+6,72%", "-5,87%"."""
    return ("+" if value > 0 else "") + print_percent(value, places)
