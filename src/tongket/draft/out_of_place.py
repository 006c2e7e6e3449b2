"""Takes a sentence, says what reads badly away from its own paragraph: words that point back, an event told before."""

from __future__ import annotations

import re

from tongket.wording.citations import citations
from tongket.wording.fold import fold
from tongket.wording.letters import LOWER, UPPER
from tongket.wording.sentences import sentences

_KNOWN = r"(?:chỉ thị|nghị quyết|kết luận|báo cáo|lĩnh vực|giai đoạn|thời gian|nhiệm kỳ)"  # what the report is about
_POINTS_BACK = re.compile(rf"^(?!(?:\w+ ){{0,2}}{_KNOWN} này\b)(?:\w+ ){{1,4}}(?:này|ấy)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_TIME = re.compile(  # a day, a month, a year
    r"(?<![\d/])(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-]\d{4})?(?![\d/])"
    r"|\btháng \d{1,2}(?:/\d{4})?|(?<![\d.,])(?:19|20)\d\d(?![\d.,]*\d)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?i:xã|phường|thị trấn|huyện|thôn|ấp|khu phố|đường|rạch|sông|kênh|hồ|cầu|chợ|công ty|trường|nhà máy)"
    rf"(?: [{LOWER}]+){{0,2}}((?: [{UPPER}][{LOWER}]*)+)"
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_LONGEST_BEFORE = 220  # letters of the sentence that a quotation takes along


def points_back(text: str) -> bool:
    """Whether its opening speaks of what went before: "Nhờ cách làm này, ..."; not "Chỉ thị này"."""
    return _POINTS_BACK.search(text.strip()) is not None


def with_sentence_before(text: str, paragraph: str, start: int) -> str:
    """The sentence behind the one it points back to, where its paragraph has one of a fitting length."""
    before = [paragraph[first:last].strip() for first, last in sentences(paragraph[:start])]
    is_whole = paragraph[start : start + len(text)] == text
    if not before or not is_whole or len(before[-1]) > _LONGEST_BEFORE or not before[-1].endswith("."):
        return text
    return f"{before[-1]} {text}"


def tells_same_event(text: str, other: str) -> bool:
    """Whether both tell of one day, and of two numbers or a number and a place alike: one event, told by two bodies.

    A document that both cite, with its number and day, is no event; a year is no number of one.
    """
    if not _DAY.search(text) or not _DAY.search(other):
        return False
    one, two = _without_citations(text), _without_citations(other)
    if not _days(one) & _days(two):
        return False
    numbers = _numbers(one) & _numbers(two)
    return len(numbers) > 1 or bool(numbers and _places(one) & _places(two))


def _without_citations(text: str) -> str:
    for cited in reversed(citations(text)):
        text = f"{text[: cited.start]} {text[cited.end :]}"
    return text


def _days(text: str) -> set[tuple[int, ...]]:
    return {tuple(map(int, re.findall(r"\d+", day))) for day in _DAY.findall(text)}


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in _NUMBER.findall(_TIME.sub(" ", text))} - {""}


def _places(text: str) -> set[str]:
    return {fold(name) for name in _PLACE.findall(text)}
