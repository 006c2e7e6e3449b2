"""Takes a number whose line is known, makes whether its own words narrow it to something the line does not count."""

from __future__ import annotations

import re

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.lines import common_bases
from tongket.check.claims.measures import noun_at
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.words import phrases
from tongket.wording.prose_words import keys_of
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt, tokens


def is_told_of_some(made: Resolved) -> bool:
    """ "316 hộ nghèo tham gia", "417 lao động mất việc": those of the counted that did something more."""
    if made.line is None:
        return False
    inside, mention = made.inside, made.mention
    first, last = noun_at(inside, mention), mention.after[1]
    said = frozenset(keys_of(tokens(made.line.label)))
    found = (phrases("of_some").starting_at(inside.keys, at) for at in range(first, last))
    spoken = [at + first for at, word in enumerate(found) if word is not None]
    return any(inside.keys[at] not in said for at in spoken)


_MONEY = frozenset(("dong",))
_OF_ONE = re.compile(r"\b(?:mỗi|từng|bình quân|trung bình)\b", re.IGNORECASE)


def is_of_one_of_many(made: Resolved) -> bool:
    """ "Mỗi năm giúp 120 hộ thoát nghèo": no total."""
    first, _ = made.inside.bounds[made.mention.sentence]
    is_told = _OF_ONE.search(made.inside.words(max(first, made.mention.before[0]), made.mention.quantity.first))
    return is_told is not None and not (made.is_each or made.is_yearly)


def is_a_part_of_one(made: Resolved) -> bool:
    """ "tăng 0,6 lao động": an average, where the line counts people."""
    quantity = made.mention.quantity
    if made.line is None or quantity.form is not Form.COUNT or quantity.is_scaled:
        return False
    is_whole = quantity.value * made.times == (quantity.value * made.times).to_integral_value()
    counted = made.line.counted
    return not is_whole and counted is not None and counted.base in common_bases() - _MONEY


_A_RATE = re.compile(r"\b(?:tỷ|tỉ) lệ\s+(?!này|đó|là|đạt|chiếm|chung|\d)\w+", re.IGNORECASE)


def names_another_rate(made: Resolved) -> bool:
    """ "Tỷ lệ giải ngân năm 2023 mới 74%": a rate with a name of its own is no share of what was told before."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    told = (one.mention.quantity.after for one in made.earlier if one.is_count)
    start = max([first, *(after for after in told if after <= made.mention.quantity.first)])
    return _A_RATE.search(made.inside.words(start, made.mention.quantity.first)) is not None


_WIDER = re.compile(
    r"\b(?:(?P<beside>trong khi|đối với)\s+)?(?:toàn (?:tỉnh|thành phố|ngành|quốc)|cả nước)\b", re.IGNORECASE
)
_ITSELF = re.compile(r"\s*riêng\b(?!\s+(?:trong\s+)?năm)", re.IGNORECASE)


def is_of_a_wider_body(made: Resolved) -> bool:
    """ "Toàn tỉnh giảm 2.415 biên chế. Riêng Sở …": of more than the unit, which sets itself apart."""
    inside, sentence = made.inside, made.mention.sentence
    first, _ = inside.bounds[sentence]
    told = _WIDER.search(inside.words(first, made.mention.quantity.first))
    behind = inside.words(*inside.bounds[sentence + 1]) if sentence + 1 < len(inside.bounds) else ""
    return told is not None and (told["beside"] is not None or _ITSELF.match(behind) is not None)


_WIDER_AREA = re.compile(
    r"\b(?:toàn|cả)\s+(?:tỉnh|thành phố|huyện|nước|quốc|ngành|vùng|khu vực|hệ thống)\b"
    r"|\btrên (?:phạm vi |địa bàn )(?:toàn |cả )?(?:tỉnh|thành phố|huyện|nước|quốc|vùng)\b",
    re.IGNORECASE,
)


def is_of_a_wider_area(made: Resolved) -> bool:
    """ "Toàn tỉnh giảm 118 phòng, giảm 2.415 biên chế": what a unit tells of all may not be what it counts itself."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    return _WIDER_AREA.search(made.inside.words(first, made.mention.quantity.first)) is not None


_AVERAGE_OF_ALL = re.compile(
    r"\b(?:bình quân|trung bình|mức chung|mặt bằng)\s+(?:chung\s+)?(?:của\s+)?"
    r"(?:cả nước|toàn quốc|(?:cả|toàn) vùng|khu vực)\b",
    re.IGNORECASE,
)


def is_average_of_wider_area(made: Resolved) -> bool:
    """ "Bình quân cả nước theo số liệu của Bộ là 64,2%": what the unit is compared with."""
    first, _ = made.inside.bounds[made.mention.sentence]
    return _AVERAGE_OF_ALL.search(made.inside.words(first, made.mention.quantity.first)) is not None


_OF_A_FIGURE = frozenset(
    map(spelt, ("số", "tổng", "so", "kế", "chỉ", "mục", "và", "trên", "trong", "năm", "của", "tỷ"))
)


def is_share_of_what_follows(made: Resolved) -> bool:
    """ "khoảng 40% hồ sơ do công chức làm hộ": a part of the noun behind it, of which the line says nothing."""
    first, last = made.mention.after
    if made.line is None or made.mention.quantity.form is not Form.PERCENT:
        return False
    if _does_something(made):
        return True
    if last <= first or not made.inside.tokens[first].is_word or made.inside.keys[first] in _OF_A_FIGURE:
        return False
    said = made.inside.things_between(first + 1, last)
    return any(thing.key not in made.line.own | made.line.around for thing in said)


_DOES = frozenset(map(spelt, ("có", "được", "đã", "chưa", "không", "biết", "thuộc", "đang", "bị")))


def _does_something(made: Resolved) -> bool:
    """ "1.440 học viên nữ (42,35%), 60% có việc làm ngay": those of them who did."""
    behind = made.mention.quantity.after
    return behind < made.inside.bounds[made.mention.sentence][1] and made.inside.keys[behind] in _DOES


_REACHES = re.compile(r"\b(?:tỷ|tỉ) lệ (?:thực hiện|hoàn thành|đạt)\b", re.IGNORECASE)


def names_a_rate_of_its_own(made: Resolved) -> bool:
    """ "Tỷ lệ học viên có việc làm đạt 85%, vượt kế hoạch": no rate of reaching a plan."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    is_reached = _REACHES.search(made.inside.words(first, made.mention.quantity.first)) is not None
    return names_another_rate(made) and not is_reached


_REST = spelt("khác")
_SAYS_REST = re.compile(r"\b(?:khác|còn lại|ngoài ra)\b", re.IGNORECASE)


def is_of_a_rest_not_named(made: Resolved) -> bool:
    """ "cây ăn quả 127 ha" is not "Cây hằng năm khác": what is left over is told by that word."""
    if made.line is None or _REST not in keys_of(tokens(made.line.label))[-1:]:
        return False
    return _SAYS_REST.search(made.inside.words(*whole_sentence(made.inside, made.mention.sentence))) is None


_PEOPLE = re.compile(
    r"(?:^|[\s,;(])(?:(?:trong đó|riêng|số)\s*,?\s*)?"
    r"(phụ nữ|nữ|nam|trẻ em|thanh niên|người cao tuổi|người dân tộc[^,;]*)"
    r"\s+(?:chiếm|đạt|là)(?:\s+(?:tỷ lệ|khoảng|hơn|gần|trên|tới))*\s*$",
    re.IGNORECASE,
)


def is_rate_of_some_people(made: Resolved) -> bool:
    """ "8.820 thành viên, trong đó nữ chiếm 64%": of the women among them, where the rate's line names none."""
    told = _PEOPLE.search(made.inside.words(made.mention.before[0], made.mention.quantity.first))
    return told is not None and made.line is not None and told[1].lower() not in made.line.label.lower()


_HOLDERS = re.compile(
    r"\s*(?:số\s+)?((?:phó\s+)?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|trưởng \w+)"
    r"|cán bộ|lãnh đạo|đảng viên|đại biểu)\b",
    re.IGNORECASE,
)


def is_rate_of_office_holders(made: Resolved) -> bool:
    """ "phổ biến tới 88% chủ tịch hội phụ nữ cơ sở": of those people, where the rate's line names none of them."""
    told = _HOLDERS.match(made.inside.text[made.mention.quantity.end :])
    return told is not None and made.line is not None and told[1].lower() not in made.line.label.lower()


_OPENS_PARTS = re.compile(r"(?:gồm(?: có)?|trong đó|trong số (?:đó|này)|riêng)\b", re.IGNORECASE)


def is_part_of_what_the_form_lacks(made: Resolved) -> bool:
    """ "Cử 207 lượt cán bộ đi đào tạo, gồm 5 bác sĩ": of those sent, whom the form does not count."""
    here = [one for one in made.earlier if one.mention.sentence == made.mention.sentence]
    whole = next((one for one in here if _opens_parts(one, made)), None)
    return whole is not None and whole.line is None and whole.is_count


def _opens_parts(whole: Resolved, part: Resolved) -> bool:
    """Whether "gồm" stands right behind the one, and before any other number."""
    between = whole.inside.text[whole.mention.quantity.end : part.mention.quantity.start]
    opened = _OPENS_PARTS.search(between)
    return opened is not None and not any(letter.isdigit() for letter in between[: opened.start()])


def is_share_of_another_count(made: Resolved) -> bool:
    """ "Tập huấn cho 420 lượt nhân viên; nữ chiếm 78%": of those just counted, not of the form's own whole."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    start = made.inside.tokens[first].start
    told = next((one for one in made.earlier if one.is_count and one.mention.quantity.start >= start), None)
    return told is not None and told.line not in (made.line, made.other_line)
