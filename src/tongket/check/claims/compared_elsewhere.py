"""Takes a change its line contradicts, makes whether it is compared with, or tells, what the form does not hold."""

from __future__ import annotations

import re

from tongket.check.claims.against_aims import is_against_an_aim
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.resolved import Resolved
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt

_WITH_OTHERS = re.compile(
    r"(?:\bso (?:với|sánh với)|hơn|kém|\bbằng)\s+"
    r"(?:(?:mức|tỷ lệ|mặt bằng|số|chỉ số|bình quân|trung bình|chung|của|các)\s+)*"
    r"(?:(?:toàn|cả|trong)\s+(?:tỉnh|thành phố|huyện|nước|quốc|ngành|vùng|khu vực)"
    r"|(?:xã|phường|huyện|tỉnh|đơn vị|địa phương) (?:khác|bạn|lân cận|xung quanh)"
    r"|(?:bình quân|trung bình|mặt bằng) chung)",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:so với|hơn|kém)\s+(?:(?:\d+|hai|ba|bốn|năm) năm trước"
    r"|(?:(?:năm|giai đoạn|thời kỳ) )?trước"
    r" (?:khi|lúc|thời điểm|dịch|nghị quyết|chỉ thị|đề án|chương trình|sáp nhập))\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"(?<!đến )(?<!tới )(?<!hết )(?<!cuối )\b(?:tháng (?:\d{1,2}|giêng|chạp)|quý (?:[IV]+|\d)|tuần)\b"
    r"|\b(?:0?[369]|ba|sáu|chín) tháng (?:đầu|cuối)\b",
    re.IGNORECASE,
)


def is_compared_elsewhere(made: Resolved) -> bool:
    """ "cao hơn bình quân chung toàn tỉnh 4,22 điểm", "tăng 15% số bàn khám", "gấp đôi nguồn thu", "trong tháng 3"."""
    first, last = whole_sentence(made.inside, made.mention.sentence)
    if _WITH_OTHERS.search(made.inside.words(first, last)) is not None or is_against_an_aim(made):
        return True
    if _is_since_long_ago(made, made.inside.words(first, last)):
        return True
    before = made.inside.words(first, made.mention.quantity.first)
    return _PART_OF_YEAR.search(before) is not None or _is_of_one_body(before) or _changes_what_follows(made)


def _is_since_long_ago(made: Resolved, told: str) -> bool:
    """ "so với năm trước khi có Nghị quyết", "so với 3 năm trước": of a year, not the change since the one before."""
    is_of_a_year = made.period is not None and made.period.is_one_year
    return is_of_a_year and _LONG_AGO.search(told) is not None


_ONE_BODY = re.compile(
    r"\b(?:khoa|trạm|đội|chi bộ|chi nhánh|ấp|thôn|bản|khóm|khu phố|tổ dân phố|tổ|lớp)\s+(\w)", re.IGNORECASE
)


def _is_of_one_body(before: str) -> bool:
    """ "Khoa Nội giảm 15 ca": one of the unit's own parts."""
    return any(found[1].isupper() or found[1].isdigit() for found in _ONE_BODY.finditer(before))


_GOES_ON = frozenset(
    map(spelt, ("so", "trong", "vào", "ở", "và", "năm", "mỗi", "tại", "qua", "của", "kế", "là", "theo"))
)


def _changes_what_follows(made: Resolved) -> bool:
    """A per cent or "gấp đôi" goes on with a noun the line does not have: what changed, or the other side."""
    first, last = made.mention.after
    if made.line is None or made.mention.quantity.form not in (Form.PERCENT, Form.TIMES) or last <= first:
        return False
    if not made.inside.tokens[first].is_word or made.inside.keys[first] in _GOES_ON:
        return False
    times = [time.start for time in made.inside.times]
    start, end = made.inside.tokens[first].start, made.inside.tokens[last - 1].end
    if any(start <= at < end for at in times):
        return False
    said = made.inside.things_between(first, last)
    return any(thing.key not in made.line.own | made.line.around for thing in said)
