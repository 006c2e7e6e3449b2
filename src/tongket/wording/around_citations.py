"""Takes a text and the place where a document is named, makes what stands around: day, body, term, provision."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tongket.wording.issuers import ISSUER, issuer_at

_DAY = r"(?P<day>\d{1,2})\s?(?:[/.\-–]|\stháng\s)\s?(?P<month>\d{1,2})\s?(?:[/.\-–]|,?\snăm\s)\s?(?P<year>\d{4})(?!\d)"
_DATE_AFTER = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?:(?:(?:đã\s+)?được\s+)?"
    r"(?:(?:Quốc hội|Ủy ban thường vụ Quốc hội|Chủ tịch nước)(?:\s[^\s.;,]+){0,10}?\s+)?"
    rf"(?:ban hành|ký|thông qua)\s+)?(?:ng[àa]y\s+)?{_DAY}",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\s*,?\s*\(?\s*(?:được ban hành\s+)?(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\w/]|[.,-]\d)\)?", re.IGNORECASE
)
_DATE_BEFORE = re.compile(rf"ngày\s+{_DAY}\s*,?\s*(?P<between>[^.;:]{{0,90}}?)\s*$", re.IGNORECASE)
_BY = re.compile(r"\s*,?\s*(?:\))?\s*(?:do|của|cua)\s+", re.IGNORECASE)
_ISSUED = re.compile(r"\s*(?:đã\s+)?(?:kịp thời\s+)?(?:ban hành|ra|ký ban hành|ký)\s*(?:bản\s+)?$")
_TERM = re.compile(r"\s*,?\s*\(?\s*kh[oó][áa]\s+(?P<term>[IVX]+|\d{1,2})\b\)?", re.IGNORECASE)
_LABEL = r"(?:thứ\s+)?(?:[IVX]+|\d{1,3}[a-zđ]?|[a-zđ]{1,2})\b(?:\.\d+)*"
_PART = rf"(?:điểm|tiết|khoản|Điều|điều|mục|Mục|chương|Chương|phần|Phần|Phụ lục|phụ lục|đoạn)\s+{_LABEL}"
_ONE_MORE = rf"(?:\s*(?:,|và|hoặc|đến)\s*(?:(?:các\s+)?{_PART}|{_LABEL})|\s+(?:của\s+)?{_PART})"
_PROVISION = re.compile(rf"{_PART}{_ONE_MORE}{{0,8}},?\s+(?:(?:của|trong|tại)\s+)?(?:các\s+)?$")
_FAR = 140


class Around(NamedTuple):
    """What a text tells of a document beside its number or name."""

    start: int
    end: int
    day: re.Match[str] | None
    issuer: str
    term: str = ""

    @property
    def date_text(self) -> str:
        """The day as typed."""
        return self.day.string[self.day.start("day") : self.day.end("year")] if self.day else ""

    @property
    def dated(self) -> date | None:
        """The day; None where none is told, or one that never was."""
        try:
            return date(int(self.day["year"]), int(self.day["month"]), int(self.day["day"])) if self.day else None
        except ValueError:  # 31/02
            return None


def around(text: str, start: int, end: int) -> Around:
    """The day, the body and the term told right after a document, or before it in the manner of news."""
    day, end = _day_after(text, end)
    issuer, end = _issuer_after(text, end)
    if day is None:
        day, end = _day_after(text, end)
    if day is not None and not issuer:
        issuer, end = _issuer_after(text, end)
    if day is None:
        day, issuer, start = _told_before(text, start, issuer)
    term = _TERM.match(text, end)
    return Around(start, end, day, issuer, term["term"].upper() if term else "")


def year_after(text: str, end: int) -> tuple[int | None, int]:
    """The year told right after a document, and where it ends: "Luật Đất đai năm 2013", "(2013)"."""
    found = _YEAR_AFTER.match(text, end)
    return (int(found["year"]), found.end("year")) if found else (None, end)


def provision_before(text: str, start: int) -> str:
    """ "khoản 2 Điều 5" that stands before a document; "" where none does."""
    window = text[max(0, start - _FAR) : start]
    for found in re.finditer(r"\b(?:điểm|tiết|khoản|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|đoạn)\s", window):
        whole = _PROVISION.match(window, found.start())
        if whole is not None:
            return re.sub(r",?\s+(?:(?:của|trong|tại)\s+)?(?:các\s+)?$", "", whole[0])
    return ""


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
    found = _DATE_BEFORE.search(text, max(0, start - _FAR), start)
    if found is None:
        return None, issuer, start
    verb = _ISSUED.search(found["between"])
    named = ISSUER.match(found["between"])
    if verb is None or named is None or named.end() > verb.start() + 1:
        return None, issuer, start
    return found, issuer or named[0].strip(), found.start()
