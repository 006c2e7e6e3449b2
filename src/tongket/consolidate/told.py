"""Takes the statements of one section with their meanings, makes groups: which of them say the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.narrative_report import Statement
from tongket.consolidate.alike import vectors_of
from tongket.consolidate.linkage import linked
from tongket.consolidate.meaning import Meaning
from tongket.consolidate.nearest import bundles, likeness_of
from tongket.consolidate.wordings import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.09  # groups of statements join while they are as alike as this on average
FEW = 80  # statements of a section: in fewer what is rare cannot be told, and chance makes more of them alike
STRICTER = 0.06  # by how much more alike groups must be for each e-fold fewer statements
SAME_UNIT = 0.15  # a unit seldom makes one point twice: two of its sentences are that much less alike


class Told(NamedTuple):
    """A statement and what it means, read after the one before it."""

    statement: Statement
    meaning: Meaning
    wording: Wording = ()
    is_part: bool = False  # a later part of its sentence, which makes another point


def groups_of(told: Sequence[Told]) -> list[int]:
    """The number of each statement's group."""
    distinct: dict[tuple[object, ...], int] = {}
    rows = [distinct.setdefault((*one.meaning.items(), one.wording), len(distinct)) for one in told]
    if len(distinct) < 2:
        return rows
    counts = [count for _, count in sorted(Counter(rows).items())]
    of_row = dict(zip(reversed(rows), reversed(told), strict=True))
    firsts = [of_row[row] for row in range(len(distinct))]
    vectors = vectors_of([one.meaning for one in firsts], [one.wording for one in firsts], counts)
    bundle_of = bundles(vectors, len(distinct))
    likeness, held = likeness_of(vectors, bundle_of, counts)
    _set_apart(likeness, [bundle_of[row] for row in rows], told)
    groups = linked(likeness, held, ALIKE + STRICTER * max(0.0, math.log(FEW / len(told))))
    return [groups[bundle_of[row]] for row in rows]


def _set_apart(likeness: NDArray[np.float64], bundle_of: Sequence[int], told: Sequence[Told]) -> None:
    """Make the bundles of one same unit less alike."""
    import numpy as np

    numbers: dict[str, int] = {}
    unit_of = [-1] * len(likeness)  # -2: of several
    for bundle, one in zip(bundle_of, told, strict=True):
        unit = numbers.setdefault(one.statement.unit, len(numbers))
        unit_of[bundle] = unit if unit_of[bundle] in (-1, unit) else -2
    units = np.array(unit_of)
    likeness -= SAME_UNIT * ((units[:, None] == units[None, :]) & (units[:, None] >= 0))
