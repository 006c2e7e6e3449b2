"""Takes the rows of a form's sheet and of a unit's; makes which is which, and what is missing, added, moved or renamed.

A row is known by its label and number, then by its neighbours, and last by its likeness where only one row is left that
it could be. A row that could be two is matched to neither.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from tongket.collect.matching.words import is_respelled, likeness

ALIKE = 86.0  # worded otherwise anywhere in the sheet
ALIKE_IN_PLACE = 62.0  # worded otherwise between the same two neighbours
MOST_COMPARED = 40_000  # labels of a list of thousands of rows are not compared each with each
CLEARLY = 6.0  # how much better the best has to be than the next

Name = TypeVar("Name", int, str)


class Line(NamedTuple):
    """One row, of a form or of a unit's sheet."""

    row: int
    key: str
    code: str
    text: str
    has_numbers: bool = True
    group: str = ""  # of what stands beside it: already in the key, and no likeness outweighs another


@dataclass(slots=True)
class RowMatch:
    """Form row to unit row, and the rows that do not fit."""

    rows: dict[int, int] = field(default_factory=dict)
    missing: list[Line] = field(default_factory=list)  # of the form
    added: list[Line] = field(default_factory=list)  # of the unit
    moved: list[tuple[Line, Line]] = field(default_factory=list)
    renamed: list[tuple[Line, Line]] = field(default_factory=list)
    repeated: list[tuple[Line, Line]] = field(default_factory=list)
    is_as_asked: bool = False  # line by line the form's, told without looking at a figure


def match_rows(asked: Sequence[Line], sent: Sequence[Line]) -> RowMatch:
    """Match the lines of a form with those of a unit's sheet, both from top to bottom."""
    same = _all_the_same(asked, sent)
    match = _result(asked, sent, _Pairs(asked, sent).found() if same is None else same)
    match.is_as_asked = same is not None and not match.renamed
    return match


def _all_the_same(asked: Sequence[Line], sent: Sequence[Line]) -> dict[int, int] | None:
    """The common case, at once: the unit filled in the office's own file."""
    if len(sent) < len(asked) or any(one.key != other.key for one, other in zip(asked, sent, strict=False)):
        return None
    keys = {line.key for line in asked}
    if any(line.has_numbers or line.key in keys for line in sent[len(asked) :]):
        return None
    return {number: number for number in range(len(asked))}


class _Pairs:
    """Pairs of positions found so far; each pass adds those it is sure of."""

    def __init__(self, asked: Sequence[Line], sent: Sequence[Line]) -> None:
        self.asked, self.sent = asked, sent
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()

    def found(self) -> dict[int, int]:
        self._by(lambda line: (line.key, line.code) if line.code else None)
        self._by(lambda line: line.key or None)
        self._by_neighbours()
        self._in_gaps(self._same_in_order)
        self._by_likeness()
        self._in_gaps(self._alone_in_place)
        self._by_neighbours()
        self._first_of_the_same()
        return self.pairs

    def _pair(self, one: int, other: int) -> None:
        self.pairs[one] = other
        self.taken.add(other)

    def _by(self, key_of: Callable[[Line], object]) -> None:
        """Pair what bears a key that stands once in the form and once in the sheet."""
        here, there = self._places(self.asked, key_of), self._places(self.sent, key_of)
        for key, places in here.items():
            others = there.get(key, [])
            if len(places) == len(others) == 1 and places[0] not in self.pairs and others[0] not in self.taken:
                self._pair(places[0], others[0])

    def _places(self, lines: Sequence[Line], key_of: Callable[[Line], object]) -> dict[object, list[int]]:
        places: dict[object, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            if (key := key_of(line)) is not None:
                places[key].append(number)
        return places

    def _by_neighbours(self) -> None:
        """Right under a pair the same label again is a pair: "Trong đó: nữ" belongs to the row it follows.

        Never upwards: the row above says nothing about which of two like rows it is.
        """
        for one, other in sorted(self.pairs.items()):
            while self._fits(one + 1, other + 1):
                one, other = one + 1, other + 1
                self._pair(one, other)

    def _fits(self, one: int, other: int) -> bool:
        if not (0 <= one < len(self.asked) and 0 <= other < len(self.sent)):
            return False
        return one not in self.pairs and other not in self.taken and self.asked[one].key == self.sent[other].key != ""

    def _in_gaps(self, settle: Callable[[list[int], list[int]], None]) -> None:
        for ones, others in self._gaps():
            settle(ones, others)

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is left of form and sheet between two pairs that keep the form's order."""
        steady = [(-1, -1), *in_order(sorted(self.pairs.items())), (len(self.asked), len(self.sent))]
        for (first, low), (last, high) in pairwise(steady):
            ones = [number for number in range(first + 1, last) if number not in self.pairs]
            others = [number for number in range(low + 1, high) if number not in self.taken]
            if ones and others:
                yield ones, others

    def _same_in_order(self, ones: list[int], others: list[int]) -> None:
        """The same label as often here as there, between the same neighbours: first to first, second to second."""
        for key in dict.fromkeys(self.asked[number].key for number in ones):
            here = [number for number in ones if self.asked[number].key == key]
            there = [number for number in others if self.sent[number].key == key]
            if key and len(here) == len(there):
                for one, other in zip(here, there, strict=True):
                    self._pair(one, other)

    def _by_likeness(self) -> None:
        """Worded otherwise, yet each is plainly the nearest to the other."""
        for one, other in self._nearest(ALIKE, *self._left()):
            self._pair(one, other)

    def _alone_in_place(self, ones: list[int], others: list[int]) -> None:
        for one, other in self._nearest(ALIKE_IN_PLACE, ones, others):
            self._pair(one, other)

    def _first_of_the_same(self) -> None:
        """A row asked once that stands twice: the first of them is looked at, and says whether the others agree."""
        here = self._places(self.asked, lambda line: line.key or None)
        there = self._places(self.sent, lambda line: line.key if line.has_numbers and line.key else None)
        for key, places in here.items():
            free = [other for other in there.get(key, []) if other not in self.taken]
            if len(places) == 1 and places[0] not in self.pairs and len(free) > 1:
                self._pair(places[0], free[0])

    def _left(self) -> tuple[list[int], list[int]]:
        ones = [number for number in range(len(self.asked)) if number not in self.pairs]
        return ones, [number for number in range(len(self.sent)) if number not in self.taken]

    def _nearest(self, least: float, ones: list[int], others: list[int]) -> list[tuple[int, int]]:
        if len(ones) * len(others) > MOST_COMPARED:
            return []
        scores = {
            (one, other): likeness(self.asked[one].key, self.sent[other].key)
            for one in ones
            for other in others
            if self.sent[other].key and _may_be(self.asked[one], self.sent[other])
        }
        return [pair for pair, score in scores.items() if score >= least and is_clear(pair, scores)]


def is_clear(pair: tuple[Name, Name], scores: Mapping[tuple[Name, Name], float]) -> bool:
    """Whether each of a pair is plainly nearer to the other than to any third."""
    rivals = (other for key, other in scores.items() if key != pair and (key[0] == pair[0] or key[1] == pair[1]))
    return all(rival <= scores[pair] - CLEARLY for rival in rivals)


def _may_be(one: Line, other: Line) -> bool:
    return one.group == other.group and _codes_agree(one, other)


def _codes_agree(one: Line, other: Line) -> bool:
    """Rows numbered anew after one was added may still be alike; only a letter against a digit speaks against it."""
    return not one.code or not other.code or one.code[0].isdigit() == other.code[0].isdigit()


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides: what kept its place. The others have moved."""
    ends: list[int] = []  # the right side of the last pair of the best run of each length
    last: list[int] = []  # that pair's place in `pairs`
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [other]
        last[length : length + 1] = [number]
    return _walk_back(pairs, last[-1] if last else -1, before)


def _walk_back(pairs: Sequence[tuple[int, int]], at: int, before: list[int]) -> list[tuple[int, int]]:
    kept = []
    while at >= 0:
        kept.append(pairs[at])
        at = before[at]
    return kept[::-1]


def _result(asked: Sequence[Line], sent: Sequence[Line], pairs: dict[int, int]) -> RowMatch:
    ordered = sorted(pairs.items())
    steady = set(ordered) if _rises(ordered) else set(in_order(ordered))
    match = RowMatch(rows={asked[one].row: sent[other].row for one, other in ordered})
    match.moved = [(asked[one], sent[other]) for one, other in ordered if (one, other) not in steady]
    both = [(asked[one], sent[other]) for one, other in ordered]
    match.renamed = [pair for pair in both if pair[0].text != pair[1].text and _is_renamed(*pair)]
    match.missing = [line for number, line in enumerate(asked) if number not in pairs]
    taken = set(pairs.values())
    left = [line for number, line in enumerate(sent) if number not in taken]
    keys = {line.key for line in asked}
    again = [line for line in left if line.has_numbers and line.key in keys]
    match.repeated = [(_asked_above(asked, line, match.rows), line) for line in again]
    match.added = [line for line in left if line.has_numbers and line.key not in keys]
    return match


def _asked_above(asked: Sequence[Line], line: Line, rows: Mapping[int, int]) -> Line:
    """The asked row that a repeated one repeats: of those of its name the one read last above it, else the first."""
    named = [each for each in asked if each.key == line.key]
    above = [each for each in named if rows.get(each.row, line.row) < line.row]
    return max(above, key=lambda each: rows[each.row], default=named[0])


def _rises(pairs: Sequence[tuple[int, int]]) -> bool:
    return all(one[1] < other[1] for one, other in pairwise(pairs))


def _is_renamed(asked: Line, sent: Line) -> bool:
    return asked.key != sent.key or is_respelled(sent.text, asked.text)
