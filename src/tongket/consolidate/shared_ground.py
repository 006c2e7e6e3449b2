"""Takes the members of a group, makes what they share: the ideas that joined them, the best sentence, the spread."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from tongket.collect.narratives.report import Statement
from tongket.consolidate.ideas import Idea
from tongket.consolidate.meaning import PASSING, Meaning, leans
from tongket.consolidate.point import Spread
from tongket.consolidate.told import Told
from tongket.units.unit import Unit

MOST_REASONS = 4
FEWEST_WORDS, MOST_WORDS = 8, 50  # of a sentence that can stand alone in a review
AWKWARD = 0.5  # what a sentence is worth that leans on another or is very short or long


def reasons_of(meanings: Sequence[Meaning]) -> tuple[str, ...]:
    """The names of the ideas, else the words, that at least half of them share, the commonest first."""
    for kind in (_is_telling, _is_word):
        said = Counter(what for meaning in meanings for what in meaning if kind(what))
        shared = [what for what, count in said.items() if 2 * count >= len(meanings)]
        if shared:
            ordered = sorted(shared, key=lambda what: (-said[what], -meanings[0].get(what, 0.0), repr(what)))
            return tuple(what if isinstance(what, str) else what.name for what in ordered[:MOST_REASONS])
    return ()


def _is_telling(what: Idea | str) -> bool:
    return isinstance(what, Idea) and what.kind not in PASSING


def _is_word(what: Idea | str) -> bool:
    return isinstance(what, str) and " " not in what


def best_first(members: Sequence[Told]) -> tuple[Statement, ...]:
    """The sentences from the one nearest to what all of them say that can stand alone; equals as they stand."""
    common: Counter[Idea | str] = Counter()
    for one in members:
        common.update(one.meaning)
    return tuple(one.statement for one in sorted(members, key=lambda one: -_worth(one, common)))


def _worth(one: Told, common: Counter[Idea | str]) -> float:
    length = math.sqrt(math.fsum(weight * weight for weight in one.meaning.values())) or 1.0
    nearness = math.fsum(weight * common[what] for what, weight in one.meaning.items()) / length
    text = one.statement.text
    is_fit = FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and not text[:1].islower() and not leans(text)
    return round(nearness if is_fit else nearness * AWKWARD, 9)


def spread_of(makers: Collection[str], units: Sequence[Unit], told: Collection[str]) -> tuple[Spread, ...]:
    """For each group of units, in the order of the list, how many make the point of how many that told anything."""
    of = Counter(unit.group for unit in units if unit.code in told)
    made = Counter(unit.group for unit in units if unit.code in makers)
    return tuple(Spread(group, made[group], count) for group, count in of.items())
