"""Takes the blocks of a narrative, finds the headings that only their row shows: each by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.collect.block import Block, BlockKind
from tongket.collect.narrative_labels import Rank
from tongket.collect.section_head_words import is_sure, is_title, label_in, order_of, title_typed
from tongket.collect.section_likeness import Sections

A_ROW = 3  # items numbered on from each other


def titles_in_line(blocks: Sequence[Block]) -> frozenset[int]:
    """Short items that a heading numbered alike goes on from: "2.1. Tai nạn", when 2.2 is printed as a heading."""
    titles: set[int] = set()
    following: dict[Rank, int | None] = {}  # the number of the next heading of each way of numbering
    is_open = False  # whether the block after has text under a heading, and is no item of the same list
    for block in reversed(blocks):
        label = label_in(block) if block.label[:1].isalnum() else None
        order = order_of(label)
        if label is None or order is None:
            is_open = block.kind is not BlockKind.NOTE
            continue
        is_next = following.get(label.rank) == order + 1
        if block.kind is BlockKind.LIST and is_next and is_open and is_title(block):
            titles.add(block.number)
        if block.kind is BlockKind.HEADING or block.number in titles:
            following[label.rank] = order
        is_open = False
    return frozenset(titles)


def run_in_line(blocks: Sequence[Block], sections: Sections) -> frozenset[int]:
    """The items of a numbered row that have a heading run in, where for most of them the outline knows it."""
    found: set[int] = set()
    for row in _rows(blocks):
        titles = [title_typed(block) for block in row]
        sure = sum(1 for title in titles if title and is_sure(title, sections))
        if all(titles) and len(row) >= A_ROW and 2 * sure >= len(row):
            found.update(block.number for block in row)
    return frozenset(found)


def _rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Items numbered on from each other, one right below the other."""
    rows: list[list[Block]] = []
    last: tuple[Rank, int] | None = None
    for block in blocks:
        label = label_in(block) if block.kind is BlockKind.LIST and block.label[:1].isalnum() else None
        order = order_of(label)
        if label is None or order is None:
            last = None
            continue
        if last != (label.rank, order - 1):
            rows.append([])
        rows[-1].append(block)
        last = (label.rank, order)
    return rows
