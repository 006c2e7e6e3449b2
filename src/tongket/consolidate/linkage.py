"""Takes how alike every two are, makes groups: average linkage, built by chains of nearest neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEVER = -9.0  # less alike than anything can be: itself, and what has been joined into another


class Join(NamedTuple):
    """Two groups that become one, and how alike they are on average."""

    likeness: float
    first: int
    second: int


def linked(likeness: NDArray[np.float64], sizes: Sequence[int], threshold: float) -> list[int]:
    """A group for each row: the smallest row in it. Groups join while they are alike by `threshold` on average."""
    head = list(range(len(sizes)))
    for join in sorted(_joins(likeness, sizes), key=lambda one: (-one.likeness, one.first, one.second)):
        if join.likeness >= threshold:
            first, second = _root(head, join.first), _root(head, join.second)
            head[max(first, second)] = min(first, second)
    return [_root(head, row) for row in range(len(head))]


def _root(head: list[int], row: int) -> int:
    while head[row] != row:
        row = head[row]
    return row


def _joins(likeness: NDArray[np.float64], sizes: Sequence[int]) -> list[Join]:
    """All joins of the tree, in the order the chains find them."""
    import numpy as np

    table = likeness.astype(np.float64)
    np.fill_diagonal(table, NEVER)
    weight, alive = np.array(sizes, dtype=np.float64), np.ones(len(sizes), dtype=bool)
    joins: list[Join] = []
    chain: list[int] = []
    while len(joins) < len(sizes) - 1:
        first, second = _mutual_nearest(table, chain or [int(np.argmax(alive))], chain)
        joins.append(Join(float(table[first, second]), first, second))
        _join(table, weight, first, second)
        alive[second] = False
    return joins


def _mutual_nearest(table: NDArray[np.float64], start: list[int], chain: list[int]) -> tuple[int, int]:
    """Follow the nearest from the chain's end until two are each other's nearest; they leave the chain."""
    chain[:] = start
    while True:
        row = table[chain[-1]]
        nearest = int(row.argmax())
        if len(chain) > 1 and row[chain[-2]] >= row[nearest]:
            pair = sorted((chain.pop(), chain.pop()))
            return pair[0], pair[1]
        chain.append(nearest)


def _join(table: NDArray[np.float64], weight: NDArray[np.float64], first: int, second: int) -> None:
    """The second becomes part of the first: averages weighed by how many each holds."""
    both = weight[first] + weight[second]
    merged = (table[first] * weight[first] + table[second] * weight[second]) / both
    table[first, :], table[:, first] = merged, merged
    table[second, :], table[:, second] = NEVER, NEVER
    table[first, first] = NEVER
    weight[first] = both
