"""Takes a figure told of the beginning, makes its column, the time before or the first year: "Đầu nhiệm kỳ có 4"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claim import Verdict
from tongket.check.claim_by_figure import judged_by_figure
from tongket.check.claim_dating import period_before
from tongket.check.claim_figures import Figures
from tongket.check.claim_judging import Judged
from tongket.check.claim_resolved import Resolved
from tongket.check.claim_times import AT_FIRST
from tongket.periods.period import Period


def at_first(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The number with its line at the column that agrees, where no other time is told."""
    if made.line is None or not made.is_untimed or not made.is_count_or_rate:
        return None
    first, _ = made.inside.bounds[made.mention.sentence]
    said = made.inside.words(first, made.mention.quantity.first)
    if AT_FIRST.search(said.rpartition(";")[2]) is None:
        return None
    told = ((one, judged_by_figure(one, figures)) for one in _trials(made, span))
    return next(((one, judged) for one, judged in told if judged.verdict is Verdict.AGREES), None)


def _trials(made: Resolved, span: Period) -> Iterator[Resolved]:
    assert made.line is not None
    for period in (period_before(made.line, span), Period.years(span.first.year)):
        if period is not None:
            yield replace(made, mention=replace(made.mention), period=period)
