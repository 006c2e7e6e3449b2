"""Takes a number that is left unjudged, or contradicts a line not named next to it, makes the line its figures prove.

A number so long that it stands but once in the workbook, or a fraction both sides of which stand there, says itself
what it speaks of.
"""

from __future__ import annotations

from tongket.check.claims.asides_of_counts import as_aside_of_count
from tongket.check.claims.by_number import by_number
from tongket.check.claims.claim import Verdict
from tongket.check.claims.figures import Figures
from tongket.check.claims.fractions import as_fraction
from tongket.check.claims.judging import Judged
from tongket.check.claims.left_over import as_left_over
from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved
from tongket.check.claims.shares_in_brackets import as_share_in_its_brackets
from tongket.check.claims.shares_of_parts import as_share_of_parts
from tongket.check.claims.slips_of_plans import as_slip_of_a_plan
from tongket.check.claims.slips_of_rates import as_slip_of_a_rate
from tongket.check.claims.swapped import as_swapped
from tongket.check.claims.whole_shares import as_share_of_the_named
from tongket.check.claims.year_shares import as_share_of_all_years
from tongket.periods.period import Period

_OPEN = frozenset(("no_line", "several_lines", "no_whole", "not_reported"))
_WAYS = (
    as_fraction,
    as_left_over,
    as_aside_of_count,
    by_number,
    as_share_of_all_years,
    as_share_of_parts,
    as_share_in_its_brackets,
    as_share_of_the_named,
    as_swapped,
    as_slip_of_a_rate,
    as_slip_of_a_plan,
)


def looked_at_last(made: Resolved, judged: Judged, figures: Figures, span: Period) -> Judged:
    """The verdict by what proves itself; else the verdict as it was."""
    if figures.submission is None or figures.submission.batch is None or not _is_open(made, judged):
        return judged
    found = next((known for way in _WAYS if (known := way(made, figures, span)) is not None), None)
    if found is None:
        return judged
    made.take(found[0])
    return found[1]


def _is_open(made: Resolved, judged: Judged) -> bool:
    if judged.verdict is Verdict.NOT_CHECKABLE:
        return made.line is None and judged.why in _OPEN
    is_proved_by_both_sides = made.mention.role is Role.FRACTION
    return judged.verdict is Verdict.CONTRADICTS and (not made.is_named or is_proved_by_both_sides)
