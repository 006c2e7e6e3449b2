"""Takes points that one unit makes, or too few for all, makes proposals told by the names of those that wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from tongket.collect.narratives.report import Statement
from tongket.consolidate.point import Point
from tongket.draft.common_words import whole_sentence
from tongket.draft.paper import Run
from tongket.draft.proposals import Proposal, asked_in
from tongket.wording.fold import words

_ALIKE = 0.6  # of the words of two statements together: so many in both, and one text stands for both


def named_proposals(points: Iterable[Point], names: Mapping[str, str]) -> Iterator[Proposal]:
    """Each in its unit's own words; in those of one for several where all say it alike."""
    for point in points:
        own = _own_statements(point)
        if point.is_reworded or len(own) < len(point.units) or _are_alike(own):
            yield _proposal(point, point.text, ", ".join(names.get(code, code) for code in point.units))
            continue
        yield from (_proposal(point, each.text, names.get(each.unit, each.unit)) for each in own)


def by_names(proposals: Iterable[Proposal]) -> dict[str, list[tuple[Run, ...]]]:
    """The sentences of each unit in one item, each once."""
    found: dict[str, list[tuple[Run, ...]]] = {}
    for each in proposals:
        told = found.setdefault(each.names, [])
        if all(each.sentence[0].text != other[0].text for other in told):
            told.append(each.sentence)
    return found


def _proposal(point: Point, text: str, names: str) -> Proposal:
    return Proposal(asked_in(text), (Run(text=whole_sentence(text), point=point.id),), names)


def _own_statements(point: Point) -> list[Statement]:
    """The best of each unit, in the order of the units."""
    best: dict[str, Statement] = {}
    for each in point.best or point.statements:
        best.setdefault(each.unit, each)
    return [best[code] for code in point.units if code in best]


def _are_alike(statements: Sequence[Statement]) -> bool:
    said = [set(words(each.text)) for each in statements]
    return all(len(one & two) >= _ALIKE * len(one | two) for one, two in pairwise(said))
