"""Takes a text, makes every number in it that counts, weighs or compares something, as officials write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tongket.wording.measures import scale_word
from tongket.wording.not_counted import lone_years, not_counted, of_a_hundred
from tongket.wording.numerals import Convention, plain_decimal, read_numeral
from tongket.wording.out_of import is_no_more, part_before
from tongket.wording.prose_words import Hedge, keys_of, prose_words
from tongket.wording.spelled_numbers import Spelled, may_begin, read_spelled
from tongket.wording.syllables import Token, spelt, tokens


class Form(StrEnum):
    """How the number is printed."""

    COUNT = "count"  # "3.558 vụ", "1,2 tỷ đồng"
    PERCENT = "percent"  # "6,72%"
    POINTS = "points"  # "1,5 điểm phần trăm"
    TIMES = "times"  # "gấp 1,5 lần"
    FRACTION = "fraction"  # "91/91 xã"


class Quantity(NamedTuple):
    """One number. `value` has its "nghìn", "triệu", "tỷ" multiplied in; `step` is the smallest difference it shows."""

    start: int
    end: int  # behind its numeral and its "%", "lần", "tỷ"; what is counted follows
    value: Decimal
    step: Decimal
    form: Form
    whole: Decimal | None = None  # N of "n/N"
    hedge: Hedge = Hedge.NONE
    sign: int = 0  # of "(+6,72%)" and "-5"
    scale: Decimal = Decimal(1)
    first: int = 0  # the token it begins with, hedge included
    after: int = 0  # the token behind it

    @property
    def is_scaled(self) -> bool:
        """Whether "nghìn", "triệu" or "tỷ" stood behind it."""
        return self.scale != 1


_NUMERAL = re.compile(r"\d[\d.,]*")
_TIMES_BEFORE = frozenset(map(spelt, ("gấp", "tăng", "giảm", "bằng", "đến", "lên")))
_HEDGED_TIMES_BEFORE = frozenset(map(spelt, ("hơn", "khoảng", "gần", "trên")))
_COMPARED = frozenset(
    map(spelt, ("gấp", "tăng", "giảm", "bằng", "cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "kém", "so"))
)
_TIMES_REACH = 6
_PERCENT_WORDS = (spelt("phần"), spelt("trăm"))
_POINT, _TIMES = spelt("điểm"), spelt("lần")
_MULTIPLES = {
    spelt("đôi"): Decimal(2),
    spelt("rưỡi"): Decimal("1.5"),
    **{spelt(word): Decimal(n) for n, word in enumerate(("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"), 2)},
    spelt("mười"): Decimal(10),
}
_FOLD = spelt("gấp")
_ROUND_FOLD = Decimal("0.3")  # "gấp đôi" is a round number: 2,1 times is told so too
_DOZEN = spelt("chục")
_PLAN = (spelt("kế"), spelt("hoạch"))
_YEAR_WORD, _ON, _IN = spelt("năm"), spelt("trên"), spelt("trong")
_EVERY = tuple(map(spelt, ("mỗi", "hằng", "hàng", "một", "từng")))
_OF_EACH = frozenset(map(spelt, ("mỗi", "từng", "cả", "toàn")))
_LACKING = frozenset(map(spelt, ("thiếu", "hụt", "vượt")))
_BEYOND = _LACKING | frozenset(map(spelt, ("hơn", "kém")))
_THEN_DONE = (",", spelt("thực"), spelt("hiện"))
_TEN, _HUNDRED = 10, 100
_OF_TEN = ([spelt("mười")], ["10"])
_LONGEST_REACH = 10
_LONG_WORDS = 3  # "bốn mươi mốt"
_NOT_NAMING = [
    list(map(spelt, words.split()))
    for words in ("yêu cầu", "nhu cầu", "đạt mức", "ở mức", "kỷ luật", "kỉ luật", "đầu kỳ", "cuối kỳ", "cùng kỳ")
]
_GRANT = spelt("cấp")
_DEEDS = {tuple(map(spelt, words.split())) for words in ("hướng dẫn", "thông báo", "kết luận", "báo cáo", "quyết định")}
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_OF_ALL = tuple(map(spelt, ("tổng", "số")))
_IN_THE_NUMBER = tuple(map(spelt, ("trong", "số")))
_HAVING = frozenset(map(spelt, ("có", "còn", "được", "đạt")))
_REACHED = frozenset(map(spelt, ("được", "đạt")))
_OF_A_DAY = frozenset(map(spelt, ("hằng", "hàng", "âm", "dương", "năm", "tới", "vừa")))
_LONGEST_THING = 4
_FEW_DIGITS = 2
_SIGNS = {"+": 1, "-": -1, "–": -1, "−": -1}


def quantities(text: str, found: Sequence[Token] | None = None) -> list[Quantity]:
    """Every quantity of a composed text, in order; `found` are its tokens where they are known already."""
    return _Reader(text, tokens(text) if found is None else found).all()


class _Reader:
    """One text being read."""

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        self.text, self.tokens, self.keys = text, found, keys_of(found)
        self.closed = _Stretches(not_counted(text))
        self.years = _Stretches(lone_years(text))
        self.of_a_hundred = of_a_hundred(text)
        self.words = prose_words()

    def all(self) -> list[Quantity]:
        """From left to right."""
        out: list[Quantity] = []
        free = 0
        for at, key in enumerate(self.keys):
            if at < free or not (key[0].isdigit() or key == _FOLD or may_begin(key)):
                continue
            quantity = None if self.closed.has(self.tokens[at].start) else self._at(at)
            if quantity is not None:
                out.append(quantity)
                free = quantity.after
        return out

    def _at(self, at: int) -> Quantity | None:
        key = self.keys[at]
        if (tenths := self._tenths(at)) is not None:
            return tenths
        if key[0].isdigit():
            return self._typed(at)
        if key == _FOLD and at + 1 < len(self.keys) and self.keys[at + 1] in _MULTIPLES:
            value = _MULTIPLES[self.keys[at + 1]]
            folded = self._made(at, at + 2, value, _ROUND_FOLD, Form.TIMES)
            return folded._replace(start=self.tokens[at + 1].start)
        return self._written_out(at)

    def _tenths(self, at: int) -> Quantity | None:
        """ "hơn chín phần mười", "7 phần 10": so many of ten."""
        typed = self.keys[at].isdigit()
        read = None if typed else read_spelled(self.tokens[: at + 1], at)
        value = int(self.keys[at]) if typed else read.value if read is not None else 0
        is_said = self.keys[at + 1 : at + 2] == [_PERCENT_WORDS[0]] and self.keys[at + 2 : at + 3] in _OF_TEN
        if not is_said or not 0 < value < _TEN:
            return None
        return self._made(at, at + 3, Decimal(value * _TEN), Decimal(_TEN), Form.PERCENT)

    def _written_out_of(self, at: int, part: Spelled) -> Quantity | None:
        """ "Mười bảy trong mười tám thôn", "ba trên bốn chỉ tiêu", "sáu mươi trên một trăm hộ"."""
        after = at + part.length
        whole = read_spelled(self.tokens, after + 1) if self.keys[after : after + 1] in ([_ON], [_IN]) else None
        behind = after + 1 + whole.length if whole is not None else 0
        is_of_things = 0 < behind < len(self.keys) and self.tokens[behind].is_word
        if whole is None or not 1 < part.value <= whole.value or not is_of_things:
            return None
        if whole.value == _HUNDRED:
            return self._made(at, behind, Decimal(part.value), Decimal(1), Form.PERCENT)
        return self._fraction(at, behind - 1, Decimal(part.value), Decimal(whole.value))

    def _written_out(self, at: int) -> Quantity | None:
        """ "hai mươi vụ"; a single "một" or one that repeats figures in brackets is no number."""
        read = read_spelled(self.tokens, at)
        if read is None or self._is_repeated(at):
            return None
        is_lacking = self._is_lacking(at, at + read.length)
        if read.value < 2 and not is_lacking:
            return None
        if (fraction := self._written_out_of(at, read)) is not None:
            return fraction
        if read.length >= _LONG_WORDS or is_lacking:
            return self._made(at, at + read.length, Decimal(read.value), Decimal(1), Form.COUNT)
        if not self._counts_written_out(
            at + read.length, is_small=read.value < _TEN, is_a_year=self.keys[at] == _YEAR_WORD
        ):
            return None
        return self._made(at, at + read.length, Decimal(read.value), Decimal(1), Form.COUNT)

    def _counts_written_out(self, at: int, *, is_small: bool, is_a_year: bool) -> bool:
        """Whether something counted follows; of "hai", "ba" and so on, what they do not stand before by habit."""
        if at >= len(self.keys) or self.words["counted"].starting_at(self.keys, at) is None:
            return False
        is_listed = self.words["written_out"].starting_at(self.keys, at) is not None
        return is_listed or not is_small or not (is_a_year or self.words["by_habit"].starting_at(self.keys, at))

    def _is_lacking(self, at: int, after: int) -> bool:
        """ "còn thiếu một sản phẩm so với kế hoạch", "nhiều hơn kế hoạch một máy": here a single one counts."""
        is_lacking = at > 0 and self.keys[at - 1] in _LACKING
        is_known = self._is_counted(after) or self._is_counted_before(after)
        return (is_lacking or self._is_beyond_plan(at) or self._is_more_than_a_year(at)) and is_known

    def _is_more_than_a_year(self, at: int) -> bool:
        """ "nhiều hơn năm 2023 một vụ"."""
        if at <= 2 or self.keys[at - 2] != _YEAR_WORD or self.keys[at - 3] not in _BEYOND:
            return False
        return self.years.has(self.tokens[at - 1].start) or self.closed.has(self.tokens[at - 1].start)

    def _is_beyond_plan(self, at: int) -> bool:
        """ "vượt kế hoạch 2 trạm": by how much, no number of a plan."""
        return at > 2 and tuple(self.keys[at - 2 : at]) == _PLAN and self.keys[at - 3] in _BEYOND

    def _is_counted_before(self, at: int) -> bool:
        """Whether two syllables stand behind a number before as well: "10 trạm bơm, thiếu một trạm bơm"."""
        noun = self.keys[at : at + 2]
        return len(noun) > 1 and any(
            self.keys[before][0].isdigit() and self.keys[before + 1 : before + 3] == noun for before in range(at - 2)
        )

    def _is_repeated(self, at: int) -> bool:
        before = self.keys[max(0, at - 3) : at]
        return any(key[0].isdigit() and not self.closed.has(self.tokens[at - 1].start) for key in before[-1:]) or (
            before[-1:] == ["("] and any(k[0].isdigit() for k in before)
        )

    def _typed(self, at: int) -> Quantity | None:
        token = self.tokens[at]
        numeral = read_numeral(token.key, Convention.OFFICIAL)
        if numeral is None or self._is_joined(token) or self._is_name(at) or self._is_year(at):
            return None
        if self.tokens[at].start in self.of_a_hundred:
            return self._made(at, self._behind_counted(at + 1), numeral.value, Decimal(1), Form.PERCENT)
        if (whole := self._whole(at)) is not None:
            return whole
        if self._is_in_stroke(at):
            return None  # "27/7"
        decimals = max(0, -_exponent(numeral.value))
        return self._scaled(at, at + 1, numeral.value, Decimal(1).scaleb(-decimals))

    def _scaled(self, at: int, after: int, value: Decimal, step: Decimal) -> Quantity:
        scale = Decimal(1)
        while after < len(self.keys) and (times := self._scale(after)) is not None:
            scale, after = scale * times, after + 1
        value, step = plain_decimal(value * scale), plain_decimal(step * scale)
        if scale > 1 and (smaller := self._smaller(after, scale)) is not None:
            return self._made(at, smaller.after, value + smaller.value, smaller.step, smaller.form, smaller.scale)
        form, after = self._form(at, after)
        return self._made(at, after, value, step, form, scale)

    def _scale(self, at: int) -> Decimal | None:
        if self.keys[at] == _DOZEN:
            return Decimal(10)
        is_cut = self.keys[at] in {"tr", "ngh", "ti"} and at + 1 < len(self.keys) and self.keys[at + 1][0].isdigit()
        return None if is_cut else scale_word(self.text[self.tokens[at].start : self.tokens[at].end])

    def _smaller(self, at: int, scale: Decimal) -> Quantity | None:
        """The "250 triệu" of "3 tỷ 250 triệu"."""
        if at >= len(self.keys) or not self.keys[at][0].isdigit():
            return None
        rest = self._typed(at)
        return rest if rest is not None and rest.is_scaled and rest.scale < scale and rest.value < scale else None

    def _form(self, at: int, after: int) -> tuple[Form, int]:
        keys = [*self.keys[after : after + 4], "", "", "", ""]
        percent = 1 if keys[0] == "%" else 2 if (keys[0], keys[1]) == _PERCENT_WORDS else 0
        if (
            keys[percent] == _POINT
            and not (percent and self._is_place(after + percent))
            and (percent or keys[1] == "%" or (keys[1], keys[2]) == _PERCENT_WORDS)
        ):
            return Form.POINTS, after + percent + 1 + (0 if percent else 1 if keys[1] == "%" else 2)
        if percent:
            return Form.PERCENT, after + percent
        is_times = keys[0] == _TIMES and self._is_led_to_times(at, after)
        return (Form.TIMES, after + 1) if is_times else (Form.COUNT, after)

    def _is_place(self, at: int) -> bool:
        """ "100% điểm giao dịch": places, no points; but "2,3% điểm so với năm trước"."""
        behind = at + 1
        is_word = behind < len(self.tokens) and self.tokens[behind].is_word and self.keys[behind] != _PERCENT_WORDS[0]
        return is_word and self.words["function"].starting_at(self.keys, behind) is None

    def _is_led_to_times(self, at: int, after: int) -> bool:
        """ "tăng hơn 3 lần", "hơn 3 lần so với"; but "mỗi cơ sở được kiểm tra hơn 3 lần" only counts."""
        near = self.keys[max(0, at - 3) : at]
        if not _TIMES_BEFORE.isdisjoint(near):
            return True
        around = self.keys[max(0, at - _TIMES_REACH) : at] + self.keys[after + 1 : after + 3]
        return not (_HEDGED_TIMES_BEFORE.isdisjoint(near) or _COMPARED.isdisjoint(around))

    def _made(
        self, at: int, after: int, value: Decimal, step: Decimal, form: Form, scale: Decimal = Decimal(1)
    ) -> Quantity:
        start, end = self.tokens[at].start, self.tokens[after - 1].end
        sign = _SIGNS.get(self.keys[at - 1], 0) if at and self._is_sign(at - 1) else 0
        first = at - 1 if sign else at
        hedge = self.words["hedges"].ending_at(self.keys, first)
        if hedge is not None and hedge[1] is Hedge.AT_LEAST and self._is_of_a_year(first - hedge[0]):
            hedge = None
        if hedge is not None and self._is_out_of(first - hedge[0]):
            hedge = None
        length, sense = hedge if hedge is not None and hedge[1] is not Hedge.NONE else (0, Hedge.NONE)
        return Quantity(start, end, value, step, form, None, sense, sign, scale, first - length, after)

    def _is_of_a_year(self, at: int) -> bool:
        """ "năm ít nhất 3.269 kg", but "mỗi năm ít nhất 3 cuộc"."""
        return at > 0 and self.keys[at - 1] == _YEAR_WORD and self.keys[at - 2 : at - 1] not in ([k] for k in _EVERY)

    def _is_out_of(self, at: int) -> bool:
        """ "4.120 trên 5.310 dân": so many of those; but "năm 2024 trên 1.400 vụ", "Chỉ thị 05 trên 1.400 vụ"."""
        if self.keys[at] != _ON or at == 0:
            return False
        part = at - 1 if self._is_no_more(at - 1, at + 1) else part_before(self.tokens, self.keys, at)
        if part is None:
            return False
        before = self.tokens[part].start
        return not (self.years.has(before) or self.closed.has(before) or self._is_name(part))

    def _is_sign(self, at: int) -> bool:
        if self.keys[at] not in _SIGNS or self.tokens[at].end != self.tokens[at + 1].start:
            return False
        return at == 0 or not self.keys[at - 1][-1].isalnum() or self.tokens[at - 1].end < self.tokens[at].start

    def _is_joined(self, token: Token) -> bool:
        """Whether it is part of a word: "PC06", "1A", "Covid-19", "km12+300"."""
        before, after = self.text[: token.start][-2:], self.text[token.end : token.end + 2]
        is_after_letter = before[-1:].isalpha() or (before[-1:] in "-–" and before[:1].isalpha())
        is_measure = after[:1].islower() and len(after) > 1 and after[1].isalpha()
        return is_after_letter or (after[:1].isalpha() and not is_measure)

    def _is_plan_in_brackets(self, at: int) -> bool:
        """ "601 phòng (kế hoạch 600)": what was planned; "(Kế hoạch 600)" is a document."""
        is_led = at > 2 and tuple(self.keys[at - 2 : at]) == _PLAN and self.keys[at - 3] == "("
        is_alone = self.keys[at + 1 : at + 2] == [")"]
        return is_led and is_alone and self.text[self.tokens[at - 2].start].islower()

    def _is_plan_beside_done(self, at: int) -> bool:
        """ "kế hoạch 520, thực hiện 535"."""
        is_led = at > 1 and tuple(self.keys[at - 2 : at]) == _PLAN
        is_followed = tuple(self.keys[at + 1 : at + 1 + len(_THEN_DONE)]) == _THEN_DONE
        return is_led and is_followed and self.text[self.tokens[at - 2].start].islower()

    def _is_beyond_plan_of_things(self, at: int) -> bool:
        behind = at + 1
        is_word = behind < len(self.tokens) and self.tokens[behind].is_word
        is_thing = is_word and self.words["function"].starting_at(self.keys, behind) is None
        return is_thing and self._is_beyond_plan(at)

    def _is_name(self, at: int) -> bool:
        """ "Điều 12", "Tổ 5 của ấp": a number behind a naming word with nothing counted behind it."""
        naming = self.words["naming"].ending_at(self.keys, at)
        if self._is_plan_in_brackets(at) or self._is_plan_beside_done(at) or self._is_beyond_plan_of_things(at):
            return False
        is_plain = naming is None or self.keys[max(0, at - 2) : at] in _NOT_NAMING
        if naming is None or is_plain or self._is_too_long_for_a_name(at) or self._is_of_each(at - naming[0]):
            return self._is_of_a_name(at)
        is_sum = self.keys[max(0, at - naming[0] - 1) : at - naming[0]] == [_OF_ALL[0]]
        return not is_sum and not self._counts_something(at + 1) and not self._is_object_of_a_deed(at)

    def _is_of_each(self, at: int) -> bool:
        """ "bố trí cho mỗi phường 02 công chức", "cả kỳ 141 giấy": no number of a ward or a term."""
        return at > 0 and self.keys[at - 1] in _OF_EACH

    def _is_object_of_a_deed(self, at: int) -> bool:
        """ "hướng dẫn 530 tiểu thương", with both words small; "Hướng dẫn 25 của Ban" is a document."""
        if tuple(self.keys[max(0, at - 2) : at]) not in _DEEDS or at + 1 >= len(self.keys):
            return False
        beside = (self.text[self.tokens[one].start] for one in (at - 2, at + 1))
        is_plain = all(letter.isalpha() and letter.islower() for letter in beside)
        others = ("function", "naming")
        return is_plain and all(self.words[name].starting_at(self.keys, at + 1) is None for name in others)

    def _is_too_long_for_a_name(self, at: int) -> bool:
        """ "cấp 1.426 chữ ký số", "cấp 02 giấy": granted; "trường cấp 2" is of that level."""
        is_granted = self.keys[at - 1 : at] == [_GRANT] and len(self.keys[at]) > 1
        return is_granted or _GROUPED.fullmatch(self.keys[at]) is not None

    def _is_of_a_name(self, at: int) -> bool:
        """ "ở Hưng Thạnh và Tân Lập 1": a small number behind two words in capitals."""
        if at < 2 or len(self.keys[at]) > 2 or self._counts_something(at + 1):
            return False
        names = (self.text[token.start : token.end] for token in self.tokens[at - 2 : at])
        is_named = all(name[0].isupper() and (name[1:].islower() or len(name) == 1) for name in names)
        follows = self.keys[at + 1] if at + 1 < len(self.keys) else "."
        return is_named and (
            not follows[0].isalpha() or self.words["function"].starting_at(self.keys, at + 1) is not None
        )

    def _counts_something(self, at: int) -> bool:
        if at >= len(self.keys):
            return False
        if self._is_counted(at) or self.keys[at] in ("%", "/"):
            return True
        return scale_word(self.text[self.tokens[at].start : self.tokens[at].end]) is not None

    def _behind_counted(self, at: int) -> int:
        known = self.words["counted"].starting_at(self.keys, at)
        return at + known[0] if known is not None else at

    def _is_counted(self, at: int) -> bool:
        return at < len(self.tokens) and self.words["counted"].starting_at(self.keys, at) is not None

    def _is_year(self, at: int) -> bool:
        return self.years.has(self.tokens[at].start) and not self._is_counted(at + 1)

    def _whole(self, at: int) -> Quantity | None:
        """ "91/91 xã", "12 trên tổng số 17 xã"."""
        after = self._after_slash(at)
        if after is None or after >= len(self.keys) or not self.keys[after][0].isdigit():
            return None
        part, whole = (read_numeral(self.keys[index], Convention.OFFICIAL) for index in (at, after))
        if part is None or whole is None:
            return None
        is_short = after == at + 2 and whole.value <= 12 and part.value <= 31
        if is_short and not (self._is_counted(after + 1) or self._is_of_things(at, part.value, whole.value)):
            return (
                None
                if part.value != whole.value or self._follows_day(at)
                else self._fraction(at, after, part.value, whole.value)
            )
        return self._fraction(at, after, part.value, whole.value)

    def _is_of_things(self, at: int, part: Decimal, whole: Decimal) -> bool:
        """ "mới có 2/6 chợ đạt"; "4/4 (năm 2023: 3/4)": no day, the whole was told before; but "dịp 2/9"."""
        before, behind = self.keys[max(0, at - _LONGEST_REACH) : at], at + 3
        if self._follows_day(at):
            return False
        if not _REACHED.isdisjoint(before[-1:]):
            return True  # no day is reached
        if part > whole:
            return False
        if before[-1:] == [":"] and any(pair == ["/", f"{whole:f}"] for pair in map(list, pairwise(before))):
            return True
        is_word = behind < len(self.keys) and self.tokens[behind].is_word and self.tokens[behind].key.islower()
        is_thing = is_word and self.words["function"].starting_at(self.keys, behind) is None
        return is_thing and self.keys[behind] not in _OF_A_DAY and not _HAVING.isdisjoint(before[-1:])

    def _is_in_stroke(self, at: int) -> bool:
        before, behind = self.keys[max(0, at - 2) : at], self.keys[at + 1 : at + 3]
        is_last = len(before) == 2 and before[1] == "/" and before[0][0].isdigit()
        return is_last or (len(behind) == 2 and behind[0] == "/" and behind[1][0].isdigit())

    def _follows_day(self, at: int) -> bool:
        return at > 0 and self.keys[at - 1] == spelt("ngày")

    def _fraction(self, at: int, after: int, part: Decimal, whole: Decimal) -> Quantity:
        made = self._made(at, after + 1, part, Decimal(1).scaleb(min(0, _exponent(part))), Form.FRACTION)
        return made._replace(whole=whole)

    def _after_slash(self, at: int) -> int | None:
        keys = self.keys
        if at + 1 < len(keys) and keys[at + 1] == "/":
            return at + 4 if tuple(keys[at + 2 : at + 4]) == _OF_ALL else at + 2
        if keys[at + 1 : at + 2] in ([_ON], [_IN]) and self._is_part_of(at, at + 2):
            return at + 2
        if tuple(keys[at + 1 : at + 3]) == _IN_THE_NUMBER:
            return at + 3 if self._is_no_more(at, at + 3) else None  # "47 trong số 94 chợ"
        if (whole := self._whole_of_the_same(at) or self._whole_behind_stroke(at)) is not None:
            return whole
        for skip in range(1, 5):
            behind = tuple(keys[at + skip : at + skip + 3])
            if behind == (_ON, *_OF_ALL) or (behind == (_IN, *_OF_ALL) and skip == 1):
                return at + skip + 3  # "2.663 văn bản trong tổng số 2.904 văn bản" are two counts
        return None

    def _whole_of_the_same(self, at: int) -> int | None:
        """ "11.136 người trên 12.100 người": the same thing behind both."""
        counted = self.words["counted"].starting_at(self.keys, at + 1)
        whole = at + 2 + counted[0] if counted is not None else len(self.keys)
        if counted is None or self.keys[whole - 1 : whole] != [_ON] or not self._is_part_of(at, whole):
            return None
        return whole if self.keys[at + 1 : whole - 1] == self.keys[whole + 1 : whole + 1 + counted[0]] else None

    def _whole_behind_stroke(self, at: int) -> int | None:
        """ "23 HTX/40 HTX": the same thing on both sides of the stroke."""
        stroke = next((n for n in range(at + 2, at + 2 + _LONGEST_THING) if self.keys[n : n + 1] == ["/"]), None)
        if stroke is None or not self._is_no_more(at, stroke + 1):
            return None
        thing = self.keys[at + 1 : stroke]
        is_same = self.keys[stroke + 2 : stroke + 2 + len(thing)] == thing
        return stroke + 1 if is_same and all(token.is_word for token in self.tokens[at + 1 : stroke]) else None

    def _is_part_of(self, at: int, whole: int) -> bool:
        """ "25 trên 37 mô hình"."""
        return self._is_no_more(at, whole) and (self._is_counted(whole + 1) or self._is_on_a_thing(at, whole))

    def _is_on_a_thing(self, at: int, whole: int) -> bool:
        """ "640 trên 712 lá đơn": of two long numbers with "trên" alone between them."""
        is_long = all(len(self.keys[one]) > _FEW_DIGITS for one in (at, whole)) and whole == at + 2
        behind = whole + 1
        is_word = behind < len(self.tokens) and self.tokens[behind].is_word
        return is_long and is_word and self.words["function"].starting_at(self.keys, behind) is None

    def _is_no_more(self, at: int, whole: int) -> bool:
        """Whether both are numbers and the first is no more than the other."""
        return whole < len(self.keys) and is_no_more(self.keys[at], self.keys[whole])


class _Stretches:
    """Stretches of a text, asked for from left to right or at random."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.inside = {at for start, end in spans for at in range(start, end)}

    def has(self, at: int) -> bool:
        """Whether the place lies in one."""
        return at in self.inside


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
