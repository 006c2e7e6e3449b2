"""Takes a per cent no line was found for, makes the one rate named with it of which it is a slip.

"Năm 2023 hộ dùng nước sạch chiếm 81,46%" where the row has 81,64 for 2023, or has 81,46 for 2024: so many digits of a
rate that is named beside them are no other rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times, times_in
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged, is_said
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.plan_shares import count_before
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.swapped import is_swapped
from tongket.check.claims.thin import is_thin
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done

_LEAST_DIGITS = 4


def as_slip_of_a_rate(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """None where another rate is as near."""
    quantity = made.mention.quantity
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and quantity.form is Form.PERCENT and not made.mention.more
    if made.line is not None or not is_rate or quantity.hedge is not Hedge.NONE or made.mention.is_of_plan:
        return None
    if digits_of((quantity,)) < _LEAST_DIGITS:
        return None
    found = list(_slips(made, figures, span))
    if len(found) != 1:
        return None
    judged = judged_by_figure(found[0], figures)
    is_slip = judged.verdict is Verdict.CONTRADICTS and not is_thin(found[0], judged, figures)
    return (found[0], judged) if is_slip else None


def _slips(made: Resolved, figures: Figures, span: Period) -> Iterator[Resolved]:
    """The rates that a word next to the number names, with a figure of which the number is a slip."""
    for line in (*_named(made, figures), *_met_of_the_count(made, figures)):
        mention = replace(made.mention, role=Role.RATE)
        trial = replace(made, mention=mention, line=line, other_line=None, why="", is_sure=True)
        settle_times(trial, made.headings, span)
        if _is_swapped(trial, figures) or (line.plan is Plan.NONE and _is_of_another_year(trial, figures)):
            yield trial


def _named(made: Resolved, figures: Figures) -> list[Line]:
    named = {key for key in made.context.local if key not in things_done()} if made.context is not None else set()
    rates = (line for line in figures.lines.lines if line.is_rate and line.plan is Plan.NONE)
    return [line for line in rates if not named.isdisjoint(line.own)]


_BARE = re.compile(r"[,(]?\s*(?:(?:mới|chỉ|đã)\s+)?(?:đạt|bằng)(?:\s+tỷ lệ)?", re.IGNORECASE)


def _met_of_the_count(made: Resolved, figures: Figures) -> list[Line]:
    """ "… trồng 1.350 cây, đạt 96,43%": how far the plan of the count just told was met, if no more is named."""
    told = count_before(made)
    is_bare = _BARE.fullmatch(made.inside.words(*made.mention.before)) is not None
    if told is None or told.line is None or not told.agrees or not is_bare:
        return []
    place = (told.line.sheet, told.line.rows)
    return [line for line in figures.lines.lines if line.plan is Plan.MET and (line.sheet, line.rows) == place][:1]


def _is_swapped(trial: Resolved, figures: Figures) -> bool:
    figure = figures.of(trial.line, trial.period) if trial.line is not None else None
    quantity = trial.mention.quantity
    if figure is None or figure.value is None or figure.doubt:
        return False
    return is_swapped(quantity.value, figure.value.quantize(quantity.step, ROUND_HALF_UP))


def _is_of_another_year(trial: Resolved, figures: Figures) -> bool:
    """Whether one year is told with it, and another has that very rate."""
    told = {time.period for time in times_in(trial.inside, trial.mention.sentence) if time.period is not None}
    if trial.line is None or trial.period is None or not trial.period.is_one_year or told != {trial.period}:
        return False
    others = (index for period, index in trial.line.cells.items() if period is not None and period.is_one_year)
    values = [figures.at(index).value for index in others]
    return sum(value is not None and is_said(trial.mention.quantity, value) for value in values) == 1
