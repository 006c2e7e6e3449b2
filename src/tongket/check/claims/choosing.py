"""Takes the candidates of a number and what was spoken of before, makes its line; two that fit alike are no choice."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass

from tongket.check.claims.called import is_called
from tongket.check.claims.context import Context, whole_sentence
from tongket.check.claims.dating import has_own_year, is_yearly
from tongket.check.claims.ends import is_from
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import (
    LEAST_EXPLAINED,
    LEAST_EXPLAINED_OF_ITSELF,
    LEAST_OWN,
    LEAST_OWN_OF_KIN,
    LEAST_OWN_OF_MAIN,
    LEAST_SAID,
    LEAST_SAID_ABOVE,
    MARGIN,
    Candidate,
    Linker,
)
from tongket.check.claims.measures import Counted, fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.plans import could_be_of_plan, is_plan_itself, is_plan_of
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.sexes import part_of_one_sex
from tongket.check.claims.times import AT_FIRST
from tongket.check.claims.totals_called import number_so_called, total_so_called
from tongket.check.claims.turn_names import names_in_turn
from tongket.check.claims.whole_meant import whole_meant
from tongket.check.claims.words import phrases
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done, weak_things
from tongket.wording.syllables import spelt

_OF_ALL_YEARS = re.compile(
    r"\b(?:lũy kế|luỹ kế|cả giai đoạn|tính chung|cộng dồn)(?: (?:cả )?(?:giai đoạn|\d+ năm))?\s*:?\s*$", re.IGNORECASE
)
_CONTINUES, _PART, _WHOLE, _SAME_SENTENCE, _SENTENCE_BEFORE = 0.6, 0.15, 0.2, 0.2, 0.15
_TELLING = 1.0
_SAID_OF = frozenset(map(spelt, ("là", "số", "thuộc")))
_NOT_NAMED, _LESS_NAMED = 0.25, 0.35
_PLANNED = "+".join(map(spelt, ("kế", "hoạch")))
_CALLED = 0.3
_NOT_TOLD_SO = 0.1
_A_RATE = {tuple(map(spelt, words)) for words in (("tỷ", "lệ"), ("tỉ", "lệ"), ("tỷ", "suất"))}
_OF_THE_TOPIC, _OF_ANOTHER, _OFF_TOPIC = 0.6, 0.1, 0.5


@dataclass(slots=True, eq=False)
class Choice:
    """One number whose line is to be chosen."""

    linker: Linker
    made: Resolved
    counted: Counted
    context: Context
    continued: Line | None = None  # the line it goes on about by the build of the sentence alone

    def settle(self) -> None:
        """Find the line, or say why there is none."""
        self.made.context = self.context
        role = self.made.mention.role
        if role is Role.SHARE and self._settle_any_share():
            return
        self.continued = self._continued()
        is_plan = is_plan_itself(self.made.inside, self.made.mention)
        if role is Role.RATE and self._is_bare_aside() and self.continued is None and not is_plan:
            self._settle_share()
            return
        recent = {one.line.index for one in self.made.earlier if one.line is not None}
        if self.continued is not None:
            recent.add(self.continued.index)
        found = self.linker.candidates(self.made.mention, self.counted, self.context, recent)
        self._choose([one for one in found if self._fits_plan(one.line) and not self._is_part_of_its_sum(one.line)])
        if role is Role.SHARE and self.made.line is not None:
            self.made.mention.role = role = Role.RATE  # "chiếm tỷ lệ 3,81%": the form tells that rate itself
        if self.made.line is None and role is Role.RATE and self.made.why != "several_lines" and not is_plan:
            _ = self._settle_share_of_subject() or self._settle_share()

    def _fits_plan(self, line: Line) -> bool:
        return could_be_of_plan(self.made.inside, self.made.mention, line)

    def _is_part_of_its_sum(self, line: Line) -> bool:
        """ "đường xã 18 km, đường thôn 35 km, tổng cộng 53 km": none of those it sums."""
        is_sum = self.made.mention.role is Role.TOTAL and self.continued is not None
        return is_sum and self.continued is not None and self.continued.index in line.parents

    def _is_bare_aside(self) -> bool:
        """ "quá hạn 348 hồ sơ (2%)": of that count, or of nothing known."""
        first, last = self.made.mention.before
        return self.made.mention.is_aside and not self.made.inside.things_between(first, last)

    def _choose(self, found: Sequence[Candidate]) -> None:
        self.made.candidates, self.made.counted = found, self.counted
        fitting = [one for one in found if self._is_enough(one)] or self._main(found)
        ranked = sorted(((self._score(one, fitting), one) for one in fitting), key=lambda pair: -pair[0])
        if not ranked:
            self.made.why = "no_line"
            return
        best, chosen = ranked[0]
        if (whole := self._whole_meant(chosen, found)) is not None:
            best, chosen, ranked, self.made.is_whole_meant = 0.0, whole, [], True
        rivals = tuple(one.line for score, one in ranked if best - score < MARGIN)
        if len(rivals) > 1:
            self.made.why, self.made.runners_up = "several_lines", rivals
            return
        self.made.line, self.made.times, self.made.why = chosen.line, chosen.fit.times, ""
        is_of_itself = chosen.line.has_own_measure and chosen.fit.fit == 1
        self.made.named = self._names_of(chosen.line)
        is_named = self.made.is_named = bool(self.made.named)
        self.made.is_sure = is_of_itself or chosen.line is self.continued or is_named

    def _whole_meant(self, chosen: Candidate, found: Sequence[Candidate]) -> Candidate | None:
        if chosen.line is self.continued or self._is_part():
            return None
        known = {one.line.index for one in found}
        wholes = (self.linker.lines.lines[index] for index in sorted(chosen.line.parents - known))
        more = (self.linker.as_spoken_of(line, self.counted, self.context) for line in wholes)
        return whole_meant(self.made, chosen, [*found, *filter(None, more)], self.context.local)

    def _score(self, one: Candidate, fitting: Sequence[Candidate]) -> float:
        """How well it fits, with what the sentence says for and against it."""
        told = self._bonus(one.line) + self._as_told(one.line)
        told += _CALLED if is_called(self.made, one.line, (other.line for other in fitting)) else 0.0
        return one.score + told + self._topic(one, fitting) + self._named(one, fitting)

    def _is_enough(self, one: Candidate) -> bool:
        is_bare = self._is_bare_change() or (self.made.is_count and not self.counted.noun and not self.counted.fits)
        is_bare = is_bare or self._is_led_by_what_the_form_lacks()
        if is_bare and one.line is not self.continued and not self._is_named(one.line, things_done()):
            return False
        is_of_itself = one.line.has_own_measure and one.fit.fit == 1
        if one.explained < (LEAST_EXPLAINED_OF_ITSELF if is_of_itself else LEAST_EXPLAINED):
            return False
        least = LEAST_SAID_ABOVE if self.is_only_done and one.above >= _OF_THE_TOPIC else LEAST_SAID
        if one.line is self.continued or (one.own >= LEAST_OWN and one.said >= least):
            return True
        if is_of_itself and one.own >= LEAST_OWN_OF_KIN and self._is_all_that_is_named(one.line):
            return True
        return one.own >= LEAST_OWN_OF_KIN and one.fit.fit == 1 and self._is_kin(one.line)

    def _is_all_that_is_named(self, line: Line) -> bool:
        """ "Cấp giấy phép kinh doanh cho 92 doanh nghiệp" is not of the one row that counts "doanh nghiệp"."""
        mention = self.made.mention
        said = [one for one in self.made.inside.things_between(*mention.before) if one.end <= mention.start]
        others = [thing.key for thing in said if thing.key not in line.own and thing.key not in weak_things()]
        telling = (key for key in others if "+" in key or key[0] == "=")
        is_alone = all(key in _PLANNED or line.syllables.issuperset(key.split("+")) for key in telling)
        return is_alone and self._is_named(line, things_done())

    def _is_bare_change(self) -> bool:
        """ "giảm 10%": nothing counted tells of what."""
        mention = self.made.mention
        is_change = mention.role in (Role.CHANGE, Role.DIFFERENCE)
        return is_change and mention.quantity.form is not Form.COUNT and not self.counted.subject

    def _main(self, found: Sequence[Candidate]) -> list[Candidate]:
        """ "482 vụ, 602 đối tượng" under "Phòng, chống ma túy": nothing is said but the main line of the heading."""
        is_of_another = self._is_led_by_what_the_form_lacks()
        if not self.made.is_count or self.context.local or self.context.modifier or is_of_another:
            return []
        return [
            one for one in found if one.explained >= LEAST_EXPLAINED and one.own >= LEAST_OWN_OF_MAIN and one.said > 0
        ]

    def _is_led_by_what_the_form_lacks(self) -> bool:
        """ "khởi tố 11 vụ" under "Ngộ độc thực phẩm", where the form counts nothing of the kind."""
        first, last = self.made.mention.before
        led = [thing for thing in self.made.inside.things_between(first, last) if thing.end == last]
        return any(thing.key[0] == "=" and thing.key not in self.linker.lines.weights for thing in led)

    @property
    def is_only_done(self) -> bool:
        """Whether the words next to the number say only what was done: "bắt 104 đối tượng" of the topic above."""
        return all(key in things_done() for key in self.context.local)

    def _named(self, one: Candidate, found: Sequence[Candidate]) -> float:
        """A line that is not named next to the number gives way to one that is."""
        is_left = one.line is not self.continued and not self._is_named(one.line)
        if is_left and any(self._is_named(other.line) for other in found):
            return -_NOT_NAMED
        names = self._names_of(one.line)
        beside = (other.line for other in found if other.line.parents == one.line.parents != frozenset())
        return -_LESS_NAMED if names and any(names < self._names_of(line) for line in beside) else 0.0

    def _as_told(self, line: Line) -> float:
        """ "Nợ quá hạn giảm 30%" is of the money, "tỷ lệ nợ quá hạn giảm …" of the rate."""
        mention, keys = self.made.mention, self.made.inside.keys
        is_change = mention.role in (Role.CHANGE, Role.DIFFERENCE) and mention.quantity.form is Form.PERCENT
        if not is_change or line is self.continued:
            return 0.0
        says_rate = any(tuple(keys[at : at + 2]) in _A_RATE for at in range(*mention.before))
        return -_NOT_TOLD_SO if line.is_rate != says_rate else 0.0

    def _is_named(self, line: Line, apart_from: Container[str] | None = None) -> bool:
        """Whether a word of its own stands next to the number, apart from words that say little."""
        little = weak_things() if apart_from is None else apart_from
        return any(key in self.context.local and key not in little for key in line.own)

    def _names_of(self, line: Line) -> frozenset[str]:
        """The words next to the number that name the line."""
        return frozenset(key for key in self.context.local if key in line.own and key not in things_done())

    def _topic(self, one: Candidate, found: Sequence[Candidate]) -> float:
        """A line of another topic than the paragraph's gives way where only deeds are named."""
        is_other = one.above <= _OF_ANOTHER and any(other.above >= _OF_THE_TOPIC for other in found)
        return -_OFF_TOPIC if is_other and self.is_only_done else 0.0

    def _bonus(self, line: Line) -> float:
        """What the build of the sentence says."""
        last = self.made.last
        if line is self.continued:
            return _CONTINUES
        if last is not None and last.line is not None and self._is_part():
            if last.line.index in line.parents:
                return _PART
            if last.line is line and not has_own_year(self.made.inside, self.made.mention):
                return -_WHOLE  # "trong đó": the whole is no part of itself
        if self.made.mention.role is Role.TOTAL and line.is_whole:
            return _WHOLE
        goes_on = self.continued is not None and is_yearly(self.made.inside, self.made.mention)
        if last is None or goes_on or not self._is_kin(line):
            return 0.0
        here, there = (whole_sentence(self.made.inside, one.mention.sentence) for one in (self.made, last))
        return _SAME_SENTENCE if here == there else _SENTENCE_BEFORE

    def _is_kin(self, line: Line) -> bool:
        """Whether it stands in the group of what was last spoken of."""
        last = self.made.last
        if last is None or last.line is None or self.made.mention.sentence - last.mention.sentence > 1:
            return False
        return (last.line.sheet, last.line.group) == (line.sheet, line.group)

    def _is_part(self) -> bool:
        inside, mention = self.made.inside, self.made.mention
        before = inside.text[: inside.tokens[mention.quantity.first].start][-60:].lower()
        return any(word in before for word in ("trong đó", "riêng", "trong số"))

    # the line the sentence goes on about

    def _continued(self) -> Line | None:
        role = self.made.mention.role
        if (line := self._line_of_the_run()) is not None:
            return line
        if role is Role.RATE and is_plan_itself(self.made.inside, self.made.mention):
            return self._plan_of_last_rate()
        if role in (Role.RATE, Role.SHARE):
            return self._rate_of_last_count()
        if role is Role.TOTAL:
            told = total_so_called(self.made, self.linker) or number_so_called(self.made, self.linker)
            return self._whole_of_the_parts() or told
        if role is Role.COUNT and (called := number_so_called(self.made, self.linker)) is not None:
            return called
        if role is Role.COUNT and (part := part_of_one_sex(self.made, self.linker)) is not None:
            return part
        if role is Role.COUNT:
            return self._line_of_another_year() or self._line_just_doubled()
        return self._line_that_changes() if role in (Role.CHANGE, Role.DIFFERENCE) else None

    def _line_of_the_run(self) -> Line | None:
        """The line of the number before it in "lần lượt 135, 158 và 178"; of the first, what was just counted."""
        number, of = self.made.mention.turn
        nearest = self.made.earlier[0] if self.made.earlier else None
        if of < 2 or nearest is None or nearest.line is None or nearest.mention.sentence != self.made.mention.sentence:
            return None
        is_next = number > 0 and nearest.mention.turn == (number - 1, of)
        if names_in_turn(self.made.inside, self.made.mention) is not None:
            return None
        is_of_count = number == 0 and self.made.mention.is_aside and nearest.is_count
        return nearest.line if is_next or is_of_count else None

    def _whole_of_the_parts(self) -> Line | None:
        """ "đường bộ 233 vụ, đường thủy 13 vụ, cộng lại là 246 vụ"."""
        inside, mention = self.made.inside, self.made.mention
        is_together = phrases("together").is_in(inside.keys, *mention.before)
        parts = [one.line for one in self.made.earlier if one.line is not None and one.is_count][:2]
        if not is_together or len(parts) < 2:
            return None
        if parts[0] is parts[1]:
            return parts[0]  # of its years: "lần lượt 35, 31 và 26, tổng cộng 92 sạp"
        shared = sorted(parts[0].parents & parts[1].parents)
        return self.linker.lines.lines[shared[0]] if shared else None

    def _line_of_another_year(self) -> Line | None:
        """ "Đỉnh điểm là năm 2014 với 36 vụ", "mỗi năm hơn 6.200", "(đầu kỳ 385)": of what was just spoken of."""
        inside, mention = self.made.inside, self.made.mention
        is_at_first = AT_FIRST.search(inside.words(*mention.before)) is not None
        is_of_years = has_own_year(inside, mention) or is_yearly(inside, mention) or is_at_first
        is_of_years = is_of_years or _OF_ALL_YEARS.search(inside.words(*mention.before)) is not None
        if self.context.local or self.context.modifier or not is_of_years:
            return None
        earlier = self.made.earlier or self.made.above
        alike = (one.line for one in earlier if one.line is not None and not one.mention.is_aside)
        return next((line for line in alike if self._could_change(line)), None)

    def _line_just_doubled(self) -> Line | None:
        """ "tăng gấp đôi, từ 4 hợp tác xã lên 8 hợp tác xã": what the change just told went from and to."""
        made = self.made
        told = [one for one in made.earlier if one.mention.sentence == made.mention.sentence]
        is_end = bool(told) and phrases("reached").ending_at(made.inside.keys, made.mention.quantity.first) is not None
        if not is_from(made) and not (is_end and is_from(told[0])):
            return None
        change = next((one for one in told if not is_from(one)), None)
        if change is None or change.is_count_or_rate or change.line is None or not change.agrees:
            return None
        return change.line if self._could_change(change.line) and self._names_no_other(change.line) else None

    def _rate_of_last_count(self) -> Line | None:
        """ "khám phá 3.043 vụ, đạt tỷ lệ 85,53%"."""
        for before in self.made.earlier:
            is_other_aside = before.mention.is_aside and not self.made.mention.is_aside
            is_count = before.mention.role is Role.COUNT or (before.is_count and self.made.mention.is_of_plan)
            if before.line is None or is_other_aside or not is_count:
                continue
            if before.mention.sentence != self.made.mention.sentence:
                return None
            if before.line.plan is Plan.SET:
                return self._met_of(before.line)
            if self.made.mention.is_aside:
                return self._rate_of(before.line)
            rate = self._rate_of(before.line)
            if rate is not None:
                return rate
        return None

    def _plan_of_last_rate(self) -> Line | None:
        """ "đạt tỷ lệ 86,56% (chỉ tiêu 86,69%)"."""
        rate = self.made.last
        if rate is None or rate.line is None or rate.mention.sentence != self.made.mention.sentence:
            return None
        return next((line for line in self.linker.rates if is_plan_of(line, rate.line)), None)

    def _rate_of(self, line: Line) -> Line | None:
        rates = (one for one in self.linker.rates if one.upper == line.index)
        return next((one for one in rates if self._fits_plan(one)), None)

    def _met_of(self, plan: Line) -> Line | None:
        """ "So với kế hoạch 5.130 người mới đạt 92,77%": how far that plan was met."""
        beside = (one for one in self.linker.rates if (one.sheet, one.rows) == (plan.sheet, plan.rows))
        return next((one for one in beside if one.plan is Plan.MET), None)

    def _line_that_changes(self) -> Line | None:
        """ "xảy ra 3.110 vụ, giảm 224 vụ": the nearest figure a change could be of, if no other is named."""
        for before in self._what_may_change():
            if before.line is None or not self._could_change(before.line) or self._speaks_of_the_whole(before.line):
                continue
            return self._told_in_points(before) if self._names_no_other(before.line) else None
        return None

    def _told_in_points(self, before: Resolved) -> Line | None:
        """ "1.261/1.694 cơ sở, đạt 74,44%, tăng 0,02 điểm": of the rate of the two."""
        is_of_rate = self.made.mention.quantity.form is Form.POINTS and before.mention.role is Role.FRACTION
        return self._rate_of(before.line) if is_of_rate and before.line is not None else before.line

    def _what_may_change(self) -> list[Resolved]:
        """Numbers outside brackets, rates and those of its own brackets; all where its sentence has none outside."""
        made = self.made
        here = [one for one in made.earlier if one.mention.sentence == made.mention.sentence]
        if here and all(one.mention.is_aside for one in here):
            counts = [one for one in here if one.line is not None and not one.line.is_rate]
            is_of_points = made.mention.quantity.form is Form.POINTS
            return here if is_of_points or not counts else counts
        return [
            one
            for one in made.earlier
            if not one.mention.is_aside or self._is_rate(one) or self._is_in_its_brackets(one)
        ]

    @staticmethod
    def _is_rate(one: Resolved) -> bool:
        return one.line is not None and one.line.is_rate

    def _is_in_its_brackets(self, before: Resolved) -> bool:
        """ "(21 vụ năm 2021, 11 vụ năm 2025; giảm 10 vụ)"."""
        inside, mention = self.made.inside, self.made.mention
        between = inside.keys[before.mention.quantity.after : mention.quantity.first]
        return mention.is_aside and ")" not in between and "(" not in between

    def _could_change(self, line: Line) -> bool:
        return fit_of(line, self.counted, self.made.mention.quantity.form).fit > 0

    def _speaks_of_the_whole(self, line: Line) -> bool:
        """ "Số cuộc giảm 40 cuộc" behind a whole and its parts."""
        inside, mention = self.made.inside, self.made.mention
        if self.context.local or mention.before[0] != inside.bounds[mention.sentence][0]:
            return False
        return any(one.line is not None and one.line.index in line.parents for one in self.made.earlier)

    def _names_no_other(self, line: Line) -> bool:
        weights = self.linker.lines.weights
        telling = [key for key, weight in self.context.local.items() if weight == 1.0 and weights[key] > _TELLING]
        return all(key in line.own or (key in line.around and not self._is_of_another(key, line)) for key in telling)

    def _is_of_another(self, key: str, line: Line) -> bool:
        lines = self.linker.lines
        others = (lines.lines[index] for index in lines.by_key.get(key, ()))
        return any(key in other.own and other is not line and self._could_change(other) for other in others)

    # shares

    def _settle_share(self) -> bool:
        """ "chiếm 26,53%": the last count in the whole it is a part of."""
        made = self.made
        part = next((one for one in made.earlier if one.is_count or self._is_of_same_sentence(one)), None)
        if part is None or part.line is None or part.mention.sentence < made.mention.sentence - 1:
            made.why = "no_line"
            return False
        wholes = self._wholes(part.line)
        told = [one.line for one in made.earlier if one.line in wholes]
        whole = told[0] if told else wholes[0] if wholes else None
        if whole is None:
            made.why = "no_whole"
            return False
        made.line, made.other_line, made.mention.role, made.why = part.line, whole, Role.SHARE, ""
        made.is_sure = part.is_sure
        return True

    def _is_of_same_sentence(self, one: Resolved) -> bool:
        """ "lao động nữ tăng 12 người, chiếm 51%": what changed, if its line is a part of another."""
        is_change = one.mention.role is Role.CHANGE and one.mention.sentence == self.made.mention.sentence
        return is_change and one.line is not None and bool(one.line.parents) and self.made.mention.role is Role.SHARE

    def _settle_share_of_subject(self) -> bool:
        """ "61,14% là xâm phạm sở hữu"."""
        first, last = self.made.mention.after
        is_said_of = first < last and self.made.inside.keys[first] in _SAID_OF
        return is_said_of and self._settle_share_of_named((first, last))

    def _settle_any_share(self) -> bool:
        """Of the line named before or behind, else of the last count."""
        before, after = self.made.mention.before, self.made.mention.after
        return self._settle_share_of_named(before) or self._settle_share_of_named(after) or self._settle_share()

    def _settle_share_of_named(self, where: tuple[int, int]) -> bool:
        """ "61,14% là xâm phạm sở hữu", "trộm cắp chiếm 40%": of the whole that the line named is a part of."""
        inside, mention = self.made.inside, self.made.mention
        words = {thing.key for thing in inside.things_between(*where) if thing.key not in things_done()}
        named = [line for line in self.linker.others if line.parents and _is_named_by(line, words)]
        if len(named) != 1:
            return False
        made = self.made
        wholes = self._wholes(named[0])
        told = [one.line for one in made.earlier if one.line in wholes]
        made.line, made.other_line, made.why = named[0], told[0] if told else wholes[0], ""
        mention.role, made.is_sure = Role.SHARE, True
        return True

    def _wholes(self, line: Line) -> list[Line]:
        """What the line is a part of, the nearest first."""
        found: list[Line] = []
        waiting = sorted(line.parents)
        while waiting:
            whole = self.linker.lines.lines[waiting.pop(0)]
            if whole not in found:
                found.append(whole)
                waiting.extend(sorted(whole.parents))
        return found


def _is_named_by(line: Line, words: Collection[str]) -> bool:
    """Whether all its own words, its measure apart, are there."""
    own = [key for key in line.own if key[0] != "#"]
    return bool(own) and all(key in words for key in own)
