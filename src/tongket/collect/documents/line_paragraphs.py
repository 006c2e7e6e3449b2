"""Takes the lines of a page or of a plain text, makes its paragraphs: told by edges, indents, gaps, labels and ends.

A line that had room for the next word ended its paragraph; so does an indent, a wide gap or a number after a full stop.
A line that goes on in a small letter goes on with its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from tongket.collect.documents.block import Passage
from tongket.collect.documents.labels import label_of

ENDS_OF_SENTENCE = (".", ";", ":", "!", "?", "…", "./", ".”", '."')
HYPHEN = "-"
INDENT = 0.8  # of the size of the letters
WIDE_GAP = 1.3  # times the usual distance of lines
WIDER_GAP = 1.7  # over which not even a small letter goes on
LONG_LINE = 40  # letters: long enough to show where the edges are


class TextLine(NamedTuple):
    """One printed line: where it begins and ends, how far down its page it stands, how large its letters are."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int | None = None
    line: int | None = None
    is_bold: bool = False

    @property
    def is_row(self) -> bool:
        """Parts wide apart: the row of a table or of a letterhead."""
        return "\t" in self.text

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(ENDS_OF_SENTENCE)


@dataclass(frozen=True, slots=True)
class Edges:
    """What is usual in a document: the edges of its text, and the distance of its lines in sizes of their letters."""

    left: float
    right: float
    leading: float


def paragraphs_of(lines: Sequence[TextLine]) -> list[Passage]:
    """The paragraphs, each where its first line is."""
    everywhere = _edges(lines, None)
    by_page = {page: _edges([each for each in lines if each.page == page], everywhere) for page in _pages(lines)}
    paragraphs: list[list[TextLine]] = []
    for line in lines:
        if not paragraphs or _begins(paragraphs[-1], line, by_page):
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [passage_of(each) for each in paragraphs]


def _pages(lines: Sequence[TextLine]) -> list[int | None]:
    return list(dict.fromkeys(each.page for each in lines))


def _edges(lines: Sequence[TextLine], otherwise: Edges | None) -> Edges:
    long = [each for each in lines if len(each.text) >= LONG_LINE and not each.is_row]
    if otherwise is not None and len(long) < 8:
        return otherwise
    lefts, rights = sorted(each.left for each in long), sorted(each.right for each in long)
    steps = [(b.base - a.base) / max(b.size, 1) for a, b in pairwise(lines) if a.page == b.page and b.base > a.base]
    if not long:
        return Edges(0, inf, 1.2)  # no line shows where the edge is: each ended of itself
    return Edges(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], median(steps) if steps else 1.2)


def passage_of(lines: Sequence[TextLine]) -> Passage:
    """Lines as one paragraph, where the first of them stands; a word broken at a hyphen is whole again."""
    text = lines[0].text
    for line in lines[1:]:
        text += line.text if text.endswith(HYPHEN) and not text.endswith(f" {HYPHEN}") else f" {line.text}"
    return Passage(text, is_bold=all(each.is_bold for each in lines), page=lines[0].page, line=lines[0].line)


def _begins(paragraph: Sequence[TextLine], line: TextLine, by_page: dict[int | None, Edges]) -> bool:
    """Whether a line begins a new paragraph after the lines of another."""
    before, edges = paragraph[-1], by_page[line.page]
    if before.is_row or line.is_row or abs(before.size - line.size) > 0.12 * line.size:
        return True
    is_full = _is_full(before, line, by_page[before.page])
    is_labelled = label_of(line.text) is not None
    if before.page != line.page:
        return is_labelled or before.ends_sentence or not (is_full or _is_small(line))
    if line.base <= before.base + 0.3 * line.size:
        return True  # beside it or above it: another column
    if _is_small(line) and not is_labelled and not before.ends_sentence and before.is_bold == line.is_bold:
        return not is_full and _is_wide(paragraph, line, edges, WIDER_GAP)
    if not is_full or (is_labelled and (before.ends_sentence or line.left > edges.left + INDENT * line.size)):
        return True
    return _is_wide(paragraph, line, edges, WIDE_GAP) or _is_indented(paragraph, line, edges)


def _is_full(before: TextLine, line: TextLine, edges: Edges) -> bool:
    """Whether the next word had no room left on the line before."""
    word = len(line.text.split(maxsplit=1)[0]) if line.text.strip() else 0
    letter = (before.right - before.left) / max(len(before.text), 1)
    return before.right + (word + 0.5) * letter > edges.right


def _is_small(line: TextLine) -> bool:
    return line.text[:1].islower()


def _is_wide(paragraph: Sequence[TextLine], line: TextLine, edges: Edges, much: float) -> bool:
    """Whether the line stands further off than lines of one paragraph do."""
    usual = edges.leading * line.size
    if len(paragraph) > 1 and paragraph[-1].page == paragraph[-2].page:
        usual = max(usual, paragraph[-1].base - paragraph[-2].base)
    return line.base - paragraph[-1].base > much * usual


def _is_indented(paragraph: Sequence[TextLine], line: TextLine, edges: Edges) -> bool:
    """Whether the line is set in as first lines are; under a label, all lines may be."""
    before, step = paragraph[-1], INDENT * line.size
    if line.left <= edges.left + step:
        return False
    if abs(line.left - before.left) <= step:
        return before.ends_sentence and len(paragraph) == 1
    return line.left > before.left and not (len(paragraph) == 1 and label_of(before.text))
