"""Takes a change told of all the span, makes the two times it compares: "mức tăng cả kỳ 14,7%", "sau bốn năm tăng"."""

from __future__ import annotations

import re

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.line_times import compared_over, period_before
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_ALL_THE_SPAN = re.compile(r"\b(?:cả|toàn|trong) (?:kỳ|giai đoạn|nhiệm kỳ|thời kỳ)\s*$", re.IGNORECASE)


_AFTER_YEARS = re.compile(
    r"\b(?:sau|qua) (?P<years>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) năm,?\s+"
    r"(?:(?:thì|đã|số này|con số này|mức này)\s+)*$",
    re.IGNORECASE,
)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


_OPENS = re.compile(r"(?:^|[,;.:(])\s*$")


def is_led_by_its_years_alone(made: Resolved) -> bool:
    """Whether nothing but "sau bốn năm" stands between the mark before it and the change."""
    inside = made.inside
    told = _AFTER_YEARS.search(inside.text[: inside.tokens[made.mention.start].start])
    counted = _counted_there(made)
    is_its = counted is None or (counted.agrees and counted.line is made.line)
    return told is not None and is_its and _OPENS.search(inside.text[: told.start()]) is not None


def _counted_there(made: Resolved) -> Resolved | None:
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence)
    return next((one for one in here if one.is_count), None)


def _is_of_the_end(made: Resolved, end: int, span: Period) -> bool:
    """ "Năm 2024 có 5.926 người, sau bốn năm tăng 15,7%": of that year, and of those before it."""
    first, last = whole_sentence(made.inside, made.mention.sentence)
    start, behind = made.inside.tokens[first].start, made.inside.tokens[last - 1].end
    here = [time for time in made.inside.times if start <= time.start < behind]
    if any(time.is_base for time in here):
        return False
    told = [time.period for time in here if time.start < end and time.period is not None]
    if told and told[-1].last.year != span.last.year and told[-1].first.year != span.first.year:
        return False
    counted = _counted_there(made)
    return counted is None or counted.agrees


def after_so_many_years(made: Resolved, span: Period) -> tuple[Period, Period] | None:
    """ "1.080 người, sau bốn năm tăng 35%" in the review of five: the last year against the first."""
    inside = made.inside
    told = _AFTER_YEARS.search(inside.text[: inside.tokens[made.mention.start].start])
    if told is None or made.line is None:
        return None
    years = _NUMBERS.get(told["years"].lower()) or int(told["years"])
    first, last = Period.years(span.first.year), Period.years(span.last.year)
    is_whole = years == span.last.year - span.first.year > 0 and _is_of_the_end(made, told.start(), span)
    return (last, first) if is_whole and {first, last} <= set(made.line.cells) else None


def over_all_the_span(made: Resolved, span: Period) -> tuple[Period, Period] | None:
    """ "lần lượt là 812, 840 và 905 em, mức tăng cả kỳ 14,7%": the end of the span against what was before it."""
    assert made.line is not None
    said = made.inside.words(made.mention.start, made.mention.quantity.first)
    if _ALL_THE_SPAN.search(said) is None:
        return None
    before = period_before(made.line, span)
    return compared_over(made.line, span) or ((span, before) if before is not None else None)
