"""Takes a figure told of the beginning, makes its column, the time before or the first year: "Đầu nhiệm kỳ có 4"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import times_in
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.line_times import compared_over, period_before
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.times import AT_FIRST
from tongket.periods.period import Period


def at_first(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with its line at the column that agrees, where no other time is told."""
    if made.line is None or not _is_told_so(made):
        return None
    told = ((one, judged_by_figure(one, figures)) for one in _trials(made, span))
    return next(((one, judged) for one, judged in told if judged.verdict is Verdict.AGREES), None)


def _is_told_so(made: Resolved) -> bool:
    """Of a figure before it in its clause; of a change anywhere in its sentence, behind "so với"."""
    if not made.is_count_or_rate:
        bases = [time for time in times_in(made.inside, made.mention.sentence) if time.is_base]
        return any(AT_FIRST.fullmatch(made.inside.text[time.start : time.end]) for time in bases)
    first, _ = made.inside.bounds[made.mention.sentence]
    said = made.inside.words(first, made.mention.quantity.first)
    return made.is_untimed and AT_FIRST.search(said.rpartition(";")[2]) is not None


def _trials(made: Resolved, span: Period) -> Iterator[Resolved]:
    assert made.line is not None
    before = period_before(made.line, span)
    if not made.is_count_or_rate:
        over = (span, before) if before is not None else compared_over(made.line, span)
        if over is not None:
            yield replace(made, mention=replace(made.mention), period=over[0], other_period=over[1], is_based=True)
        return
    for period in (before, Period.years(span.first.year)):
        if period is not None:
            yield replace(made, mention=replace(made.mention), period=period)
