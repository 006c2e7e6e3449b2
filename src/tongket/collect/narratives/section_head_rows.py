"""Takes the blocks of a narrative, finds the headings that only their row shows: each by what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.documents.labels import Rank
from tongket.collect.narratives.section_head_words import (
    is_bullet,
    is_led,
    is_line,
    is_numbered,
    is_numbered_line,
    is_plain,
    is_sure,
    is_title,
    is_under,
    label_in,
    names_itself,
    order_of,
    title_typed,
)
from tongket.collect.narratives.section_likeness import Sections

A_ROW = 3  # items numbered on from each other, paragraphs that each open with words in bold
A_PAIR = 2  # lines that each have text under them
MOST = 40  # below one heading: more are a list, and no outline has so many parts


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


def rows_below(blocks: Sequence[Block], sections: Sections) -> dict[int, int | None]:
    """The paragraphs and lines that head what stands below a printed heading, with their level where that shows it."""
    levels: dict[int, int | None] = {}
    for heading, below in _stretches(blocks):
        alike = (_alike(below, is_one, sections) for is_one in (is_bullet, is_numbered, is_plain))
        for row in (_led(below, sections), *alike, _lines(below), _numbered_lines(below)):
            opens = bool(row) and row[0] is below[0]
            levels.update((block.number, heading.level + 1 if opens else None) for block in row if len(row) <= MOST)
    return levels


def lines_above(blocks: Sequence[Block], sections: Sections) -> frozenset[int]:
    """The lines known to the outline that stand above all numbers: below one of them the numbers begin with 1."""
    lines = [(block, under) for block, under in pairwise(blocks) if is_line(block) and is_sure(block.title, sections)]
    is_above = any(
        under.kind is BlockKind.HEADING and under.level == 1 == order_of(label_in(under)) for _, under in lines
    )
    return frozenset(block.number for block, _ in lines) if is_above else frozenset()


def _led(below: Sequence[Block], sections: Sections) -> list[Block]:
    """Paragraphs that each open with words in bold: as many as a row, or most of them known to the outline."""
    return _row([block for block in below if is_led(block)], sections)


def _alike(below: Sequence[Block], is_one: Callable[[Block], bool], sections: Sections) -> list[Block]:
    """Items or paragraphs, where each of the kind says what it is about."""
    row = [block for block in below if is_one(block)]
    return _row(row, sections) if all(map(names_itself, row)) else []


def _row(led: list[Block], sections: Sections) -> list[Block]:
    if len(led) > MOST:
        return []
    sure = sum(1 for block in led if is_sure(title_typed(block), sections))
    return led if len(led) >= A_ROW or 2 * sure >= len(led) else []


def _lines(below: Sequence[Block]) -> list[Block]:
    """Short lines, each with text under it: no list and no slogan has."""
    lines = [block for block in below if is_line(block)]
    headed = [block for block, under in pairwise(below) if is_line(block) and is_under(under)]
    return lines if len(headed) == len(lines) >= A_PAIR and below[0] is lines[0] else []


def _numbered_lines(below: Sequence[Block]) -> list[Block]:
    """Short numbered items, each with something under it that is no item of the same list: "1. Trồng trọt."."""
    lines = [block for block in below if is_numbered_line(block)]
    headed = [block for block, under in pairwise(below) if is_numbered_line(block) and not under.label[:1].isalnum()]
    return lines if len(headed) == len(lines) >= A_PAIR and below[0] is lines[0] else []


def _stretches(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Each heading that is printed as one, with what stands below it."""
    heading: Block | None = None
    below: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            below.append(block)
            continue
        if heading is not None and below:
            yield heading, below
        heading, below = block, []
    if heading is not None and below:
        yield heading, below
