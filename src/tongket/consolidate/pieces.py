"""Takes a sentence, makes the parts that are each a point of their own: "bắt 880 vụ, thu 11 kg ma túy" makes two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tongket.consolidate.ideas import Idea, broad
from tongket.consolidate.lines_told import Line, LineAt
from tongket.consolidate.meaning import Meaning, ideas_of
from tongket.consolidate.phrases import LONGEST

_BETWEEN = re.compile(r",\s+(?!ngày \d)(?:trong đó|riêng|gồm|và)?\s*|;\s+|\s+và\s+|\s+\((?=\D)|,?\s+trong đó\s+")
_LEADS_IN = re.compile(
    r"(?:theo|căn cứ|qua|thông qua|nhờ|để|với|tại|trên|cùng với|bên cạnh|ngoài)\b(?!.*\d)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![/\d-])\d[\d.,]*(?![-/]\w)")
DEEDS, COUNTED = ("act", "thing"), ("act", "thing", "field")
FEWEST_WORDS = 4  # of a part that says a deed; with a figure a part may be shorter
MAIN_IDEA = 0.8  # what an idea weighs that is said in the main clause and is no broad one


class Piece(NamedTuple):
    """A part of a sentence and where it stands in it."""

    text: str
    start: int
    end: int


class _Known(NamedTuple):
    """What a part of a sentence does or counts, and the lines of the form that it tells of."""

    ideas: frozenset[Idea]
    lines: frozenset[Line]

    def is_other_than(self, before: _Known) -> bool:
        """Whether it is a point of its own. The lines of the form know better than ideas."""
        if self.lines and before.lines:
            return self.lines.isdisjoint(before.lines)
        return bool(self.ideas and before.ideas) and self.ideas.isdisjoint(before.ideas)


def pieces_of(text: str, meaning: Meaning, lines: Sequence[LineAt] = ()) -> list[Piece]:
    """The sentence itself, or its parts where each does or counts something that the one before does not.

    What a part counts is known by the `lines` of the form that it tells of, where both parts tell of any.
    """
    ideas = [what for what in meaning if isinstance(what, Idea) and what.kind in COUNTED and what not in broad()]
    may_part = len(ideas) > 1 or len({one.line for one in lines}) > 1
    first, *others = _segments(text[:LONGEST]) if may_part else [Piece(text, 0, len(text))]
    parts, before = [first], _known(first, lines)
    for segment in others:
        known = _known(segment, lines)
        if known.is_other_than(before):
            parts.append(segment)
            before = known
        else:
            parts[-1] = Piece(f"{parts[-1].text} , {segment.text}", parts[-1].start, segment.end)
            before = _Known(before.ideas | known.ideas, before.lines | known.lines)
    return parts if len(parts) > 1 else [Piece(text, 0, len(text))]


def _known(segment: Piece, lines: Sequence[LineAt]) -> _Known:
    told = frozenset(one.line for one in lines if segment.start <= one.start < segment.end)
    return _Known(frozenset(_own(segment.text)), told)


def _segments(text: str) -> Iterator[Piece]:
    """What stands between commas, brackets and the like; a mark at the end belongs to what stands before it."""
    start = 0
    for end, after in [*(found.span() for found in _BETWEEN.finditer(text)), (len(text), len(text))]:
        if said := text[start:end].strip():
            yield Piece(said, start, after)
        start = after


def _own(segment: str) -> set[Idea]:
    """What a part of a sentence does, or counts; "Theo sổ của cơ sở khám bệnh, …" only leads in what does."""
    has_figure = _NUMBER.search(segment) is not None
    if _LEADS_IN.match(segment) or (not has_figure and len(segment.split()) < FEWEST_WORDS):
        return set()
    kinds = COUNTED if has_figure else DEEDS
    ideas = ((what, weight) for what, weight in ideas_of(segment).items() if isinstance(what, Idea))
    return {idea for idea, weight in ideas if idea.kind in kinds and weight >= MAIN_IDEA}
