"""Takes a number that sums what was just told, or lines named side by side ("xây mới và sửa chữa 75"); makes both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.by_figure import unit_of
from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged, judge_count
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.repeats import are_swapped
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.words import phrases
from tongket.periods.period import Period
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt

_LEAST_DIGITS, _FEWEST = 2, 2
_AND = spelt("và")
_SO_MANY = re.compile(
    r"\b(?:cộng|gộp)\s+(?:lại\s+)?(?:cả\s+)?(?P<of>hai|ba|bốn|[2-9])\s+"
    r"(?:loại|nguồn|nhóm|khoản|mặt|cấp|bậc|hình thức|phần|khối)(?:\s+(?:hình|vốn|đối tượng|này|trên))*"
    r"\s*(?:là|bằng|:)?\s*$",
    re.IGNORECASE,
)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4}


def as_told_sum(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the lines it sums, where their figures come to it; told of "hai loại hình", where they do not."""
    is_count = made.is_count and made.mention.quantity.form is Form.COUNT and not made.together
    if not is_count or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    parts = _told_before(made)
    if parts and (sums := _judged(made, [(one.line, one.period, one.times) for one in parts], figures)) is not None:
        is_sum = sums[1].verdict is Verdict.AGREES or _are_so_many(made, parts)
        return sums if is_sum else None
    return _of_lines_just_told(made, figures) or _of_lines_named(made, figures, span)


_THESE = re.compile(
    r"\b(?P<of>hai|ba|bốn|[2-9])\s+\w+(?:\s+\w+)?\s+(?:này|trên|ấy|đó)\s+(?:cộng|gộp)\s+lại"
    r"(?:\s+(?:là|được|bằng|có))?\s*$",
    re.IGNORECASE,
)


def _of_lines_just_told(made: Resolved, figures: Figures) -> tuple[Resolved, Judged] | None:
    """ "Lớp đan hụt 15 người, lớp may vượt 12 người; hai lớp này cộng lại 187 người": of what both came to."""
    first, _ = made.inside.bounds[made.mention.sentence]
    told = _THESE.search(made.inside.words(first, made.mention.quantity.first))
    if told is None or made.counted is None:
        return None
    here = whole_sentence(made.inside, made.mention.sentence)
    lines: dict[Line, Resolved] = {}
    for one in made.earlier:
        is_here = whole_sentence(one.inside, one.mention.sentence) == here
        if is_here and one.agrees and one.line is not None and one.line.plan is Plan.NONE and not one.line.is_rate:
            lines.setdefault(one.line, one)
    number = _NUMBERS.get(told["of"].lower()) or int(told["of"])
    parts = list(lines.values())[:number]
    alike = {(line.sheet, line.group, line.measure) for line in list(lines)[:number]}
    if len(parts) < number or len(alike) > 1:
        return None
    return _if_near(_judged(made, [(one.line, one.period, one.times) for one in parts], figures), figures)


def _told_before(made: Resolved) -> Sequence[Resolved]:
    """The counts told before it, all of them borne out, where it says that it sums: "…, tổng cộng 75 trạm"."""
    if not phrases("sum").is_in(made.inside.keys, *made.mention.before) or made.mention.role is not Role.TOTAL:
        return ()
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    start = made.inside.tokens[first].start
    here = [one for one in made.earlier if one.mention.quantity.start >= start]
    told = here or [one for one in made.earlier if one.mention.sentence == made.mention.sentence - 1]
    counts = [one for one in told if one.is_count and not one.mention.is_aside]
    fits = made.counted.fits if made.counted is not None else {}
    counts = [one for one in counts if _measure(one) in fits] if fits else counts
    alike = [one for one in counts if one.agrees and one.line is not None and _measure(one) == _measure(counts[0])]
    lines = {one.line for one in alike}
    is_all = len(alike) == len(counts) == len(lines) >= _FEWEST
    return sorted(alike, key=lambda one: one.mention.quantity.start) if is_all else ()


def _measure(one: Resolved) -> str:
    return one.line.counted.base if one.line is not None and one.line.counted is not None else ""


def _are_so_many(made: Resolved, parts: Sequence[Resolved]) -> bool:
    """ "Cộng hai nhóm là 1.739 người"; but "cộng hai nhóm được tặng quà 1.500 người", "… là 1.500 người được quà"."""
    inside, mention = made.inside, made.mention
    told = _SO_MANY.search(inside.words(*mention.before))
    if told is None or (_NUMBERS.get(told["of"].lower()) or int(told["of"])) != len(parts):
        return False
    own = {key for one in parts if one.line is not None for key in one.line.own}
    return all(thing.key in own for thing in inside.things_between(mention.noun_end, mention.after[1]))


def _of_lines_named(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "xây mới và sửa chữa 75 trạm": of both lines, where "và" joins their names."""
    lines = lines_joined(made)
    if len(lines) < _FEWEST:
        return None
    dated = [replace(made, mention=replace(made.mention), line=line, other_line=None) for line in lines]
    for one in dated:
        settle_times(one, made.headings, span)
    times = {one.line: one.fit.times for one in made.candidates}
    sums = _judged(made, [(one.line, one.period, times[one.line]) for one in dated if one.line is not None], figures)
    return _if_near(sums, figures)


_SUMMED = re.compile(r"\b(?:cộng|gộp)\s+lại(?:\s+(?:là|được|bằng|có|còn))?\s*$", re.IGNORECASE)
_JOINTS = re.compile(r"[,+&]|\b(?:và|với|cùng)\b", re.IGNORECASE)
_NEAR = Decimal("0.05")


def _if_near(sums: tuple[Resolved, Judged] | None, figures: Figures) -> tuple[Resolved, Judged] | None:
    """Those that agree, or are so near that they must be meant."""
    is_sum = sums is not None and (sums[1].verdict is Verdict.AGREES or _is_nearly_summed(sums[0], figures))
    return sums if is_sum else None


def _is_nearly_summed(made: Resolved, figures: Figures) -> bool:
    """ "mầm non và tiểu học cộng lại 2.975 em", where they come to 2.957: it says itself that it is the sum of both."""
    first, _ = made.inside.bounds[made.mention.sentence]
    listed = made.inside.words(first, made.mention.quantity.first)
    is_all = _THESE.search(listed) is not None or _things_in(listed) == len(made.together)
    if not is_all or _SUMMED.search(listed) is None:
        return False
    known = [figures.of(line, made.period) for line in made.together]
    figure = sum((one.value for one in known if one is not None and one.value is not None), Decimal())
    told = made.mention.quantity.value * made.times
    return abs(told - figure) <= figure * _NEAR or are_swapped(told, figure)


def _things_in(listed: str) -> int:
    """How many a list before "cộng lại" names: "hộ nghèo, hộ cận nghèo và hộ mới thoát nghèo" are three."""
    return len(_JOINTS.findall(re.split(r"[;:()]", listed)[-1])) + 1


def is_sum_of_others(made: Resolved) -> bool:
    """ "ngoại trú năm 2021 và năm 2022 cộng lại 32.850 lượt" is no single figure of one line."""
    first, _ = made.inside.bounds[made.mention.sentence]
    return not made.together and _SUMMED.search(made.inside.words(first, made.mention.quantity.first)) is not None


def lines_joined(made: Resolved) -> list[Line]:
    """The candidates of one group whose own words, those they share apart, all stand next to the number."""
    first = made.line or next((one.line for one in made.candidates), None)
    if made.context is None or first is None or _AND not in made.inside.keys[slice(*made.mention.before)]:
        return []
    group = [
        one.line
        for one in made.candidates
        if (one.line.sheet, one.line.group, one.line.measure) == (first.sheet, first.group, first.measure)
        and one.line.plan is Plan.NONE
    ]
    shared = frozenset.intersection(*(line.own for line in group)) if group else frozenset()
    local = made.context.local
    named = [line for line in group if line.own - shared and all(key in local for key in line.own - shared)]
    return sorted(named, key=lambda line: line.index)


def _judged(
    made: Resolved, parts: Sequence[tuple[Line | None, Period | None, Decimal]], figures: Figures
) -> tuple[Resolved, Judged] | None:
    if len({period for _, period, _ in parts}) != 1 or len({times for _, _, times in parts}) != 1:
        return None
    lines = tuple(line for line, _, _ in parts if line is not None)
    known = [figures.of(line, parts[0][1]) for line in lines]
    values = [one.value for one in known if one is not None and one.value is not None and not one.doubt]
    if len(values) < len(lines):
        return None
    period, times = parts[0][1], parts[0][2]
    trial = replace(made, line=lines[0], together=lines, period=period, times=times, other_line=None, why="")
    unit = unit_of(made.inside, made.mention)
    return trial, judge_count(made.mention.quantity, sum(values, Decimal()), times, unit)
