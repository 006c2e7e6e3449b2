"""Takes the free rows of all reports (cases, events), makes findings where two units tell of what looks like one event.

Rows are compared only with rows of the same day, or of the same rare words where no day is given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tongket.check.between.copies import Counted
from tongket.check.finding import Finding
from tongket.check.kinds.rules import EventTwice
from tongket.check.speech import shortened
from tongket.collect.submission import ListRow
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_WORD = re.compile(r"[^\W_]+")
_FEWEST_WORDS = 5
_ALIKE = 0.6  # share of words in common, of one day
_ALIKE_WITHOUT_DAY = 0.8
_MOST_TELLING = 3  # units with the same row: more is a phrase of the form, not an event
_RARE = 12  # rows with a word: more, and the word says nothing
_LONGEST = 120
Day = tuple[int, int, int]  # year, month, day


@dataclass(frozen=True, slots=True)
class _Telling:
    """One row of one unit."""

    unit: Unit
    row: ListRow
    day: Day | None
    words: frozenset[str]


def events_told_twice(reports: Sequence[Counted]) -> Iterator[Finding]:
    """A finding on each side of a pair, so that both units learn of it."""
    tellings = list(_tellings(_of_shared_days(reports)))
    said: set[tuple[object, object]] = set()
    for one, other in _pairs(tellings):
        for here, there in ((one, other), (other, one)):
            if (here.row.at, there.row.at) not in said:
                said.add((here.row.at, there.row.at))
                yield _finding(here, there)


def _of_shared_days(reports: Sequence[Counted]) -> Iterator[tuple[Unit, ListRow, Day | None]]:
    """The rows of days of which two units tell, or of no day: most days have one event, which needs no comparison."""
    rows = [(report.unit, row, _day(" ".join(row.texts))) for report in reports for row in report.submission.list_rows]
    tellers: dict[Day | None, set[str]] = {}
    for unit, _, day in rows:
        tellers.setdefault(day, set()).add(unit.code)
    return (row for row in rows if len(tellers[row[2]]) > 1)


def _tellings(rows: Iterable[tuple[Unit, ListRow, Day | None]]) -> Iterator[_Telling]:
    for unit, row, day in rows:
        words = frozenset(_WORD.findall(fold(" ".join(row.texts))))
        if sum(not word.isdigit() for word in words) >= _FEWEST_WORDS:
            yield _Telling(unit, row, day, words)


def _day(text: str) -> Day | None:
    found = _DAY.search(text)
    if found is None:
        return None
    day, month, year, first, second, third = found.groups()
    return (int(year), int(month), int(day)) if year else (int(first), int(second), int(third))


def _pairs(tellings: Sequence[_Telling]) -> Iterator[tuple[_Telling, _Telling]]:
    """Alike rows of two units, but not what many units write alike."""
    alike = [(a, b) for a, b in _neighbours(tellings) if _are_alike(tellings[a], tellings[b])]
    times = Counter(number for pair in alike for number in pair)
    for a, b in alike:
        if max(times[a], times[b]) < _MOST_TELLING:
            yield tellings[a], tellings[b]


def _neighbours(tellings: Sequence[_Telling]) -> list[tuple[int, int]]:
    groups: dict[object, list[int]] = {}
    for number, telling in enumerate(tellings):
        for key in _keys(telling):
            groups.setdefault(key, []).append(number)
    pairs = {pair for numbers in groups.values() if len(numbers) <= _RARE for pair in combinations(numbers, 2)}
    return sorted(pair for pair in pairs if tellings[pair[0]].unit.code != tellings[pair[1]].unit.code)


def _keys(telling: _Telling) -> Iterable[object]:
    """What a row is looked up by: each of its longer words, on its day if it has one."""
    return ((telling.day, word) for word in telling.words if len(word) > 3)


def _are_alike(one: _Telling, other: _Telling) -> bool:
    if one.day != other.day:
        return False
    share = len(one.words & other.words) / len(one.words | other.words)
    return share >= (_ALIKE if one.day else _ALIKE_WITHOUT_DAY)


def _finding(here: _Telling, there: _Telling) -> EventTwice:
    return EventTwice(
        at=here.row.at,
        unit=here.unit.code,
        related=(there.row.at,),
        text=shortened("; ".join(text for text in here.row.texts if text.strip()), _LONGEST),
        other_unit=there.unit.name,
    )
