"""Takes the passages of a whole document, makes its blocks: which are headings, how deep, which are items of lists.

A style says it where there is one. Elsewhere the words do, whatever the unit's own manner: "I.", "I-", a bold line,
a line of capitals; never inside the letterhead or the signatures, which are set in the same types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.collect.documents.block import Block, BlockKind, Passage, table_text
from tongket.collect.documents.labels import Label, Rank, label_of, label_printed
from tongket.wording.fold import fold

LONGEST_HEADING = 300  # letters, with a number before it
LONGEST_PLAIN_HEADING = 160  # without
LETTERHEAD_BLOCKS, SIGNATURE_BLOCKS = 40, 30
A_SENTENCE = 100  # letters; a plain paragraph as long as this is the body of the text
_LETTERHEAD = re.compile(r"(?:cong hoa xa hoi|dang cong san viet nam|doc lap ?[-–—] ?tu do|bao cao\b|so ?:|kinh gui)")
_SIGNATURE = re.compile(r"noi nhan\b|(?:t/?m|k/?t|t/?l|t/?u?q)\s?[./]? ?[a-z]{2,}|xac nhan cua\b|nguoi (?:lap|viet)\b")
_SIGNATURE_HEADS = frozenset("nNtTkKxX")
_CAPITAL, _ROMAN, _BOLD, _CAPS, _DASH = Rank.CAPITAL, Rank.ROMAN, Rank.BOLD, Rank.CAPS, Rank.DASH
_CONTENTS_LINE = re.compile(r"(?:\t|\.{4,}|…{2,})\s*\d{1,3}$")


@dataclass(slots=True, eq=False)
class Reckoned:
    """A passage with what its words say of it."""

    passage: Passage
    text: str
    label: Label | None
    is_typed: bool
    is_plain: bool  # neither a table nor a note: it could be a heading
    rank: Rank | None = None  # as a heading; None: it is none
    is_styled: bool = False

    @property
    def title(self) -> str:
        return self.text[len(self.label.text) :].strip() if self.label and self.is_typed else self.text


def blocks_of(passages: Sequence[Passage]) -> tuple[Block, ...]:
    """The blocks of a document, numbered from 1."""
    reckoned = [
        each
        for passage in passages
        if passage.text or passage.cells
        if (each := _reckon(passage)).text or passage.cells
    ]
    first, last = _body(reckoned)
    by_bold = _ranks_in_bold(reckoned)
    for at, each in enumerate(reckoned):
        if each.is_plain:
            _decide(each, reckoned[at + 1] if at + 1 < len(reckoned) else None, first <= at < last, by_bold)
    levels = _levels(reckoned)
    for number, each in enumerate(reckoned, start=1):
        each.passage.number = number
    return tuple([_block(each, levels) for each in reckoned])


def _reckon(passage: Passage) -> Reckoned:
    text = unicodedata.normalize("NFC", passage.text).strip()
    if passage.cells or passage.is_note:
        return Reckoned(passage, text, None, False, False)
    if passage.label:
        return Reckoned(passage, text, label_printed(passage.label), False, True)
    label = label_of(text)
    return Reckoned(passage, text, label, label is not None, True)


# --- where the body is


def _body(reckoned: Sequence[Reckoned]) -> tuple[int, int]:
    """Where the body begins and ends, letterhead and title before it, signatures after it."""
    first = _first_of_body(reckoned)
    for at in range(max(first, len(reckoned) - SIGNATURE_BLOCKS), len(reckoned)):
        if reckoned[at].is_plain and _opens_signatures(reckoned[at].text):
            return first, at
    return first, len(reckoned)


def _opens_signatures(text: str) -> bool:
    is_other = text[:1].isascii() and text[:1] not in _SIGNATURE_HEADS  # hardly a line has to be folded
    return not is_other and _SIGNATURE.match(fold(text[:60])) is not None


def _first_of_body(reckoned: Sequence[Reckoned]) -> int:
    start = reckoned[:LETTERHEAD_BLOCKS]
    if not any(_LETTERHEAD.match(fold(each.text[:80])) for each in start):
        return 0
    return next((at for at, each in enumerate(start) if _opens_body(each)), 0)


def _opens_body(each: Reckoned) -> bool:
    if not each.is_plain:
        return False
    is_numbered = each.label is not None and each.label.rank < _DASH and not each.passage.label
    is_sentence = len(each.text) > A_SENTENCE and not each.passage.is_bold and each.text[-1:] in ".:;,"
    return is_numbered or is_sentence or each.passage.outline > 0


# --- what is a heading


def _ranks_in_bold(reckoned: Sequence[Reckoned]) -> frozenset[Rank]:
    """The numberings this document sets in bold: a plain one among them is an item, no heading."""
    return frozenset([each.label.rank for each in reckoned if each.label and each.is_plain and each.passage.is_bold])


def _decide(each: Reckoned, following: Reckoned | None, is_body: bool, by_bold: frozenset[Rank]) -> None:
    if each.passage.outline > 0:
        each.is_styled = True
        each.rank = each.label.rank if each.label else _BOLD
    elif each.passage.outline == 0 and is_body:
        rank = _rank(each, following, by_bold)
        each.rank = None if rank is None or _is_contents_line(each.text) else rank


def _rank(each: Reckoned, following: Reckoned | None, by_bold: frozenset[Rank]) -> Rank | None:
    """The rank as a heading of what no style says is one."""
    if each.label is None:
        return _unnumbered(each, following)
    return each.label.rank if _is_numbered_heading(each, each.label, following, by_bold) else None


def _is_contents_line(text: str) -> bool:
    """A heading with its page, as a table of contents prints it."""
    return text[-1:].isdecimal() and _CONTENTS_LINE.search(text[-60:]) is not None


def _is_numbered_heading(each: Reckoned, label: Label, following: Reckoned | None, by_bold: frozenset[Rank]) -> bool:
    if label.rank >= _DASH or len(each.text) > LONGEST_HEADING:
        return False
    if each.passage.is_bold or is_capitals(each.title) or label.rank < _CAPITAL:
        return True
    if label.rank in by_bold or len(each.text) > LONGEST_PLAIN_HEADING or each.text[-1:] in ".;,":
        return False
    if label.rank is _ROMAN:
        return True
    return following is not None and following.is_plain and not _is_sibling(label, following)


def _is_sibling(label: Label, following: Reckoned) -> bool:
    """The next item of the same list follows at once: a heading would have something under it."""
    return following.label is not None and following.label.rank <= label.rank


def _unnumbered(each: Reckoned, following: Reckoned | None) -> Rank | None:
    """A bold line or a line of capitals with text under it."""
    is_line = len(each.text) <= LONGEST_PLAIN_HEADING and "\n" not in each.text and each.text[-1:] not in ".;,"
    if not is_line or following is None or not following.is_plain or each.passage.anchor is not None:
        return None
    if is_capitals(each.text) and len(each.text) > 6 and " " in each.text:
        return _CAPS
    return _BOLD if each.passage.is_bold else None


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals; a small word or two in brackets is let pass."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(1 for letter in letters if letter.isupper()) >= 0.9 * len(letters)


# --- how deep


def _levels(reckoned: Sequence[Reckoned]) -> dict[Rank, int]:
    """The level of each rank in this document: as its styles say, else one deeper than the next higher rank."""
    stated: dict[Rank, list[int]] = {}
    for each in reckoned:
        if each.rank is not None:
            stated.setdefault(each.rank, []).extend([each.passage.outline] if each.is_styled else [])
    levels: dict[Rank, int] = {}
    for rank in sorted(stated):
        above = max(levels.values(), default=0)
        levels[rank] = min(stated[rank]) if stated[rank] else above + 1
    return levels


def _block(each: Reckoned, levels: dict[Rank, int]) -> Block:
    passage = each.passage
    kind, level = _kind(each, levels)
    # In the order of the fields: there are very many blocks.
    return Block(
        passage.number,
        kind,
        table_text(passage.cells) if passage.cells else each.text,
        level,
        each.label.text if each.label and each.is_typed else passage.label,
        each.is_typed,
        unicodedata.normalize("NFC", passage.lead) if passage.lead else "",
        passage.page,
        passage.line,
        _anchor(passage) if passage.anchor is not None else None,
        passage.cells,
    )


def _kind(each: Reckoned, levels: dict[Rank, int]) -> tuple[BlockKind, int]:
    passage = each.passage
    if passage.cells:
        return _TABLE, 0
    if passage.is_note:
        return _NOTE, 0
    if each.rank is not None:
        return _HEADING, passage.outline if each.is_styled else levels[each.rank]
    if each.label is not None:
        return _LIST, passage.depth or _DEPTHS.get(each.label.rank, 1)
    return (_LIST, passage.depth) if passage.depth else (_PARAGRAPH, 0)


# How deep a typed item is: "-" holds "+", which holds the rest.
_DEPTHS = {Rank.DASH: 1, Rank.PLUS: 2, Rank.DOT: 3}
_HEADING, _PARAGRAPH, _LIST, _TABLE, _NOTE = BlockKind  # looked up once: there are very many blocks


def _anchor(passage: Passage) -> int | None:
    """The number of the block it hangs on; what hangs in a cell hangs on the table."""
    anchor = passage.anchor
    while anchor is not None and not anchor.number:
        anchor = anchor.anchor
    return anchor.number if anchor is not None else None
