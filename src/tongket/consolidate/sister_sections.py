"""Takes the groups of every section, makes one of two that tell the same point under two headings of one part.

An office without a word on one heading tells its point under the heading beside it: who inspected under "Quán triệt", a
cause among the shortcomings. What is told under both by the same offices stays two points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from tongket.consolidate.alike import vectors_of
from tongket.consolidate.ideas import Idea
from tongket.consolidate.nearest import MOST_BUNDLES, likeness_of
from tongket.consolidate.told import Told
from tongket.directive.outline import Heading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME = 0.4  # so alike, as cosine of what they say on average, two groups tell one point
SHARED = 0.2  # of the units of the lesser group: so many may make the other as well

Groups: TypeAlias = "Sequence[Sequence[Told]]"


class _Placed:
    """A group, the section it stands in, and the units that make it."""

    def __init__(self, section: int, group: list[Told]) -> None:
        self.section, self.group = section, group
        self.units = frozenset(one.statement.unit for one in group)

    def may_join(self, larger: _Placed) -> bool:
        """Whether it stands elsewhere, and hardly any unit tells both."""
        is_elsewhere = self.section != larger.section and len(larger.units) > 1
        return is_elsewhere and len(self.units & larger.units) <= SHARED * len(self.units)


def joined_across(
    groups: Mapping[int | None, Groups], outline: Sequence[Heading], everywhere: Mapping[Idea | str, float]
) -> dict[int | None, list[list[Told]]]:
    """The groups by section; those joined stand where more units tell the point."""
    joined = {section: [list(group) for group in own] for section, own in groups.items()}
    for sections in _parts(outline):
        placed = [_Placed(section, group) for section in sections for group in joined.get(section, [])]
        largest = sorted(placed, key=lambda one: -len(one.units))[:MOST_BUNDLES]
        for lesser, larger in _same(largest, everywhere):
            larger.group.extend(lesser.group)
            lesser.group.clear()
    return {section: [group for group in own if group] for section, own in joined.items()}


def _parts(outline: Sequence[Heading]) -> Iterator[list[int]]:
    """The sections under each outermost heading, with itself."""
    tops = [at for at, heading in enumerate(outline) if heading.level == 1] or [0]
    for start, end in zip(tops, [*tops[1:], len(outline)], strict=True):
        yield list(range(start, end))


def _same(
    largest_first: Sequence[_Placed], everywhere: Mapping[Idea | str, float]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Each group with the larger one it is most like, the smallest first, so that what joined it goes with it."""
    if len({one.section for one in largest_first}) < 2:
        return
    alike = _alike([one.group for one in largest_first], everywhere)
    for at in range(len(largest_first) - 1, 0, -1):
        lesser = largest_first[at]
        others = [other for other in range(at) if lesser.may_join(largest_first[other])]
        nearest = max(others, key=lambda other: alike[at, other], default=at)
        if nearest != at and alike[at, nearest] >= SAME:
            yield lesser, largest_first[nearest]


def _alike(groups: Sequence[Sequence[Told]], everywhere: Mapping[Idea | str, float]) -> NDArray[np.float64]:
    """The cosine of every two groups, by what their statements say on average."""
    import numpy as np

    told = [one for group in groups for one in group]
    group_of = [number for number, group in enumerate(groups) for _ in group]
    vectors = vectors_of([one.meaning for one in told], [one.wording for one in told], [1] * len(told), everywhere)
    on_average, _ = likeness_of(vectors, group_of, [1] * len(told))
    length = np.sqrt(np.maximum(on_average.diagonal(), 0.0))
    length[length == 0] = 1.0
    cosine: NDArray[np.float64] = on_average / np.outer(length, length)
    return cosine
