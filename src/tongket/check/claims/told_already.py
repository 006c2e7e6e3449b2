"""Takes a number, makes whether its paragraph told the same figure before, and rightly."""

from __future__ import annotations

from tongket.check.claims.passages import Role
from tongket.check.claims.resolved import Resolved


def is_told_already(made: Resolved) -> bool:
    """The figure of the line for this time was told before in the paragraph, and rightly: "…, riêng nội ô giảm 12%"."""
    return any(
        one.agrees
        and one.line is made.line
        and (one.period, one.other_period) == (made.period, made.other_period)
        and (one.mention.role is made.mention.role or (_tells_the_figure(one) and made.is_count))
        for one in made.earlier
    )


def _tells_the_figure(one: Resolved) -> bool:
    """ "108/112 thôn" tells it as well as "108 thôn" does."""
    return one.is_count or one.mention.role is Role.FRACTION
