"""Takes a narrative of any format, makes a `PaperLook` of its words alone: how they are set is left open."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.documents.paper_look import PaperLook, ParagraphLook, RunLook, Spot
from tongket.collect.narratives.narrative import Narrative


def look_of_words(narrative: Narrative) -> PaperLook:
    """Its lines as paragraphs of unknown look, numbered as its blocks are."""
    return PaperLook(paragraphs=tuple(look for block in narrative.blocks for look in _looks(block)))


def _looks(block: Block) -> Iterator[ParagraphLook]:
    if block.kind is BlockKind.NOTE:
        return
    if not block.cells:
        yield from _lines(block.text, block.number, None)
    for cell in block.cells:
        yield from _lines(cell.text, block.number, Spot(block.number, cell.row, cell.column))


def _lines(text: str, number: int, spot: Spot | None) -> Iterator[ParagraphLook]:
    for line in text.split("\n"):
        yield ParagraphLook(runs=(RunLook(line),), number=number, spot=spot)
