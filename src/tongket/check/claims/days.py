"""Takes the words of a sentence, makes whether they tell of one day, as of a single event."""

from __future__ import annotations

import re

from tongket.periods.period import Period

_A_DAY = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|rạng sáng)\s*(?:ngày\s*)?(?P<day>\d{1,2})\s*"
    r"(?:[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})|tháng\s*\d{1,2})",
    re.IGNORECASE,
)
_OF_A_DOCUMENT = re.compile(r"\d\s?[-–/]\s?[A-ZĐƯ]{2}[\w\-–/.]*,?\s*$")
_AS_OF = re.compile(r"\b(?:đến|tới|hết|thời điểm|tính đến|chốt|chốt số liệu)\s*(?:hết\s*)?$", re.IGNORECASE)


def tells_a_day(words: str, span: Period) -> bool:
    """A day on which something happened: none a document is dated by, none up to which all is counted."""
    return any(not _is_of_a_document(words, day) and not _is_as_of(words, day, span) for day in _A_DAY.finditer(words))


def _is_of_a_document(words: str, day: re.Match[str]) -> bool:
    """ "Nghị định số 29/2023/NĐ-CP ngày 03/6/2023"."""
    return _OF_A_DOCUMENT.search(words[: day.start()]) is not None


def _is_as_of(words: str, day: re.Match[str], span: Period) -> bool:
    """ "đến ngày 31/12/2025": the end of a year, or of what is reported."""
    if day["year"] is None or _AS_OF.search(words[: day.start()]) is None:
        return False
    return (day["day"], day["month"]) == ("31", "12") or int(day["year"]) >= span.last.year
