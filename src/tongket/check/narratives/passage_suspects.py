"""Takes the paragraphs of all reports, makes the pairs that share phrases few units use.

A phrase is four syllables on end. Of each three neighbouring phrases the one with the least hash is kept, so that a
run of six syllables in common is always noticed while half of the work is saved. Phrases that many units use say
nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tongket.check.narratives.passage_syllables import Passage, syllable_number

_PHRASE = 4
_WINDOW = 3
_BASE, _SIZE = 1_000_003, (1 << 61) - 1
_FEWEST_PHRASES = 3  # kept phrases that two paragraphs share before they are compared in full
_MOST_UNITS = 12  # with the same phrase: more, and it is how officials speak


def suspects(passages: Sequence[Passage], units: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of paragraphs, as numbers, of two reports of different `units`; the earlier report first."""
    phrases = [tuple(_kept_phrases(passage)) for passage in passages]
    telling = _telling(phrases, passages, units)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, kept in enumerate(phrases):
        own = telling.intersection(kept)
        shared = Counter(earlier for phrase in own for earlier in holders[phrase])
        yield from sorted(
            (earlier, number)
            for earlier, times in shared.items()
            if times >= _FEWEST_PHRASES and passages[earlier].report != passages[number].report
        )
        for phrase in own:
            holders[phrase].append(number)


def _kept_phrases(passage: Passage) -> Iterator[int]:
    numbers = [syllable_number(syllable) for syllable in passage.syllables]
    ends = [numbers[offset:] for offset in range(_PHRASE)]
    phrases = [(((a * _BASE + b) * _BASE + c) * _BASE + d) % _SIZE for a, b, c, d in zip(*ends, strict=False)]
    if len(phrases) < _WINDOW:
        return iter(phrases)
    return iter({min(phrases[at : at + _WINDOW]) for at in range(len(phrases) - _WINDOW + 1)})


def _telling(phrases: Sequence[Iterable[int]], passages: Sequence[Passage], units: Sequence[str]) -> set[int]:
    """Phrases of at least two reports and of few units."""
    by_report: Counter[int] = Counter()
    for report in _of_reports(phrases, passages):
        by_report.update(report)
    most = max(3, min(_MOST_UNITS, len(set(units)) // 4))
    return {phrase for phrase, times in by_report.items() if 2 <= times <= most}


def _of_reports(phrases: Sequence[Iterable[int]], passages: Sequence[Passage]) -> Iterator[set[int]]:
    """The phrases of each report, each once; paragraphs come report by report."""
    report: set[int] = set()
    for number, kept in enumerate(phrases):
        if number and passages[number].report != passages[number - 1].report:
            yield report
            report = set()
        report.update(kept)
    yield report
