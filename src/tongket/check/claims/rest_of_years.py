"""Takes a count told of "các năm còn lại", makes it the figure of each year its sentence has not told."""

from __future__ import annotations

import re
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_REST = re.compile(r"\b(?:các|những|mấy|\d|hai|ba|bốn) năm (?:còn lại|khác)\b[^\d.;]*$", re.IGNORECASE)


def is_of_the_other_years(made: Resolved) -> bool:
    """ "năm 2022 cháy 9 nhà, các năm còn lại đều 7 nhà"."""
    return made.is_count and _REST.search(made.inside.words(*made.mention.before)) is not None


def as_of_the_other_years(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the first of those years, where all of them have it."""
    if not is_of_the_other_years(made):
        return None
    years = _not_told(made, span)
    line = made.line or next((one.line for one in made.earlier if one.line is not None), None)
    if line is None or not years or any(year not in line.cells for year in years):
        return None
    trials = [replace(made, mention=replace(made.mention), line=line, period=year, why="") for year in years]
    judged = [judged_by_figure(trial, figures) for trial in trials]
    return (trials[0], judged[0]) if all(one.verdict is Verdict.AGREES for one in judged) else None


def _not_told(made: Resolved, span: Period) -> list[Period]:
    first, last = whole_sentence(made.inside, made.mention.sentence)
    start, end = made.inside.tokens[first].start, made.inside.tokens[last - 1].end
    told = {time.period for time in made.inside.times if start <= time.start < end}
    years = (Period.years(year) for year in range(span.first.year, span.last.year + 1))
    return [year for year in years if year not in told]
