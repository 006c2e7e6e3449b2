"""Takes the narratives that count, makes findings where two units claim what looks like one event.

The same day (or month) and the same numbers, told in like words. Where one of them says it was done together with
the other, or under the other's lead, that is said as information: the office decides who counts it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from tongket.check.finding import Finding
from tongket.check.kinds.passages import EventClaimedTwice, EventDoneJointly
from tongket.check.narratives.event_tellings import Telling, digits_of, tellings
from tongket.check.speech import shortened
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.submission import Place
from tongket.units.names import NameIndex
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_MOST_TELLING = 5  # units that tell the same: more, and it is an event of the whole province that all quote
_MOST_ALIKE = 60  # tellings looked up under one key
_TELLING_VALUE = 20  # numbers by which an event without a day is looked up
_LONG_FIGURE = 3  # digits of a number that two tellings of a day do not share by chance
_TELLING_FIGURES = 6  # digits that two tellings without a time must share
_QUOTE = 120
_LED = re.compile(
    r"\b(?:phoi hop (?:chat che )?(?:voi|cung)|tham gia cung|duoi su chu tri cua|do [^.;,]{3,60} chu tri)\b"
)
_PARTNER = re.compile(r"(?:phối hợp (?:chặt chẽ )?(?:với|cùng)|cùng|do|chủ trì của)\s+([^,.;]{3,80})")


def told_twice(reports: Sequence[NarrativeReport], units: Iterable[Unit] = ()) -> Iterator[Finding]:
    """A finding on each side of a pair, once. With `units`, "phối hợp với …" must name the other unit to excuse it."""
    every = [telling for report in reports for telling in tellings(report)]
    alike = [(a, b) for a, b in _neighbours(every) if _is_one_event(every[a], every[b])]
    times = Counter(number for pair in alike for number in pair)
    units = tuple(units)
    index, names = NameIndex(units) if units else None, {unit.code: unit.name for unit in units}
    for a, b in _first_of_units(alike, every):
        if max(times[a], times[b]) < _MOST_TELLING:
            yield from _findings(every[a], every[b], index, names)


def _neighbours(every: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs of different units with the same day, month, or telling number."""
    groups: dict[object, list[int]] = defaultdict(list)
    for number, telling in enumerate(every):
        for key in _keys(telling):
            groups[key].append(number)
    pairs = {pair for numbers in groups.values() if len(numbers) <= _MOST_ALIKE for pair in combinations(numbers, 2)}
    return sorted(pair for pair in pairs if every[pair[0]].report.unit != every[pair[1]].report.unit)


def _keys(telling: Telling) -> Iterator[object]:
    """What a telling is looked up by: its day or month with each of its numbers; else its larger numbers."""
    for value in telling.amounts:
        if telling.day:
            yield (telling.day, value)
        if telling.month:
            yield (telling.month, value)
        elif value >= _TELLING_VALUE and value % 10:
            yield value


def _is_one_event(one: Telling, other: Telling) -> bool:
    """The nearer the time is given, the fewer numbers and words must agree."""
    if one.day and other.day and one.day != other.day:
        return False
    same, alike = len(one.amounts.keys() & other.amounts.keys()), _alike(one, other)
    if one.day and other.day:
        return (same >= 2 and alike >= 0.3) or (alike >= 0.55 and _is_told_as_event(one, other))
    if one.month != other.month or same < 2:
        return False
    if one.is_event and other.is_event and alike >= 0.45:
        return one.month is not None or _figures(one, other) >= _TELLING_FIGURES
    return alike >= 0.5 and (_has_one_name(one, other) or _has_all_figures(one, other, same))


def _is_told_as_event(one: Telling, other: Telling) -> bool:
    """Both by a word of events with a number of both; or one of them, with so long a number: "2.350 kg"."""
    if one.is_event and other.is_event:
        return bool(one.amounts.keys() & other.amounts.keys())
    return (one.is_event or other.is_event) and _figures(one, other) >= _LONG_FIGURE


def _has_one_name(one: Telling, other: Telling) -> bool:
    """In the same month at the same place, or about the same thing."""
    return one.month is not None and bool(one.names & other.names)


def _has_all_figures(one: Telling, other: Telling, same: int) -> bool:
    """All the many figures of one stand in the other."""
    return one.is_told_by_figures and other.is_told_by_figures and same == min(len(one.amounts), len(other.amounts))


def _figures(one: Telling, other: Telling) -> int:
    """Digits of the numbers both give: small ones agree by chance where no time is given."""
    return digits_of(one.amounts.keys() & other.amounts.keys())


def _alike(one: Telling, other: Telling) -> float:
    fewer = min(len(one.words), len(other.words)) or 1
    return len(one.words & other.words) / fewer


def _first_of_units(alike: Iterable[tuple[int, int]], every: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Each pair of paragraphs once."""
    said: set[object] = set()
    for a, b in alike:
        places = (_place(every[a]), _place(every[b]))
        if places not in said:
            said.add(places)
            yield a, b


def _findings(one: Telling, other: Telling, index: NameIndex | None, names: Mapping[str, str]) -> Iterator[Finding]:
    is_joint = _names(one, other, index) or _names(other, one, index)
    kind = EventDoneJointly if is_joint else EventClaimedTwice
    for here, there in ((one, other), (other, one)):
        yield kind(**_facts(here, there), other_unit=names.get(there.report.unit, there.report.unit))


def _facts(here: Telling, there: Telling) -> dict[str, Any]:
    return {
        "at": _place(here),
        "unit": here.report.unit,
        "related": (_place(there),),
        "text": shortened(here.statement.text, _QUOTE),
        "other_text": shortened(there.statement.text, _QUOTE),
        "numbers": "; ".join(typed for value, typed in here.amounts.items() if value in there.amounts),
        "day": here.day or there.day or "",
    }


def _names(here: Telling, there: Telling, index: NameIndex | None) -> bool:
    """Whether a telling says it was done with the other unit, or under its lead."""
    if not _LED.search(fold(here.text)):
        return False
    if index is None:
        return True
    named = (index.recognise(clause)[0] for clause in _partners(here.text))
    return any(unit is not None and unit.code == there.report.unit for unit in named)


def _partners(text: str) -> Iterator[str]:
    """What stands after "phối hợp với", or between "do" and "chủ trì"."""
    for found in _PARTNER.finditer(text):
        yield found[1].split(" chủ trì")[0]


def _place(telling: Telling) -> Place:
    return Place(telling.statement.file, paragraph=telling.statement.paragraph)
