"""Takes a number no line was found for, makes two lines whose figures differ by it: "24.480 tấn chưa thu gom"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, judge_count
from tongket.check.claims.lines import Line
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.readings import readings
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import alike, lines_spoken_of
from tongket.periods.period import Period

_LEAST_DIGITS = 4


_IS_DIFFERENCE = re.compile(r"\bchênh (?:lệch|nhau)", re.IGNORECASE)


def says_difference(made: Resolved) -> bool:
    """Whether it says so: "chênh lệch giữa phát sinh và thu gom"."""
    first, _ = whole_sentence(made.inside, made.mention.sentence)
    return _IS_DIFFERENCE.search(made.inside.words(first, made.mention.quantity.first)) is not None


def as_difference(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with both lines, where there are but two that differ by it."""
    is_told_so = made.mention.role in (Role.COUNT, Role.DIFFERENCE) and not made.mention.more
    if made.counted is None or not is_told_so or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    found: dict[frozenset[Line], Resolved] = {}
    for trial in _trials(made, figures, span):
        assert trial.line is not None and trial.other_line is not None
        if _differ_by_it(trial, figures):
            found.setdefault(frozenset((trial.line, trial.other_line)), trial)
    return (_in_order(next(iter(found.values()))), AGREES) if len(found) == 1 else None


def _in_order(trial: Resolved) -> Resolved:
    """ "xã hội hóa ít hơn ngân sách 30 tỷ đồng" speaks of the lesser."""
    is_less = trial.mention.direction < 0
    return replace(trial, line=trial.other_line, other_line=trial.line) if is_less else trial


def _trials(made: Resolved, figures: Figures, span: Period) -> Iterator[Resolved]:
    assert made.counted is not None
    named = lines_spoken_of(made, figures.lines)
    for line in named:
        fit = fit_of(line, made.counted, made.mention.quantity.form)
        for other in alike(line, figures.lines) if fit.fit else ():
            if other in named:
                yield from _dated(made, line, other, fit.times, span)


def _dated(made: Resolved, line: Line, other: Line, times: Decimal, span: Period) -> Iterator[Resolved]:
    plain = replace(made, mention=replace(made.mention, role=Role.COUNT), line=line, times=times, other_line=None)
    yield from (replace(one, other_line=other) for one in readings(plain, made, span))


def _differ_by_it(trial: Resolved, figures: Figures) -> bool:
    """Whether the first figure is greater by it, as the second is told of less."""
    assert trial.line is not None and trial.other_line is not None
    one, other = figures.of(trial.line, trial.period), figures.of(trial.other_line, trial.period)
    if one is None or other is None or one.value is None or other.value is None:
        return False
    judged = judge_count(trial.mention.quantity, one.value - other.value, trial.times, "")
    return judged.verdict is Verdict.AGREES
