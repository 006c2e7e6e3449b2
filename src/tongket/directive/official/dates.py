"""Takes a line, makes the place and the day it prints: "Sơn La, ngày 05 tháng 3 năm 2020", or a day left open."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from tongket.directive.document import Why

_BLANK = r"[.…_\s]*"
_IN_WORDS = re.compile(
    r"^[(\s]*(?:(?P<place>[^\d,;:()]{2,45}?)\s*[,.;]?\s+)?ng[àaảáạ]y\s*(?P<day>\d{1,2}|[.…_\s]*)\s*,?\s*th[áaảàạ]ng\s*"
    r"(?P<month>\d{1,2}|[.…_\s]*)\s*,?\s*n[ăaǎâ]m\s*(?P<year>\d{4}|\d{0,3}[.…_\s]*)\W*$",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"^(?:(?P<place>[^\d,;:()]{2,45}?)\s*,?\s+)?(?:ng[àaảáạ]y\s*)?(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4})\W*$",
    re.IGNORECASE,
)
_FIGURES_ANYWHERE = re.compile(
    r"(?P<day>\d{1,2})\s*(?:[-/.]|th[áaảàạ]ng)\s*(?P<month>\d{1,2})\s*(?:[-/.]|,?\s*n[ăaǎâ]m)\s*(?P<year>\d{4})",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"(?:thứ|chủ nhật|hôm nay|từ|đến|ký|cập nhật|hiệu lực|ban hành|đăng|tải|nhận|in|lúc|vào|có|hết)\b", re.IGNORECASE
)


class PlaceAndDay(NamedTuple):
    """What a line of place and date says; `why` tells what a missing day lacks."""

    place: str | None
    dated: date | None
    why: Why | None = None


def place_and_day(text: str) -> PlaceAndDay | None:
    """What a line prints of place and date; None when it is no such line, or one of another kind."""
    found = _IN_WORDS.match(text) or _IN_FIGURES.match(text)
    if found is None or len(text) > 90 or text.startswith("("):
        return None
    place = " ".join((found["place"] or "").split()).strip(" ,.")
    if _NO_PLACE.match(place) or (place and not place[:1].isupper()) or len(place.split()) > 5:
        return None
    dated, why = _day(found)
    return PlaceAndDay(place or None, dated, why)


def day_in(text: str) -> tuple[date | None, Why | None]:
    """The first full day within a text: a value, or why there is none."""
    found = _FIGURES_ANYWHERE.search(text)
    return _day(found) if found else (None, Why.NOT_IN_TEXT)


def _day(found: re.Match[str]) -> tuple[date | None, Why | None]:
    parts = [found["year"], found["month"], found["day"]]
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None, Why.LEFT_OPEN
    try:
        return date(*map(int, parts)), None
    except ValueError:  # 31/02
        return None, Why.IMPOSSIBLE
