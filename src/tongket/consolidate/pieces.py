"""Takes a sentence, makes the parts that are each a point of their own: "bắt 880 vụ, thu 11 kg ma túy" makes two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.consolidate.ideas import Idea
from tongket.consolidate.meaning import PASSING, Meaning, ideas_of

_BETWEEN = re.compile(r",\s+(?:trong đó|riêng|gồm|và)?\s*|;\s+|\s+và\s+|\s+\((?=\D)|,?\s+trong đó\s+")
MAIN_IDEA = 0.8  # what an idea weighs that is said in the main clause and is no broad one
_NUMBER = re.compile(r"(?<![/\d-])\d[\d.,]*(?![-/]\w)")


def pieces_of(text: str) -> list[str]:
    """The sentence itself, or its parts where each has a figure and an idea that the one before has not."""
    if len(_NUMBER.findall(text)) < 2:
        return [text]
    parts: list[str] = []
    known: set[Idea] = set()
    for segment in _segments(text):
        own = set(_telling(ideas_of(segment))) if _NUMBER.search(segment) else set()
        if parts and known and own - known:
            parts.append(segment)
            known = own
        elif parts:
            parts[-1] += " , " + segment
            known |= own
        else:
            parts, known = [segment], own
    return parts


def _segments(text: str) -> Iterator[str]:
    yield from (segment.strip() for segment in _BETWEEN.split(text) if segment and segment.strip())


def _telling(meaning: Meaning) -> Iterator[Idea]:
    """Its own ideas that say what: not by whom, which way, nor the wider ones that others carry along."""
    for what, weight in meaning.items():
        if isinstance(what, Idea) and what.kind not in (*PASSING, "state") and weight >= MAIN_IDEA:
            yield what
