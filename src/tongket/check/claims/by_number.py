"""Takes a count no line was found for, makes the one line that holds this very number and shares words with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.context import whole_sentence
from tongket.check.claims.dating import times_in
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.measures import Fit, fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.readings import readings
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.prose_words import Hedge, prose_words
from tongket.wording.syllables import tokens

_SAME, _THOUSANDFOLD = Decimal(1), (Decimal(1000), Decimal(1) / 1000)
_AGAINST = re.compile(r"\bso với\s*$", re.IGNORECASE)
_LEAST_DIGITS = 4  # so many hardly stand in a workbook twice


def by_number(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """None where another line holds the number too, or the time told is not that of the cell."""
    quantity = made.mention.quantity
    is_exact = made.mention.role in (Role.COUNT, Role.TOTAL) and quantity.hedge is Hedge.NONE and not made.together
    if made.counted is None or not is_exact or digits_of((quantity,)) < _LEAST_DIGITS:
        return None
    holder = _only_holder(made, figures, _SAME)
    return _judged(made, holder, figures, span) if holder is not None else _thousandfold(made, figures, span)


def _judged(made: Resolved, holder: tuple[Line, Fit], figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    trials = (*readings(_trial(made, *holder), made, span), *_at_base(_trial(made, *holder)))
    told = ((one, judged_by_figure(one, figures)) for one in trials)
    return next(((one, judged) for one, judged in told if judged.verdict is Verdict.AGREES), None)


def _at_base(trial: Resolved) -> Iterator[Resolved]:
    """ "năm 2025 so với năm 2021 tăng (19.223,9 triệu đồng so với 12.459,4 triệu đồng)": of the time compared with."""
    inside, mention = trial.inside, trial.mention
    if _AGAINST.search(inside.text[: inside.tokens[mention.quantity.first].start]) is None:
        return
    bases = (time.period for time in times_in(inside, mention.sentence) if time.is_base)
    yield from (replace(trial, period=period) for period in bases if period is not None)


def _thousandfold(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """ "Xã hội hóa: 149.217,1 tỷ đồng", where the workbook has 149.217,1 triệu: a slip, told to be one."""
    quantity = made.mention.quantity
    if made.line is not None or not quantity.is_scaled or digits_of((quantity,)) <= _LEAST_DIGITS:
        return None
    for scale in _THOUSANDFOLD:
        holder = _only_holder(made, figures, scale)
        if holder is None:
            continue
        line, fit = holder
        slip = _judged(made, (line, Fit(fit.fit, fit.times * scale)), figures, span)
        if slip is not None:
            trial = replace(slip[0], times=fit.times)
            return trial, judged_by_figure(trial, figures)
    return None


def _only_holder(made: Resolved, figures: Figures, scale: Decimal) -> tuple[Line, Fit] | None:
    """The one line that holds the number, if it is spoken of."""
    fitting = [(line, fit) for line in figures.lines.lines if (fit := _fit(made, line)) is not None]
    holders = [(line, fit) for line, fit in fitting if _holds(made, line, fit.times * scale, figures)]
    return holders[0] if len(holders) == 1 and _is_spoken_of(made, holders[0][0]) else None


def _trial(made: Resolved, line: Line, fit: Fit) -> Resolved:
    return replace(made, mention=replace(made.mention), line=line, times=fit.times, other_line=None, why="")


def _fit(made: Resolved, line: Line) -> Fit | None:
    """How it may be counted so; a plain number may have another word for what the line counts."""
    assert made.counted is not None
    if line.plan is not Plan.NONE or line.is_rate:
        return None
    fit = fit_of(line, made.counted, made.mention.quantity.form)
    is_plain = made.counted.stated is None and not made.mention.quantity.is_scaled
    if fit.fit or not is_plain or line.counted is None or line.counted.scale != 1:
        return fit if fit.fit else None
    return Fit(0.0, Decimal(1))


def _holds(made: Resolved, line: Line, times: Decimal, figures: Figures) -> bool:
    told = made.mention.quantity.value * times
    return any(figures.at(index).value == told for index in line.cells.values())


def _is_spoken_of(made: Resolved, line: Line) -> bool:
    """Two syllables of its label stand side by side in the sentence as well; of a longer number anywhere in it."""
    first, last = whole_sentence(made.inside, made.mention.sentence)
    said = set(pairwise(made.inside.keys[first:last]))
    label = [token.key for token in tokens(line.label) if token.is_word]
    if any(pair in said or pair[::-1] in said for pair in pairwise(label)):  # "ra tỉnh ngoài" of "Ngoài tỉnh"
        return True
    keys = made.inside.keys[first:last]
    apart = [key for key in label if key in keys and not prose_words()["function"].starting_at([key], 0)]
    return digits_of((made.mention.quantity,)) > _LEAST_DIGITS and len(apart) > 1
