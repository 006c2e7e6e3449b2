"""Takes meanings, makes vectors of whole numbers, so that how alike two are comes out the same on every machine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tongket.consolidate.meaning import Meaning

ONE = (
    1024  # a vector's length: products of such whole numbers are exact in floats, whatever the order they are added in
)
RARITY = 0.5  # how much more a rare idea counts than a common one: the power of its log
MOST_FEATURES = 4096  # of a section: the commonest; what only a few in thousands say links nothing


class Vectors(NamedTuple):
    """Sparse rows: row r has `features[starts[r]:starts[r + 1]]` with the `weights` beside them."""

    starts: NDArray[np.int64]
    features: NDArray[np.int32]
    weights: NDArray[np.float32]
    width: int


def vectors_of(meanings: Sequence[Meaning], counts: Sequence[int]) -> Vectors:
    """One row a meaning, of length `ONE`; `counts` says how many statements have it."""
    import numpy as np

    spread = _spread(meanings, counts)
    number = {what: at for at, what in enumerate(sorted(_shared(spread), key=repr))}
    rarity = {what: math.log((sum(counts) + 1) / spread[what]) ** RARITY for what in number}
    rows = [
        _row({number[what]: weight * rarity[what] for what, weight in one.items() if what in number})
        for one in meanings
    ]
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    features = np.fromiter((what for row in rows for what, _ in row), dtype=np.int32)
    weights = np.fromiter((weight for row in rows for _, weight in row), dtype=np.float32)
    return Vectors(starts, features, weights, len(number))


def _spread(meanings: Sequence[Meaning], counts: Sequence[int]) -> Counter[object]:
    """How many statements say each thing."""
    spread: Counter[object] = Counter()
    for meaning, count in zip(meanings, counts, strict=True):
        for what in meaning:
            spread[what] += count
    return spread


def _shared(spread: Counter[object]) -> list[object]:
    """What more than one statement says; of very much, the commonest."""
    shared = sorted((what for what, count in spread.items() if count > 1), key=lambda what: (-spread[what], repr(what)))
    return shared[:MOST_FEATURES]


def _row(weights: dict[int, float]) -> list[tuple[int, int]]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return [(what, round(ONE * weights[what] / length)) for what in sorted(weights)]
