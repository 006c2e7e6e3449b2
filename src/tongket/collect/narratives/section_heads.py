"""Takes the blocks of a narrative, makes the headings it has: printed as such, run in with a paragraph, or only typed.

What stands before the first of them, and the signatures with what follows, is no part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.documents.labels import Label, Rank
from tongket.collect.narratives.section_head_rows import lines_above, rows_below, run_in_line, titles_in_line
from tongket.collect.narratives.section_head_words import (
    LONGEST_HEAD,
    SURE,
    is_contents_line,
    is_sentence,
    is_sure,
    is_text,
    label_in,
    order_of,
    order_said,
    title_typed,
    words_in_line,
)
from tongket.collect.narratives.section_likeness import Sections
from tongket.wording.fold import fold

SIGNATURE_LINES = 15
_OFFICE = re.compile(
    r"(?:pho )?(?:giam doc|vien truong|chanh an|truong ban|bi thu|chu tich|thu truong|chanh van phong|cuc truong|"
    r"hieu truong|tong giam doc|chi huy truong|chinh uy|truong phong|truong doan|chanh thanh tra)\b"
)
_SIGNED = re.compile(r"(?:noi nhan\b.{0,3}$|noi nhan\s*:)|(?:t/m|k/t|t/l|tm|kt|tl|tuq)[./]? (?=\S)")


@dataclass(slots=True, eq=False)
class Head:
    """A heading of the unit's own."""

    block: int  # its number
    title: str
    level: int
    order: int | None  # its number among its siblings, as labelled
    is_run_in: bool = False
    end: int = 0  # the number of the block its text ends before
    parent: Head | None = None
    children: list[Head] = field(default_factory=list)
    sections: tuple[int, ...] = ()  # of the outline; more than one where it covers several
    amid: tuple[int, ...] = ()  # of one outermost without a section: that whose parts stand before and after it
    is_moved: bool = False

    def outer(self) -> tuple[int, ...]:
        """The sections of the nearest heading above that has any; else the one it is told amid the parts of."""
        above, last = self.parent, self
        while above is not None and not above.sections:
            last = above
            above = above.parent
        return above.sections if above is not None else last.amid


def end_of_body(blocks: Sequence[Block]) -> int:
    """The number of the first block of the signatures; one past the last where there are none."""
    headings = [block.number for block in blocks if block.kind is BlockKind.HEADING]
    first = headings[0] if headings else len(blocks) // 2
    last = next((block.number for block in blocks if block.kind is BlockKind.NOTE), len(blocks) + 1)
    for block in blocks[first : last - 1]:
        if _is_signature(block) or (block.number > last - SIGNATURE_LINES and _is_office(block.text)):
            return block.number
    return last


def _is_office(text: str) -> bool:
    """ "VIỆN TRƯỞNG": who signs, on a line of its own."""
    return len(text) <= LONGEST_HEAD and text.upper() == text and _OFFICE.match(fold(text)) is not None


def _is_signature(block: Block) -> bool:
    if block.kind is BlockKind.TABLE:
        return "noi nhan" in fold(block.text[:200]) or _is_signed_line(block.text[:80].split("\n")[0])
    return _is_signed_line(block.text) if len(block.text) <= LONGEST_HEAD else False


def _is_signed_line(text: str) -> bool:
    found = _SIGNED.match(fold(text[:LONGEST_HEAD]))
    return found is not None and (found[0].startswith("noi nhan") or text.upper() == text)


def heads_of(blocks: Sequence[Block], sections: Sections) -> list[Head]:
    """The headings of the body, each hung on the one above it."""
    end = end_of_body(blocks)
    heads = _titled(list(_found(blocks, end, sections)))
    above: list[Head] = []
    for at, head in enumerate(heads):
        head.end = _end_of(head, (heads[after] for after in range(at + 1, len(heads))), end)
        _hang(head, above)
    return heads


def _end_of(head: Head, following: Iterable[Head], end: int) -> int:
    """Where the next heading stands; those run in below this one are of its text."""
    return next((other.block for other in following if not other.is_run_in or other.level <= head.level), end)


def _found(blocks: Sequence[Block], end: int, sections: Sections) -> Iterator[Head]:
    """The headings one after the other, with their level."""
    levels, rows = _levels(blocks), rows_below(blocks[: end - 1], sections)
    in_line = titles_in_line(blocks) | run_in_line(blocks, sections) | rows.keys()
    above_all = lines_above(blocks[: end - 1], sections)
    first = min(_first_of_body(blocks, sections), *in_line, len(blocks))
    for block in blocks[first - 1 : end - 1] if blocks else ():
        head = _head(block, sections, levels, in_line)
        if head is not None:
            head.level = 0 if block.number in above_all else rows.get(block.number) or head.level
            yield head


def _titled(heads: list[Head]) -> list[Head]:
    """A number on a line of its own takes the line below it for its title: "PHẦN THỨ NHẤT", "KẾT QUẢ"."""
    kept: list[Head] = []
    for head in heads:
        before = kept[-1] if kept else None
        if before is not None and not before.title and before.block == head.block - 1 and head.order is None:
            before.title = head.title
        else:
            kept.append(head)
    return kept


def _first_of_body(blocks: Sequence[Block], sections: Sections) -> int:
    """The number of the first heading, or of the first item or paragraph of some length."""
    has_headings = _has_headings(blocks)
    for block, following in pairwise(blocks):
        is_item = block.is_label_typed and block.label[0].isalnum() and not is_contents_line(block)
        if block.kind is BlockKind.HEADING or is_item or (is_text(block) and not has_headings):
            return block.number
        if is_sentence(following) and _is_first_heading(block, sections):
            return block.number
    return len(blocks)


def _is_first_heading(block: Block, sections: Sections) -> bool:
    """A line that heads the outline's first section, above the first paragraph of the text: no title does."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > LONGEST_HEAD or not block.text[0].isupper():
        return False
    alike = sections.likeness(block.text)
    best = max(range(len(alike)), key=lambda index: (alike[index], -index), default=0)
    return bool(alike) and alike[best] >= SURE and sections.within(best, 0)


def _has_headings(blocks: Sequence[Block]) -> bool:
    return any(block.kind is BlockKind.HEADING for block in blocks)


def _hang(head: Head, above: list[Head]) -> None:
    while above and above[-1].level >= head.level:
        above.pop()
    if above:
        head.parent = above[-1]
        above[-1].children.append(head)
    above.append(head)


def _levels(blocks: Sequence[Block]) -> dict[Rank, int]:
    """How deep each way of numbering headings stands in this narrative."""
    levels: dict[Rank, int] = {}
    for block in blocks:
        if block.kind is BlockKind.HEADING and (label := label_in(block)) is not None:
            levels.setdefault(label.rank, block.level)
    return levels


def _head(
    block: Block, sections: Sections, levels: dict[Rank, int], in_line: frozenset[int] = frozenset()
) -> Head | None:
    label = label_in(block)
    if block.kind is BlockKind.HEADING:
        return _numbered(Head(block.number, block.title, block.level, order_of(label)))
    if block.number in in_line and (words := words_in_line(block)):
        return _numbered(Head(block.number, words, _depth(label, levels), order_of(label)))
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST) or is_contents_line(block):
        return None
    title = title_typed(block)
    if not title or (block.number not in in_line and not is_sure(title, sections)):
        return None
    is_run_in = len(title) + 6 < len(block.title)
    return _numbered(Head(block.number, title, _depth(label, levels), order_of(label), is_run_in))


def _numbered(head: Head) -> Head:
    """A number said in words is a number, and no words of the heading."""
    said, head.title = order_said(head.title)
    head.order = head.order or said
    return head


def _depth(label: Label | None, levels: dict[Rank, int]) -> int:
    """As deep as the headings numbered alike, else one deeper than all that stand above."""
    rank = label.rank if label is not None else Rank.BOLD
    if rank in levels:
        return levels[rank]
    above = [level for other, level in levels.items() if other < rank]
    return max(above, default=0) + 1
