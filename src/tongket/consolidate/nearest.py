"""Takes the vectors of a large section, makes bundles of near neighbours, few enough to compare each with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tongket.consolidate.alike import ONE, Vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLOSE = 0.6  # so alike to a bundle's first that it need not be compared on its own
MOST_BUNDLES = 3000  # of a section: above that, each goes to the nearest bundle there is


def bundles(vectors: Vectors, rows: int) -> list[int]:
    """For each row the number of its bundle: all rows that are close to the first of it, found in one pass."""
    import numpy as np

    if rows <= MOST_BUNDLES:
        return list(range(rows))
    firsts = np.zeros((vectors.width, MOST_BUNDLES), dtype=np.float32)
    found: list[int] = []
    count = 0
    for row in range(rows):
        at = slice(vectors.starts[row], vectors.starts[row + 1])
        bundle = _nearest(firsts[:, :count], vectors.features[at], vectors.weights[at], count)
        if bundle == count:
            firsts[vectors.features[at], count] = vectors.weights[at]
            count += 1
        found.append(bundle)
    return found


def _nearest(firsts: NDArray[np.float32], features: NDArray[np.int32], weights: NDArray[np.float32], count: int) -> int:
    """The bundle whose first is nearest; a new one where none is close and there is room."""
    if not count:
        return 0
    likeness = weights @ firsts[features] if len(features) else firsts[:1].sum(axis=0) * 0
    nearest = int(likeness.argmax())
    is_close = likeness[nearest] >= CLOSE * ONE * ONE
    return nearest if is_close or count == MOST_BUNDLES else count


def likeness_of(vectors: Vectors, bundle_of: list[int], counts: list[int]) -> tuple[NDArray[np.float64], list[int]]:
    """How alike every two bundles are on average, and how many statements each holds."""
    import numpy as np

    size = max(bundle_of) + 1
    sums, held = np.zeros((size, vectors.width)), [0] * size
    for row, bundle in enumerate(bundle_of):
        at = slice(vectors.starts[row], vectors.starts[row + 1])
        sums[bundle, vectors.features[at]] += vectors.weights[at] * counts[row]
        held[bundle] += counts[row]
    each = np.array(held, dtype=np.float64)
    return (sums @ sums.T) / (each[:, None] * each[None, :]) / (ONE * ONE), held
