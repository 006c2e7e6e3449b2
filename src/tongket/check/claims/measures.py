"""Takes a number in its passage, makes how well what it counts fits each measure of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from tongket.check.claims.lines import Line, said_as
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.short_names import ShortNames
from tongket.check.claims.words import loose_names, other_names
from tongket.directive.form import Rule
from tongket.wording.measures import read_measure
from tongket.wording.prose_words import Phrases, prose_words
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_in
from tongket.wording.syllables import spelt

_OTHER_NAME, _LOOSE_NAME, _UNSAID = 0.8, 0.7, 0.6
_OF_A_SCALE = frozenset({"dong", "kg", "m2", "m"})
_NUMBER_WORD = spelt("số")
_TURN = spelt("lượt")
_ONE = Decimal(1)
_NO_MONEY = {(spelt("đồng"), spelt(word)) for word in ("chí", "bào", "bộ", "phạm", "nghiệp", "đội", "hồ", "hương")}
_PARTS_OF = (Form.PERCENT, Form.POINTS, Form.TIMES)


class Fit(NamedTuple):
    """How well a measure fits, 0 to 1, and what turns the number into it."""

    fit: float
    times: Decimal = _ONE


_NO_FIT = Fit(0.0)


class Counted(NamedTuple):
    """What a number counts: the measure it states, the measures its noun may be, and the noun itself."""

    stated: tuple[str, Decimal] | None
    fits: Mapping[str, float]
    subject: Mapping[str, float]  # of a per cent: "số vụ giảm 11,88%"
    noun: tuple[str, ...]
    names: frozenset[str]  # things the noun names
    is_change: bool = False
    is_scaled: bool = False  # "nghìn", "triệu", "tỷ"
    labelled: Mapping[str, float] = MappingProxyType({})  # measures its line opens with: "Phản ánh: 194 lượt"


@dataclass(slots=True, eq=False)
class Measures:
    """The measures of a form under all their names."""

    said: Phrases = field(init=False)
    shortened: dict[str, str] = field(init=False)  # "htx", of a form that counts in "HTX", to the measure
    lines: Iterable[Line] = ()
    names: ShortNames = field(default_factory=ShortNames)

    def __post_init__(self) -> None:
        said: dict[str, dict[str, float]] = defaultdict(dict)
        for line in self.lines:
            if line.measure:
                for name in other_names(line.measure):
                    said[name].setdefault(_base(line), _OTHER_NAME)
                for name in loose_names(line.measure):
                    said[name].setdefault(_base(line), _LOOSE_NAME)
                for name in said_as(line.measure):
                    said[name][_base(line)] = 1.0
                    if name.startswith("lượt "):
                        said["lượt"].setdefault(_base(line), _LOOSE_NAME)  # "112.350 lượt" of "lượt khách"
        self.said = Phrases(said.items())
        self.shortened = {line.measure.lower(): _base(line) for line in self.lines if _is_short(line.measure)}

    def counted(self, inside: Passage, mention: Mention) -> Counted:
        """What the number counts; sets where its noun ends."""
        at = noun_at(inside, mention)
        known = self.said.starting_at(inside.keys, at) or self._turns_of(inside, at) or self._at_length(inside, at)
        known = known or self._behind_a_comma(inside, at) or self._begun_before(inside, mention, at)
        if known is not None and known[0] == 1 and inside.keys[at] == _TURN:
            known = self._turns_of(inside, at) or known
        counted = prose_words()["counted"].starting_at(inside.keys, at)
        length = max(known[0] if known else 0, counted[0] if counted else 0)
        mention.noun_end = at + length
        has_noun = length > 0 or _has_noun(inside, at)
        fits, labelled = known[1] if known else {}, self._said_in_label(inside, mention)
        return Counted(
            stated=_stated(inside, at),
            fits=fits or self._said_before(inside, mention) or ({} if has_noun else labelled),
            subject=self._said_before(inside, mention) if mention.quantity.form in _PARTS_OF else {},
            noun=tuple(inside.keys[at : at + max(length, 1)]) if has_noun else (),
            names=frozenset(thing.key for thing in things_in(inside.tokens[at : at + 6]) if thing.at == 0)
            if has_noun
            else frozenset(),
            is_change=mention.role in (Role.CHANGE, Role.DIFFERENCE),
            is_scaled=mention.quantity.is_scaled,
            labelled=labelled,
        )

    def _turns_of(self, inside: Passage, at: int) -> tuple[int, dict[str, float]] | None:
        """ "1.070 lượt cơ sở" counts "cơ sở", each as often as it was seen."""
        if inside.keys[at : at + 1] != [_TURN]:
            return None
        of = self.said.starting_at(inside.keys, at + 1)
        alone = self.said.starting_at(inside.keys, at)
        fits = {base: fit * _OTHER_NAME for base, fit in of[1].items()} if of is not None else {}
        return (of[0] + 1, {**fits, **(alone[1] if alone else {})}) if of is not None else None

    def _behind_a_comma(self, inside: Passage, at: int) -> tuple[int, dict[str, float]] | None:
        """ "435 hộ, cơ sở kinh doanh": two names of what is counted, the second of them the form's."""
        comma = next((n for n in range(at + 1, min(at + 3, len(inside.keys))) if inside.keys[n] == ","), None)
        found = self.said.starting_at(inside.keys, comma + 1) if comma is not None and _has_noun(inside, at) else None
        if comma is None or found is None or found[0] == 1:
            return None  # "1.701 thành viên, tổ hợp tác có …"
        return comma + 1 - at + found[0], {base: fit * _OTHER_NAME for base, fit in found[1].items()}

    def _begun_before(self, inside: Passage, mention: Mention, at: int) -> tuple[int, dict[str, float]] | None:
        """ "1.240 suất học bổng …, cho trẻ mồ côi 310 suất": a name told before, by its first syllable alone."""
        if at >= len(inside.tokens) or not inside.tokens[at].is_word or _has_noun(inside, at + 1):
            return None
        for earlier in inside.mentions:
            if earlier.quantity.start >= mention.quantity.start:
                break
            first = noun_at(inside, earlier)
            if inside.keys[first : first + 1] != [inside.keys[at]]:
                continue
            found = self.said.starting_at(inside.keys, first)
            if found is not None and found[0] > 1:
                return 1, found[1]
        return None

    def _at_length(self, inside: Passage, at: int) -> tuple[int, dict[str, float]] | None:
        """ "18 hợp tác xã" of a form that counts in "HTX"."""
        for letters, base in self.shortened.items():
            syllables = inside.tokens[at : at + len(letters)]
            is_word = all(token.is_word for token in syllables)
            is_begun = is_word and "".join(token.key[0] for token in syllables) == letters
            if is_begun and self.names.is_spelled(letters, syllables):
                return len(letters), {base: 1.0}
        return None

    def _said_before(self, inside: Passage, mention: Mention) -> Mapping[str, float]:
        """ "Số vụ cháy tăng 12,5%", "số người chết là 45": what is counted stands before the number."""
        first, last = mention.before
        for at in range(last - 1, first, -1):
            if inside.keys[at - 1] == _NUMBER_WORD and (found := self.said.starting_at(inside.keys, at)):
                return dict(found[1])
        return {}

    def _said_in_label(self, inside: Passage, mention: Mention) -> Mapping[str, float]:
        """ "Đầu mối: 19 (cuối năm 2022) xuống 12": what is counted opens the line, before its colon."""
        first = inside.bounds[mention.sentence][0]
        keys = inside.keys[first : mention.quantity.first]
        starts = [first, *(first + at + 1 for at, key in enumerate(keys) if key == ";")]
        for start in reversed(starts if ":" in keys else ()):
            at = _behind_bullet(inside.keys, start)
            found = self.said.starting_at(inside.keys, at)
            if ":" not in inside.keys[at : mention.quantity.first]:
                continue
            return dict(found[1]) if found is not None else {}
        return {}


_FEWEST_LETTERS = 3


def _is_short(measure: str) -> bool:
    return len(measure) >= _FEWEST_LETTERS and measure.isalpha() and measure.isupper()


_OPENS_A_LABEL = frozenset((*"-–—+*•", *map(spelt, ("số", "tổng"))))


def _behind_bullet(keys: Sequence[str], at: int) -> int:
    while at < len(keys) and keys[at] in _OPENS_A_LABEL:
        at += 1
    return at


def fit_of(line: Line, counted: Counted, form: Form) -> Fit:
    """How well the number's measure fits the line's, and what turns it into that."""
    if form in _PARTS_OF:
        is_other = counted.subject and not line.is_rate and line.counted is not None
        return Fit(counted.subject.get(_base(line), 0.0)) if is_other else Fit(1.0)
    if line.rule is Rule.N_OF_N and counted.is_change and form is Form.COUNT:
        return Fit(_named_fit(line, counted))  # "tăng 9 xã": of the left-hand side
    is_over = form is Form.FRACTION and (line.over is not None or bool(line.parents))
    if (line.rule is Rule.N_OF_N) != (form is Form.FRACTION) and not is_over:
        return _NO_FIT
    scale = line.counted.scale if line.counted is not None else _ONE
    if counted.stated is not None:
        is_same = line.counted is not None and counted.stated[0] == line.counted.base.partition("/")[0]
        return Fit(1.0, counted.stated[1] / scale) if is_same else _NO_FIT
    return Fit(_named_fit(line, counted), 1 / scale)


def _named_fit(line: Line, counted: Counted) -> float:
    base = _base(line)
    if counted.fits and base:
        return counted.fits.get(base, 0.0)
    if not counted.noun:
        return 0.0 if counted.fits or (base in _OF_A_SCALE and not counted.is_scaled) else _UNSAID
    if base in _OF_A_SCALE:
        return 0.0
    is_named = line.syllables.issuperset(counted.noun) or not counted.names.isdisjoint(line.own)
    if is_named:
        return _OTHER_NAME
    return 0.0 if counted.names.isdisjoint(line.around | line.kin) else _UNSAID


def noun_at(inside: Passage, mention: Mention) -> int:
    """The token where the thing counted begins; "(hai mươi)" before it is passed over."""
    at = mention.quantity.after
    if at < len(inside.keys) and inside.keys[at] == "(":
        close = next((n for n in range(at, min(at + 8, len(inside.keys))) if inside.keys[n] == ")"), None)
        if close is not None and all(key.isalpha() or key == "(" for key in inside.keys[at:close]):
            return close + 1
    return at


_YEAR_WORD = spelt("năm")


def is_year_word(inside: Passage, at: int) -> bool:
    """Whether "năm" goes on with a year: "từ 34 năm 2011 lên 49 năm 2020" counts no years."""
    return inside.keys[at] == _YEAR_WORD and inside.keys[at + 1 : at + 2] != [] and inside.keys[at + 1].isdigit()


def _has_noun(inside: Passage, at: int) -> bool:
    if at >= len(inside.tokens) or not inside.tokens[at].is_word or is_year_word(inside, at):
        return False
    return prose_words()["function"].starting_at(inside.keys, at) is None


def _stated(inside: Passage, at: int) -> tuple[str, Decimal] | None:
    """ "đồng", "kg", "ha": a measure with a scale of its own."""
    if at >= len(inside.tokens) or not inside.tokens[at].is_word:
        return None
    token = inside.tokens[at]
    if _is_kilometre(inside, at):
        return "m", _KILOMETRE
    if tuple(inside.keys[at : at + 2]) in _NO_MONEY or _is_yield(inside, at):
        return None
    read = read_measure(inside.text[token.start : _end_of_measure(inside, at)])
    return (read.base, read.scale) if read is not None and read.base in _OF_A_SCALE else None


_TREE, _KILOMETRE = spelt("cây"), Decimal(1000)


def _is_kilometre(inside: Passage, at: int) -> bool:
    """ "168 cây số", and thereafter "2,7 cây" with nothing planted behind it."""
    if inside.keys[at] != _TREE:
        return False
    if inside.keys[at + 1 : at + 2] == [_NUMBER_WORD]:
        return True
    is_bare = at + 1 >= len(inside.tokens) or not inside.tokens[at + 1].is_word
    return is_bare and [_TREE, _NUMBER_WORD] in map(list, pairwise(inside.keys))


_WEIGHED = frozenset(map(spelt, ("tạ", "tấn", "kg", "yến")))
_FIELDS = frozenset(map(spelt, ("ha", "hecta", "héc", "sào", "công", "mẫu", "m", "m2", "km2")))


def _is_yield(inside: Passage, at: int) -> bool:
    """ "58,5 tạ/ha" is no weight."""
    behind = inside.keys[at + 1 : at + 3]
    return inside.keys[at] in _WEIGHED and behind[:1] == ["/"] and behind[-1] in _FIELDS


def _end_of_measure(inside: Passage, at: int) -> int:
    """ "m3" is written with its digit."""
    token, behind = inside.tokens[at], inside.tokens[at + 1 : at + 2]
    return behind[0].end if behind and behind[0].start == token.end and behind[0].key.isdigit() else token.end


def _base(line: Line) -> str:
    return line.counted.base if line.counted is not None else ""
