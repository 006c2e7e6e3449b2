"""Takes meanings, makes vectors of whole numbers, so that how alike two are comes out the same on every machine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tongket.consolidate.unlisted import unlisted_share

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tongket.consolidate.meaning import Meaning
    from tongket.consolidate.wordings import Wording

ONE = (
    1024  # a vector's length: products of such whole numbers are exact in floats, whatever the order they are added in
)
RARITY = 0.5  # how much more a rare idea counts than a common one: the power of its log
MOST_FEATURES = (
    2048  # of meanings, and of wordings, in a section: the commonest; what few in thousands say links nothing
)
WORDING = 1.5  # what the wording weighs beside the meaning where many statements show which words are common
LISTED = 0.21  # how much of that, squared, is left where the lists of phrasings know every word
HALF_KNOWN = 8  # statements of which the wording weighs half of that
OWN_WORDS = 0.5  # what a word weighs that nobody else says: it links nothing, and makes the rest say less
KNOWN = 1.0  # how much less an idea weighs than its share of all the review's sentences: all of them, nothing
NOTHING_EVERYWHERE: Mapping[Any, float] = {}


class Vectors(NamedTuple):
    """Sparse rows: row r has `features[starts[r]:starts[r + 1]]` with the `weights` beside them."""

    starts: NDArray[np.int64]
    features: NDArray[np.int32]
    weights: NDArray[np.float32]
    width: int


def vectors_of(
    meanings: Sequence[Meaning],
    wordings: Sequence[Wording],
    counts: Sequence[int],
    everywhere: Mapping[Any, float] = NOTHING_EVERYWHERE,
) -> Vectors:
    """One row a statement, of length `ONE`, meaning and wording side by side; `counts`: how many statements are so.

    `everywhere` tells of what all sections speak what share of their sentences does: the review's own subject.
    """
    import numpy as np

    total = sum(counts)
    meant, width = _rows(meanings, counts, own=0.0, everywhere=everywhere)
    worded, more = _rows([dict.fromkeys(wording, 1.0) for wording in wordings], counts, own=OWN_WORDS)
    unlisted = unlisted_share(meanings, wordings, counts)
    share = WORDING * math.sqrt(LISTED + (1 - LISTED) * unlisted) * total / (total + HALF_KNOWN)
    rows = [_side_by_side(one, other, share, width) for one, other in zip(meant, worded, strict=True)]
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
    features = np.fromiter((what for row in rows for what, _ in row), dtype=np.int32)
    weights = np.fromiter((weight for row in rows for _, weight in row), dtype=np.float32)
    return Vectors(starts, features, weights, width + more)


def _rows(
    said: Sequence[Mapping[Any, float]],
    counts: Sequence[int],
    own: float,
    everywhere: Mapping[Any, float] = NOTHING_EVERYWHERE,
) -> tuple[list[list[tuple[int, float]]], int]:
    """Rows of length one by the numbers of what is shared; `own`: what it weighs in the length that nobody shares."""
    spread = _spread(said, counts)
    number = {what: at for at, what in enumerate(sorted(_shared(spread), key=repr))}
    total = sum(counts)
    rarity = {
        what: math.log((total + 1) / spread[what]) ** RARITY * (1 - KNOWN * everywhere.get(what, 0.0))
        for what in number
    }
    alone = own * math.log(total + 1) ** RARITY
    return [_row(one, number, rarity, spread, alone) for one in said], len(number)


def _row(
    said: Mapping[Any, float],
    number: Mapping[object, int],
    rarity: Mapping[object, float],
    spread: Counter[object],
    alone: float,
) -> list[tuple[int, float]]:
    shared = sorted((number[what], weight * rarity[what]) for what, weight in said.items() if what in number)
    unshared = sum(spread[what] == 1 for what in said)
    squares = math.fsum(weight * weight for _, weight in shared) + unshared * alone * alone
    length = math.sqrt(squares) or 1.0
    return [(what, weight / length) for what, weight in shared]


def _side_by_side(
    meant: list[tuple[int, float]], worded: list[tuple[int, float]], share: float, width: int
) -> list[tuple[int, int]]:
    """One row of both; alone, either is the whole row."""
    length = math.hypot(1.0 if meant else 0.0, share if worded else 0.0) or 1.0
    both = [(what, weight / length) for what, weight in meant]
    both += [(width + what, weight * share / length) for what, weight in worded]
    return [(what, rounded) for what, weight in both if (rounded := round(ONE * weight))]


def _spread(said: Sequence[Mapping[Any, float]], counts: Sequence[int]) -> Counter[object]:
    """How many statements say each thing."""
    spread: Counter[object] = Counter()
    for one, count in zip(said, counts, strict=True):
        for what in one:
            spread[what] += count
    return spread


def _shared(spread: Counter[object]) -> list[object]:
    """What more than one statement says; of very much, the commonest."""
    shared = sorted((what for what, count in spread.items() if count > 1), key=lambda what: (-spread[what], repr(what)))
    return shared[:MOST_FEATURES]
