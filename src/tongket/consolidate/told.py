"""Takes the statements of one section with their meanings, makes groups: which of them say the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.narratives.report import Statement
from tongket.consolidate.alike import vectors_of
from tongket.consolidate.causes_at_once import by_causes_at_once
from tongket.consolidate.ideas import Idea
from tongket.consolidate.lines_told import Lines
from tongket.consolidate.linkage import linked
from tongket.consolidate.looked_at_again import is_of_one_unit, looked_at_again
from tongket.consolidate.meaning import Meaning
from tongket.consolidate.nearest import bundles, likeness_of
from tongket.consolidate.nearness import by_cause, by_line, by_place
from tongket.consolidate.neighbours import by_neighbours
from tongket.consolidate.parted import Bundle, parted
from tongket.consolidate.whose import by_whose
from tongket.consolidate.wordings import Wording

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 0.09  # groups of statements join while they are as alike as this on average
FEW = 80  # statements of a section: in fewer what is rare cannot be told, and chance makes more of them alike
STRICTER = 0.065  # by how much more alike groups must be for each e-fold fewer statements
SAME_UNIT = 0.18  # a unit seldom makes one point twice: two of its sentences are that much less alike
ROUNDS = 2  # of looking at each statement again, each time: each finds what the one before has moved


class Told(NamedTuple):
    """A statement and what it means, read after the one before it."""

    statement: Statement
    meaning: Meaning
    wording: Wording = ()
    is_part: bool = False  # a later part of its sentence, which makes another point
    stretches: tuple[tuple[int, int], ...] = ()  # where its words stand, if its sentence was parted
    lines: Lines = ()  # of the form, that it tells figures of
    cause: str = ""  # the kind of cause it tells, "" where none is named
    place: float = 0.5  # how far down it stands in what its unit says in the section: 0 opens it, 1 ends it


def groups_of(told: Sequence[Told], everywhere: Mapping[Idea | str, float] | None = None) -> list[int]:
    """The number of each statement's group."""
    distinct: dict[tuple[object, ...], int] = {}
    rows = [
        distinct.setdefault((*one.meaning.items(), one.wording, one.lines, one.cause), len(distinct)) for one in told
    ]
    if len(distinct) < 2:
        return rows
    counts = [count for _, count in sorted(Counter(rows).items())]
    of_row = dict(zip(reversed(rows), reversed(told), strict=True))
    firsts = [of_row[row] for row in range(len(distinct))]
    vectors = vectors_of([one.meaning for one in firsts], [one.wording for one in firsts], counts, everywhere or {})
    bundle_of = bundles(vectors, len(distinct))
    likeness, held = likeness_of(vectors, bundle_of, counts)
    of_told = [bundle_of[row] for row in rows]
    by_line(likeness, of_told, [one.lines for one in told])
    statements, causes = [one.statement for one in told], [one.cause for one in told]
    by_cause(likeness, of_told, causes)
    by_causes_at_once(likeness, of_told, statements, causes)
    by_whose(likeness, of_told, statements, causes)
    around, in_words = _Around(told, of_told, len(held)), likeness.copy()
    around.make_alike(likeness)
    groups = linked(likeness, held, ALIKE + STRICTER * max(0.0, math.log(FEW / len(told))))
    groups = parted(likeness, around.is_of_one, _contents(of_told, told, held), groups)
    groups = around.looked_at_again(likeness, held, groups)
    around.make_alike(in_words, groups)
    groups = around.looked_at_again(in_words, held, groups)
    return [groups[bundle] for bundle in of_told]


class _Around:
    """What stands around the words of each bundle: its neighbours, its place, its unit, whether all tell it in passing.

    It is heeded twice: when groups are made, and again when they stand, for then it is known what the neighbours tell.
    """

    def __init__(self, told: Sequence[Told], bundle_of: Sequence[int], size: int) -> None:
        self.told, self.bundle_of = told, bundle_of
        self.unit_of, self.units = _unit_of(bundle_of, told, size)
        self.is_of_one = is_of_one_unit(self.unit_of)
        whole = {bundle for bundle, one in zip(bundle_of, told, strict=True) if not one.is_part}
        self.parts = sorted(set(bundle_of) - whole)

    def make_alike(self, likeness: NDArray[np.float64], groups: Sequence[int] = ()) -> None:
        """Make bundles more alike, or less."""
        by_neighbours(likeness, self.bundle_of, [one.statement[:2] for one in self.told], groups)
        by_place(likeness, self.bundle_of, [one.place for one in self.told])
        likeness -= SAME_UNIT * self.is_of_one

    def looked_at_again(self, likeness: NDArray[np.float64], held: Sequence[int], groups: list[int]) -> list[int]:
        """The groups anew, when each statement has been looked at some times."""
        for _ in range(ROUNDS):
            groups = looked_at_again(likeness, held, self.unit_of, self.units, groups, self.parts)
        return groups


def _contents(bundle_of: Sequence[int], told: Sequence[Told], held: Sequence[int]) -> list[Bundle]:
    """What each bundle holds: what its first statement means, and the units that make it."""
    first: dict[int, Told] = {}
    units: dict[int, set[str]] = {}
    for bundle, one in zip(bundle_of, told, strict=True):
        first.setdefault(bundle, one)
        units.setdefault(bundle, set()).add(one.statement.unit)
    return [Bundle(first[at].meaning, frozenset(units[at]), count) for at, count in enumerate(held)]


def _unit_of(bundle_of: Sequence[int], told: Sequence[Told], size: int) -> tuple[NDArray[np.int64], int]:
    """For each bundle the number of the unit that alone says it, below 0 where several do; and how many units say."""
    import numpy as np

    numbers: dict[str, int] = {}
    unit_of = [-1] * size  # -2: of several
    for bundle, one in zip(bundle_of, told, strict=True):
        unit = numbers.setdefault(one.statement.unit, len(numbers))
        unit_of[bundle] = unit if unit_of[bundle] in (-1, unit) else -2
    return np.array(unit_of), len(numbers)
