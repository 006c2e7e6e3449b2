"""Takes a change told as so much a year, makes the line that changed by it: "bình quân mỗi năm giảm 2,56 điểm"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.dating import settle_times
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.line_times import period_before
from tongket.check.claims.lines import BEFORE, Line
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_TOLD_IN = (Form.COUNT, Form.POINTS)


def as_yearly_change(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with its line and the times compared, where the years between them bear it out."""
    is_asked = made.why == "an_average" and made.mention.role in (Role.CHANGE, Role.DIFFERENCE)
    if not is_asked or made.mention.quantity.form not in _TOLD_IN or made.mention.more:
        return None
    for line in dict.fromkeys(one.line for one in made.earlier if one.line is not None):
        found = next((trial for trial in _trials(made, line, span) if _holds(trial, figures)), None)
        if found is not None:
            return found, AGREES
    return None


def _trials(made: Resolved, line: Line, span: Period) -> Iterator[Resolved]:
    """As told, then as the form compares."""
    is_points = made.mention.quantity.form is Form.POINTS
    if made.counted is None or line.is_rate != is_points:
        return
    fit = fit_of(line, made.counted, made.mention.quantity.form)
    if not fit.fit:
        return
    trial = replace(made, mention=replace(made.mention), line=line, times=fit.times, why="")
    settle_times(trial, made.headings, span)
    yield trial
    yield replace(trial, period=span, other_period=period_before(line, span))


def _holds(trial: Resolved, figures: Figures) -> bool:
    if trial.line is None or trial.period is None or trial.other_period in (None, BEFORE):
        return False
    now, before = (figures.of(trial.line, period) for period in (trial.period, trial.other_period))
    years = trial.period.last.year - trial.other_period.last.year
    if now is None or before is None or now.value is None or before.value is None or years < 1:
        return False
    change = (now.value - before.value) * trial.mention.direction
    return is_said(trial.mention.quantity, change / years, trial.times)
