"""Takes statements in order, makes those more alike that stand between alike ones: offices tell things in one order.

"Ký quy chế …" of one office and "Nghị quyết liên tịch …" of another share no word. Where both stand after the steering
committee and before the yearly plan, they are likely to tell the same. Once groups stand, it counts as well whether
what stands beside them is of one group, however differently it is worded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BETWEEN = 0.25  # what two bundles have of the likeness of those they stand between
OF_ONE_GROUP = 0.25  # how alike two neighbours count that stand in one group
FIRST = 4  # statements of a bundle whose neighbours are heeded: the others stand much as they do

NOBODY = -1  # beside what opens or ends a section

Neighbours: TypeAlias = "list[list[int]]"  # the bundles beside each bundle's first statements


def by_neighbours(
    likeness: NDArray[np.float64], bundle_of: Sequence[int], tellers: Sequence[object], groups: Sequence[int] = ()
) -> None:
    """Make the bundles more alike that stand after alike ones, or before.

    `tellers` says of each statement, in order, who tells it: what another tells does not stand beside it. `groups` are
    those of the bundles, once they stand.
    """
    alike = _alike_or_of_one_group(likeness, groups) if groups else likeness
    before, after = (_of_neighbours(alike, _neighbours(bundle_of, tellers, step, len(alike))) for step in (-1, 1))
    likeness += BETWEEN * (before + after) / 2


def _alike_or_of_one_group(likeness: NDArray[np.float64], groups: Sequence[int]) -> NDArray[np.float64]:
    """Half by their words, half by their groups."""
    import numpy as np

    of = np.array(groups)
    both: NDArray[np.float64] = (likeness + OF_ONE_GROUP * (of[:, None] == of[None, :])) / 2
    return both


def _neighbours(bundle_of: Sequence[int], tellers: Sequence[object], step: int, size: int) -> Neighbours:
    found: Neighbours = [[] for _ in range(size)]
    for at, bundle in enumerate(bundle_of):
        beside = at + step
        if len(found[bundle]) < FIRST:
            is_told = 0 <= beside < len(tellers) and tellers[beside] == tellers[at]
            found[bundle].append(bundle_of[beside] if is_told else NOBODY)
    return found


def _of_neighbours(likeness: NDArray[np.float64], neighbours: Neighbours) -> NDArray[np.float64]:
    """How alike the neighbours of every two bundles are on average; that of none is like nothing."""
    alike = _mean_rows(_mean_rows(likeness, neighbours).T, neighbours)
    return (alike + alike.T) / 2  # the same both ways, however the sums were rounded


def _mean_rows(likeness: NDArray[np.float64], neighbours: Neighbours) -> NDArray[np.float64]:
    import numpy as np

    total = np.zeros_like(likeness)
    for place in range(FIRST):
        beside = {row: own[place] for row, own in enumerate(neighbours) if place < len(own)}
        rows = [row for row, other in beside.items() if other != NOBODY]
        total[rows] += likeness[[beside[row] for row in rows]]
    mean: NDArray[np.float64] = total / np.array([[len(own)] for own in neighbours])
    return mean
