"""Takes a per cent told of another time's figure, makes the line it tells: "692 hồ sơ, bằng 66,47% giai đoạn trước"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times, times_in
from tongket.check.claims.digits import digits_of
from tongket.check.claims.ends import is_a_stretch
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged, judge_rate
from tongket.check.claims.line_times import period_before
from tongket.check.claims.lines import Line
from tongket.check.claims.passages import Role
from tongket.check.claims.repeats import are_swapped
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import lines_spoken_of
from tongket.check.claims.times import Time
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_LEAST_DIGITS = 3
_LEADS = re.compile(r"\b(?:bằng|tương đương)(?:\s+(?:với|khoảng|gần|hơn|trên))?\s*$", re.IGNORECASE)
_OF = re.compile(
    r"\s*(?:(?:của|so với|so|mức|kết quả|số|thực hiện|cùng kỳ|cuối|cả)\s*)*(?:năm học|năm|giai đoạn)?\s*", re.IGNORECASE
)


def against_time(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with its line and both times, where what was just told or one line named bears it out."""
    base = _base_behind(made)
    if base is None:
        return None
    told = [(trial, _judged(trial, figures)) for trial in _trials(made, figures, span, base)]
    agreeing = [(trial, judged) for trial, judged in told if judged is not None and judged.verdict is Verdict.AGREES]
    if agreeing:
        return agreeing[0] if len({trial.line for trial, _ in agreeing}) == 1 else None
    counted = {one.line for one in made.earlier if one.agrees and one.mention.sentence == made.mention.sentence}
    slips = (one for one in told if one[0].line in counted and _is_swapped(one[0], figures))
    return next(((trial, judged) for trial, judged in slips if judged is not None), None)


def _base_behind(made: Resolved) -> Time | None:
    """The time right behind it, where "bằng" leads it."""
    mention, text = made.mention, made.inside.text
    is_rate = mention.role in (Role.RATE, Role.SHARE) and mention.quantity.form is Form.PERCENT and not mention.more
    if not is_rate or not _LEADS.search(text[: made.inside.tokens[mention.quantity.first].start]):
        return None
    behind = [time for time in times_in(made.inside, mention.sentence) if time.start >= mention.quantity.end]
    is_next = bool(behind) and _OF.fullmatch(text[mention.quantity.end : behind[0].start]) is not None
    return behind[0] if is_next else None


def _trials(made: Resolved, figures: Figures, span: Period, base: Time) -> Iterator[Resolved]:
    told = [one for one in made.earlier if one.mention.sentence == made.mention.sentence and one.line is not None]
    near = [one for one in told if made.mention.is_aside or not one.mention.is_aside]
    lines = [(one.line, one.period) for one in near or told]
    if digits_of(made.mention.quantities) >= _LEAST_DIGITS:
        lines += [(line, None) for line in lines_spoken_of(made, figures.lines)]
    for line, period in lines:
        if line is None or line.is_rate:
            continue
        trial = replace(made, mention=replace(made.mention, role=Role.RATE), line=line, other_line=None, why="")
        if period is None:
            settle_times(trial, made.headings, span)
            period = trial.period if trial.period != base.period else None
        if period is None or (period.is_one_year and is_a_stretch(made, base)):
            period = span
        yield replace(trial, period=period, other_period=_base_of(line, period, base))


def _base_of(line: Line, period: Period, base: Time) -> Period | None:
    return base.period if base.period is not None else period_before(line, period)


def _judged(trial: Resolved, figures: Figures) -> Judged | None:
    told = _told(trial, figures)
    return judge_rate(trial.mention.quantity, told) if told is not None else None


def _told(trial: Resolved, figures: Figures) -> Decimal | None:
    assert trial.line is not None
    now, before = (figures.of(trial.line, period) for period in (trial.period, trial.other_period))
    if now is None or before is None or now.value is None or not before.value or now.doubt or before.doubt:
        return None
    return now.value * 100 / before.value


def _is_swapped(trial: Resolved, figures: Figures) -> bool:
    told, quantity = _told(trial, figures), trial.mention.quantity
    return told is not None and are_swapped(quantity.value, told.quantize(quantity.step))
