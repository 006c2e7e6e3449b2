"""Takes a per cent in the brackets behind a whole, makes the share of the part named there.

"Tổng diện tích lúa 1.068,5 ha (lúa thường 66,03%, lúa chất lượng cao 33,97%)".
"""

from __future__ import annotations

from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.by_name import is_wholly_named
from tongket.check.claims.claim import Verdict
from tongket.check.claims.digits import digits_printed
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_LEAST_DIGITS = 3


def as_share_in_its_brackets(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """Of the one part of the whole that is named in full; at the whole's time."""
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    whole = _whole_before(made)
    if not is_rate or whole is None or whole.line is None or digits_printed(made.mention.quantity) < _LEAST_DIGITS:
        return None
    parts = [line for line in figures.lines.lines if whole.line.index in line.parents and is_wholly_named(line, made)]
    if len(parts) != 1 or parts[0].is_rate:
        return None
    mention = replace(made.mention, role=Role.SHARE)
    trial = replace(made, mention=mention, line=parts[0], other_line=whole.line, period=whole.period, why="")
    judged = judged_by_figure(trial, figures)
    return (trial, judged) if judged.verdict is Verdict.AGREES else None


def _whole_before(made: Resolved) -> Resolved | None:
    """The count right before the brackets, if it is borne out."""
    if not made.mention.is_aside:
        return None
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence)
    counted = next((one for one in here if not one.mention.is_aside), None)
    return counted if counted is not None and counted.agrees and counted.is_count else None
