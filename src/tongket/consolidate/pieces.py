"""Takes a sentence, makes the parts that are each a point of their own: "bắt 880 vụ, thu 11 kg ma túy" makes two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.consolidate.ideas import Idea, broad
from tongket.consolidate.meaning import Meaning, ideas_of
from tongket.consolidate.phrases import LONGEST

_BETWEEN = re.compile(r",\s+(?:trong đó|riêng|gồm|và)?\s*|;\s+|\s+và\s+|\s+\((?=\D)|,?\s+trong đó\s+")
_NUMBER = re.compile(r"(?<![/\d-])\d[\d.,]*(?![-/]\w)")
DEEDS, COUNTED = ("act", "thing"), ("act", "thing", "field")
FEWEST_WORDS = 4  # of a part that says a deed; with a figure a part may be shorter
MAIN_IDEA = 0.8  # what an idea weighs that is said in the main clause and is no broad one


def pieces_of(text: str, meaning: Meaning) -> list[str]:
    """The sentence itself, or its parts where each does or counts something that the one before does not."""
    ideas = [what for what in meaning if isinstance(what, Idea) and what.kind in COUNTED and what not in broad()]
    segments = list(_segments(text[:LONGEST])) if len(ideas) > 1 else []
    if len(segments) < 2:
        return [text]
    parts = segments[:1]
    known = _own(segments[0])
    for segment in segments[1:]:
        own = _own(segment)
        if known and own and not own & known:
            parts.append(segment)
            known = own
        else:
            parts[-1] += f" , {segment}"
            known |= own
    return parts if len(parts) > 1 else [text]


def _segments(text: str) -> Iterator[str]:
    yield from (segment.strip() for segment in _BETWEEN.split(text) if segment and segment.strip())


def _own(segment: str) -> set[Idea]:
    """What a part of a sentence does, or counts."""
    has_figure = _NUMBER.search(segment) is not None
    if not has_figure and len(segment.split()) < FEWEST_WORDS:
        return set()
    kinds = COUNTED if has_figure else DEEDS
    ideas = ((what, weight) for what, weight in ideas_of(segment).items() if isinstance(what, Idea))
    return {idea for idea, weight in ideas if idea.kind in kinds and weight >= MAIN_IDEA}
