"""Takes a figure that another line contradicts, makes it of the part of a whole that its sentence names, if it is that.

"Kinh phí người dân góp 2.410 triệu đồng": of the row "Người dân đóng góp", though "kinh phí" is the word of their sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import FormLines, Line, Plan
from tongket.check.claims.measures import fit_of
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form
from tongket.wording.same_things import things_done

_LEAST_DIGITS = 3
_MOST_WHOLES = 5


def as_part_of_the_named(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The one part whose figure it tells exactly; so many digits are no chance."""
    role, form = made.mention.role, made.mention.quantity.form
    is_figure = (role is Role.COUNT and form is Form.COUNT) or (role is Role.CHANGE and form is not Form.POINTS)
    if not is_figure or made.together or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    found = [
        (trial, judged)
        for line in _parts_named(made, figures.lines)
        if (trial := _trial(made, line, span)) is not None
        and (judged := judged_by_figure(trial, figures)).verdict is Verdict.AGREES
    ]
    return found[0] if len(found) == 1 else None


def _parts_named(made: Resolved, lines: FormLines) -> Iterator[Line]:
    """Parts of what it may speak of, named right before it by a word that is none of the whole, or just told."""
    likely = [one.line for one in made.candidates[:_MOST_WHOLES]]
    wholes = [line for line in (made.line, *likely) if line is not None and line.is_whole]
    first, last = made.mention.before
    said = {f"{one}+{other}" for one, other in pairwise(made.inside.keys[first:last])}
    told = [one.line for one in made.earlier if one.mention.sentence == made.mention.sentence and one.agrees][:1]
    for line in lines.lines:
        of = [whole for whole in wholes if whole.index in line.parents]
        if line.plan is Plan.NONE and of and (line in told or said & (line.own - of[0].own - things_done())):
            yield line


def _trial(made: Resolved, line: Line, span: Period) -> Resolved | None:
    fit = fit_of(line, made.counted, made.mention.quantity.form) if made.counted is not None else None
    if fit is None or not fit.fit:
        return None
    trial = replace(made, mention=replace(made.mention), line=line, times=fit.times, other_line=None, why="")
    settle_times(trial, made.headings, span)
    return trial
