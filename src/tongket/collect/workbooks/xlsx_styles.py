"""Takes the style part of an .xlsx, gives the number format of each style and tells which formats show dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.workbooks.sheet import CellKind
from tongket.collect.workbooks.xlsx_parts import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

# ECMA-376 part 1, §18.8.30: formats every program knows by number and no file spells out.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)', 6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)', 8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', 42: '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
EAST_ASIAN_DATES = {*range(27, 37), *range(50, 59)}
# What is not a placeholder: quoted words, escaped and padding characters, colours and locales in brackets.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
DATE_LETTER = re.compile(r"[ymdhs]", re.IGNORECASE)
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
DAY_SECONDS = 86400
STYLE = re.compile(r' s="([0-9]{1,5})"')
TYPE = re.compile(r' t="(n|s|str|b|e|inlineStr)"')
MOST_LOOKS = 4096
# How the content of a cell is written: digits, an index into the shared texts, a text, or what needs a closer look.
NUMBER, SHARED, INLINE, RARE = "number", "shared", "inline", "rare"
WAYS = {"n": NUMBER, "s": SHARED, "inlineStr": INLINE}


@dataclass(frozen=True, slots=True)
class Style:
    """How one style shows a number."""

    number_format: str = "General"
    is_date: bool = False


class Look(NamedTuple):
    """How the content of a cell is written, what it is then, and how it is shown."""

    way: str
    kind: CellKind
    number_format: str


class Looks(dict[str, Look]):
    """The look of a cell by its attributes."""

    def __init__(self, styles: list[Style]) -> None:
        super().__init__()
        self.styles = styles

    def __missing__(self, attributes: str) -> Look:
        index, kind = look_of(attributes)
        style = self.styles[index]
        way = RARE if style.is_date and kind == "n" else WAYS.get(kind, RARE)
        look = Look(way, CellKind.NUMBER if way == NUMBER else CellKind.TEXT, style.number_format)
        if len(self) < MOST_LOOKS:
            self[attributes] = look
        return look


@lru_cache(maxsize=1024)
def look_of(attributes: str) -> tuple[int, str]:
    """Style number and type of a cell, in either order. Raises `ValueError` when anything else stands there."""
    style, kind = STYLE.search(attributes), TYPE.search(attributes)
    known = (len(style[0]) if style else 0) + (len(kind[0]) if kind else 0)
    if known != len(attributes.rstrip(" ")):
        raise ValueError(attributes)
    return int(style[1]) if style else 0, kind[1] if kind else "n"


def is_string(attributes: str) -> bool:
    """Whether a cell holds the text that its formula results in."""
    return look_of(attributes)[1] == "str"


def looks_in(content: bytes | None, name: str) -> Looks:
    """The looks a style part tells of, without one those of a workbook that has none."""
    return Looks([Style()]) if content is None else _looks_in(content, name)


@lru_cache(maxsize=64)
def _looks_in(content: bytes, name: str) -> Looks:
    """The same bytes come in every workbook made of one form; `MOST_LOOKS` bounds what is kept of each."""
    return Looks(styles_of(parse_xml(content, name)))


def styles_of(root: _Element | None) -> list[Style]:
    """The styles in the order cells point to them."""
    if root is None:
        return [Style()]
    own: dict[int, str] = {}
    styles: list[Style] = []
    for element in root.iter("{*}numFmts", "{*}cellXfs"):
        for child in element:
            if element.tag.endswith("}numFmts"):
                own[_whole(child.get("numFmtId"))] = str(child.get("formatCode") or "General")
            else:
                styles.append(_style(_whole(child.get("numFmtId")), own))
    return styles or [Style()]


def _style(number: int, own: dict[int, str]) -> Style:
    code = own.get(number) or BUILT_IN.get(number, "General")
    return Style(code, is_date_format(code) or (number in EAST_ASIAN_DATES and number not in own))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def is_date_format(code: str) -> bool:
    """ "dd/mm/yyyy" and "[h]:mm" show dates; "#,##0", "0.0", '0 "đ"' and "General" show numbers."""
    first = LITERAL.sub("", code).split(";", 1)[0]
    return DATE_LETTER.search(first) is not None and "#" not in first and "general" not in first.lower()


def date_text(serial: Decimal, number_format: str, since_1904: bool) -> str | None:
    """The day a serial number stands for, as "2020-11-05"; None when the calendar has no such day.

    A time of day is "10:30:00", a stretch of time "36:30:00".
    """
    if ELAPSED.search(number_format):
        return _duration(serial)
    if not 0 <= serial < 2958466:
        return None
    if serial < 1 and not since_1904:
        return _moment(serial).time().isoformat()
    start = _first_day(serial, since_1904)
    return None if start is None else _iso(start + _length(serial))


def _first_day(serial: Decimal, since_1904: bool) -> datetime | None:
    """Day zero. The 1900 calendar has a 29 February that never was: the days before it count from a day later."""
    if since_1904:
        return datetime(1904, 1, 1)  # noqa: DTZ001  a sheet's dates have no zone
    if 60 <= serial < 61:
        return None
    return datetime(1899, 12, 31 if serial < 60 else 30)  # noqa: DTZ001


def _length(serial: Decimal) -> timedelta:
    return timedelta(seconds=int((serial * DAY_SECONDS).to_integral_value()))


def _moment(serial: Decimal) -> datetime:
    return datetime(1900, 1, 1) + _length(serial)  # noqa: DTZ001


def _iso(moment: datetime) -> str:
    has_time = moment.hour or moment.minute or moment.second
    return moment.isoformat() if has_time else moment.date().isoformat()


def _duration(serial: Decimal) -> str | None:
    if abs(serial) > 1_000_000:
        return None
    seconds = int((serial * DAY_SECONDS).to_integral_value())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours}:{rest // 60:02}:{rest % 60:02}"
