"""Takes groups, makes two of those in which two points run together: what some say in so many words, and the rest.

Reviews tell neighbouring things in much the same words: how many models there are, how many communes have one, how
many work well. Linkage takes them for one. A group is parted by an idea that many units say and as many do not, where
both sides agree among themselves far more than with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tongket.consolidate.ideas import Idea
from tongket.consolidate.meaning import PASSING, Meaning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXACT = 1 << 20  # likeness in whole numbers: sums come out the same on every machine, in whatever order
FEWEST_UNITS = 7  # on either side: of few nobody can tell a point of its own from a turn of phrase
LEAST_SHARE = 0.2  # of the group, on either side
IN_SO_MANY_WORDS = 0.8  # what an idea weighs that a sentence says in its main clause
AGREEMENT = 1.5  # how much more alike both sides are within than across
HARDLY = 0.02  # likeness that is no more than chance


class Bundle(NamedTuple):
    """What one row of the likeness holds."""

    meaning: Meaning
    units: frozenset[str]
    held: int


class _Side(NamedTuple):
    """One way to part a group: how far both sides agree, and the rows that say the idea."""

    agreement: float
    rows: list[int]


def parted(
    likeness: NDArray[np.float64], is_of_one_unit: NDArray[np.bool_], bundles: Sequence[Bundle], groups: Sequence[int]
) -> list[int]:
    """The groups anew, each named by its smallest row as before."""
    import numpy as np

    alike = np.where(is_of_one_unit, 0.0, np.rint(likeness * EXACT))
    apart = (~is_of_one_unit).astype(np.float64)
    members: dict[int, list[int]] = {}
    for row, group in enumerate(groups):
        members.setdefault(group, []).append(row)
    waiting, now = list(members.values()), list(groups)
    while waiting:
        rows = waiting.pop()
        side = _best_side(rows, alike, apart, bundles)
        if side is not None:
            rest = sorted(set(rows) - set(side.rows))
            waiting += [side.rows, rest]
            for half in (side.rows, rest):
                for row in half:
                    now[row] = half[0]
    return now


def _best_side(
    rows: Sequence[int], alike: NDArray[np.float64], apart: NDArray[np.float64], bundles: Sequence[Bundle]
) -> _Side | None:
    """The idea by which a group falls apart most clearly; None where it holds together."""
    import numpy as np

    sides = [side for _, side in sorted(_sides(rows, bundles).items())]
    if not sides:
        return None
    at = np.array(rows)
    held = np.array([bundles[row].held for row in rows], dtype=np.float64)
    inside = np.array([[row in side for row in rows] for side in map(set, sides)]).T * held[:, None]
    outside = held[:, None] - inside
    table, pairs = alike[np.ix_(at, at)], apart[np.ix_(at, at)]
    within, without, across = (
        (one * (table @ other)).sum(axis=0) / np.maximum((one * (pairs @ other)).sum(axis=0), 1)
        for one, other in ((inside, inside), (outside, outside), (inside, outside))
    )
    share = inside.sum(axis=0) / held.sum()
    agreement = (within * share + without * (1 - share)) / np.maximum(across, HARDLY * EXACT)
    best = int(agreement.argmax())
    return _Side(float(agreement[best]), sides[best]) if agreement[best] >= AGREEMENT else None


def _sides(rows: Sequence[int], bundles: Sequence[Bundle]) -> dict[str, list[int]]:
    """For each idea that could part the rows, by its name, those that say it."""
    if len(frozenset[str]().union(*(bundles[row].units for row in rows))) < FEWEST_UNITS:
        return {}
    said: dict[str, list[int]] = {}
    for row in rows:
        for name in _said_by(bundles[row].meaning):
            said.setdefault(name, []).append(row)
    total = sum(bundles[row].held for row in rows)
    return {name: side for name, side in said.items() if _is_sizeable(side, rows, bundles, total)}


def _said_by(meaning: Meaning) -> Iterator[str]:
    for what, weight in meaning.items():
        if isinstance(what, Idea) and what.kind not in PASSING and weight >= IN_SO_MANY_WORDS:
            yield what.name


def _is_sizeable(side: Sequence[int], rows: Sequence[int], bundles: Sequence[Bundle], total: int) -> bool:
    """Whether both the side and the rest are large enough to be a point."""
    rest = set(rows) - set(side)
    least = min(sum(bundles[row].held for row in half) for half in (side, rest))
    units = min(len(frozenset[str]().union(*(bundles[row].units for row in half))) for half in (side, rest))
    return least >= LEAST_SHARE * total and units >= FEWEST_UNITS
