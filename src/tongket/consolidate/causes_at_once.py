"""Takes statements with the kinds of causes they tell, makes those more alike that tell all causes of one kind at once.

One office tells its own failings one by one, each a point. Another tells them in one sentence ("Chủ quan: …; …"): that
sentence answers the heading, as the one sentence of the next office does, though both name other failings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tongket.collect.narratives.report import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 0.2  # how much more alike two statements are that each tell all causes of one kind


def by_causes_at_once(
    likeness: NDArray[np.float64], bundle_of: Sequence[int], statements: Sequence[Statement], causes: Sequence[str]
) -> None:
    """Make the bundles more alike that tell at once all causes of one kind that a unit has."""
    import numpy as np

    kinds = [""] * len(likeness)
    for bundle, told in zip(bundle_of, _told_at_once(statements, causes), strict=True):
        kinds[bundle] = kinds[bundle] or told
    kind = np.array(kinds)
    likeness += AT_ONCE * ((kind[:, None] == kind[None, :]) & np.outer(kind != "", kind != ""))


def _told_at_once(statements: Sequence[Statement], causes: Sequence[str]) -> list[str]:
    """For each the kind of cause, "" where its unit tells causes of that kind in another statement too."""
    each = dict(zip(statements, causes, strict=True))  # the parts of a sentence are one
    sentences = Counter((one.unit, kind) for one, kind in each.items())
    return [kind if sentences[one.unit, kind] == 1 else "" for one, kind in zip(statements, causes, strict=True)]
