"""Takes a number told as so much to each of something, makes the two lines it divides: "bình quân mỗi lớp 34,5 em"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import keys_of
from tongket.wording.quantities import Form
from tongket.wording.syllables import composed, tokens

_LEAST_DIGITS, _LEAST_DIGITS_HERE = 3, 2
_TIMES = r"(?!(?:năm|tháng|quý|tuần|ngày|giai đoạn|nhiệm kỳ|kỳ)\b)"
_EACH_BEFORE = re.compile(rf"\bmỗi\s+{_TIMES}(?P<of>[^\W\d]+(?:\s+[^\W\d]+)?)[^\d,.;:()]*$", re.IGNORECASE)
_EACH_BEHIND = re.compile(
    rf"(?:\s*[^\W\d]+){{1,3}}?\s*(?:/|\b(?:một|mỗi)\b)\s*{_TIMES}(?P<of>[^\W\d]+(?:\s+[^\W\d]+)?)", re.IGNORECASE
)


def as_so_much_to_each(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The one pair of lines just told, rightly, whose figures come to it: else nothing is said of it."""
    each = _each(made)
    is_count = made.mention.role is Role.COUNT and made.mention.quantity.form is Form.COUNT and not made.mention.more
    digits = digits_of(made.mention.quantities)
    if not each or not is_count or digits < _LEAST_DIGITS_HERE:
        return None
    told = [one for one in (*made.earlier, *made.above) if digits >= _LEAST_DIGITS or _is_here(one, made)]
    found = {(one.line, one.other_line): one for one in _trials(made, each, told, span) if _holds(one, figures)}
    return (next(iter(found.values())), AGREES) if len(found) == 1 else None


def _each(made: Resolved) -> frozenset[str]:
    """The syllables of what each of it falls to."""
    text, quantity = made.inside.text, made.mention.quantity
    start = made.inside.tokens[quantity.first].start
    told = _EACH_BEFORE.search(text[:start]) or _EACH_BEHIND.match(text[quantity.end :])
    return frozenset(keys_of(tokens(composed(told["of"])))[:1]) if told is not None else frozenset()


def _is_here(one: Resolved, made: Resolved) -> bool:
    """ "Mở 12 lớp - 330 người, bình quân mỗi lớp 27,5 người": both right before it."""
    return one.inside is made.inside and one.mention.sentence == made.mention.sentence


def _trials(made: Resolved, each: frozenset[str], before: Sequence[Resolved], span: Period) -> Iterator[Resolved]:
    told = [one for one in before if one.is_count and one.agrees and one.line is not None]
    lines = dict.fromkeys(one.line for one in told if one.line is not None and one.line.plan is Plan.NONE)
    for upper in lines:
        fit = fit_of(upper, made.counted, made.mention.quantity.form) if made.counted is not None else None
        if fit is None or not fit.fit:
            continue
        mention = replace(made.mention, role=Role.RATE)
        trial = replace(made, mention=mention, line=upper, times=fit.times, why="")
        settle_times(trial, made.headings, span)
        for lower in lines:
            if lower is not upper and each <= _words_of(lower, told):
                yield replace(trial, other_line=lower, other_period=None)


def _words_of(line: Line, told: list[Resolved]) -> frozenset[str]:
    """Of its label and measure, and of what it was just counted in."""
    nouns = [key for one in told if one.line is line and one.counted is not None for key in one.counted.noun]
    return frozenset((*keys_of(tokens(composed(f"{line.label} {line.measure}"))), *nouns))


def _holds(trial: Resolved, figures: Figures) -> bool:
    assert trial.line is not None and trial.other_line is not None
    above, below = (figures.of(line, trial.period) for line in (trial.line, trial.other_line))
    if above is None or below is None or above.value is None or not below.value or above.doubt or below.doubt:
        return False
    return is_said(trial.mention.quantity, above.value / below.value, trial.times)
