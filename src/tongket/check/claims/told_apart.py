"""Takes a number whose line's figure is another, makes whether its sentence sets it apart from what the line counts.

One field of many, what a survey asked, a time before the bodies were rearranged, the parts a figure is made of: what is
told of these is right or wrong, but the line does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.passages import Mention, Role
from tongket.check.claims.resolved import Resolved
from tongket.wording.prose_words import keys_of
from tongket.wording.quantities import Form
from tongket.wording.syllables import tokens


def is_set_apart(made: Resolved) -> bool:
    """Whether any of these is told with it."""
    ways = (_is_of_one_field, _is_asked_of_people, _is_before_the_change, _is_of_some_of_all, _is_left_undone)
    return any(way(made) for way in ways)


_FIELD = re.compile(
    r"\b(?:lĩnh vực|mảng|khối|(?<!liên )(?<!các )ngành|loại hình)"
    r"\s+(?!(?:đã|đang|có|nắm|quản lý|chủ trì|tổ chức|phối hợp|tham mưu|triển khai|thực hiện)\b)(\w+ \w+)",
    re.IGNORECASE,
)


def _is_of_one_field(made: Resolved) -> bool:
    """ "lĩnh vực hộ tịch 9.115 hồ sơ, đúng hạn 100%": of a field that the line does not name."""
    if made.line is None:
        return False
    named = list(_FIELD.finditer(_clause(made)))
    label = frozenset(keys_of(tokens(made.line.label)))
    return bool(named) and not label.issuperset(keys_of(tokens(named[-1][1])))


_SURVEY = re.compile(r"\b(?:khảo sát|lấy ý kiến|phỏng vấn|thăm dò)(?:\s+\w+){0,4}\s+\d", re.IGNORECASE)


def _is_asked_of_people(made: Resolved) -> bool:
    """ "Khảo sát 1.500 người dân, 82% hài lòng về thời gian": what those who were asked said."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    return _SURVEY.search(made.inside.words(first, made.mention.quantity.first)) is not None


_BEFORE_THE_CHANGE = re.compile(
    r"\btrước (?:khi )?(?:thực hiện )?(?:sắp xếp|sáp nhập|hợp nhất|chia tách|tinh giản|kiện toàn)\b", re.IGNORECASE
)
_AFTER = re.compile(r"\b(?:sau|nay|hiện|đến)\b", re.IGNORECASE)


def _is_before_the_change(made: Resolved) -> bool:
    """ "Trước sắp xếp có 142 công chức": of a time that no column holds."""
    told = _BEFORE_THE_CHANGE.search(clause := _clause(made))
    return told is not None and _AFTER.search(clause[told.end() :]) is None


_A_TOTAL = re.compile(r"\s*tổng số\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:tổng|toàn|cả|tất cả)\b", re.IGNORECASE)


def _is_of_some_of_all(made: Resolved) -> bool:
    """ "Có 95 thôn, khu phố đạt chuẩn văn hóa": some of them, where the row is "Tổng số thôn, khu phố"."""
    if made.line is None or not made.is_count or _A_TOTAL.match(made.line.label) is None:
        return False
    if made.line.is_whole or _OF_ALL.search(_clause(made)):
        return False
    inside, (_, last) = made.inside, made.inside.bounds[made.mention.sentence]
    behind = made.mention.quantity.after
    marks = (at for at in range(behind, last) if inside.keys[at] in ",;:.()" and at not in inside.joined)
    label = frozenset(keys_of(tokens(made.line.label)))
    said = [token.key for token in inside.tokens[behind : next(marks, last)] if token.is_word]
    return not label.issuperset(said)


_UNDONE = re.compile(r"(?:^|[\s,(])(chưa(?: [^\W\d]+){1,3}|còn lại)\s*:?\s*$", re.IGNORECASE)


def _is_left_undone(made: Resolved) -> bool:
    """ "còn lại chưa cấp 96 triệu đồng": what is left, where the line tells of something done."""
    told = _UNDONE.search(_clause(made))
    return told is not None and made.line is not None and told[1].lower()[:4] not in made.line.label.lower()


def _clause(made: Resolved) -> str:
    """What its sentence says before the number, from the last semicolon on."""
    first, _ = made.inside.bounds[made.mention.sentence]
    return made.inside.words(first, made.mention.quantity.first).rpartition(";")[2]


def is_one_of_its_parts(made: Resolved, figure: Decimal) -> bool:
    """ "Viên chức giáo dục 985 người, y tế 142 người, khác 63 người": together they are the line's figure."""
    beside = [one for one in made.inside.mentions if one.sentence == made.mention.sentence and _is_a_count(one)]
    at = next((n for n, one in enumerate(beside) if one.quantity.start == made.mention.quantity.start), None)
    return at is not None and any(
        _sums_to(beside[first:last], figure, made.times)
        for first in range(at + 1)
        for last in range(max(at, first + 1) + 1, len(beside) + 1)
    )


def _is_a_count(mention: Mention) -> bool:
    return mention.role in (Role.COUNT, Role.TOTAL) and mention.quantity.form is Form.COUNT


def _sums_to(numbers: Sequence[Mention], figure: Decimal, times: Decimal) -> bool:
    return sum((one.quantity.value for one in numbers), Decimal()) * times == figure


def is_change_of_what_follows(made: Resolved) -> bool:
    """ "cắt giảm 30% thời gian của 54 thủ tục": of the noun behind it, which the line does not name."""
    first, last = made.mention.after
    is_change = made.mention.role in (Role.CHANGE, Role.DIFFERENCE) and made.mention.quantity.form is Form.PERCENT
    if made.line is None or not is_change or last <= first or made.mention.more:
        return False
    label = frozenset(keys_of(tokens(made.line.label)))
    said = [token.key for token in made.inside.tokens[first:last] if token.is_word][:2]
    return len(said) > 1 and label.isdisjoint(said) and made.inside.keys[first] not in _GOES_ON


_GOES_ON = frozenset(
    keys_of(tokens("so về và với trong năm mỗi cùng kế chỉ mục nhưng song giai là do cả qua vượt hay"))
)
