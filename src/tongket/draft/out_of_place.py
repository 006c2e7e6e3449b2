"""Takes a sentence, says what reads badly away from its own paragraph: words that point back, an event told before."""

from __future__ import annotations

import re

from tongket.wording.sentences import sentences

_KNOWN = r"(?:chỉ thị|nghị quyết|kết luận|báo cáo|lĩnh vực|giai đoạn|thời gian|nhiệm kỳ)"  # what the report is about
_POINTS_BACK = re.compile(rf"^(?!(?:\w+ ){{0,2}}{_KNOWN} này\b)(?:\w+ ){{1,4}}(?:này|ấy)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
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
    """Whether both tell of one day and of another number alike: one event, told by two bodies."""
    days = set(_DAY.findall(text)) & set(_DAY.findall(other))
    if not days:
        return False
    one, two = (set(_NUMBER.findall(_DAY.sub(" ", said))) for said in (text, other))
    return bool(one & two)
