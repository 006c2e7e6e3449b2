"""Takes the narratives that count, makes findings where long passages of one stand in another.

Names and digits may have changed, and a word or two. What every unit writes is no copy: phrases that many units use,
the words of the outline, what is quoted, texts that a higher body prescribed. Who copied whom no text can say: the
date of the reports may.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby, product
from typing import Any

from tongket.check.finding import Finding
from tongket.check.kinds.passages import PassageCopied, PassageFromEarlier, PassageShared
from tongket.check.narratives.passage_alignment import PHRASE, SENTENCE, Stretch, stretches
from tongket.check.narratives.passage_suspects import suspects
from tongket.check.narratives.passage_syllables import Passage, passages
from tongket.check.speech import shortened
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.submission import Place
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_LONG = 25  # telling syllables alike, over consecutive paragraphs
_NEXT = 2  # paragraphs apart that are still consecutive: an empty or changed one may stand between
_SAME_ROUND = timedelta(days=180)  # an earlier version of the same report is no earlier report
_QUOTE = 90

Reports = Sequence[NarrativeReport]


def copied(
    reports: Reports, earlier: Reports = (), known: Iterable[str] = (), units: Iterable[Unit] = ()
) -> Iterator[Finding]:
    """A finding for each pair of passages; `known` are texts given to all: the outline, titles, prescribed passages.

    `units` only names the other unit in the finding; without them its code stands there.
    """
    names = {unit.code: unit.name for unit in units}
    everything = (*reports, *earlier)
    given = frozenset(map(fold, known))
    every = [passage for number, report in enumerate(everything) for passage in passages(report, number, given)]
    found = [
        stretch for stretch in _grown(every, _pairs(every, everything, len(reports))) if not _is_given(stretch, given)
    ]
    for passage in _consecutive(found):
        yield from _findings(passage, everything, names)


def _pairs(every: Sequence[Passage], everything: Reports, counting: int) -> Iterator[tuple[int, int]]:
    for one, other in suspects(every, [report.unit for report in everything]):
        if _can_be_copied(everything, counting, every[one], every[other]):
            yield one, other


def _grown(every: Sequence[Passage], pairs: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """What suspected paragraphs have in common and, where that is a sentence, what stands near them on both sides."""
    waiting = deque((pair, SENTENCE) for pair in pairs)
    alike: set[tuple[int, int]] = set()
    while waiting:
        pair, fewest = waiting.popleft()
        found = [] if pair in alike else _alike(every[pair[0]], every[pair[1]], fewest)
        if found:
            alike.add(pair)
            yield from found
            waiting.extend((near, PHRASE) for near in _neighbours(every, *pair) if near not in alike)


def _alike(one: Passage, other: Passage, fewest: int) -> list[Stretch]:
    """Sentences in common; next to a pair that has one, short items too where they are most of the paragraph."""
    return [each for each in stretches(one, other, fewest) if each.alike >= SENTENCE or each.is_most]


def _neighbours(every: Sequence[Passage], one: int, other: int) -> Iterator[tuple[int, int]]:
    """Pairs of paragraphs of the same two reports, each at most two away."""
    reports = (every[one].report, every[other].report)
    for a, b in product(range(one - _NEXT, one + _NEXT + 1), range(other - _NEXT, other + _NEXT + 1)):
        if 0 <= a < len(every) and 0 <= b < len(every) and (every[a].report, every[b].report) == reports:
            yield a, b


def _can_be_copied(everything: Reports, counting: int, one: Passage, other: Passage) -> bool:
    """Two units that count, or one unit that counts against its own report of an earlier round."""
    here, there = everything[one.report], everything[other.report]
    if other.report < counting:
        return here.unit != there.unit
    if one.report >= counting or here.unit != there.unit:
        return False
    return here.dated is None or there.dated is None or here.dated - there.dated > _SAME_ROUND


def _is_given(stretch: Stretch, given: frozenset[str]) -> bool:
    """Whether what is alike lies within a text that all were given."""
    words = fold(stretch.text())
    return any(words in text for text in given)


def _consecutive(found: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches of two reports put together where they stand close on one side, each once; long ones only."""
    in_order = sorted(found, key=lambda each: (each.here.report, each.there.report, each.here.block.number, each.first))
    for _, pair in groupby(in_order, key=lambda each: (each.here.report, each.there.report)):
        for passage in _joined(pair):
            if sum(stretch.alike for stretch in passage) >= _LONG:
                yield passage


def _joined(pair: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    passage: list[Stretch] = []
    for stretch in pair:
        if passage and stretch.here.block.number - passage[-1].here.block.number > _NEXT:
            yield passage
            passage = []
        passage.append(stretch)
    yield passage


def _findings(passage: list[Stretch], everything: Reports, names: Mapping[str, str]) -> Iterator[Finding]:
    here, there = everything[passage[0].here.report], everything[passage[0].there.report]
    mine, theirs = _side(passage, here, there), _side(_turned(passage), there, here)
    my_name, their_name = names.get(here.unit, here.unit), names.get(there.unit, there.unit)
    if here.unit == there.unit:
        yield PassageFromEarlier(**mine, earlier_file=there.file)
    elif here.dated is None or there.dated is None or here.dated == there.dated:
        yield PassageShared(**mine, other_unit=their_name)
        yield PassageShared(**theirs, other_unit=my_name)
    elif here.dated > there.dated:
        yield PassageCopied(**mine, other_unit=their_name)
    else:
        yield PassageCopied(**theirs, other_unit=my_name)


def _turned(passage: list[Stretch]) -> list[Stretch]:
    turned = [
        Stretch(each.there, each.here, each.other_first, each.other_last, each.first, each.last, each.alike)
        for each in passage
    ]
    return sorted(turned, key=lambda each: (each.here.block.number, each.first))


def _side(passage: list[Stretch], here: NarrativeReport, there: NarrativeReport) -> dict[str, Any]:
    first = passage[0]
    return {
        "at": Place(here.file, paragraph=first.here.block.number),
        "unit": here.unit,
        "related": tuple(dict.fromkeys(Place(there.file, paragraph=stretch.there.block.number) for stretch in passage)),
        "text": shortened(first.text(), _QUOTE),
        "other_text": shortened(first.other_text(), _QUOTE),
        "alike": sum(stretch.alike for stretch in passage),
        "paragraphs": len({stretch.here.block.number for stretch in passage}),
    }
