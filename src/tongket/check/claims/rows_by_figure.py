"""Takes a count that its row contradicts, makes the row whose very figure it is, where the words name that as well.

"Hội Chữ thập đỏ và phát triển cộng đồng phân bổ 315,0 tỷ đồng": of "Số tiền được phân bổ", not of "Kinh phí phát triển
cộng đồng". What is named in so many words stays meant, so that the number of another row told for it is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.by_name import is_longer_name, is_wholly_named, telling_words
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_printed
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge

_LEAST_DIGITS = 4  # so many are no chance


def as_row_of_its_figure(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The one other row of its measure that has the number at its time."""
    if not _is_long(made) or judged_by_figure(made, figures).verdict is not Verdict.CONTRADICTS:
        return None
    told = ((one, judged_by_figure(one, figures)) for one in _trials(_named_as_well(made, figures), made, span))
    held = [pair for pair in told if pair[1].verdict is Verdict.AGREES]
    return held[0] if len(held) == 1 else None


def _is_long(made: Resolved) -> bool:
    quantity = made.mention.quantity
    is_plain = (
        made.mention.role is Role.COUNT
        and made.line is not None
        and made.line.counted is not None
        and quantity.hedge is Hedge.NONE
        and not made.mention.more
    )
    return is_plain and not made.together and digits_printed(quantity) >= _LEAST_DIGITS


def _named_as_well(made: Resolved, figures: Figures) -> list[Line]:
    assert made.line is not None and made.line.counted is not None
    base = made.line.counted.base
    others = (line for line in figures.lines.lines if line.counted is not None and line.counted.base == base)
    return [line for line in others if line is not made.line and line.plan is Plan.NONE and _is_named(line, made)]


def _trials(lines: list[Line], made: Resolved, span: Period) -> Iterator[Resolved]:
    for line in lines:
        fit = fit_of(line, made.counted, made.mention.quantity.form) if made.counted is not None else None
        if fit is None or not fit.fit:
            continue
        trial = replace(made, mention=replace(made.mention), line=line, times=fit.times, other_line=None, why="")
        settle_times(trial, made.headings, span)
        if trial.period == made.period:
            yield trial


def _is_named(line: Line, made: Resolved) -> bool:
    """Whether a word next to the number is its own and not that row's, named in part or a part of it."""
    assert made.line is not None
    local = made.context.local if made.context is not None else {}
    words = telling_words(line) - telling_words(made.line)
    is_its_own = any(weight == 1.0 and key in words for key, weight in local.items())
    return is_its_own and (not is_wholly_named(made.line, made) or is_longer_name(line, made.line))
