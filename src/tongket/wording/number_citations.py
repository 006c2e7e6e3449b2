"""Takes a text, makes the documents it cites by kind and number alone, by kind and day, or by the Party's meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tongket.wording.around_citations import around, provision_before
from tongket.wording.citation import Citation, CitationForm
from tongket.wording.document_types import type_names
from tongket.wording.fold import fold
from tongket.wording.letters import UPPER

# Types whose name is also a verb or a common noun: in lower case they need "số" before the number.
_SURE = "Chỉ thị|Nghị quyết|Nghị định|Thông tư liên tịch|Thông tư|Thông tri|Sắc lệnh"
_OTHER = (
    "Quyết định|Quy định|Kết luận|Thông báo|Hướng dẫn|Kế hoạch|Chương trình hành động|Chương trình|"
    "Báo cáo|Tờ trình|Công văn|Công điện|Quy chế|Đề án|Pháp lệnh"
)
_END = rf"(?![\w%]|[.,]\d|\s?[\-–/]\s?\d|\s?[/\-–]\s?[{UPPER}]|\s*%)"
_AFTER_ANY = r"(?=\s*(?:$|[.;:)(\"”“]|,?\s*ngày\b|\s(?:của|về|và)\s|,?\s*kh[óo][áa]\b|,))"
_AFTER_SURE = (
    r"(?=\s*(?:$|[.;:,)(\"”“…–-]|\s(?:ngày|của|về|và|cùng|với|hay|hoặc|gắn|trên|tại|trong|ở|là|đã|được|cũng|có|thì|"
    r"cho|theo|khi|như|nêu|này|vào|đến|do|bằng|kh[óo][áa]|ra đời|ban hành|quy định|yêu cầu|chỉ rõ|còn|luôn|sau|trước|"
    r"từ|để|nhằm)\b))"
)
_WITH_WORD = re.compile(
    rf"\b(?P<kind>{_SURE}|{_OTHER})\s+(?:số|Số|SỐ)\s*:?\s*(?P<number>\d{{1,5}}[a-z]?)(?:/(?P<year>(?:19|20)\d\d))?{_END}(?!\s+năm\b)",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20)\d\d"
_BARE = re.compile(
    rf"\b(?:(?P<sure>{_SURE}|{_SURE.lower()}|{_SURE.upper()})[ \t\u00a0]+"
    rf"(?P<n1>\d{{1,4}}[a-z]?)(?:/(?P<y1>{_YEAR}))?{_END}{_AFTER_SURE}"
    rf"|(?P<other>{_OTHER})[ \t\u00a0]+(?P<n2>\d{{1,4}}){_END}{_AFTER_ANY})"
)
_BY_DAY = re.compile(rf"\b(?P<kind>{_SURE}|Quyết định|Kết luận|Thông báo|Công văn)[ \t\u00a0]+(?=ngày\s+\d)")
_KHOA = r",?\s*\(?\s*kh[óo][áa]\s+(?P<term>[IVX]+|\d{1,2})\b(?:,\s*[IVX]+\b)*\)?"
_SESSION = (
    rf"(?:Hội nghị\s+)?(?:lần thứ\s+[{UPPER}]?\w+,?\s+)?(?:(?:Ban Chấp hành|BCH)\s+)?(?:Trung ương|TW)(?:\s+Đảng)?"
    rf"(?:\s+(?:lần thứ\s+)?[\w\d]{{1,4}})?{_KHOA}"
)
_CONGRESS = (
    r"Đại hội\s+(?:đại biểu\s+)?(?:toàn quốc\s+)?(?:Đảng bộ\s+(?:\w+\s+){0,5}?)?(?:lần thứ\s+)?[IVX]+\b(?:\s+của Đảng)?"
)
_OF_A_MEETING = re.compile(
    rf"\b(?P<kind>Nghị quyết|Kết luận)\s+(?:của\s+)?(?P<name>{_SESSION}|{_CONGRESS})", re.IGNORECASE
)
_NEXT = re.compile(rf"\s*(?:,|;|và|hoặc|&)\s*(?:số\s+)?(?P<number>\d{{1,4}}[a-z]?){_END}{_AFTER_SURE}")


def number_citations(text: str) -> Iterator[Citation]:
    """Every document named by kind and number, none of them by symbol."""
    for found in _WITH_WORD.finditer(text):
        yield from _with_others(text, found.start(), found.end(), _kind(found["kind"]), found["number"], found["year"])
    for found in _BARE.finditer(text):
        kind = _kind(found["sure"] or found["other"])
        yield from _with_others(text, found.start(), found.end(), kind, found["n1"] or found["n2"], found["y1"])
    for found in _OF_A_MEETING.finditer(text):
        named = _of_number(text, found.start(), found.end(), _kind(found["kind"]), "", is_alone=True)
        form = CitationForm.DATE if named.date_text else CitationForm.NAME
        yield replace(named, form=form, name=found["name"], term=(found["term"] or "").upper())
    for found in _BY_DAY.finditer(text):
        by_day = _of_number(text, found.start(), found.end("kind"), _kind(found["kind"]), "", is_alone=True)
        if by_day.date_text and by_day.start == found.start():
            yield replace(by_day, form=CitationForm.DATE)


def _with_others(text: str, start: int, end: int, kind: str, number: str, year: str | None) -> Iterator[Citation]:
    """One document, and those that only add a number to it."""
    following = _NEXT.match(text, end)
    first = _of_number(text, start, end, kind, number, is_alone=following is None)
    yield replace(first, year=int(year)) if year else first
    while following is not None:
        end = following.end()
        after = _NEXT.match(text, end)
        yield _of_number(text, following.start("number"), end, kind, following["number"], is_alone=after is None)
        following = after


def _of_number(text: str, start: int, end: int, kind: str, number: str, *, is_alone: bool) -> Citation:
    told = around(text, start, end)
    if not is_alone and told.dated is None:
        told = told._replace(start=start, end=end)
    return Citation(
        start=told.start,
        end=told.end,
        text=text[told.start : told.end],
        kind=kind,
        number=number,
        dated=told.dated,
        date_text=told.date_text,
        issuer=told.issuer,
        term=told.term,
        provision=provision_before(text, start),
        possible_kinds=(kind,),
    )


def _kind(typed: str) -> str:
    return type_names().get(fold(typed)) or " ".join(typed.split()).capitalize()
