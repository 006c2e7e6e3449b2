"""Takes a change that contradicts its row, told with no base of its own, makes the base of which it is exactly true.

"Nạo vét 96 km, tăng 23,1%; so với năm 2016 thêm 4 tổ": of the time before, the year before or the first year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import times_in
from tongket.check.claims.digits import digits_printed
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.line_times import period_before
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_LEAST_DIGITS = 3
_CHANGES = (Role.CHANGE, Role.DIFFERENCE)


def as_of_another_base(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """None where its own clause names what it is compared with, or both figures stand before it."""
    if made.line is None or made.mention.role not in _CHANGES or made.other_line is not None or made.is_moved:
        return None
    if digits_printed(made.mention.quantity) < _LEAST_DIGITS or made.mention.quantity.hedge is not Hedge.NONE:
        return None
    if _names_its_base(made) or judged_by_figure(made, figures).verdict is not Verdict.CONTRADICTS:
        return None
    told = ((trial, judged_by_figure(trial, figures)) for trial in _trials(made, span))
    return next((pair for pair in told if pair[1].verdict is Verdict.AGREES), None)


def _names_its_base(made: Resolved) -> bool:
    """Whether "so với …" stands between the semicolons around it, with no other change between."""
    inside, start, end = made.inside, made.mention.quantity.start, made.mention.quantity.end
    first, last = inside.bounds[made.mention.sentence]
    opens = max(inside.tokens[first].start, inside.text.rfind(";", 0, start) + 1)
    closes = inside.text.find(";", end, inside.tokens[last - 1].end)
    closes = closes if closes >= 0 else inside.tokens[last - 1].end
    bases = [time for time in times_in(inside, made.mention.sentence) if time.is_base]
    return any(opens <= time.start < closes and not _is_anothers(made, time.start) for time in bases)


def _is_anothers(made: Resolved, base: int) -> bool:
    """Told behind a comma with another change: "tăng 12,5%, trong đó lúa tăng 340 ha so với năm 2016"."""
    begins, ends = sorted((base, made.mention.quantity.start))
    between = (one for one in made.inside.mentions if begins < one.quantity.start < ends)
    return base >= ends and any(one.role in _CHANGES for one in between)


def _trials(made: Resolved, span: Period) -> Iterator[Resolved]:
    """As the form compares where no time is told; then with the year before, and the first."""
    assert made.line is not None
    trial = replace(made, mention=replace(made.mention), is_based=False)
    if made.is_untimed and (usual := period_before(made.line, span)) is not None:
        yield replace(trial, period=span, other_period=usual)
    is_of_a_year = made.period is not None and made.period.is_one_year
    last = made.period if is_of_a_year and made.period is not None else Period.years(span.last.year)
    for year in (last.first.year - 1, span.first.year):
        if year < last.first.year and (made.is_untimed or is_of_a_year):
            yield replace(trial, period=last, other_period=Period.years(year))
