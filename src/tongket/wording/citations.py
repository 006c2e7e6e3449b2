"""Takes a text, makes the documents it cites, in any spelling: kind, number, symbol, date, body, and where it stands.

"Chỉ thị số 48-CT/TW, ngày 22/10/2010 của Bộ Chính trị (khóa X)", "48/CT-T.Ư", "Chỉ thị 48 ngày 22-10-2010" and "ngày
22/10/2010, Bộ Chính trị ban hành Chỉ thị số 48-CT/TW" are one document. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongket.wording.document_symbols import KINDS, SYMBOL, Symbol, read_symbol
from tongket.wording.issuers import ISSUER, issuer_at

_KIND = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?:\s+(?:kết luận|chỉ đạo))?(?:\s+(?:liên tịch|hành động|phối hợp))?(?:\s+số)?\s*:?\s*$",
    re.IGNORECASE,
)
_NUMBER_ONLY = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:số\s+)?(?P<number>\d{{1,4}})(?![\w%/]|[.,-]\d)"
    r"(?=\s*(?:$|[.;:)(\"”“]|,?\s*ngày\b|\s(?:của|về|và)\s|,?\s*khóa\b|,))"
)
_DAY = r"(?P<day>\d{1,2})\s?(?:[/.\-–]|\stháng\s)\s?(?P<month>\d{1,2})\s?(?:[/.\-–]|,?\snăm\s)\s?(?P<year>\d{4})(?!\d)"
_DATE_AFTER = re.compile(rf"\s*,?\s*(?:\(\s*)?(?:(?:ban hành|ký)\s+)?(?:ngày\s+)?{_DAY}")
_DATE_BEFORE = re.compile(rf"ngày\s+{_DAY}\s*,?\s*(?P<between>[^.;:]{{0,90}}?)\s*$", re.IGNORECASE)
_BY = re.compile(r"\s*,?\s*(?:\))?\s*(?:do|của)\s+")
_ISSUED = re.compile(r"\s*(?:đã\s+)?(?:kịp thời\s+)?(?:ban hành|ra|ký ban hành|ký)\s*(?:bản\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One document as one text names it. What the text leaves out is empty."""

    start: int
    end: int
    text: str
    kind: str = ""  # "Chỉ thị", as the catalogue of kinds writes it
    number: str = ""  # "48"
    symbol: Symbol | None = None  # None: named by its number alone
    dated: date | None = None
    date_text: str = ""  # as typed; with `dated` None, a day that never was
    issuer: str = ""

    @property
    def canonical(self) -> str:
        """ "48-CT/TW"; the kind and number where no symbol is given."""
        return self.symbol.canonical if self.symbol else f"{self.kind} {self.number}".strip()

    @property
    def is_date_impossible(self) -> bool:
        """31/02: written as a date, and none."""
        return bool(self.date_text) and self.dated is None


def citations(text: str) -> list[Citation]:
    """Every document a text cites, in the order they stand."""
    found = [*_by_symbol(text)]
    taken = [(citation.start, citation.end) for citation in found]
    found += [each for each in _by_number(text) if not any(a < each.end and each.start < b for a, b in taken)]
    return sorted(found, key=lambda citation: citation.start)


def _by_symbol(text: str) -> Iterator[Citation]:
    for match in SYMBOL.finditer(text):
        symbol = read_symbol(match)
        if symbol is not None:
            before = _KIND_BEFORE.search(text, max(0, match.start() - 60), match.start())
            kind = _kind(before["kind"]) if before else ""
            yield _citation(text, before.start() if before else match.start(), match.end(), kind, symbol)


def _by_number(text: str) -> Iterator[Citation]:
    for match in _NUMBER_ONLY.finditer(text):
        yield _citation(text, match.start(), match.end(), _kind(match["kind"]), None, match["number"])


def _kind(typed: str) -> str:
    return " ".join(typed.split()).capitalize()


def _citation(text: str, start: int, end: int, kind: str, symbol: Symbol | None, number: str = "") -> Citation:
    """A document named from `start` to `end`, with the date and the body that stand around it."""
    day, end = _day_after(text, end)
    issuer, end = _issuer_after(text, end)
    if day is None:
        day, end = _day_after(text, end)
    if day is None:
        day, issuer, start = _told_before(text, start, issuer)
    return Citation(
        start=start,
        end=end,
        text=text[start:end],
        kind=kind,
        number=symbol.number if symbol else number,
        symbol=symbol,
        dated=_date(day) if day else None,
        date_text=_typed_day(day) if day else "",
        issuer=issuer,
    )


def _day_after(text: str, end: int) -> tuple[re.Match[str] | None, int]:
    found = _DATE_AFTER.match(text, end)
    return found, found.end() if found else end


def _issuer_after(text: str, end: int) -> tuple[str, int]:
    by = _BY.match(text, end)
    if by is None:
        return "", end
    issuer = issuer_at(text, by.end())
    return (issuer, by.end() + len(issuer)) if issuer else ("", end)


def _told_before(text: str, start: int, issuer: str) -> tuple[re.Match[str] | None, str, int]:
    """ "Ngày 15/7/2016, Ban Bí thư ban hành Kết luận số 05-KL/TW": the day, the body, where that begins."""
    found = _DATE_BEFORE.search(text, max(0, start - 140), start)
    if found is None:
        return None, issuer, start
    verb = _ISSUED.search(found["between"])
    named = ISSUER.match(found["between"])
    if verb is None or named is None or named.end() > verb.start() + 1:
        return None, issuer, start
    return found, issuer or named[0].strip(), found.start()


def _typed_day(day: re.Match[str]) -> str:
    return day.string[day.start("day") : day.end("year")]


def _date(day: re.Match[str]) -> date | None:
    try:
        return date(int(day["year"]), int(day["month"]), int(day["day"]))
    except ValueError:  # 31/02
        return None
