"""Takes a number of a run ("66 người, 69 người, 90 người"), makes the one line whose years in a row the run tells."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import is_said
from tongket.check.claims.lines import Line
from tongket.check.claims.measures import Fit, fit_of
from tongket.check.claims.passages import Mention, Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.turns import run_with
from tongket.periods.period import Period

_FEWEST = 3  # of two, too many lines may have the like


def line_of_a_run(made: Resolved, figures: Figures) -> tuple[Line, Fit, Period] | None:
    """None where no line's years are told so, or those of more than one."""
    run, at = run_with(made.inside, made.mention)
    if len(run) < _FEWEST or made.counted is None or any(one.role is not Role.COUNT for one in run):
        return None
    found: list[tuple[Line, Fit, Period]] = []
    for line in figures.lines.lines:
        fit = fit_of(line, made.counted, made.mention.quantity.form)
        years = _years_told(line, run, fit, figures) if fit.fit and not line.is_rate else None
        if years is not None:
            found.append((line, fit, years[at]))
    return found[0] if len(found) == 1 else None


def _years_told(line: Line, run: Sequence[Mention], fit: Fit, figures: Figures) -> list[Period] | None:
    """The years in a row whose figures the run tells, each exactly."""
    years = sorted(one for one in line.cells if one is not None and one.is_one_year)
    for first in range(len(years) - len(run) + 1):
        row = years[first : first + len(run)]
        values = [figures.at(line.cells[year]).value for year in row]
        told = zip(run, values, strict=True)
        if all(value is not None and is_said(one.quantity, value, fit.times) for one, value in told):
            return row
    return None
