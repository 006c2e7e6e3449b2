"""Takes statements in order, makes those more alike that stand between alike ones: offices tell things in one order.

"Ký quy chế …" of one office and "Nghị quyết liên tịch …" of another share no word. Where both stand after the steering
committee and before the yearly plan, they are likely to tell the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BETWEEN = 0.25  # what two bundles have of the likeness of those they stand between
FIRST = 4  # statements of a bundle whose neighbours are heeded: the others stand much as they do

NOBODY = -1  # beside what opens or ends a section

Neighbours: TypeAlias = "list[list[int]]"  # the bundles beside each bundle's first statements


def by_neighbours(likeness: NDArray[np.float64], bundle_of: Sequence[int], tellers: Sequence[object]) -> None:
    """Make the bundles more alike that stand after alike ones, or before.

    `tellers` says of each statement, in order, who tells it: what another tells does not stand beside it.
    """
    before, after = (_of_neighbours(likeness, _neighbours(bundle_of, tellers, step, len(likeness))) for step in (-1, 1))
    likeness += BETWEEN * (before + after) / 2


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
