"""Takes a number with a line on trial, makes the times it may be read at: as told, then those prose leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import noun_of
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.line_times import compared_over, period_before
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.times import AT_FIRST
from tongket.periods.period import Period

_LEAST_DIGITS = 3  # for a time that is not the one told


_NOW = re.compile(
    r"\b(?:hiện(?: nay| tại| có| còn| đang)?|đến nay|nay|(?:tính )?(?:đến|tới) (?:hết|cuối) năm)\b", re.IGNORECASE
)


def says_now(made: Resolved) -> bool:
    """Whether "hiện có" or "đến nay" is told with it: of what happens it may be all of it, or the last year's."""
    first, last = whole_sentence(made.inside, made.mention.sentence)
    return _NOW.search(made.inside.words(first, last)) is not None


def readings(trial: Resolved, made: Resolved, span: Period) -> Iterator[Resolved]:
    """The trial at each time, the likeliest first."""
    settle_times(trial, made.headings, span)
    yield trial
    if trial.mention.role in (Role.CHANGE, Role.DIFFERENCE):
        yield from _compared_otherwise(trial, span)
    elif trial.is_untimed or digits_of(trial.mention.quantities) >= _LEAST_DIGITS:
        yield from (replace(trial, period=period) for period in _other_times(trial, span))


def _other_times(trial: Resolved, span: Period) -> Iterator[Period]:
    """The first year where "ban đầu" is told; the last of all the span; the first of a stretch; of a sum the span."""
    if trial.period is None:
        return
    first, last = whole_sentence(trial.inside, trial.mention.sentence)
    if AT_FIRST.search(trial.inside.words(first, last)) is not None:
        yield Period.years(span.first.year)
        before = period_before(trial.line, span) if trial.line is not None else None
        yield from () if before is None else (before,)
    if trial.period == span and _ALL_OF_IT.match(trial.inside.text[_end_of_words(trial) :]) is None:
        yield Period.years(span.last.year)
    elif not trial.period.is_one_year:
        yield Period.years(trial.period.first.year)
    if trial.mention.role is Role.TOTAL and trial.period != span:
        yield span


_ALL_OF_IT = re.compile(
    r"\s*(?:\w+\s+)?(?:trong\s+)?cả\s+(?:giai đoạn|nhiệm kỳ|kỳ|(?:\d+|hai|ba|bốn|năm|mười) năm)\b", re.IGNORECASE
)


def _end_of_words(trial: Resolved) -> int:
    """ "21.840 m² trong cả 5 năm": right behind what is counted; of no single year, though one has that figure."""
    _, last = noun_of(trial.inside, trial.mention)
    return max(trial.mention.quantity.end, trial.inside.tokens[last - 1].end)


def _compared_otherwise(trial: Resolved, span: Period) -> Iterator[Resolved]:
    """Where nothing is told to compare with: as the form compares, the year before, or the first of the span."""
    if trial.is_based or trial.period is None:
        return
    usual = period_before(trial.line, span) if trial.line is not None else None
    if usual is not None:
        yield replace(trial, period=span, other_period=usual)
    elif trial.line is not None and (over := compared_over(trial.line, span)) is not None:
        yield replace(trial, period=over[0], other_period=over[1])
    last = trial.period if trial.period.is_one_year else Period.years(span.last.year)
    for year in (last.first.year - 1, span.first.year):
        if year < last.first.year:
            yield replace(trial, period=last, other_period=Period.years(year))
