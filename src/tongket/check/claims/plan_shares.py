"""Takes "đạt 95% kế hoạch" behind a count, makes the count's row and its plan, where no column holds the rate."""

from __future__ import annotations

from tongket.check.claims.lines import Line, Plan
from tongket.check.claims.linking import Linker
from tongket.check.claims.passages import Role
from tongket.check.claims.plans import is_plan_of
from tongket.check.claims.resolved import Resolved
from tongket.wording.quantities import Form


def plan_share(made: Resolved, linker: Linker) -> tuple[Line, Line] | None:
    """ "380 buổi, mới đạt 95% kế hoạch": what was done and what was planned of what was just counted."""
    counted = count_before(made) if _is_share_of_plan(made) else None
    if counted is None or counted.line is None or counted.line.plan is not Plan.NONE:
        return None
    lines = linker.lines.lines
    plan = next((line for line in lines if is_plan_of(line, counted.line)), None)
    is_held = any(_is_met_of(line, counted.line) for line in lines)
    return (counted.line, plan) if plan is not None and not is_held else None


def is_of_the_count_before(made: Resolved) -> bool:
    """Whether a share of the plan stands behind a count of another row, of none, or not borne out by its own."""
    if made.line is None or made.line.plan is not Plan.MET or not made.mention.is_of_plan:
        return False
    counted = count_before(made)
    if counted is None:
        return False
    return counted.line is None or not counted.agrees or not _is_met_of(made.line, counted.line)


def is_of_a_count_unproved(made: Resolved) -> bool:
    """Whether it is the share of a plan that a count not borne out itself would have to be of."""
    counted = count_before(made)
    is_of_plan = made.other_line is not None and made.other_line.plan is Plan.SET
    return is_of_plan and (counted is None or not counted.agrees)


def count_before(made: Resolved) -> Resolved | None:
    """The nearest count of its sentence, those in brackets left out unless it stands in them itself."""
    here = (one for one in made.earlier if one.mention.sentence == made.mention.sentence and one.is_count)
    return next((one for one in here if made.mention.is_aside or not one.mention.is_aside), None)


def _is_share_of_plan(made: Resolved) -> bool:
    """ "bằng 104% kế hoạch"; but "vượt 4% kế hoạch" tells by how much."""
    mention = made.mention
    is_rate = mention.role in (Role.RATE, Role.SHARE) and mention.quantity.form is Form.PERCENT and not mention.more
    return is_rate and mention.is_of_plan and mention.start == mention.quantity.first


def _is_met_of(rate: Line, line: Line) -> bool:
    return rate.plan is Plan.MET and (rate.sheet, rate.rows) == (line.sheet, line.rows)
