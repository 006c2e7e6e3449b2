"""Takes a number that its line contradicts, makes whether words right beside it say that it is no figure of the line.

A part of the year, the whole area beside the unit's own, what was added to what stands, those that left it, some of the
people, a time told only at the end.
"""

from __future__ import annotations

import re

from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.wording.syllables import spelt

_MONTHS = re.compile(
    r"\b(?:0?[1-9]|1[01]|ba|sáu|chín|mười một) tháng (?:qua,? |(?:của )?năm (?:\d{4},? )?|vừa qua,? )?"
    r"(?:đã|được|mới|có|ghi nhận|xảy ra|thực hiện|huy động)\b",
    re.IGNORECASE,
)


def is_of_some_months(made: Resolved) -> bool:
    """ "9 tháng đã huy động 1.460 trẻ", "11 tháng năm 2023 ghi nhận 78 ca", where the form counts the year."""
    return made.is_count and _MONTHS.search(_before(made)) is not None


_OF_THE_AREA = re.compile(r"\b(?:toàn|cả) (?:tỉnh|huyện|thành phố|ngành|vùng|khu vực)\b[^;]*$", re.IGNORECASE)
_OURS_ALONE = re.compile(
    r"[^.;]*[,;]\s*riêng (?:địa phương|xã|phường|thị trấn|huyện|thị xã|thành phố|đơn vị|cơ quan)"
    r"(?: ta| mình| nhà)? (?:có|đạt|là|chiếm|ghi nhận|xảy ra|tăng|giảm)\b",
    re.IGNORECASE,
)


def is_beside_the_units_own(made: Resolved) -> bool:
    """ "Toàn tỉnh 1.420 ca sốt xuất huyết, riêng địa phương có 142 ca": the first is not the unit's."""
    return _OF_THE_AREA.search(_before(made)) is not None and _OURS_ALONE.match(_behind(made)) is not None


_MORE = re.compile(r"\bthêm(?: được)?\s*$", re.IGNORECASE)
_RAISED_TO = re.compile(r"[^.;]*?\bnâng (?:tổng )?số\b[^.;]*?\blên\b", re.IGNORECASE)


def is_added_to_what_stands(made: Resolved) -> bool:
    """ "xây thêm 6 công trình, nâng tổng số lên 17 công trình": the line has the 17."""
    is_added = _MORE.search(_before(made)) is not None or _RAISED_TO.match(_behind(made)) is not None
    return made.is_count and made.line is not None and made.line.stands and is_added


_LEFT = frozenset(map(spelt, ("thoát", "tái")))


def is_of_those_that_left(made: Resolved) -> bool:
    """ "594 hộ thoát nghèo", "37 hộ tái nghèo": not how many are poor."""
    if made.line is None or not made.is_count:
        return False
    at = made.mention.quantity.after
    return any(key in _LEFT and key not in made.line.syllables for key in made.inside.keys[at + 1 : at + 3])


_SOME = re.compile(r"\b(dân tộc thiểu số|người khuyết tật|phụ nữ|người cao tuổi|trẻ em)\b", re.IGNORECASE)


def is_rate_among_some(made: Resolved) -> bool:
    """ "tỷ lệ hộ nghèo dân tộc thiểu số 9,35%", where the line's rate is that of all."""
    if made.line is None or made.mention.role not in (Role.RATE, Role.SHARE):
        return False
    told = _SOME.findall(re.split(r"[,;:]", _before(made))[-1])
    return any(one.lower() not in made.line.label.lower() for one in told)


def is_timed_at_the_end(made: Resolved) -> bool:
    """ "Khách quốc tế chiếm 14,21%, khách trong nước chiếm 85,79% năm 2023": both of that year."""
    inside, mention = made.inside, made.mention
    first, last = inside.bounds[mention.sentence]
    start, at, end = (inside.tokens[one].start for one in (first, mention.quantity.first, last - 1))
    told = [time.start for time in inside.times if not time.is_base and start <= time.start <= end]
    return made.mention.role in (Role.RATE, Role.SHARE) and bool(told) and min(told) > at


def _before(made: Resolved) -> str:
    """The words of its sentence before it."""
    first, _ = made.inside.bounds[made.mention.sentence]
    return made.inside.words(first, made.mention.quantity.first)


def _behind(made: Resolved) -> str:
    _, last = made.inside.bounds[made.mention.sentence]
    return made.inside.words(made.mention.quantity.after, last)
