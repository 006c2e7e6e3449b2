"""Takes the draft paper, makes its sentences one by one, each with the figures and the points it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tongket.draft.paper import Paper, Paragraph, Run
from tongket.wording.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One sentence of the draft. `under` is the heading it stands under, as printed."""

    number: int  # from 1, in the order of the draft
    under: str
    text: str
    figures: tuple[str, ...]
    points: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """The row of data/draft.json."""
        return {
            "number": self.number,
            "under": self.under,
            "text": self.text,
            "figures": list(self.figures),
            "points": list(self.points),
        }


def drafted_sentences(paper: Paper) -> list[Drafted]:
    """Every sentence of the text that rests on a figure or a point; tables and appendices speak for themselves."""
    found: list[Drafted] = []
    under = ""
    for block in paper.sections[0].blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.heading:
            under = _text(block)
        for text, runs in _cut(block):
            figures = tuple(dict.fromkeys(run.figure for run in runs if run.figure))
            points = tuple(dict.fromkeys(run.point for run in runs if run.point))
            if figures or points:
                number = len(found) + 1
                found.append(Drafted(number=number, under=under, text=text, figures=figures, points=points))
    return found


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _cut(paragraph: Paragraph) -> Iterator[tuple[str, list[Run]]]:
    """The sentences of a paragraph with the runs that reach into each."""
    text = _text(paragraph)
    for first, last in sentences(text):
        at, inside = 0, []
        for run in paragraph.runs:
            if at < last and at + len(run.text) > first:
                inside.append(run)
            at += len(run.text)
        yield text[first:last], inside
