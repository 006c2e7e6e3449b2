"""Takes a line, makes the number and symbol it prints: "Số: 15/QĐ-UBND", "Luật số: 91/2015/QH13", "Số:    -CT/TU"."""

from __future__ import annotations

import re
from typing import NamedTuple

from tongket.directive.document import Why
from tongket.directive.official.types import NAMES, type_named
from tongket.wording.document_symbols import Symbol, symbol_of
from tongket.wording.fold import fold

_TYPES = "|".join(sorted((re.escape(name) for name in NAMES), key=len, reverse=True))
_HEAD = re.compile(rf"(?:(?P<type>{_TYPES}) )?so\s*[:.;]*\s*(?P<rest>.*)$")
_REST = re.compile(
    r"(?P<number>\d{1,5}[a-zA-ZđĐ]?)\s*(?P<symbol>(?:[-–/]|\s(?=[A-ZĐ]{2}))\s*[A-ZĐƯa-zđư\d][^\s,;:()]*"
    r"(?:(?:\s*[-–/]|(?<=[-–/]))\s*[A-ZĐƯ\d][^\s,;:()]*|(?<=QH)\s?\d{1,2})*)"
)
_OPEN = re.compile(r"[.…_\s*]*(?:[-–/]\s*[A-ZĐ\d][\w.&-]*(?:[-–/]\w+)*|[.…_]{2,}.*)?$")
_NONE = re.compile(r"khong(?: co)? so\W*$")
_CAPTION = re.compile(
    r"(?:c[uủ]a\s+(?P<by>[^,;:]*?)\s+)?s[oố]\s*[:.]?\s*(?P<symbol>\d{1,5}[\w]?\s?[-/][\w./-]+(?:\s?[-–]\s?\w+)*)"
    r"(?:\s*,?\s*ng[aà]y\s+(?P<day>\d{1,2}\s*(?:[-/.]|th[aá]ng)\s*\d{1,2}\s*(?:[-/.]|n[aă]m)\s*\d{4}))?"
    r"(?:\s+c[uủ]a\s+(?P<of>.*?)(?=\s+v[eề]\s|$))?",
    re.IGNORECASE,
)


_NUMBERED_ACTS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


class NumberLine(NamedTuple):
    """What a line says of the number: both with a value, or neither and why."""

    number: str | None
    symbol: str | None
    why: Why | None = None
    type_name: str = ""  # "Luật số: …" names the type too


def number_line(text: str) -> NumberLine | None:
    """The number a line prints; None when it is no such line."""
    if len(text) > 90:
        return None
    head = _HEAD.match(fold(text))
    if head is None or len(fold(text)) != len(text):
        return None
    rest = text[head.start("rest") :].strip()
    if re.search(r"\bs[ốoóôồổỗộọ]\s*[:.;]*\s*$", text[: head.start("rest")], re.IGNORECASE) is None:
        return None  # "Sở", "Sổ"
    kind = NAMES[head["type"]] if head["type"] else ""
    if kind and kind not in _NUMBERED_ACTS and ":" not in text[: head.start("rest")]:
        return None  # "Kế hoạch số 12/KH-UBND" is named, not numbered
    if _NONE.match(fold(rest)):
        return NumberLine(None, None, Why.NOT_IN_TEXT, kind)
    printed = _REST.match(rest)
    if printed is not None and not rest[printed.end() :].strip(" .*_"):
        return NumberLine(printed["number"], canonical(rest[: printed.end()]), None, kind)
    is_open = _OPEN.fullmatch(rest) is not None and (bool(rest) or text.rstrip().endswith((":", ".")))
    return NumberLine(None, None, Why.LEFT_OPEN, kind) if is_open else None


_AS_RULED = re.compile(r"\d+\w?(?:/\d{4})?/[A-ZĐ]\w*(?:-\w+)*$|\d+\w?-[A-ZĐ]\w*(?:/[A-ZĐ][\w.]*(?:-\w+)*)?$")


def canonical(printed: str) -> str:
    """A symbol as the rules of office print it; one of an older kind as it stands, without blanks."""
    close = re.sub(r"\s+", "", printed).replace("–", "-")
    if _AS_RULED.match(close) and not close.endswith("TƯ"):
        return close  # "22/HD-MTTW-BTT": the Front writes as the State does
    symbol = symbol_of(printed)
    return symbol.canonical if symbol and _is_whole(symbol, close) else close.rstrip(".")


def _is_whole(symbol: Symbol, close: str) -> bool:
    """Whether the parser of citations took every letter of it."""
    letters = [re.sub(r"\W", "", fold(text)) for text in (symbol.canonical, close)]
    return letters[0] == letters[1] or (symbol.is_party and letters[0][:4] == letters[1][:4])


class Caption(NamedTuple):
    """Number, day and body within a title: "SỐ 35-L/CTN NGÀY 22/06/1994 CỦA QUỐC HỘI VỀ …"."""

    symbol: str
    day: str
    issuer: str
    start: int
    end: int


def caption_in(text: str) -> Caption | None:
    """The first caption in a title, with where it stands."""
    found = _CAPTION.search(text)
    if found is None:
        return None
    issuer = found["by"] or found["of"] or ""
    return Caption(canonical(found["symbol"]), found["day"] or "", issuer.strip(" ,"), found.start(), found.end())


_NAMED = re.compile(r"(?:số\s*:?\s*)?(?P<symbol>\d{1,5}[\w]?\s?[-/][\w./-]+|[Kk]hông số)(?P<more>.*)$")


def named_document(text: str) -> tuple[str, str | None, str] | None:
    """Type, symbol and what follows of "Luật 31/VBHN-VPQH", "Hiến pháp Không số", "Luật số 1/2015/QH13 ngày …"."""
    typed = type_named(text)
    found = _NAMED.match(typed[1]) if typed else None
    if typed is None or found is None:
        return None
    has_number = found["symbol"][0].isdigit()
    return typed[0], canonical(found["symbol"]) if has_number else None, found["more"].strip(" ,")
