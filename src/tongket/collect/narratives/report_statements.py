"""Takes a narrative and the outline of the office, makes the report of its unit: placed, and cut into statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.placing import place
from tongket.collect.narratives.report import NarrativeReport, Placing, Statement
from tongket.collect.narratives.section_head_words import is_contents_line, is_text
from tongket.collect.narratives.section_heads import end_of_body
from tongket.directive.outline import Heading
from tongket.wording.sentences import sentences

_BULLET = re.compile(r"[\s\-–—−+*•▪●○◦·❖➢✓□☒]*")
_HEADED = re.compile(r"[:.](?=\s)")
_TELLS = re.compile(r"[^\W\d_]")


def report_of(
    unit: str, file: str, narrative: Narrative, outline: Sequence[Heading], dated: date | None = None
) -> NarrativeReport:
    """One narrative, placed under the outline and cut into statements."""
    placing = place(narrative, outline)
    return NarrativeReport(
        unit=unit,
        file=file,
        narrative=narrative,
        placing=placing,
        statements=tuple(_statements(unit, file, narrative, placing)),
        dated=dated,
    )


def _statements(unit: str, file: str, narrative: Narrative, placing: Placing) -> Iterator[Statement]:
    """What the paragraphs and items of the body state; headings, tables, notes and contents state nothing."""
    heads = {number for numbers in placing.headings.values() for number in numbers}
    first, end = _first_told(narrative.blocks, placing), end_of_body(narrative.blocks)
    for block in narrative.blocks[: end - 1]:
        if block.number < first and not is_text(block):
            continue
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST) and not is_contents_line(block):
            section = placing.sections[block.number - 1]
            for start, stop in _told(block, block.number in heads):
                yield Statement(unit, file, block.number, start, block.text[start:stop], section)


def _first_told(blocks: Sequence[Block], placing: Placing) -> int:
    """The first block that has a place; before it only paragraphs of some length are told, under no section."""
    return next((number for number, section in enumerate(placing.sections, 1) if section is not None), len(blocks) + 1)


def _told(block: Block, is_head: bool) -> Iterator[tuple[int, int]]:
    """Where the statements of a block are, its label left out and, where it is a heading run in, that too."""
    text = block.text
    begin = len(block.label) if block.is_label_typed else 0
    begin += len(_BULLET.match(text, begin)[0])  # type: ignore[index]
    if is_head:
        begin = _after_heading(block, begin)
    for start, stop in sentences(text[begin:]):
        lead = len(_BULLET.match(text, begin + start, begin + stop)[0])  # type: ignore[index]
        if _TELLS.search(text, begin + start + lead, begin + stop):
            yield begin + start + lead, begin + stop


def _after_heading(block: Block, begin: int) -> int:
    """Where a paragraph goes on after the heading run in with it; its end when the heading is all there is.

    A heading that the sentence goes on from is part of it: "93 hộ, giảm 328 hộ" says nothing without "Hộ nghèo:".
    """
    if block.lead and block.text.startswith(block.lead):
        after = len(block.lead)
    else:
        found = _HEADED.search(block.text, begin)
        after = found.end() if found else len(block.text)
    follows = block.text[after:].lstrip(" :.\t\n")[:1]
    return begin if follows.islower() or follows.isdigit() else after
