"""Takes how alike bundles of statements are in words, makes them more or less alike by what stands around the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongket.consolidate.lines_told import Line, Lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME_PLACE = 0.1  # offices tell things in one order: how much more alike what opens a section is than what ends it
BY_CHANCE = 1 / 3  # how far apart two places of a section are on average
SAME_LINE = 0.2  # how much more alike statements are that tell figures of one line of the form
OTHER_LINE = 0.1  # and how much less those that tell of two lines
OTHER_CAUSE = 0.4  # how much less alike a cause outside an office is than one of its own making


def by_place(likeness: NDArray[np.float64], bundle_of: Sequence[int], places: Sequence[float]) -> None:
    """Make the bundles that stand at one place of the section more alike, and those far apart less."""
    import numpy as np

    sums, counts = [0.0] * len(likeness), [0] * len(likeness)
    for bundle, place in zip(bundle_of, places, strict=True):
        sums[bundle] += place
        counts[bundle] += 1
    at = np.array([total / count for total, count in zip(sums, counts, strict=True)])
    likeness += SAME_PLACE * (BY_CHANCE - np.abs(at[:, None] - at[None, :]))


def by_line(likeness: NDArray[np.float64], bundle_of: Sequence[int], told: Sequence[Lines]) -> None:
    """Make the bundles that tell of one line of the form more alike, and those that tell of two less."""
    import numpy as np

    numbers: dict[Line, int] = {}
    for lines in told:
        for line, _ in lines:
            numbers.setdefault(line, len(numbers))
    says = np.zeros((len(likeness), max(len(numbers), 1)))
    for bundle, lines in zip(bundle_of, told, strict=True):
        for line, weight in lines:
            says[bundle, numbers[line]] += weight
    length = np.sqrt((says * says).sum(axis=1))
    says /= np.where(length > 0, length, 1.0)[:, None]
    same, both = says @ says.T, np.outer(length > 0, length > 0)
    likeness += SAME_LINE * same - OTHER_LINE * both * (1 - same)


def by_cause(likeness: NDArray[np.float64], bundle_of: Sequence[int], causes: Sequence[str]) -> None:
    """Make the bundles that tell causes of two kinds less alike; where none is told, nothing is known."""
    import numpy as np

    kinds = [""] * len(likeness)
    for bundle, cause in zip(bundle_of, causes, strict=True):
        kinds[bundle] = kinds[bundle] or cause
    kind = np.array(kinds)
    likeness -= OTHER_CAUSE * ((kind[:, None] != kind[None, :]) & np.outer(kind != "", kind != ""))
