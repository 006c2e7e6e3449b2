"""Takes a paragraph, makes its passage with every number in it and what the number does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from tongket.check.claims.asides_of_parts import is_aside_of_a_part, is_share_of_a_thing
from tongket.check.claims.no_changes import is_no_change
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.short_names import ShortNames
from tongket.check.claims.times import times
from tongket.check.claims.turns import is_in_turn, note_turns, share_over_years
from tongket.check.claims.words import directions, phrases
from tongket.check.claims.zones import before_cause, end_of_words, is_in_brackets
from tongket.periods.period import Period
from tongket.wording.prose_words import keys_of
from tongket.wording.quantities import Form, Quantity, quantities
from tongket.wording.same_things import things_in
from tongket.wording.sentences import sentences
from tongket.wording.syllables import composed, spelt, tokens

MOST_NUMBERS = 200
LONGEST_PARAGRAPH = 20_000  # longer is no prose: a table pasted as text, or an attack


def passage(number: int, text: str, span: Period, *, level: int = 0, names: ShortNames | None = None) -> Passage:
    """A paragraph taken apart. `names` are the short names the form's words have."""
    plain = composed(text) if len(text) <= LONGEST_PARAGRAPH else ""
    found = tokens(plain) if level or _MAY_COUNT.search(plain) else []
    numbers = quantities(plain, found) if found else []
    if names is not None:
        numbers = [number for number in numbers if not names.is_within_one(found, number.start)]
    if not numbers and not level:
        return Passage(number, plain, [], [], [], [], [])
    named, told = things_in(found, with_singles=True), times(plain, span)
    if names is not None:
        named = sorted({*named, *names.named_in(plain, found)})
    made = Passage(number, plain, found, keys_of(found), named, told, [], level)
    made.joined = frozenset(names.joined(made.keys)) if names is not None else frozenset()
    starts = [token.start for token in found]
    made.bounds = [(bisect_left(starts, first), bisect_left(starts, last)) for first, last in sentences(plain)]
    made.mentions = _mentions(made, numbers[:MOST_NUMBERS])
    return made


_MAY_COUNT = re.compile(r"\d|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|gấp)\b", re.IGNORECASE)


def _mentions(inside: Passage, numbers: Sequence[Quantity]) -> list[Mention]:
    out: list[Mention] = []
    for sentence, (first, last) in enumerate(inside.bounds):
        own = [quantity for quantity in numbers if first <= quantity.after - 1 < last]
        found = _of_sentence(inside, own, sentence)
        note_turns(inside, found)
        for mention in found:
            mention.behind = _behind_brackets(inside, mention, found)
        out.extend(found)
    share_over_years(inside, out)
    return out


def _of_sentence(inside: Passage, own: Sequence[Quantity], sentence: int) -> list[Mention]:
    out: list[Mention] = []
    first, last = inside.bounds[sentence]
    start = first
    names = [thing for thing in inside.things_between(first, last) if thing.key[0] == "="]
    named = {at for thing in names for at in range(thing.at + 1, thing.end)}
    for at, quantity in enumerate(own):
        following = own[at + 1].first if at + 1 < len(own) else last
        is_subject = _is_subject(inside, quantity, start)
        joined = named | _within_names(inside, quantity)
        split = end_of_words(inside.keys, quantity.after, following, is_subject=is_subject, joined=joined)
        mention = Mention(quantity, Role.COUNT, sentence, (start, quantity.first), (quantity.after, split))
        mention.start, mention.is_aside = quantity.first, is_in_brackets(inside.keys, first, quantity.first)
        _settle_role(inside, mention, out[-1] if out else None)
        if mention.direction:
            mention.after = (quantity.after, split := before_cause(inside.keys, quantity.after, split))
        start = split
        if out and _belongs_to(inside, out[-1], mention):
            _join(out[-1], quantity, split)
        else:
            out.append(mention)
    return out


_A_NOUN = 2  # syllables of what is counted


def _within_names(inside: Passage, quantity: Quantity) -> set[int]:
    """The comma of "18 km đường xã, liên xã"; but "95 thôn, khu phố lắp camera" only counts them."""
    return {at for at in inside.joined if at > quantity.after + _A_NOUN}


def _join(previous: Mention, quantity: Quantity, split: int) -> None:
    """One statement more."""
    previous.more.append(quantity)
    previous.after = (previous.after[0], split)


def _is_subject(inside: Passage, quantity: Quantity, start: int) -> bool:
    """Whether what follows may say what the number is: it opens its clause, or is a share."""
    return start == quantity.first or inside.keys[quantity.first - 1] in ":;" or quantity.form is Form.PERCENT


def _behind_brackets(inside: Passage, mention: Mention, found: Sequence[Mention]) -> tuple[int, int]:
    """ "48 mô hình (87,27%) được đánh giá tốt": the words behind the brackets are the number's too."""
    last = inside.bounds[mention.sentence][1]
    opened = mention.after[1]
    if mention.is_aside or opened >= last or inside.keys[opened] not in "()":
        return (0, 0)
    closed = next((at for at in range(opened, last) if inside.keys[at] == ")"), last)
    following = next((one.quantity.first for one in found if one.quantity.first > closed), last)
    if closed + 1 >= following:
        return (0, 0)
    return closed + 1, end_of_words(inside.keys, closed + 1, following, is_subject=True)


_NOT_SUMS = frozenset(
    map(spelt, ("kết", "hợp", "đài", "điều", "thể", "cục", "bí", "tiến", "rà", "kiểm", "đồng", "tác"))
)
_SUM_WORD = spelt("tổng")
_IN_ALL = list(map(spelt, ("trong", "tổng", "số")))
_SUM_WORDS = (_SUM_WORD, spelt("cộng"))


def _settle_role(inside: Passage, mention: Mention, previous: Mention | None) -> None:
    if _is_all_of_them(inside, mention):
        mention.quantity = mention.quantity._replace(form=Form.FRACTION, whole=mention.quantity.value)
    form = mention.quantity.form
    _settle_direction(inside, mention, previous)
    if form is Form.PERCENT and phrases("plans").starting_at(inside.keys, mention.quantity.after):
        mention.is_of_plan, mention.direction = True, 0
    if form is Form.FRACTION:
        mention.role = Role.FRACTION
    elif form is Form.POINTS:
        mention.role = Role.DIFFERENCE
    elif mention.direction or form is Form.TIMES:
        mention.role = Role.DIFFERENCE if mention.is_beside else Role.CHANGE
    elif form is Form.PERCENT:
        mention.role = Role.SHARE if _has(inside, mention, "share") else Role.RATE
    elif _is_sum(inside, mention) or (previous is not None and _has(inside, mention, "sum_behind_parts")):
        mention.role = Role.TOTAL


def _is_all_of_them(inside: Passage, mention: Mention) -> bool:
    """ "Cả 13 đơn vị": 13 of 13."""
    quantity = mention.quantity
    said = phrases("all_of").ending_at(inside.keys, quantity.first)
    is_body = phrases("bodies").starting_at(inside.keys, quantity.after) if quantity.after < len(inside.keys) else None
    return quantity.form is Form.COUNT and said is not None and is_body is not None


def _has(inside: Passage, mention: Mention, name: str) -> bool:
    return phrases(name).is_in(inside.keys, *mention.before)


def _is_sum(inside: Passage, mention: Mention) -> bool:
    first, last = mention.before
    behind = inside.keys[mention.after[0] : mention.after[1]]
    if phrases("of_all_years").is_in(inside.keys, *mention.after) or _is_led_by_all_years(inside, mention):
        return True
    if inside.keys[max(0, mention.quantity.first - 3) : mention.quantity.first] == _IN_ALL:
        return True
    if any(one == spelt("là") and other == _SUM_WORD for one, other in pairwise(behind)):
        return True
    for at in range(first, last):
        word = phrases("sum").starting_at(inside.keys, at)
        if word is not None and not _is_no_sum(inside.keys, at) and not _is_in_a_sum(inside, mention, at, word[0]):
            mention.start = at
            return True
    return False


_ALL_YEARS = re.compile(
    r"\b(?:cả (?:giai đoạn|nhiệm kỳ|(?:\d+|hai|ba|bốn|năm|mười) năm)\s*(?:có|là|được|đạt|thu|chi)?"
    r"|(?:lũy|luỹ) kế)\s*:?\s*$",
    re.IGNORECASE,
)


def _is_led_by_all_years(inside: Passage, mention: Mention) -> bool:
    """ "cả 5 năm: 815 lượt", "cả giai đoạn có 14.113 hồ sơ", "lũy kế 11.258"."""
    return _ALL_YEARS.search(inside.text[: inside.tokens[mention.quantity.first].start]) is not None


def _is_in_a_sum(inside: Passage, mention: Mention, at: int, length: int) -> bool:
    """ "Trong tổng số hồ sơ nêu trên có 25.358 hồ sơ trực tuyến": a part of it."""
    is_within = at > 0 and inside.keys[at - 1] == _IN_ALL[0]
    return is_within and at + length < mention.quantity.first


_EVERY_ONE, _ADDED_TO = list(map(spelt, ("tất", "cả"))), list(map(spelt, ("cộng", "với")))
_OF_MANY = ([spelt("các")], [spelt("những")], [spelt("mọi")])
_AMOUNTS = [
    list(map(spelt, words.split())) for words in ("giá trị", "trị giá", "mức đầu tư", "vốn đầu tư", "kinh phí đầu tư")
]
_APPOSED = (",", "(", spelt("với"))


def _is_amount_of_it(keys: Sequence[str], at: int) -> bool:
    """ "974 suất học bổng, tổng trị giá 749,1 triệu đồng": what was counted is worth so much; no sum of others."""
    is_amount = any(keys[at + 1 : at + 1 + len(words)] == words for words in _AMOUNTS)
    return is_amount and at > 0 and keys[at - 1] in _APPOSED


_PUBLIC = spelt("công")
_OVER = spelt("trên")
_BODIES = frozenset(map(spelt, ("ty", "đoàn", "an", "trình")))


def _is_no_sum(keys: Sequence[str], at: int) -> bool:
    """ "tổng kết", "tổng công ty", "công cộng", "trên tổng số hộ", "tất cả các"; but "tổng công suất"."""
    if keys[at : at + 2] == _EVERY_ONE:
        return keys[at + 2 : at + 3] in _OF_MANY
    if keys[at] not in _SUM_WORDS:
        return False
    if keys[at : at + 2] == _ADDED_TO or (keys[at] == _SUM_WORD and _is_amount_of_it(keys, at)):
        return True
    if at > 0 and keys[at - 1] == _OVER:
        return True
    if keys[at + 1] == _PUBLIC:
        return keys[at + 2] in _BODIES if at + 2 < len(keys) else True
    return keys[at + 1] in _NOT_SUMS or (at > 0 and keys[at - 1] == _PUBLIC)


_LONGEST_REACH = 12


def _settle_direction(inside: Passage, mention: Mention, previous: Mention | None) -> None:
    """ "giảm 224 vụ": the last word of rising or falling before the number, no mark between."""
    first, last = mention.before
    quantity = mention.quantity
    found = _direction_in(inside, max(first, last - _LONGEST_REACH), last)
    if found is None and _is_more_of_it(inside, mention, previous):
        found = _more(inside, first, last)
    if found is not None and (
        _is_a_figure_in_brackets(inside, mention, found[0]) or is_no_change(inside, mention, found[0])
    ):
        return
    if found is not None:
        at, mention.direction = found
        mention.is_beside = phrases("between").starting_at(inside.keys, at) is not None
        mention.start = at
    elif quantity.sign and (quantity.form is Form.PERCENT or _is_signed_change(inside, quantity)):
        mention.direction = quantity.sign
    elif previous is not None and _goes_on_from(inside, previous, first, last):
        mention.direction, mention.is_beside = previous.direction, previous.is_beside


def _is_a_figure_in_brackets(inside: Passage, mention: Mention, direction: int) -> bool:
    """ "giảm dần (21 vụ năm 2021, 11 vụ năm 2025)", "cao hơn năm 2021 (76,60%)"; but "giảm (6,72%)"."""
    first = mention.quantity.first
    opened = next((at for at in range(direction, first) if inside.keys[at] == "("), None)
    if opened is None or ")" in inside.keys[opened:first]:
        return False
    closed = next((at for at in range(opened, len(inside.keys)) if inside.keys[at] == ")"), len(inside.keys))
    numbers = sum(1 for key in inside.keys[opened:closed] if key[0].isdigit())
    is_beside = phrases("between").starting_at(inside.keys, direction) is not None
    if is_beside and inside.keys[opened - 1].isdigit() and first == opened + 1:
        return True
    is_change_told = mention.quantity.form is Form.COUNT and "%" in inside.keys[opened:closed]
    if is_change_told and _direction_in(inside, mention.quantity.after, _sign_of_per_cent(inside, first, closed)):
        return True  # "giảm chậm (454 hộ, giảm 46,46%)"
    return numbers > 1 and not is_change_told and not mention.quantity.sign


def _sign_of_per_cent(inside: Passage, first: int, last: int) -> int:
    return next((at for at in range(first, last) if inside.keys[at] == "%"), last)


_BEEN = spelt("được")
_MORE, _STILL_MORE = (
    spelt("thêm"),
    frozenset((*map(spelt, ("còn", "mà", "lại", "có", "vẫn", "đã", "tới", "đến", "chỉ", "đều")), *",(")),
)


_SO = spelt("so")


def _is_more_of_it(inside: Passage, mention: Mention, previous: Mention | None) -> bool:
    """ "cháy có 85 vụ, thêm 10 vụ", "thêm 10 vụ so với năm trước"; but "bàn, ghế đủ cả, thêm 14 quạt" counts them."""
    at, last = mention.quantity.after, inside.bounds[mention.sentence][1]
    is_noun = at < last and inside.tokens[at].is_word
    if mention.quantity.form is not Form.COUNT or not is_noun or _SO in inside.keys[at:last]:
        return True
    first, behind = inside.bounds[mention.sentence][0], mention.quantity.first
    more = behind - 1 if inside.keys[behind - 1] == _MORE else behind - 2
    is_told_before = inside.keys[at] in inside.keys[first:behind]
    return is_told_before or (previous is not None and inside.keys[more - 1] == ",")


def _more(inside: Passage, first: int, last: int) -> tuple[int, int] | None:
    """ "cháy có 85 vụ, thêm 10 vụ": more than before; but not "mua thêm 10 chiếc"."""
    if last - 1 > first and inside.keys[last - 2 : last] == [_MORE, _BEEN]:
        last -= 1  # "thêm được 188 đơn vị"
    if last - 1 < first or inside.keys[last - 1] != _MORE:
        return None
    before = inside.keys[last - 2] if last > 1 else ","
    is_told = before in _STILL_MORE or before.isdigit() or _ends_a_time(inside, last - 2)
    return (last - 1, 1) if is_told else None


def _ends_a_time(inside: Passage, at: int) -> bool:
    """ "năm vừa qua thêm tám lớp"."""
    return any(time.end == inside.tokens[at].end for time in inside.times)


def _direction_in(inside: Passage, first: int, last: int) -> tuple[int, int] | None:
    at, found = first, None
    while at < last:
        word = directions().starting_at(inside.keys, at)
        if word is not None and at + word[0] <= last:
            found, at = (at, word[1]) if word[1] else None, at + word[0]
            continue
        if inside.keys[at] in ",;:" and (not is_in_turn(inside.keys, at + 1) or _goes_by_years(inside, first, at)):
            found = None
        at += 1
    return None if found is None or _is_reached(inside.keys, found[0], last) else found


def _goes_by_years(inside: Passage, first: int, last: int) -> bool:
    """ "tăng dần qua các năm, lần lượt là 800 và 950": the figures of the years, not what they grew by."""
    return phrases("by_years").is_in(inside.keys, first, last)


def _is_reached(keys: Sequence[str], first: int, last: int) -> bool:
    """ "giảm xuống còn 96 vụ": the number is a figure, not a change."""
    reached = phrases("reached").ending_at(keys, last)
    return reached is not None and last - reached[0] >= first


_TIME_BEFORE = r"\b(?:kỳ trước|cùng kỳ|giai đoạn trước|năm trước)"
_BESIDE_THE_TIME_BEFORE = re.compile(rf"\([^()]*{_TIME_BEFORE}[^()]*[;,]\s*[+–−-]?\s*$", re.IGNORECASE)
_OPENED = re.compile(r"\(\s*[+–−-]?\s*$")
_COMPARED_THERE = re.compile(rf"[^\d.,;()]*\bso với (?:{_TIME_BEFORE}|năm \d{{4}})\s*\)", re.IGNORECASE)


def _is_signed_change(inside: Passage, quantity: Quantity) -> bool:
    """ "519 mẫu (kỳ trước 430; +89 mẫu)", "(+89 mẫu so với kỳ trước)"; but of "Kết quả: -12 lớp" it is a list's."""
    before = inside.text[: inside.tokens[quantity.first].start]
    is_compared = _OPENED.search(before) is not None and _COMPARED_THERE.match(inside.text, quantity.end) is not None
    return quantity.form is Form.COUNT and (is_compared or _BESIDE_THE_TIME_BEFORE.search(before) is not None)


def _goes_on_from(inside: Passage, previous: Mention, first: int, last: int) -> bool:
    """ "giảm 12 vụ, 03 người chết"; but "nhiều hơn kế hoạch 127 buổi, trên 88 nghìn lượt": more than planned."""
    is_against_plan = phrases("plans").is_in(inside.keys, previous.start, previous.quantity.first)
    return previous.direction != 0 and not is_against_plan and _only_joined(inside, first, last)


_AND = frozenset((spelt("và"), spelt("lượt"), spelt("lần"), ","))


def _only_joined(inside: Passage, first: int, last: int) -> bool:
    """ "giảm 12 vụ, 03 người chết": nothing but a comma or "và" between."""
    return last > first and all(key in _AND for key in inside.keys[first:last])


_SAME_AGAIN = re.compile(
    r"(?:(?!\b(?:tăng|giảm|hơn|kém|tốc độ)\b)[^\d.;]){0,40}\(\s*"
    r"(?:[+\-–−]|tăng|giảm|hay|bằng|tương đương|tương ứng|đạt|tỷ lệ|tỉ lệ|chiếm"
    r"|khoảng|gần|hơn"
    r"|trên|tức|=|\s|là)*\s*$"
    r"|[^\d.;()]{0,50}?,?\s*(?:tương đương|tương ứng(?: với)?|hay|tức(?: là)?|bằng)\s*(?:với\s*)?"
    r"(?:tăng\s*|giảm\s*|tỷ lệ\s*(?:tăng\s*|giảm\s*)?)?$",
    re.IGNORECASE,
)


def _belongs_to(inside: Passage, previous: Mention, mention: Mention) -> bool:
    """ "giảm 224 vụ (6,72%)", "3.043/3.558 vụ (đạt 85,53%)": one statement."""
    one, other = previous.quantity, mention.quantity
    if not previous.more and (
        _is_change_again(inside, previous, mention) or _ends_its_brackets(inside, previous, mention)
    ):
        return True
    if previous.more or previous.role not in (Role.CHANGE, Role.FRACTION, Role.DIFFERENCE):
        return False
    is_pair = other.form is Form.PERCENT and one.form not in (Form.PERCENT, Form.POINTS)
    is_turned = one.form is Form.PERCENT and other.form is Form.COUNT and previous.role is Role.CHANGE
    if (
        other.start - one.end > _FARTHEST
        or _is_apart(inside, previous, other)
        or _is_of_a_plan_apart(previous, mention)
    ):
        return False
    between = _A_YEAR.sub("", inside.text[one.end : other.start])
    if _is_as_much_as_before(previous, other, between):
        return False
    if previous.role is Role.FRACTION and is_pair and _SHARE_AGAIN.match(between):
        return True
    return (is_pair or (is_turned and "(" in between)) and _SAME_AGAIN.match(between) is not None


def _is_of_a_plan_apart(previous: Mention, mention: Mention) -> bool:
    """ "cao hơn năm 2024 là 15,2 triệu đồng nhưng mới bằng 93,93% mục tiêu": how far a plan was met is no change."""
    return mention.is_of_plan and previous.role is not Role.FRACTION


_AS_MUCH = re.compile(r",\s*bằng\s*$", re.IGNORECASE)
_ALL = 100


def _is_as_much_as_before(previous: Mention, other: Quantity, between: str) -> bool:
    """ "tăng 35 đơn vị, bằng 192,11%": of what there was before, not what it grew by."""
    return previous.direction > 0 and other.value > _ALL and _AS_MUCH.search(between) is not None


_BASE_FIGURE = re.compile(r"\bso với[^(),;]*\(\s*$", re.IGNORECASE)
_OF_A_TIME = re.compile(r"\s*(?:của|so với|mức|kết quả|(?:cuối )?năm|giai đoạn|cùng kỳ|kỳ trước)\b", re.IGNORECASE)
_OF_THE_TIME_BEFORE = re.compile(r"\s*so với (?:cùng kỳ|kỳ trước|giai đoạn trước|năm trước|năm \d{4})\b", re.IGNORECASE)


def _is_apart(inside: Passage, previous: Mention, other: Quantity) -> bool:
    """ "tăng 68% so với năm 2021 (17 tỷ đồng)", "(540 căn, tăng 15%), … (240 căn", "28 hộ, bằng 52% của năm 2020".

    But "tăng 2.579 lượt, bằng 15,11% so với kỳ trước": what grew is no 15% of what it was, though it may be that of
    what another has ("bằng 92,5% so với bình quân chung của tỉnh").
    """
    one = previous.quantity
    between = inside.text[one.end : other.start]
    opened = between.find("(")
    is_closed = ")" in between and (opened < 0 or between.find(")") < opened)
    is_base_told = other.form is Form.COUNT and _BASE_FIGURE.search(between) is not None
    is_of_a_time = "bằng" in between.lower() and _OF_A_TIME.match(inside.text[other.end :]) is not None
    is_part_of_before = _OF_THE_TIME_BEFORE.match(inside.text[other.end :]) and "so với" not in between.lower()
    is_of_a_time = is_of_a_time and not (previous.direction > 0 and other.value < _ALL and is_part_of_before)
    return is_closed or is_base_told or is_of_a_time or _is_of_a_thing(inside, between, other)


def _is_of_a_thing(inside: Passage, between: str, other: Quantity) -> bool:
    return is_aside_of_a_part(between) or is_share_of_a_thing(between, inside.text[other.end :])


_A_COMMA = re.compile(r"[^\d.,;()]{0,40},\s*(?:tức(?: là)?\s*)?(?:tăng|giảm)\s*$", re.IGNORECASE)


def _is_change_again(inside: Passage, previous: Mention, mention: Mention) -> bool:
    """ "nhiều hơn năm 2011 là 14 vụ, tăng 25,45%": the same change in per cent, with nothing else named."""
    one, other = previous.quantity, mention.quantity
    is_same_way = previous.direction and previous.direction == mention.direction
    is_pair = one.form is Form.COUNT and other.form is Form.PERCENT
    is_alone = mention.after[0] == mention.after[1]
    return bool(is_same_way and is_pair and is_alone and _A_COMMA.fullmatch(inside.text[one.end : other.start]))


_A_COMMA_ONLY = re.compile(r"[^\d.,;()]{0,40},\s*")


def _ends_its_brackets(inside: Passage, previous: Mention, mention: Mention) -> bool:
    """ "(tăng 167 hợp tác xã, 64,48%)": the same change in per cent."""
    one, other = previous.quantity, mention.quantity
    is_pair = previous.role is Role.CHANGE and one.form is Form.COUNT and other.form is Form.PERCENT
    is_last = previous.is_aside and inside.keys[other.after : other.after + 1] == [")"]
    return is_pair and is_last and _A_COMMA_ONLY.fullmatch(inside.text[one.end : other.start]) is not None


_FARTHEST = 100
_A_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?|\b\d+ năm\b")
_SHARE_AGAIN = re.compile(
    r"[^\d.;]{0,60}[,(]?\s*(?:đạt|chiếm|tỷ lệ|tỉ lệ|bằng)\s*(?:tỷ lệ|tỉ lệ)?\s*(?:hơn|trên|gần|khoảng)?\s*$",
    re.IGNORECASE,
)
