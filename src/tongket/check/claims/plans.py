"""Takes a number and a line, makes whether the words around the number let it speak of a plan as the line does."""

from __future__ import annotations

import re

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import tells_of_a_plan
from tongket.check.claims.no_changes import is_target_told
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.words import phrases
from tongket.wording.quantities import Form
from tongket.wording.syllables import spelt

_IS_BY_PLAN = re.compile(r"\btheo kế hoạch\b", re.IGNORECASE)  # "Thanh tra, kiểm tra theo kế hoạch": a kind of it
_THEREOF = (spelt("trong"), spelt("đó"))
_ALL, _AND = 100, spelt("và")
_STRETCH = (spelt("giai"), spelt("đoạn"))
_JUST_MET = frozenset(map(spelt, ("đạt", "đúng", "thành", "xong")))
_AS = spelt("như")
_PARTED = (";", spelt("riêng"))
_MET = frozenset(map(spelt, ("đạt", "bằng")))


def could_be_of_plan(inside: Passage, mention: Mention, line: Line) -> bool:
    """A figure of a plan is told as one: "đạt 104% kế hoạch", "(chỉ tiêu 86,69%)"."""
    if is_plan_itself(inside, mention):
        return line.plan is Plan.SET or (line.plan is Plan.NONE and _IS_BY_PLAN.search(line.label) is not None)
    if mention.is_of_plan:
        return tells_of_a_plan(line)
    if line.plan is Plan.NONE:
        return True
    if line.plan is Plan.SET:
        is_in_words = phrases("plans").is_in(inside.keys, *_in_clause(inside, mention))
        is_in_words = is_in_words or _is_behind_plan(inside, mention)
        is_told = mention.role in (Role.COUNT, Role.TOTAL) and is_in_words
        is_beyond = phrases("beyond_plan").is_in(inside.keys, *mention.before)
        return is_told and not is_beyond and not _is_just_met(inside, mention)
    if mention.quantity.form is not Form.PERCENT:
        return False
    return _is_met(inside, mention)


def _in_clause(inside: Passage, mention: Mention) -> tuple[int, int]:
    """From the last semicolon or "riêng" on: "… so với kế hoạch; nữ: 2.578 người" tells of no plan."""
    first, last = mention.before
    return max((at + 1 for at in range(first, last) if inside.keys[at] in _PARTED), default=first), last


def _is_just_met(inside: Passage, mention: Mention) -> bool:
    """ "đạt đúng kế hoạch đề ra, với 2.665 lượt": of what was done, though a plan is told before it."""
    comma = next((at for at in reversed(range(*mention.before)) if inside.keys[at] == ","), mention.before[0])
    told = (at for at in range(mention.before[0], comma) if phrases("plans").starting_at(inside.keys, at))
    led = (at - 1 if inside.keys[at - 1] == _AS else at for at in told if at > 1)  # "đúng như kế hoạch"
    return any(inside.keys[at - 1] in _JUST_MET for at in led)


def is_plan_of(plan: Line, line: Line) -> bool:
    """Whether it is what was planned of the line."""
    return plan.plan is Plan.SET and line.plan is Plan.NONE and (plan.sheet, plan.rows) == (line.sheet, line.rows)


_COMPARED = re.compile(r"\bso với\s+(?:mục tiêu|chỉ tiêu|kế hoạch)(?:\s+của\s+\w+(?:\s+\w+)?)?\s*\(\s*$", re.IGNORECASE)
_COMPARED_AS_SET = re.compile(
    r"\bso với\s+(?:mục tiêu|chỉ tiêu|kế hoạch)(?:\s+(?!(?:là|thì|tăng|giảm)\b)\w+){0,4}\s*\(\s*$", re.IGNORECASE
)
_OF_A_NUMBER_SET = re.compile(r"(?:\(|\b(?:trong|trên|so với))\s*(?:tổng số\s*)?$", re.IGNORECASE)
_BY_THE_PLAN = re.compile(r"(?:\s+\w+){1,4}?\s+(?:theo|của)\s+(?:kế hoạch|chỉ tiêu)\b", re.IGNORECASE)


def is_set(inside: Passage, mention: Mention) -> bool:
    """ "Trong 42 phòng học theo kế hoạch", "so với chỉ tiêu của trường (79,63%)": what was planned."""
    start = inside.tokens[mention.quantity.first].start
    before, behind = inside.text[:start], inside.text[mention.quantity.end :]
    if mention.quantity.form is Form.PERCENT:
        return _COMPARED.search(before) is not None
    if _COMPARED_AS_SET.search(before) is not None:
        return True
    is_count = mention.role in (Role.COUNT, Role.TOTAL)
    return is_count and _OF_A_NUMBER_SET.search(before) is not None and _BY_THE_PLAN.match(behind) is not None


def is_plan_itself(inside: Passage, mention: Mention) -> bool:
    """ "(chỉ tiêu 86,69%)": nothing but the word stands before it."""
    if is_target_told(inside, mention) or is_set(inside, mention):
        return True
    led = phrases("plans").ending_at(inside.keys, mention.quantity.first)
    if led is None or mention.quantity.form is not Form.PERCENT:
        return False
    first = mention.quantity.first - led[0]
    return first <= mention.before[0] or inside.keys[first - 1] in "(,;:"


def _is_met(inside: Passage, mention: Mention) -> bool:
    """ "vượt chỉ tiêu (4.643 người, đạt 103,87%)"; but "vượt kế hoạch 3,38%" tells by how much."""
    if phrases("beyond_plan").is_in(inside.keys, *mention.before) or _is_of_what_follows(inside, mention):
        return False
    if _is_behind_plan(inside, mention):
        return True
    first, last = _clause(inside, mention)
    is_told = phrases("plans").is_in(inside.keys, first, last)
    is_reached = mention.quantity.first > 0 and inside.keys[mention.quantity.first - 1] in _MET
    return is_reached and (is_told or mention.quantity.value >= _ALL)


def _is_of_what_follows(inside: Passage, mention: Mention) -> bool:
    """ "đạt 98% tỷ lệ sống", "bằng 121,74% năm 2024"."""
    behind = mention.quantity.after
    is_more = behind < inside.bounds[mention.sentence][1] and inside.tokens[behind].is_word
    return is_more and inside.keys[behind] != _AND


def _is_behind_plan(inside: Passage, mention: Mention) -> bool:
    """ "xấp xỉ kế hoạch (98,97%)", "96,40% kế hoạch giai đoạn (14.310 lao động)"."""
    opened = mention.quantity.first - 1
    if opened <= 0 or inside.keys[opened] != "(":
        return False
    at = opened - len(_STRETCH) if tuple(inside.keys[opened - len(_STRETCH) : opened]) == _STRETCH else opened
    return phrases("plans").ending_at(inside.keys, at) is not None


def _clause(inside: Passage, mention: Mention) -> tuple[int, int]:
    """Its sentence between semicolons; all that comes before it where "trong đó" opens it."""
    whole, _ = whole_sentence(inside, mention.sentence)
    first, last = inside.bounds[mention.sentence]
    marks = [at for at in range(first, last) if inside.keys[at] == ";"]
    before = [at for at in marks if at < mention.quantity.first]
    opens = max([first, *(at + 1 for at in before)])
    is_of_these = tuple(inside.keys[opens : opens + 2]) == _THEREOF
    return whole if is_of_these else opens, min([last, *(at for at in marks if at >= mention.quantity.after)])
