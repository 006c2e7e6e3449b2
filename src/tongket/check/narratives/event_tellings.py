"""Takes the statements of a narrative, makes what each tells of an event: its day, its numbers, its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile

from tongket.collect.narratives.report import NarrativeReport, Statement
from tongket.wording.citations import citations
from tongket.wording.dates import read_date
from tongket.wording.fold import fold
from tongket.wording.measures import scale_word
from tongket.wording.numerals import Convention, read_numeral

_DAY = re.compile(
    r"(?<![\d/.])\d{1,2}\s?(?:[/.-]|\stháng\s)\s?\d{1,2}\s?(?:[/.-]|,?\snăm\s)\s?\d{4}(?!\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})\s?(?:[/.-]|,?\snăm\s)\s?(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\w/.,-])(?P<digits>\d[\d.,]*\d|\d)\s*(?P<words>%|[^\W\d_]+(?:\s[^\W\d_]+)?)")
_NO_COUNT = frozenset({"%", "nam", "thang", "ngay", "gio", "tuoi", "phut"})
_EVENT = re.compile(
    r"\b(?:triet pha|triet xoa|pha an|pha tu diem|duong day|chuyen an|cao diem|ra quan|chien dich|bat qua tang|"
    r"vu an|vu chay|vu tai nan|bat giu|thu giu)\b"
)
_WINDOW = re.compile(
    r"\b(?:từ|đến|tính đến|trước)\s+(?:hết\s+)?(?:ngày|tháng)\s+\d", re.IGNORECASE
)  # a span of figures
_DIGIT = re.compile(r"\d")
_FOLLOWING = 2  # statements after the one that dates an event, in the same paragraph, that may go on about it
_WORD = re.compile(r"[^\W\d_]{2,}")
_ANY_WORD = re.compile(r"[^\W\d_]+")
# What offices and documents are called is no name of a place or thing.
# fmt: off
_OFFICES = frozenset({
    "Ban", "Ủy", "Uỷ", "Hội", "Đảng", "Sở", "Phòng", "Mặt", "Đoàn", "Công", "Trung", "Chỉ", "Nghị",
    "Quốc", "Tỉnh", "Thành", "Việt", "Nhà", "Bí", "Chủ", "Phó", "Bộ", "Đề", "Kế", "Chương", "Tổ",
})
# fmt: on
_MANY_FIGURES, _MANY_DIGITS = 3, 8  # by which a telling is one without a time and without a word of events


@dataclass(frozen=True, slots=True)
class Telling:
    """What one unit tells of one event."""

    report: NarrativeReport
    statement: Statement
    day: date | None
    month: tuple[int, int] | None
    amounts: dict[Decimal, str]  # values, as typed with the word after them
    words: frozenset[str]
    text: str  # the statement and those that go on about it
    is_event: bool
    names: frozenset[str] = frozenset()  # of places and things in it

    @property
    def is_told_by_figures(self) -> bool:
        """So many figures that no other telling has them by chance."""
        return len(self.amounts) >= _MANY_FIGURES and digits_of(self.amounts) >= _MANY_DIGITS


def tellings(report: NarrativeReport) -> Iterator[Telling]:
    """Statements with a day or a month and numbers, or that speak of an event with numbers."""
    statements = report.statements
    for at, statement in enumerate(statements):
        if not _DIGIT.search(statement.text):
            continue  # nothing to compare by, and most statements are so
        telling = _telling(report, statement, _going_on(statements, at))
        is_dated = telling.month is not None and not _WINDOW.search(statement.text)
        if telling.amounts and (is_dated or telling.is_event or telling.is_told_by_figures):
            yield telling


def _going_on(statements: Sequence[Statement], at: int) -> list[Statement]:
    """Following statements of the same paragraph up to the next that is dated itself."""
    following = statements[at + 1 : at + 1 + _FOLLOWING]
    here = statements[at]
    if not _DAY.search(here.text):
        return []
    return list(takewhile(lambda each: each.paragraph == here.paragraph and not _DAY.search(each.text), following))


def _telling(report: NarrativeReport, statement: Statement, following: Sequence[Statement]) -> Telling:
    text = " ".join(_without_citations(each.text) for each in (statement, *following))
    found, month = _DAY.search(text), _MONTH.search(text)
    day = read_date(f"ngày {found[0]}") if found else None
    plain = _MONTH.sub(" ", _DAY.sub(" ", text))
    folded = fold(plain)
    return Telling(
        report=report,
        statement=statement,
        day=day,
        month=(day.year, day.month) if day else (int(month["year"]), int(month["month"])) if month else None,
        amounts=dict(_amounts(plain)),
        words=frozenset(_WORD.findall(folded)),
        text=text,
        is_event=_EVENT.search(folded) is not None,
        names=frozenset(_names(plain)),
    )


def _names(text: str) -> Iterator[str]:
    """ "cầu Kênh Ba", "ấp Bình Hòa": two words with capital letters after a small one."""
    words = _ANY_WORD.findall(text)
    for before, one, other in zip(words, words[1:], words[2:], strict=False):
        if before.islower() and one.istitle() and other.istitle() and one not in _OFFICES:
            yield fold(f"{one} {other}")


def digits_of(values: Iterable[Decimal]) -> int:
    """How many digits some numbers have that tell: 2.800.000.000 has two."""
    return sum(len(value.as_tuple().digits) for value in values)


def _without_citations(text: str) -> str:
    for citation in reversed(citations(text) if "/" in text else []):
        text = f"{text[: citation.start]} {text[citation.end :]}"
    return text


def _amounts(text: str) -> Iterator[tuple[Decimal, str]]:
    """Numbers with the word they count; ages, years and rates say nothing of which event it is."""
    for found in _AMOUNT.finditer(text):
        numeral = read_numeral(found["digits"], Convention.OFFICIAL)
        first = fold(found["words"]).split()[0]
        if numeral is not None and first not in _NO_COUNT and numeral.value:
            scale = scale_word(found["words"].split()[0]) or Decimal(1)
            yield (numeral.value * scale).normalize(), found[0]
