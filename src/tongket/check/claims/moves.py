"""Takes a number where a move begins, makes the line whose first and last figures it and the next number tell."""

from __future__ import annotations

from decimal import Decimal

from tongket.check.claims.ends import is_from
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import is_said
from tongket.check.claims.lines import Line
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Mention
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares import lines_spoken_of
from tongket.check.claims.words import phrases
from tongket.periods.period import Period
from tongket.wording.quantities import Form


def line_of_a_move(made: Resolved, figures: Figures) -> tuple[Line, Period] | None:
    """ "từ hơn 1,1 tỷ đồng lên hơn 1,9 tỷ đồng": two figures say more than one."""
    end = _end_of(made)
    if end is None or made.counted is None:
        return None
    found: list[tuple[Line, Period]] = []
    for line in lines_spoken_of(made, figures.lines):
        fit = fit_of(line, made.counted, made.mention.quantity.form)
        ends = _first_and_last(line, figures) if fit.fit else None
        if ends is None or line.is_rate != (end.quantity.form is Form.PERCENT):
            continue
        told = zip((made.mention.quantity, end.quantity), ends, strict=True)
        if all(is_said(quantity, value, fit.times) for quantity, (_, value) in told):
            found.append((line, ends[0][0]))
    return found[0] if len(found) == 1 else None


def _end_of(made: Resolved) -> Mention | None:
    """The next number, where "lên", "xuống" or "còn" leads to it."""
    if not is_from(made):
        return None
    mentions = made.inside.mentions
    at = next((n for n, one in enumerate(mentions) if one.quantity.start == made.mention.quantity.start), len(mentions))
    end = mentions[at + 1] if at + 1 < len(mentions) else None
    if end is None or end.sentence != made.mention.sentence or end.quantity.form is not made.mention.quantity.form:
        return None
    return end if phrases("reached").ending_at(made.inside.keys, end.quantity.first) is not None else None


def _first_and_last(line: Line, figures: Figures) -> tuple[tuple[Period, Decimal], tuple[Period, Decimal]] | None:
    """The figures of the first and the last year that have one."""
    years = sorted(one for one in line.cells if one is not None and one.is_one_year)
    given = [(one, value) for one in years if (value := figures.at(line.cells[one]).value) is not None]
    return (given[0], given[-1]) if len(given) > 1 else None
