"""Takes a fraction no figure answers for, makes the line whose figure and whole it tells: "144/158 thầy cô"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure, unit_of
from tongket.check.claims.by_name import is_spoken_of
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged, judge_fraction
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.readings import readings
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import alike
from tongket.periods.period import Period

_LEAST_DIGITS = 3


def as_fraction(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with the one line spoken of that both its sides are told of; that both fit is proof of the measure."""
    quantity = made.mention.quantity
    is_told = made.mention.role is Role.FRACTION and quantity.whole not in (None, quantity.value)
    if not is_told or len(f"{quantity.value:f}{quantity.whole:f}") < _LEAST_DIGITS:
        return None
    found = {trial.line: (trial, judged) for trial, judged in _agreeing(made, figures, span)}
    return next(iter(found.values())) if len(found) == 1 else _of_two_lines(made, figures, span)


_PROOF = 5  # digits of both sides that hardly stand side by side by chance


def _of_two_lines(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "Xử phạt 107/198 lượt cơ sở vi phạm": of two lines that the form does not tell one over the other."""
    quantity = made.mention.quantity
    if len(f"{quantity.value:f}{quantity.whole:f}") < _PROOF or made.context is None:
        return None
    named = [line for line in figures.lines.lines if any(key in line.own for key in made.context.local)]
    pairs = [
        (one, other) for one in named for other in alike(one, figures.lines) if other.plan is one.plan is Plan.NONE
    ]
    found = [told for pair in pairs if (told := _held(made, *pair, figures, span)) is not None]
    return found[0] if len(found) == 1 else None


def _held(made: Resolved, one: Line, other: Line, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """Both sides as the two lines have them at the time told, with the verdict on the per cent that may follow."""
    trial = replace(made, mention=replace(made.mention), line=one, other_line=other, why="")
    settle_times(trial, made.headings, span)
    above, below = (figures.of(line, trial.period) for line in (one, other))
    quantity = made.mention.quantity
    if above is None or below is None or (above.value, below.value) != (quantity.value, quantity.whole):
        return None
    assert above.value is not None and below.value is not None
    unit = unit_of(made.inside, made.mention)
    return trial, judge_fraction(made.mention.quantities, above.value, below.value, unit)


def _agreeing(made: Resolved, figures: Figures, span: Period) -> Iterator[tuple[Resolved, Judged]]:
    for line in figures.lines.lines:
        trial = replace(made, mention=replace(made.mention), line=line, other_line=None, why="")
        if not _has_a_whole(line) or not is_spoken_of(trial):
            continue
        told = ((one, judged_by_figure(one, figures)) for one in readings(trial, made, span))
        yield from [(one, judged) for one, judged in told if judged.verdict is Verdict.AGREES][:1]


def _has_a_whole(line: Line) -> bool:
    return line.plan is Plan.NONE and not line.is_rate and (line.over is not None or bool(line.parents))
