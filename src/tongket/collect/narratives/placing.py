"""Takes a narrative and the outline the office sent, says under which heading of the outline each block goes.

Whatever the unit's own style: other numbers, other names, merged, moved or missing headings, none at all. What the
outline has and the narrative has not, what it adds and what it moves is said too.
"""

from __future__ import annotations

from collections.abc import Sequence

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import Misplaced, Placing
from tongket.collect.narratives.section_alignment import NEVER, align
from tongket.collect.narratives.section_assignment import assign
from tongket.collect.narratives.section_heads import Head, end_of_body, heads_of
from tongket.collect.narratives.section_likeness import Section, Sections, Title, sections_of, title_of
from tongket.directive.outline import Heading
from tongket.wording.fold import fold

CERTAIN = 1.5  # leaning from which a paragraph without any heading is placed by its words
NAMED = 1.2  # what the words it opens with are worth there, where they name a section
AHEAD = 0.5  # and by how much the best section must lead the next
A_PARAGRAPH = 60  # letters; what is shorter before the first heading is letterhead or title


def place(narrative: Narrative, outline: Sequence[Heading]) -> Placing:
    """Place every block of a narrative under the outline."""
    sections = sections_of(tuple(outline))
    blocks = narrative.blocks
    heads = heads_of(blocks, sections)
    assign(heads, blocks, sections)
    is_headed = any(head.sections for head in heads if not head.is_run_in)
    placed = _by_heads(blocks, heads, sections) if is_headed else _by_words(blocks, heads, sections)
    _place_notes(blocks, placed)
    headings = _headings(heads)
    return Placing(
        sections=tuple(placed),
        headings=headings,
        missing=_missing(sections, headings, placed),
        added=tuple(head.block for head in heads if _is_added(head, heads, sections)),
        moved=tuple(Misplaced(head.block, head.sections[0]) for head in heads if head.is_moved),
    )


def _by_heads(blocks: Sequence[Block], heads: Sequence[Head], sections: Sections) -> list[int | None]:
    by_block = {head.block: head for head in heads}
    end = end_of_body(blocks)
    placed: list[int | None] = []
    among: tuple[int, ...] = ()
    for block in blocks:
        head = by_block.get(block.number)
        if head is not None:
            among = head.sections or head.outer()
        if block.number >= end:
            among = ()
        placed.append(_among(block, among, head is not None, placed[-1] if placed else None, sections))
    return placed


def _among(block: Block, among: tuple[int, ...], is_head: bool, before: int | None, sections: Sections) -> int | None:
    """The section of a block under a heading; where that covers several, the one the block's own words lean to."""
    if len(among) < 2:
        return among[0] if among else None
    if is_head:
        return among[0]
    leaning = sections.leaning(fold(block.text), among)
    best = max(among, key=lambda index: (leaning[index], -index))
    if before in leaning and leaning[best] - leaning[before or 0] < AHEAD:
        return before
    return best


def _by_words(blocks: Sequence[Block], heads: Sequence[Head], sections: Sections) -> list[int | None]:
    """Where no heading says it, by the words of each paragraph, as far as they are certain: those it opens with first.

    In a letter without any heading, what is not certain goes on where the paragraph before left off.
    """
    leaves = [section.index for section in sections.all if not section.has_parts]
    named = {head.block: head.sections[0] for head in heads if head.sections}
    end = end_of_body(blocks)
    placed = align([_row(block, named.get(block.number), leaves, sections, end) for block in blocks])
    if all(head.is_run_in for head in heads):
        _go_on(placed, end)
    return placed


def _go_on(placed: list[int | None], end: int) -> None:
    for at in range(1, end - 1):
        if placed[at] is None:
            placed[at] = placed[at - 1]


def _row(block: Block, named: int | None, leaves: Sequence[int], sections: Sections, end: int) -> list[float]:
    row = [NEVER] * len(sections.all)
    if named is not None:
        row[named] = NAMED
        return row
    is_text = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST) and len(block.text) >= A_PARAGRAPH
    if not is_text or block.number >= end:
        return row
    leaning = sections.leaning(fold(block.text), leaves)
    ranked = sorted(leaning.values(), reverse=True)
    if len(ranked) < 2 or ranked[0] < CERTAIN or ranked[0] - ranked[1] < AHEAD:
        return row
    for index, value in leaning.items():
        row[index] = value / 2
    return row


def _place_notes(blocks: Sequence[Block], placed: list[int | None]) -> None:
    """A footnote goes where the paragraph it hangs on goes."""
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            anchor = block.anchor
            placed[block.number - 1] = placed[anchor - 1] if anchor else None


def _headings(heads: Sequence[Head]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for head in heads:
        for section in head.sections:
            found[section] = (*found.get(section, ()), head.block)
    return dict(sorted(found.items()))


def _missing(sections: Sections, headings: dict[int, tuple[int, ...]], placed: Sequence[int | None]) -> tuple[int, ...]:
    """The sections that no heading and no paragraph stands for, in themselves or in their parts."""
    there = {*headings, *placed}
    return tuple(
        section.index
        for section in sections.all
        if not any(index in there for index in range(section.index, section.last + 1))
    )


def _is_added(head: Head, heads: Sequence[Head], sections: Sections) -> bool:
    """Not in the outline, where the outline says which headings there are to be."""
    if head.is_run_in or (head.sections and not _is_once_more(head, heads, sections)):
        return False
    outer = head.outer()
    return not outer or any(sections.all[section].has_parts for section in outer)


def _is_once_more(head: Head, heads: Sequence[Head], sections: Sections) -> bool:
    """Under a section that a heading beside it is more like, without naming anything else of that section."""
    section = sections.all[head.sections[0]]
    title = title_of(head.title)
    if set(title.roles) & set(section.title.roles):
        return False
    alike = sections.likeness(head.title)[section.index]
    beside = [other for other in heads if other is not head and other.parent is head.parent]
    return any(
        section.index in other.sections
        and sections.likeness(other.title)[section.index] > alike
        and _named(title, section) <= _named(title_of(other.title), section)
        for other in beside
    )


def _named(title: Title, section: Section) -> set[str]:
    """The fields and the words of a section that a heading names."""
    return set(title.fields) & set(section.title.fields) | title.matter & section.title.matter
