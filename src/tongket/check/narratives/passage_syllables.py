"""Takes the paragraphs of a report, makes their syllables comparable: no diacritics, digits 0, places and names @."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from zlib import crc32

from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.report import NarrativeReport
from tongket.wording.fold import fold

NUMBER, NAME, LEVEL = "0", "@", "#"
MARKS = frozenset({NUMBER, NAME, LEVEL})
_SYLLABLE = re.compile(r"\d[\d.,/]*\d|[^\W_][\w\u0300-\u036f]*|[.!?…:;]+")
_QUOTED = re.compile(r"“[^”]{25,400}”|\"[^\"]{25,400}\"")
_LEVELS = frozenset({"huyen", "xa", "phuong", "tinh", "quan", "ap"})
_PAIRED_LEVELS = frozenset({("thanh", "pho"), ("thi", "xa"), ("thi", "tran"), ("dac", "khu"), ("khu", "pho")})
_TELLING = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.NOTE)
_LONGEST = 400  # syllables compared at a time
_FEWEST = 6  # syllables a paragraph needs to say anything


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of one report, as syllables; `starts` and `ends` are their places in the block's text."""

    report: int  # its place among the reports compared
    block: Block
    syllables: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def passages(report: NarrativeReport, number: int, shared: Collection[str] = ()) -> Iterator[Passage]:
    """The paragraphs that tell something; `shared` are folded texts that every unit was given."""
    for block in report.narrative.blocks:
        if block.kind in _TELLING and not (shared and fold(block.title) in shared):
            yield from (piece for piece in _pieces(passage_of(block, number)) if len(piece.syllables) >= _FEWEST)


def passage_of(block: Block, number: int = 0) -> Passage:
    """The syllables of one paragraph; what it quotes in full is the quoted document's and left out."""
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), block.text)
    typed = list(_SYLLABLE.finditer(text))
    marked = _marked([found[0] for found in typed])
    kept = [index for index, mark in enumerate(marked) if mark]
    starts = tuple(typed[index].start() for index in kept)
    ends = tuple(typed[index].end() for index in kept)
    return Passage(number, block, tuple(marked[index] for index in kept), starts, ends)


def _pieces(passage: Passage) -> Iterator[Passage]:
    """A paragraph of usual length as it is; one that never ends in pieces, so that the work stays bounded."""
    for start in range(0, len(passage.syllables), _LONGEST):
        piece = slice(start, start + _LONGEST)
        yield replace(
            passage, syllables=passage.syllables[piece], starts=passage.starts[piece], ends=passage.ends[piece]
        )


def _marked(typed: list[str]) -> list[str]:
    """Each syllable as it is compared; "" where it adds nothing: punctuation, the rest of a number or of a name."""
    plain = [_plain(word) if word[0].isalnum() else "" for word in typed]
    marks = [_mark(word, plain, index) for index, word in enumerate(typed)]
    return ["" if index and mark == marks[index - 1] and mark in MARKS else mark for index, mark in enumerate(marks)]


def _mark(word: str, plain: list[str], index: int) -> str:
    before = plain[index - 1] if index else ""
    after = plain[index + 1] if index + 1 < len(plain) else ""
    here = plain[index]
    if here[:1].isdigit():
        return NUMBER
    if word[0].isupper() and before:
        return NAME
    return LEVEL if here in _LEVELS or {(before, here), (here, after)} & _PAIRED_LEVELS else here


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return fold(word) or "?"


@lru_cache(maxsize=65536)
def syllable_number(syllable: str) -> int:
    """The same in every run, unlike the hash of a text."""
    return crc32(syllable.encode())
