"""Takes groups and how alike all are, makes the groups again: each goes to the group that the other units speak for.

Linkage joins two by two and never takes back: what joined early stays, though a group that grew since is nearer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT = 1 << 20  # likeness in whole numbers: sums come out the same on every machine, in whatever order
FEW_OTHERS = 3  # a group counts as if so many that are not alike stood in it: two chance neighbours draw nobody
NEAR = 0.05  # what no group is as near to as this stays where it is


def looked_at_again(
    likeness: NDArray[np.float64], held: Sequence[int], is_of_one_unit: NDArray[np.bool_], groups: Sequence[int]
) -> list[int]:
    """For each row its group anew: the one to whose statements of other units it is nearest on average."""
    import numpy as np

    drawing = sorted(group for group, rows in Counter(groups).items() if rows > 1 or held[group] > 1)
    if not drawing:
        return list(groups)
    column = {group: at for at, group in enumerate(drawing)}
    members = np.zeros((len(held), len(drawing)))
    for row, group in enumerate(groups):
        if group in column:
            members[row, column[group]] = held[row]
    alike = np.where(is_of_one_unit, 0.0, np.rint(likeness * EXACT))
    nearness = (alike @ members) / ((~is_of_one_unit).astype(np.float64) @ members + FEW_OTHERS)
    nearest = nearness.argmax(axis=1)
    is_near = nearness.max(axis=1) >= NEAR * EXACT
    return [drawing[at] if near else own for at, near, own in zip(nearest, is_near, groups, strict=True)]
