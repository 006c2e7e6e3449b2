"""Takes two paragraphs as syllables, makes the stretches they have in common, a word or two changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from tongket.check.narratives.passage_syllables import MARKS, NUMBER, Passage

_WIDEST_GAP = 7  # syllables changed on end within one stretch
_MOST = 0.7
_DENSITY = 0.7  # share of a stretch that is alike, on both sides
SENTENCE = 12  # telling syllables: less is a phrase
PHRASE = 8  # which counts only beside a sentence: a short item of a copied list


class Run(NamedTuple):
    """Syllables alike on end."""

    here: int
    there: int
    size: int


class _Chain(NamedTuple):
    """Runs one after the other: syllables in all, the last run, the chain before it."""

    size: int
    run: Run
    before: _Chain | None

    def runs(self) -> list[Run]:
        """All of them, in order."""
        runs, before = [self.run], self.before
        while before is not None:
            runs.append(before.run)
            before = before.before
        return runs[::-1]


class Stretch(NamedTuple):
    """Where two paragraphs say the same: the first and last syllable on both sides."""

    here: Passage
    there: Passage
    first: int
    last: int
    other_first: int
    other_last: int
    alike: int  # telling syllables that are the same

    @property
    def is_most(self) -> bool:
        """Whether it is most of the shorter paragraph: an item of a list, not a phrase of a long one."""
        shorter = min(len(self.here.syllables), len(self.there.syllables))
        return self.last - self.first + 1 >= _MOST * shorter

    def text(self) -> str:
        """The words of it on this side."""
        return self.here.block.text[self.here.starts[self.first] : self.here.ends[self.last]]

    def other_text(self) -> str:
        """The words of it on the other side."""
        return self.there.block.text[self.there.starts[self.other_first] : self.there.ends[self.other_last]]


def stretches(here: Passage, there: Passage, fewest: int = SENTENCE) -> Iterator[Stretch]:
    """Every dense stretch of two paragraphs with so many telling syllables alike, in the order of the first."""
    for chain in sorted(_chains(sorted(_runs(here.syllables, there.syllables)))):
        stretch = _stretch(here, there, chain)
        if stretch.alike >= fewest and _is_dense(chain, stretch):
            yield stretch


def _runs(here: Sequence[str], there: Sequence[str]) -> Iterator[Run]:
    """Every longest run of at least three syllables that both have, on whatever side of each other."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, seed in enumerate(zip(there, there[1:], there[2:], strict=False)):
        places.setdefault(seed, []).append(at)
    for at, seed in enumerate(zip(here, here[1:], here[2:], strict=False)):
        for other in places.get(seed, ()):
            if at == 0 or other == 0 or here[at - 1] != there[other - 1]:
                yield Run(at, other, _size(here, there, at, other))


def _size(here: Sequence[str], there: Sequence[str], at: int, other: int) -> int:
    pairs = zip(here[at:], there[other:], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _chains(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs that follow each other closely on both sides: the longest chain first, then what does not overlap it."""
    taken: list[Run] = []
    while chain := _longest_chain([run for run in runs if not any(_overlap(run, other) for other in taken)]):
        taken += chain
        yield chain


def _longest_chain(runs: list[Run]) -> list[Run]:
    chains: list[_Chain] = []  # for each run, the longest chain that ends in it
    for run in runs:
        longer = (_Chain(before.size + cut.size, cut, before) for before in chains if (cut := _after(before.run, run)))
        chains.append(max(longer, key=lambda chain: chain.size, default=_Chain(run.size, run, None)))
    longest = max(chains, key=lambda chain: chain.size, default=None)
    return longest.runs() if longest is not None and longest.size >= PHRASE else []


def _after(before: Run, run: Run) -> Run | None:
    """A run without what it shares with the one before; None where it does not follow that closely."""
    gap, other_gap = run.here - before.here - before.size, run.there - before.there - before.size
    shared = max(0, -gap, -other_gap)
    if shared >= run.size or max(gap, other_gap) + shared > _WIDEST_GAP:
        return None
    return Run(run.here + shared, run.there + shared, run.size - shared)


def _overlap(one: Run, other: Run) -> bool:
    is_here = one.here < other.here + other.size and other.here < one.here + one.size
    return is_here or (one.there < other.there + other.size and other.there < one.there + one.size)


def _stretch(here: Passage, there: Passage, chain: list[Run]) -> Stretch:
    first, last = chain[0], chain[-1]
    same = [syllable for run in chain for syllable in here.syllables[run.here : run.here + run.size]]
    return Stretch(
        here, there, first.here, last.here + last.size - 1, first.there, last.there + last.size - 1, _telling(same)
    )


def _telling(same: list[str]) -> int:
    """Syllables that tell; each number takes one off, for honest reports give figures in one and the same way."""
    return sum(syllable not in MARKS for syllable in same) - same.count(NUMBER)


def _is_dense(chain: list[Run], stretch: Stretch) -> bool:
    same = sum(run.size for run in chain)
    longer = max(stretch.last - stretch.first, stretch.other_last - stretch.other_first) + 1
    return same >= _DENSITY * longer
