"""Takes groups and how alike all are, makes the groups again: each goes to the group that the other units speak for.

Linkage joins two by two and never takes back: what joined early stays, though a group that grew since is nearer. And
it joins what one unit says twice, where a unit seldom makes a point twice: of its statements the nearest has the place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT = 1 << 20  # likeness in whole numbers: sums come out the same on every machine, in whatever order
NEAR = 0.05  # what no group is as near to as this stands alone
NEAR_PART = 0.13  # and of what is told in passing, as a later part of a sentence
ALONE = 1 << 40  # above any number of a row: the name of a group of one
TAKEN = 0.05  # how much farther a group is in which another statement of the unit's is nearer


def looked_at_again(
    likeness: NDArray[np.float64],
    held: Sequence[int],
    unit_of: NDArray[np.int64],
    units: int,
    groups: Sequence[int],
    parts: Sequence[int] = (),
) -> list[int]:
    """For each row its group anew: the one to whose statements of other units it is nearest on average.

    `unit_of` tells of each row which unit alone says it, below 0 where several do; `units` how many there are; `parts`
    are the rows told only in passing. A group counts as if the root of that many that are not alike stood in it: two
    chance neighbours among many draw nobody. What is near to none stands alone; what one unit says with nobody else
    stays together.
    """
    import numpy as np

    drawing = sorted(group for group, rows in Counter(groups).items() if rows > 1 or held[group] > 1)
    if not drawing:
        return list(groups)
    members = _members(groups, held, drawing)
    apart = ~is_of_one_unit(unit_of)
    alike = np.where(apart, np.rint(likeness * EXACT), 0.0)
    others = apart.astype(np.float64) @ members
    nearness = (alike @ members) / (others + math.sqrt(units))
    near = np.full(len(groups), NEAR * EXACT)
    near[list(parts)] = NEAR_PART * EXACT
    is_at_home = ((members > 0) & ((nearness >= near[:, None]) | (others == 0))).any(axis=1)
    _heed_who_is_nearer(nearness, unit_of)
    nearest = nearness.argmax(axis=1)
    is_near = nearness.max(axis=1) >= near
    return _named(
        drawing[nearest[row]] if is_near[row] else group if is_at_home[row] else ALONE + row
        for row, group in enumerate(groups)
    )


def _members(groups: Sequence[int], held: Sequence[int], drawing: Sequence[int]) -> NDArray[np.float64]:
    """For each row and each group that draws, how many statements of the row stand in it."""
    import numpy as np

    column = {group: at for at, group in enumerate(drawing)}
    members = np.zeros((len(held), len(drawing)))
    for row, group in enumerate(groups):
        if group in column:
            members[row, column[group]] = held[row]
    return members


def _named(groups: Iterable[int]) -> list[int]:
    """The groups each named by its smallest row."""
    smallest: dict[int, int] = {}
    return [smallest.setdefault(group, row) for row, group in enumerate(groups)]


def is_of_one_unit(unit_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """For every two rows whether one same unit alone says both."""
    is_one: NDArray[np.bool_] = (unit_of[:, None] == unit_of[None, :]) & (unit_of[:, None] >= 0)
    return is_one


def _heed_who_is_nearer(nearness: NDArray[np.float64], unit_of: NDArray[np.int64]) -> None:
    """Make each group farther for a row where another of the same unit is nearer to it."""
    import numpy as np

    rows = np.flatnonzero(unit_of >= 0)
    nearest = np.full((int(unit_of.max(initial=0)) + 1, nearness.shape[1]), -np.inf)
    np.maximum.at(nearest, unit_of[rows], nearness[rows])
    nearness[rows] -= TAKEN * EXACT * (nearness[rows] < nearest[unit_of[rows]])
