"""Takes a number and the times told around it, makes the one told next to it: right behind it, else last before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.check.claims.asides import is_of_another_number
from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.times import Time, When
from tongket.periods.period import Period

TOLD = (When.STATED, When.UNTIL, When.SINCE)


def own_time(inside: Passage, mention: Mention, span: Period, times: Sequence[Time]) -> Period | None:
    """The time told right behind the number, else the last told before it."""
    told = [
        time for time in times if time.when in TOLD and not time.is_base and not _is_elsewhere(inside, mention, time)
    ]
    time = nearest_time(inside, mention, told)
    if time is not None and time.when is When.UNTIL and time.period is not None and time.period.last == span.last:
        return span  # "đến cuối năm 2020": all of it, and of a stock its end
    return time.period if time is not None else None


_APART = re.compile(r"\briêng\s*(?:trong\s*)?(?:năm\s*)?$", re.IGNORECASE)


def _is_elsewhere(inside: Passage, mention: Mention, time: Time) -> bool:
    """Told of other numbers: of those in brackets closed since, or "riêng năm 2025" of another clause."""
    start = inside.tokens[mention.quantity.first].start
    between = inside.text[time.end : start]
    if ";" in between and _APART.search(inside.text[: time.start]):
        return True
    if is_of_another_number(inside, mention, time):
        return True
    opened, closed = inside.text.rfind("(", 0, time.start), inside.text.find(")", time.end)
    is_in_brackets = opened >= 0 and ")" not in inside.text[opened : time.start] and time.end <= closed < start
    return is_in_brackets and any(opened < one.quantity.start < closed for one in inside.mentions)


def nearest_time(inside: Passage, mention: Mention, told: Sequence[Time]) -> Time | None:
    start = inside.tokens[mention.quantity.first].start
    before = [time for time in told if time.start < start]
    if before and _LEADS.fullmatch(inside.text[before[-1].end : start]):
        return before[-1]
    end = inside.tokens[mention.after[1] - 1].end
    near = (time for time in told if start <= time.start <= end + len(" (") or _opens_brackets(inside, end, time))
    behind = [time for time in near if inside.text[time.end : time.end + 1] != ":"]
    if behind and not _PARTS.search(inside.text[mention.quantity.end : behind[0].start]):
        return behind[0]
    return before[-1] if before else None


_PARTS = re.compile(r"[,;]|\.\s")
_LEADS = re.compile(r"\s*:\s*(?:là\s*)?")  # "2022: 2,45 tỷ đồng; 2023: 3,12 tỷ đồng"
_BRACKET = re.compile(
    r"\s*\(\s*(?:(?:trong|vào|ở|của|cuối|đầu|cả|số liệu)\s*)*(?:các\s*)?(?:năm|năm học|giai đoạn|thời kỳ|kỳ)\s*"
)


def _opens_brackets(inside: Passage, end: int, time: Time) -> bool:
    """ "14 cuộc (năm 2021)"."""
    return end < time.start and _BRACKET.fullmatch(inside.text[end : time.start]) is not None
