"""Takes a number with its line, makes where a move it tells of begins or ends, and what a stretch is compared with."""

from __future__ import annotations

import re

from tongket.check.claims.lines import BEFORE, Line
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.times import Time
from tongket.check.claims.words import phrases
from tongket.periods.period import Period

_FROM = re.compile(r"(?:^|\s)từ\s*$", re.IGNORECASE)


def end_of_a_told_start(made: Resolved, span: Period) -> Period | None:
    """ "từ 2.353 (năm 2024) xuống còn 1.511": the last year; "từ 9,16% (giai đoạn 2020-2022) lên 60,69%": the span."""
    start = made.earlier[0] if made.earlier else None
    if start is None or start.period is None or start.is_untimed or not is_from(start):
        return None
    if start.mention.sentence != made.mention.sentence or start.period.last >= span.last:
        return None
    if phrases("reached").ending_at(made.inside.keys, made.mention.quantity.first) is None:
        return None
    return Period.years(span.last.year) if start.period.is_one_year else span


def is_from(made: Resolved) -> bool:
    """Whether "từ" stands before it: a move begins there."""
    return _FROM.search(made.inside.words(*made.mention.before)) is not None


def compare_as_the_form_does(made: Resolved, span: Period) -> None:
    """ "ít hơn cuối năm 2022 là 14 người" of what stands at an end: the span's column, which the form compares."""
    assert made.line is not None
    is_before = made.other_period is not None and made.other_period.last < span.first
    if is_before and made.line.stands and made.period == Period.years(span.last.year):
        made.period = end_of(made.line, span)


def end_of(line: Line | None, span: Period) -> Period:
    """The span, of what stands and is told over it; else its last year."""
    return span if line is not None and line.stands and span in line.cells else Period.years(span.last.year)


_A_STRETCH = re.compile(r"giai đoạn|thời kỳ|nhiệm kỳ|kỳ|(?:\d+|hai|ba|bốn|năm|mười) năm", re.IGNORECASE)


def is_a_stretch(made: Resolved, base: Time) -> bool:
    """ "giai đoạn trước", "3 năm trước đó", "giai đoạn 2020-2022"; but "năm trước" is one year."""
    if base.period is not None:
        return not base.period.is_one_year
    return _A_STRETCH.match(made.inside.text[base.start : base.end]) is not None


def is_end_against_stretch(made: Resolved, base: Time, span: Period) -> bool:
    """ "năm học 2024-2025 là 98.863 em, so với 5 năm trước tăng 21.054" of what stands: the form's own comparison."""
    assert made.line is not None and made.period is not None
    is_at_end = made.period.is_one_year and made.period.last == span.last
    return base.period is None and is_at_end and made.line.stands and span in made.line.cells


def take_its_last_year(made: Resolved) -> None:
    """ "hiện nay … tăng so với năm 2024": a stretch is not compared with a year of its own, its last year is."""
    now, before = made.period, made.other_period
    if now is None or before is None or before == BEFORE or now.is_one_year or not before.is_one_year:
        return
    if now.covers(before) and before.last < now.last:
        made.period = Period.years(now.last.year)


def is_told_of_another_line(made: Resolved, base: Time) -> bool:
    """ "lớp nghề ít hơn năm trước 3 lớp, song số hộ thoát nghèo tăng 41,2%": perhaps against another time."""
    between = (one for one in made.earlier if base.start < one.mention.quantity.start)
    told = [one.line for one in between if one.mention.sentence == made.mention.sentence]
    return any(line is not made.line and (line is not None or made.named) for line in told)
