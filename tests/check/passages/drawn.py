"""Narratives as a test draws them: a line is a paragraph, a line that begins with "- " an item, with "# " a heading."""

from __future__ import annotations

from datetime import date

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport, Placing, Statement
from tongket.wording.sentences import sentences

_KINDS = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST, "| ": BlockKind.TABLE}


def narrative(unit: str, text: str, *, dated: date | None = None, file: str = "") -> NarrativeReport:
    """The report of a unit that says this."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    blocks = tuple(_block(number, line) for number, line in enumerate(lines, start=1))
    file = file or f"{unit}.docx"
    return NarrativeReport(
        unit=unit,
        file=file,
        narrative=Narrative(blocks, "docx"),
        placing=Placing(tuple(None for _ in blocks)),
        statements=tuple(
            Statement(unit, file, block.number, start, block.text[start:end])
            for block in blocks
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST)
            for start, end in sentences(block.text)
        ),
        dated=dated,
    )


def _block(number: int, line: str) -> Block:
    kind = _KINDS.get(line[:2], BlockKind.PARAGRAPH)
    return Block(number, kind, line[2:] if kind is BlockKind.HEADING else line)
