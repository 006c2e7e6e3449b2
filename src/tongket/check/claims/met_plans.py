"""Takes "7.346 lượt người, đạt 98,13%", makes how far the plan of what was just counted was met."""

from __future__ import annotations

import re
from dataclasses import replace

from tongket.check.claims.by_figure import judged_by_figure
from tongket.check.claims.claim import Verdict
from tongket.check.claims.dating import settle_times
from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figures
from tongket.check.claims.judging import Judged
from tongket.check.claims.lines import FormLines, Line, Plan
from tongket.check.claims.passages import Role
from tongket.check.claims.plan_shares import count_before
from tongket.check.claims.resolved import Resolved
from tongket.periods.period import Period
from tongket.wording.quantities import Form

_REACHED = re.compile(r"(?:[(,]\s*|\s)(?:mới\s+|chỉ\s+)?(?:đạt|bằng|tức)\s*$", re.IGNORECASE)
_OPENED = re.compile(r"\(\s*(?:đạt|bằng)?\s*$", re.IGNORECASE)
_CLOSED = re.compile(r"\s*\)")
_ENDS = re.compile(r"\s*(?:$|[,;.:()]|(?:và|nhưng|song)\b)", re.IGNORECASE)
_LEAST_DIGITS = 3


def as_plan_met(made: Resolved, figures: Figures, span: Period) -> tuple[Resolved, Judged] | None:
    """The rate of the plan of the row just counted, where it is as told: no word need say that it is the plan's."""
    line = plan_met_of(made, figures.lines)
    if line is None or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return None
    mention = replace(made.mention, role=Role.RATE)
    trial = replace(made, mention=mention, line=line, other_line=None, why="")
    settle_times(trial, made.headings, span)
    judged = judged_by_figure(trial, figures)
    return (trial, judged) if judged.verdict is Verdict.AGREES else None


def _is_reached(made: Resolved) -> bool:
    """ "đạt 98,13%"; but "bằng 49,54% số người học" is a share of them."""
    first, text = made.inside.tokens[made.mention.quantity.first].start, made.inside.text
    return _REACHED.search(text[:first]) is not None and _ENDS.match(text[made.mention.quantity.end :]) is not None


def goes_on_about_plans(made: Resolved) -> bool:
    """ "nhóm mầm non 312 lượt (104% kế hoạch), nhóm tiểu học 268 lượt (97,45%)": as in the brackets before."""
    inside, mention = made.inside, made.mention
    first = inside.tokens[mention.quantity.first].start
    is_bare = _OPENED.search(inside.text[:first]) and _CLOSED.match(inside.text[mention.quantity.end :])
    here = (one for one in made.earlier if one.mention.sentence == mention.sentence and one.mention.is_aside)
    shares = (one for one in here if one.mention.quantity.form is Form.PERCENT)
    before = next(shares, None)
    return bool(is_bare) and before is not None and (before.mention.is_of_plan or _tells_of_a_plan(before))


def _tells_of_a_plan(one: Resolved) -> bool:
    return one.agrees and one.line is not None and one.line.plan is Plan.MET


def plan_met_of(made: Resolved, lines: FormLines) -> Line | None:
    """The line that says how far the plan of the count before was met, where "đạt" leads the per cent."""
    is_rate = made.mention.role in (Role.RATE, Role.SHARE) and made.mention.quantity.form is Form.PERCENT
    counted = count_before(made) if is_rate and (_is_reached(made) or goes_on_about_plans(made)) else None
    if counted is None or counted.line is None or not counted.agrees:
        return None
    row = (counted.line.sheet, counted.line.rows)
    return next((line for line in lines.lines if line.plan is Plan.MET and (line.sheet, line.rows) == row), None)
