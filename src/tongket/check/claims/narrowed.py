"""Takes a number whose line's figure is another, makes whether words of its own tell whose or of what it is instead.

An age, the whole country, those something was done for, those who have something, what another count brought: of these
the line says nothing, so that its figure is no proof against them.
"""

from __future__ import annotations

import re

from tongket.check.claims.by_figure import noun_of
from tongket.check.claims.lines import Line
from tongket.check.claims.resolved import Resolved
from tongket.wording.prose_words import keys_of, prose_words
from tongket.wording.same_things import empty_words, things_done, weak_things
from tongket.wording.syllables import composed, spelt, tokens

_MARKS = frozenset(",;:()")
_AGE = re.compile(r"\b(\d+)\s+(?:tháng\s+)?tuổi\b", re.IGNORECASE)


def is_of_another_age(made: Resolved) -> bool:
    """ "đạt 87% người từ 60 tuổi": an age that the line does not name."""
    told = set(_AGE.findall(made.inside.words(*_between_marks(made))))
    return made.line is not None and bool(told) and told.isdisjoint(_AGE.findall(made.line.label))


_COUNTRY = re.compile(
    r"(?:^|[;,(])\s*(?:(?:trong khi|còn|so với)\s+)?(?:(?:bình quân|trung bình|mức)\s+(?:chung\s+)?(?:của\s+)?)?"
    r"(?:cả nước|toàn quốc)\b[^;,(]*$",
    re.IGNORECASE,
)


def is_of_the_country(made: Resolved) -> bool:
    """ "…; cả nước năm 2023 là 62,4%": no unit counts the country."""
    first, _ = made.inside.bounds[made.mention.sentence]
    return _COUNTRY.search(made.inside.words(first, made.mention.quantity.first)) is not None


_FOR = spelt("cho")


def is_done_for_them(made: Resolved) -> bool:
    """ "cấp máy tính bảng cho 420 học sinh": those it was done for, where the line does not name what was done."""
    first, at = _between_marks(made)[0], made.mention.quantity.first
    if made.line is None or at <= first or made.inside.keys[at - 1] != _FOR:
        return False
    done = made.inside.things_between(first, at)
    return bool(done) and not any(thing.key in made.line.own for thing in done)


_DO = frozenset(map(spelt, ("có", "được", "đã", "chưa", "đang", "bị")))
_WORDS_OF_A_NOUN = 3


def is_of_those_who_have(made: Resolved) -> bool:
    """ "1.250 hộ dân có tài khoản", "940 người được khám": those who have or did what the line does not name."""
    start, last = noun_of(made.inside, made.mention)[1], _between_marks(made)[1]
    near = range(start, min(start + _WORDS_OF_A_NOUN, last))
    at = next((at for at in near if made.inside.keys[at] in _DO), None)
    return at is not None and _names_another(made, at, last)


_TIMES = frozenset(map(spelt, ("lượt", "cuộc", "buổi", "lần", "đợt")))  # "290 lượt kho bãi": of what each was, no kind


def is_of_another_kind(made: Resolved) -> bool:
    """ "11 giáo viên dạy giỏi", "21 ca mắc sởi": words right behind the noun that name what the line does not."""
    start, end = noun_of(made.inside, made.mention)
    if not _TIMES.isdisjoint(made.inside.keys[start:end]):
        return False
    return made.is_count and _names_more(made, end, made.mention.after[1])


_TURN = spelt("lượt")


def is_turn_of_another(made: Resolved) -> bool:
    """ "kiểm tra 57 lượt hộ kinh doanh", where the line counts "lượt người": whose turns says so."""
    start, end = noun_of(made.inside, made.mention)
    if made.line is None or made.inside.keys[start:end] != [_TURN] or end >= made.mention.after[1]:
        return False
    of = list(keys_of(tokens(composed(made.line.measure))))
    return of[:1] == [_TURN] and len(of) > 1 and _is_another(made.inside.keys[end], made.line)


def _is_another(key: str, line: Line) -> bool:
    """Whether a word is of a thing that the line's own words leave out."""
    is_noun = key[0].isalpha() and prose_words()["function"].starting_at([key], 0) is None
    return is_noun and key not in line.syllables and key not in _VERBS | _DO


def is_of_another_deed(made: Resolved) -> bool:
    """ "khởi tố 11 vụ", where the form counts "vụ ngộ độc": nothing else says that it is those."""
    first, at = _between_marks(made)[0], made.mention.quantity.first
    said = made.inside.things_between(first, at)
    if made.is_sure or made.line is None or not said or said[-1].end < at:
        return False
    return said[-1].key in things_done() and not _is_word_of(made.line, said[-1].key)


_BODIES = re.compile(r"\b(Quỹ|Ngân hàng|Chương trình|Đề án|Dự án|Liên minh|Hội|Công ty|Trung tâm)\s+(?=\w)")
_END_OF_NAME = frozenset(
    map(spelt, ("của", "do", "đã", "được", "là", "có", "cho", "với", "đạt", "tỉnh", "huyện", "xã"))
)


def is_of_another_body(made: Resolved) -> bool:
    """ "Quỹ Hỗ trợ nông dân: 46 tỷ đồng", where the form has "Quỹ Hỗ trợ phát triển hợp tác xã"."""
    if made.line is None:
        return False
    told = list(_BODIES.finditer(made.inside.words(made.mention.before[0], made.mention.quantity.first)))
    if not told:
        return False
    last = told[-1]
    own = re.search(rf"\b{last[1]}\s+(?=\w)", made.line.label, re.IGNORECASE)
    if own is None:
        return False
    name, other = _name_in(last.string[last.end() :]), _name_in(own.string[own.end() :])
    return all(one != two for one, two in [(name, other), (name[: len(other)], other), (name, other[: len(name)])])


def _name_in(text: str) -> list[str]:
    """The syllables of a name up to a mark or a word that no name has."""
    keys = keys_of(tokens(composed(text)))
    end = next((at for at, key in enumerate(keys) if key in _END_OF_NAME or not key[0].isalpha()), len(keys))
    return list(keys[:end])


_VERBS = frozenset(map(spelt, ("đạt", "là", "còn", "bằng", "tăng", "giảm")))


def is_led_by_another_kind(made: Resolved) -> bool:
    """ "Tỷ lệ bao phủ của hộ cận nghèo đạt 96%", "giáo viên nghỉ việc giảm 3 người": words before it that do so."""
    first, at = max(_between_marks(made)[0], made.mention.before[0]), made.mention.quantity.first
    verb = next((n for n in reversed(range(first, at)) if made.inside.keys[n] in _VERBS), first)
    return _names_more(made, first, verb)


_ONE_SEX = frozenset(map(spelt, ("nữ", "nam")))


def is_of_one_sex(made: Resolved) -> bool:
    """ "Lao động nữ được giải quyết việc làm là 3.300 người", where the line counts both."""
    first, last = max(_between_marks(made)[0], made.mention.before[0]), made.mention.quantity.first
    said = _ONE_SEX.intersection(made.inside.keys[first:last])
    return made.line is not None and bool(said) and not said <= made.line.syllables


_FEWEST_ALIKE, _FEWEST_OTHER = 3, 2  # syllables


def is_of_another_name(made: Resolved) -> bool:
    """ "Quỹ Hỗ trợ nông dân: 46 tỷ đồng" is not "Quỹ Hỗ trợ phát triển hợp tác xã": they only begin alike."""
    if made.line is None:
        return False
    label = [token.key for token in tokens(made.line.label) if token.is_word]
    first, _ = made.inside.bounds[made.mention.sentence]
    said = made.inside.keys[first : made.mention.quantity.first]
    places = range(len(said) - _FEWEST_ALIKE + 1)
    at = next((at for at in places if said[at : at + _FEWEST_ALIKE] == label[:_FEWEST_ALIKE]), None)
    if at is None:
        return False
    alike = next((n for n, pair in enumerate(zip(label, said[at:], strict=False)) if pair[0] != pair[1]), len(label))
    goes_on = said[at + alike : at + alike + _FEWEST_OTHER]
    is_name = len(goes_on) == _FEWEST_OTHER and all(key.isalpha() and key not in empty_words() for key in goes_on)
    return alike < len(label) and is_name and set(goes_on).isdisjoint(label)


def _names_more(made: Resolved, first: int, last: int) -> bool:
    """Whether a thing is named there that is not the line's."""
    said = made.inside.things_between(first, last)
    telling = (one.key for one in said if one.end <= last and one.key not in things_done() | weak_things())
    return made.line is not None and not all(_is_word_of(made.line, key) for key in telling)


def _names_another(made: Resolved, first: int, last: int) -> bool:
    """Whether things are named there, and none of them is the line's or of what it stands under."""
    said = made.inside.things_between(first, last)
    return made.line is not None and bool(said) and not any(_is_word_of(made.line, one.key) for one in said)


def _is_word_of(line: Line, key: str) -> bool:
    """Whether it or what it stands under has the word, if in another company: "rừng" of "rừng trồng"."""
    return key in line.own | line.around or line.syllables.issuperset(key.split("+"))


_BRINGS = re.compile(r"[^\d,;:.()]*\b(?:với|cho|làm|khiến)(?:\s+(?:khoảng|hơn|gần|trên))?\s*", re.IGNORECASE)


def is_brought_by_another_count(made: Resolved) -> bool:
    """ "02 vụ tai nạn làm 5 người bị thương", "6 lớp phụ đạo cho 310 em": of what the form does not count."""
    nearest = made.earlier[0] if made.earlier else None
    if nearest is None or nearest.mention.sentence != made.mention.sentence or not nearest.is_count:
        return False
    between = made.inside.text[nearest.mention.quantity.end : made.mention.quantity.start]
    return nearest.line is None and nearest.why == "no_line" and _BRINGS.fullmatch(between) is not None


def _between_marks(made: Resolved) -> tuple[int, int]:
    """The tokens around it up to the nearest marks."""
    inside, quantity = made.inside, made.mention.quantity
    first, last = inside.bounds[made.mention.sentence]
    is_mark = [at for at in range(first, last) if inside.keys[at] in _MARKS and at not in inside.joined]
    opens = max((at + 1 for at in is_mark if at < quantity.first), default=first)
    return opens, min((at for at in is_mark if at >= quantity.after), default=last)
