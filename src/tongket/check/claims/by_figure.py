"""Takes a number whose line and times are known and the unit's figures, makes the verdict."""

from __future__ import annotations

from decimal import Decimal

from tongket.check.claims.claim import Verdict
from tongket.check.claims.figures import Figure, Figures
from tongket.check.claims.judging import (
    Change,
    Judged,
    judge_change,
    judge_count,
    judge_fraction,
    judge_points,
    judge_rate,
    unknown,
)
from tongket.check.claims.measures import is_year_word, noun_at
from tongket.check.claims.passages import Mention, Passage, Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import rate_of_share
from tongket.wording.quantities import Form as Print
from tongket.wording.syllables import spelt


def judged_by_figure(made: Resolved, figures: Figures) -> Judged:
    if made.line is None or (made.period is None and made.other_line is None):
        return unknown(made.why or "no_line")
    if figures.submission is None or figures.submission.batch is None:
        return unknown("no_workbook")
    if made.extreme and made.period is not None:
        made.period = figures.extreme_year(made.line, made.period, made.extreme)
    if made.together:
        return _judged_together(made, figures)
    if made.mention.role is Role.SHARE and not _is_told_by_the_form(made, figures):
        return _judged_share(made, figures)
    figure = figures.of(made.line, made.period)
    if figure is None:
        return unknown("no_such_time")
    if figure.value is None:
        return unknown(figure.doubt or "blank_in_workbook")
    judged = _compared(made, figure, figures)
    is_doubtful = figure.doubt and judged.verdict is Verdict.CONTRADICTS
    return unknown(figure.doubt) if is_doubtful else judged


def _judged_together(made: Resolved, figures: Figures) -> Judged:
    """The sum of several lines."""
    parts = [figures.of(line, made.period) for line in made.together]
    known = [part.value for part in parts if part is not None and part.value is not None]
    if len(known) < len(parts):
        return unknown("blank_in_workbook")
    return judge_count(made.mention.quantity, sum(known, Decimal()), Decimal(1), unit_of(made.inside, made.mention))


def _compared(made: Resolved, figure: Figure, figures: Figures) -> Judged:
    assert figure.value is not None and made.line is not None
    mention, unit = made.mention, unit_of(made.inside, made.mention)
    if made.is_each and mention.role is Role.COUNT:
        return _judged_each(made, figures, unit)
    if made.is_yearly and made.line.stands:
        return unknown("an_average")  # what stands at the end of the last year is no sum to be divided
    if mention.role in (Role.COUNT, Role.TOTAL):
        return judge_count(mention.quantity, value_told(made, figure.value, figures), made.times, unit)
    if mention.role is Role.RATE:
        return judge_rate(mention.quantity, figure.value)
    if mention.role is Role.FRACTION:
        whole = _whole(made, figure, figures)
        if whole is None:
            return unknown("no_whole")
        return judge_fraction(mention.quantities, figure.value, whole, unit)
    return _judged_change(made, figure.value, figures)


def value_told(made: Resolved, figure: Decimal, figures: Figures) -> Decimal:
    """The figure; "bình quân mỗi năm" the part of it that falls to a year."""
    return figure / _years(made, figures) if made.is_yearly else figure


def _judged_each(made: Resolved, figures: Figures, unit: str) -> Judged:
    """The figure of every year of the time; where they differ it may be an average."""
    assert made.line is not None and made.period is not None
    years = sorted(one for one in made.line.cells if one is not None and one.is_one_year and made.period.covers(one))
    values = [figure.value for one in years if (figure := figures.of(made.line, one)) is not None]
    judged = [judge_count(made.mention.quantity, value, made.times, unit) for value in values if value is not None]
    is_right = bool(judged) and all(one.verdict is Verdict.AGREES for one in judged)
    return judged[0] if is_right and len(judged) == len(years) else unknown("an_average")


def _whole(made: Resolved, figure: Figure, figures: Figures) -> Decimal | None:
    """What a fraction is told over: the other side of its cell, or the line its line is told over."""
    if figure.whole is not None or made.line is None:
        return figure.whole
    over = made.line.over if made.line.over is not None else min(made.line.parents, default=None)
    if over is None:
        return None
    below = figures.of(figures.lines.lines[over], made.period)
    return below.value if below is not None else None


def _years(made: Resolved, figures: Figures) -> int:
    """The years of the time that have a figure: a unit set up later has fewer."""
    assert made.line is not None and made.period is not None
    given = figures.given_years(made.line, made.period)
    return given or made.period.last.year - made.period.first.year + 1


def _judged_change(made: Resolved, now: Decimal, figures: Figures) -> Judged:
    assert made.line is not None
    before = figures.of(made.line, made.other_period) if made.other_period is not None else None
    if before is None:
        return unknown("no_such_time")
    if before.value is None:
        return unknown(before.doubt or "blank_in_workbook")
    change = Change(now, before.value)
    mention, unit = made.mention, unit_of(made.inside, made.mention)
    if made.line.is_rate and mention.quantity.form in (Print.PERCENT, Print.POINTS):
        return judge_points(mention.quantity, mention.direction, change)
    judged = judge_change(mention.quantities, mention.direction, change, made.times, unit)
    return unknown(before.doubt) if before.doubt and judged.verdict is Verdict.CONTRADICTS else judged


def _is_told_by_the_form(made: Resolved, figures: Figures) -> bool:
    """ "25.538 hồ sơ nộp trực tuyến, chiếm 56,64%" where the form has a line of that rate: then it tells that line."""
    if made.line is None or made.other_line is None:
        return False
    rate = rate_of_share(made.line, made.other_line, figures.lines)
    if rate is None or figures.of(rate, made.period) is None:
        return False
    made.line, made.other_line, made.mention.role = rate, None, Role.RATE
    return True


def _judged_share(made: Resolved, figures: Figures) -> Judged:
    if made.line is None or made.other_line is None:
        return unknown("no_whole")
    part, whole = figures.of(made.line, made.period), figures.of(made.other_line, made.period)
    if part is None or whole is None:
        return unknown("no_such_time")
    if part.value is None or not whole.value:
        return unknown(part.doubt or whole.doubt or "blank_in_workbook")
    judged = judge_rate(made.mention.quantity, part.value * 100 / whole.value)
    doubt = part.doubt or whole.doubt
    return unknown(doubt) if doubt and judged.verdict is Verdict.CONTRADICTS else judged


_OUT_OF = spelt("trên")  # "47 trên 49 nhà"


def unit_of(inside: Passage, mention: Mention) -> str:
    """The words counted, as the statement has them, with a blank before."""
    text = inside.words(*noun_of(inside, mention)).rstrip(" (.,;:")
    return f" {text}" if text else ""


def noun_of(inside: Passage, mention: Mention) -> tuple[int, int]:
    """The tokens of what is counted: as far as it is known, else one word."""
    first = noun_at(inside, mention)
    last = mention.noun_end if mention.noun_end > first else first + 1
    is_there = (
        first < len(inside.tokens)
        and not is_year_word(inside, first)
        and inside.tokens[first].is_word
        and first < mention.after[1]
        and not (
            inside.keys[first] == _OUT_OF and inside.keys[first + 1 : first + 2] and inside.keys[first + 1].isdigit()
        )
    )
    return (first, min(last, len(inside.tokens))) if is_there else (first, first)
