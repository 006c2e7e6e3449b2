"""Takes a number its line contradicts by far, makes whether it is just the figure of a year or a part beside it.

So many digits are no chance: the wrong row or the wrong year was copied.
"""

from __future__ import annotations

from collections.abc import Iterator

from tongket.check.claims.digits import digits_of
from tongket.check.claims.figures import Figure, Figures
from tongket.check.claims.lines import Plan
from tongket.check.claims.resolved import Resolved

_LEAST_DIGITS = 4


def is_figure_of_another(made: Resolved, figures: Figures) -> bool:
    """ "21.840 m² trong cả 5 năm", the last year's figure; "nội trú 66.895 lượt", that of "ngoại trú"."""
    if made.line is None or made.mention.more or digits_of(made.mention.quantities) < _LEAST_DIGITS:
        return False
    told = made.mention.quantity.value * made.times
    return any(one is not None and one.value == told for one in _beside(made, figures))


def _beside(made: Resolved, figures: Figures) -> Iterator[Figure | None]:
    assert made.line is not None
    if not made.is_untimed:
        yield from (figures.at(index) for time, index in made.line.cells.items() if time != made.period)
    if made.is_named and _is_wholly_said(made):
        parts = (line for line in figures.lines.lines if not line.parents.isdisjoint(made.line.parents))
        alike = (line for line in parts if line is not made.line and line.plan is Plan.NONE)
        yield from (figures.of(line, made.period) for line in alike)


def _is_wholly_said(made: Resolved) -> bool:
    """Whether all words of its line are told, so that it is no other part."""
    return any(one.line is made.line and one.said == 1 == one.explained for one in made.candidates)
