"""Takes the blocks of a narrative, makes the headings it has: printed as such, run in with a paragraph, or only typed.

What stands before the first of them, and the signatures with what follows, is no part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tongket.collect.block import Block, BlockKind
from tongket.collect.narrative_labels import Label, Rank, label_of, label_printed
from tongket.collect.section_likeness import Sections
from tongket.collect.section_roles import without_names
from tongket.wording.fold import fold

LONGEST_HEAD = 90  # letters of a heading that is run in, or only typed
MOST_WORDS = 9  # of a heading run in; and beside the usual names of one that is not printed as such
SIGNATURE_LINES = 15
A_PARAGRAPH = 100  # letters of a paragraph that letterheads and titles do not reach
A_ROW = 3  # items numbered on from each other
SURE = 0.75  # likeness from which a line that is not printed as a heading may be one
_RUN_IN = re.compile(r"(?P<head>[^:.;!?]{3,90})[:.](?=\s|$)")
_PAGE_OF_CONTENTS = re.compile(r"(?:\t|\.{4,}|…{2,})\s*\d{1,3}$")
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
    parent: Head | None = None
    children: list[Head] = field(default_factory=list)
    sections: tuple[int, ...] = ()  # of the outline; more than one where it covers several
    is_moved: bool = False

    def outer(self) -> tuple[int, ...]:
        """The sections of the nearest heading above that has any."""
        above = self.parent
        while above is not None and not above.sections:
            above = above.parent
        return above.sections if above is not None else ()


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
    first, end = _first_of_body(blocks, sections), end_of_body(blocks)
    levels = _levels(blocks)
    in_line = _titles_in_line(blocks) | _run_in_line(blocks, sections)
    heads: list[Head] = []
    above: list[Head] = []
    for block in blocks[min(first, *in_line, len(blocks)) - 1 : end - 1] if blocks else ():
        head = _head(block, sections, levels, in_line)
        if head is not None:
            _hang(head, above)
            heads.append(head)
    return heads


def _first_of_body(blocks: Sequence[Block], sections: Sections) -> int:
    """The number of the first heading, or of the first item or paragraph of some length."""
    has_headings = _has_headings(blocks)
    for block, following in pairwise(blocks):
        is_item = block.is_label_typed and block.label[0].isalnum() and not is_contents_line(block)
        if block.kind is BlockKind.HEADING or is_item or (is_text(block) and not has_headings):
            return block.number
        if is_text(following) and _is_first_heading(block, sections):
            return block.number
    return len(blocks)


def is_contents_line(block: Block) -> bool:
    """A heading with its page, as a table of contents prints it."""
    return block.text[-1:].isdecimal() and _PAGE_OF_CONTENTS.search(block.text[-60:]) is not None


def is_text(block: Block) -> bool:
    """Whether a block is a paragraph that no letterhead and no title has."""
    return block.kind is BlockKind.PARAGRAPH and len(block.text) >= A_PARAGRAPH and block.text[-1:] in ".:;"


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
        if block.kind is BlockKind.HEADING and (label := _label(block)) is not None:
            levels.setdefault(label.rank, block.level)
    return levels


def _label(block: Block) -> Label | None:
    if not block.label:
        return None
    return label_of(f"{block.label} A") or label_printed(block.label)


def _titles_in_line(blocks: Sequence[Block]) -> frozenset[int]:
    """Short items that a heading numbered alike goes on from: "2.1. Tai nạn", when 2.2 is printed as a heading."""
    titles: set[int] = set()
    following: dict[Rank, int | None] = {}  # the number of the next heading of each way of numbering
    is_open = False  # whether the block after has text under a heading, and is no item of the same list
    for block in reversed(blocks):
        label = _label(block) if block.label[:1].isalnum() else None
        order = _order(label)
        if label is None or order is None:
            is_open = block.kind is not BlockKind.NOTE
            continue
        is_next = following.get(label.rank) == order + 1
        if block.kind is BlockKind.LIST and is_next and is_open and _is_title(block):
            titles.add(block.number)
        if block.kind is BlockKind.HEADING or block.number in titles:
            following[label.rank] = order
        is_open = False
    return frozenset(titles)


def _run_in_line(blocks: Sequence[Block], sections: Sections) -> frozenset[int]:
    """The items of a numbered row that have a heading run in, where for most of them the outline knows it."""
    found: set[int] = set()
    for row in _rows(blocks):
        titles = [_title_typed(block) for block in row]
        sure = sum(1 for title in titles if title and _is_sure(title, sections))
        if all(titles) and len(row) >= A_ROW and 2 * sure >= len(row):
            found.update(block.number for block in row)
    return frozenset(found)


def _rows(blocks: Sequence[Block]) -> list[list[Block]]:
    """Items numbered on from each other, one right below the other."""
    rows: list[list[Block]] = []
    last: tuple[Rank, int] | None = None
    for block in blocks:
        label = _label(block) if block.kind is BlockKind.LIST and block.label[:1].isalnum() else None
        order = _order(label)
        if label is None or order is None:
            last = None
            continue
        if last != (label.rank, order - 1):
            rows.append([])
        rows[-1].append(block)
        last = (label.rank, order)
    return rows


def _is_sure(title: str, sections: Sections) -> bool:
    return len(without_names(title).split()) <= MOST_WORDS and max(sections.likeness(title), default=0) >= SURE


def _is_title(block: Block) -> bool:
    return len(block.title) <= LONGEST_HEAD and block.title[-1:] not in ".;,:" and not is_contents_line(block)


def _head(
    block: Block, sections: Sections, levels: dict[Rank, int], in_line: frozenset[int] = frozenset()
) -> Head | None:
    if block.kind is BlockKind.HEADING or (block.number in in_line and _is_title(block)):
        label = _label(block)
        level = block.level if block.kind is BlockKind.HEADING else _depth(label, levels)
        return Head(block.number, block.title, level, _order(label))
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST) or is_contents_line(block):
        return None
    title = _title_typed(block)
    if not title or (block.number not in in_line and not _is_sure(title, sections)):
        return None
    label = _label(block)
    is_run_in = len(title) + 6 < len(block.title)
    return Head(block.number, title, _depth(label, levels), _order(label), is_run_in)


def _title_typed(block: Block) -> str:
    """The words that may be the heading of a paragraph: in bold at its head, before a colon, or all there is of it."""
    lead = block.lead.strip().removeprefix(block.label if block.is_label_typed else "")
    if lead:
        return lead.strip(" .:-–*+") if len(lead) <= LONGEST_HEAD + 30 else ""
    title = block.title
    if len(title) <= LONGEST_HEAD and title[-1:] not in ".;,":
        return title.strip(" :")
    found = _RUN_IN.match(title)
    if found is None or len(found["head"].split()) > MOST_WORDS:
        return ""
    goes_on = title[found.end() - 1] == ":" or (found.end() < len(title) and block.label[:1].isalnum())
    return found["head"] if goes_on else ""


def _depth(label: Label | None, levels: dict[Rank, int]) -> int:
    """As deep as the headings numbered alike, else one deeper than all that stand above."""
    rank = label.rank if label is not None else Rank.BOLD
    if rank in levels:
        return levels[rank]
    above = [level for other, level in levels.items() if other < rank]
    return max(above, default=0) + 1


def _order(label: Label | None) -> int | None:
    """ "II." is 2, "3-" is 3, "b)" is 2, "1.2." is 2, "Phần thứ ba" is 3; None without a number."""
    if label is None or label.rank >= Rank.DASH:
        return None
    text = fold(label.text).rstrip(" .)-–:/").lstrip("( ").rsplit(" ", 1)[-1].rsplit(".", 1)[-1]
    if text.isdecimal():
        return int(text)
    return _COUNTED.get(text) or (ord(text) - ord("a") + 1 if len(text) == 1 and text.isascii() else None)


_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_WORDS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_COUNTED = {text: at for texts in (_ROMANS, _WORDS) for at, text in enumerate(texts, 1)} | {"mot": 1}
