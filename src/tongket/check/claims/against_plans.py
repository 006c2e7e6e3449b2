"""Takes a number told of a plan, makes the figure and the plan that differ by it: "vượt kế hoạch 327 người"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.dating import settle_times
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import AGREES, Judged, is_said
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Passage, Role
from tongket.check.claims.plans import is_plan_itself, is_plan_of
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.words import phrases
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_MARKS = frozenset(",;:.()")


def against_plan(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with both lines, where there are but two that differ by it as told."""
    if made.mention.more and made.mention.role is not Role.FRACTION:
        return None
    way = _way(made)
    is_bare = not way and _is_bare_excess(made)
    if not way and not is_bare and made.mention.role is not Role.FRACTION:
        return None
    way = way or _last_way(made.inside, made.mention.before[0], made.mention.quantity.first)
    holding = [trial for trial in _trials(made, figures, span) if _holds(trial, figures, way)]
    found = list({trial.line: trial for trial in reversed(holding)}.values())[::-1]  # the first time that fits
    if len(found) > 1 or is_bare:
        found = [trial for trial in found if _is_told_here(made, trial.line)]
    return (found[0], AGREES) if len(found) == 1 else None


def _is_bare_excess(made: Resolved) -> bool:
    """ "1.134 học liệu, vượt 34 học liệu": more than what, if not than planned."""
    return phrases("of_plans").ending_at(made.inside.keys, made.mention.quantity.first) is not None


def _is_told_here(made: Resolved, line: Line | None) -> bool:
    """Whether its sentence has rightly told the line's figure before."""
    return any(
        one.line is line and one.agrees and one.mention.sentence == made.mention.sentence for one in made.earlier
    )


def _way(made: Resolved) -> int:
    """1 for more than planned, -1 for less, 0 where it is no such difference."""
    inside, mention = made.inside, made.mention
    is_told = phrases("plans").is_in(inside.keys, mention.before[0], _end_of_clause(made))
    if not (mention.is_of_plan or is_told or _goes_on_about_plan(made) or _falls_short_of_plan(made)):
        return 0
    return _last_way(inside, mention.before[0], mention.quantity.first)


def _last_way(inside: Passage, first: int, last: int) -> int:
    """Of the last word that says one; "thấp hơn" is one word, not "hơn"."""
    at, way = first, 0
    while at < last:
        more, less = (phrases(name).starting_at(inside.keys, at) for name in ("more_than_planned", "less_than_planned"))
        if more is not None or less is not None:
            way = -1 if less is not None else 1
        at += max(1, *(found[0] for found in (more, less) if found is not None)) if more or less else 1
    return way


def _goes_on_about_plan(made: Resolved) -> bool:
    """ "bằng 95,77% kế hoạch, tức là còn thiếu 802 lao động", "(chỉ tiêu 86,69%), còn thiếu 0,13 điểm"."""
    nearest = made.earlier[0].mention if made.earlier else None
    if nearest is None or nearest.sentence != made.mention.sentence:
        return False
    return nearest.is_of_plan or is_plan_itself(made.inside, nearest)


def _falls_short_of_plan(made: Resolved) -> bool:
    """ "So với kế hoạch, làm việc trong tỉnh đạt 94,84%, ngoài tỉnh vượt 03 người": told at its beginning."""
    inside, mention = made.inside, made.mention
    first, _ = whole_sentence(inside, mention.sentence)
    is_told_so = phrases("of_plans").is_in(inside.keys, mention.start, mention.quantity.first)
    return is_told_so and phrases("plans").is_in(inside.keys, first, mention.before[0])


def _end_of_clause(made: Resolved) -> int:
    """Where a mark or the sentence ends what follows the number: "75 người so với kế hoạch"."""
    first, last = made.mention.quantity.after, made.inside.bounds[made.mention.sentence][1]
    return next((at for at in range(first, last) if made.inside.keys[at] in _MARKS), last)


def _trials(made: Resolved, figures: Figures, span: Period) -> Iterator[Resolved]:
    """Each line it may speak of with its plan, at the times it may be of, the likeliest first."""
    spoken = [made.line, *(one.line for one in made.candidates), *(one.line for one in made.earlier)]
    spoken += _named(made, figures)
    for line in dict.fromkeys(line for line in spoken if line is not None and line.plan is Plan.NONE):
        plan = next((one for one in figures.lines.lines if is_plan_of(one, line)), None)
        if plan is None:
            continue
        role = made.mention.role if made.mention.role is Role.FRACTION else Role.DIFFERENCE
        fit = fit_of(line, made.counted, made.mention.quantity.form) if made.counted is not None else None
        times = fit.times if fit is not None and fit.fit else made.times
        mention = replace(made.mention, role=role)
        trial = replace(made, mention=mention, line=line, times=times, other_line=plan, why="")
        settle_times(trial, made.headings, span)
        yield from (replace(trial, period=period, other_period=None) for period in _times_of(plan, trial, span))


def _named(made: Resolved, figures: Figures) -> list[Line]:
    """Lines a word next to the number names, where none was found to be spoken of."""
    local = made.context.local if made.context is not None and made.mention.quantity.value >= _ALONE else {}
    named = {index for key in local for index in figures.lines.by_key.get(key, ())}
    return [figures.lines.lines[index] for index in sorted(named)]


_ALONE = 10


def _times_of(plan: Line, trial: Resolved, span: Period) -> list[Period | None]:
    """Of plans set year by year that of the figure just told ("năm 2023 đào 24 ao, vượt 4 ao"), and the year told.

    Then all the span; else the one time that was planned.
    """
    told = next((one.period for one in trial.earlier if one.line is trial.line and one.agrees), None)
    times = dict.fromkeys((told, trial.period if not trial.is_untimed else None, span))
    return [time for time in times if time in plan.cells] or list(plan.cells)[:1]


def _holds(trial: Resolved, figures: Figures, way: int) -> bool:
    assert trial.line is not None and trial.other_line is not None
    done, set_to = (figures.of(line, trial.period) for line in (trial.line, trial.other_line))
    if done is None or set_to is None or done.value is None or not set_to.value:
        return False
    quantity = trial.mention.quantity
    if trial.mention.role is Role.FRACTION:
        return (quantity.value, quantity.whole) == (done.value, set_to.value)
    difference = (done.value - set_to.value) * way
    if quantity.form is Form.PERCENT and not trial.line.is_rate:
        return is_said(quantity, difference * 100 / set_to.value)
    return is_said(quantity, difference, trial.times) or _is_said_of_rates(trial, done.value, set_to.value, way)


def _is_said_of_rates(trial: Resolved, done: Decimal, set_to: Decimal, way: int) -> bool:
    """Between the rates as printed."""
    difference = (round(done, 2) - round(set_to, 2)) * way
    return trial.line is not None and trial.line.is_rate and is_said(trial.mention.quantity, difference)
