"""Takes a fraction no figure answers for, makes the line whose figure and whole it tells: "144/158 thầy cô"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.by_name import is_spoken_of
from tongket.check.claims.claim import Verdict
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.readings import readings
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period

_LEAST_DIGITS = 3


def as_fraction(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the one line spoken of that both its sides are told of; that both fit is proof of the measure."""
    quantity = made.mention.quantity
    is_told = made.mention.role is Role.FRACTION and quantity.whole not in (None, quantity.value)
    if not is_told or len(f"{quantity.value:f}{quantity.whole:f}") < _LEAST_DIGITS:
        return None
    found = {trial.line: (trial, judged) for trial, judged in _agreeing(made, figures, span)}
    return next(iter(found.values())) if len(found) == 1 else None


def _agreeing(made: Resolved, figures: Figures, span: Period) -> Iterator[tuple[Resolved, Judged]]:
    for line in figures.lines.lines:
        trial = replace(made, mention=replace(made.mention), line=line, other_line=None, why="")
        if not _has_a_whole(line) or not is_spoken_of(trial):
            continue
        told = ((one, judged_by_figure(one, figures)) for one in readings(trial, made, span))
        yield from [(one, judged) for one, judged in told if judged.verdict is Verdict.AGREES][:1]


def _has_a_whole(line: Line) -> bool:
    return line.plan is Plan.NONE and not line.is_rate and (line.over is not None or bool(line.parents))
