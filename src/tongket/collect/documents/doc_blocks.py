"""Takes the bytes of a Word 97-2003 .doc, makes its passages: paragraphs, tables, notes and text boxes, in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from struct import iter_unpack, unpack_from

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.doc_file import (
    BOXES,
    ENDNOTE_MARKS,
    ENDNOTES,
    FOOTNOTE_MARKS,
    FOOTNOTES,
    SHAPES,
    WRONG,
    WordFile,
    open_word,
)
from tongket.collect.documents.doc_paragraphs import CELL_END, Gatherer, Piecewise, gatherer_of
from tongket.collect.documents.doc_properties import Letters
from tongket.collect.documents.doc_styles import fonts_of, lists_of, style_of, styles_of
from tongket.collect.documents.docx_blocks_numbering import Counters
from tongket.collect.documents.docx_blocks_styles import Style
from tongket.collect.documents.letters import OLD_FONT, decode_by_font
from tongket.collect.documents.table_edges import EdgedCell, cells_of_rows
from tongket.collect.submission import OddityKind

A_COLUMN = 1440  # twentieths of a point: how wide a cell is taken to be where the row does not say
_NOTES = (("footnotes", FOOTNOTE_MARKS, FOOTNOTES), ("endnotes", ENDNOTE_MARKS, ENDNOTES))


@dataclass(slots=True)
class Word97:
    """A document being read."""

    file: WordFile
    gatherer: Gatherer
    fonts: list[str]
    styles: list[Style]
    counters: Counters
    decoded: int = 0
    starts: list[int] = field(default_factory=list)  # of the passages of the body, for what is anchored in them
    passages: list[Passage] = field(default_factory=list)

    def anchor(self, place: int) -> Passage | None:
        """The passage a place of the body is in."""
        at = bisect_right(self.starts, place) - 1
        return self.passages[at] if at >= 0 else None


def read_doc(content: bytes) -> Contents:
    """Every passage of a .doc. Raises `Unreadable` for what is none, is locked or broken."""
    file = open_word(content)
    fonts = fonts_of(file)
    word = Word97(file, gatherer_of(file), fonts, styles_of(file, fonts), Counters(lists_of(file)))
    for start, passage in _body(word, word.gatherer.part("main")):
        word.starts.append(start)
        word.passages.append(passage)
    passages = [*_with_boxes(word), *(note for each in _NOTES for note in _notes(word, *each))]
    around = [line for name in ("headers", "header boxes") for line in _lines(word, name)]
    return Contents("doc", passages, list(_oddities(word)), around)


def _body(word: Word97, paragraphs: Iterable[Piecewise]) -> Iterator[tuple[int, Passage]]:
    """Each passage with the place it begins at; paragraphs inside a table are one passage."""
    for is_table, group in groupby(paragraphs, key=lambda each: each.stated.depth > 0):
        if is_table:
            yield from _table(word, list(group))
        else:
            yield from ((each.start, passage) for each in group if (passage := _passage(word, each)).text.strip())


def _passage(word: Word97, paragraph: Piecewise) -> Passage:
    style = style_of(word.styles, paragraph.stated.style)
    stated = paragraph.stated.outline
    passage = Passage(
        _text(word, paragraph, style), outline=style.outline if stated is None or style.outline < 0 else stated
    )
    number = style.number if paragraph.stated.list is None else str(paragraph.stated.list)
    if number and number != "0" and passage.text.strip():
        level = style.level if paragraph.stated.level is None else paragraph.stated.level
        passage.label, passage.depth = word.counters.next_label(number, level), level + 1
    passage.is_bold, passage.lead = _bold(word, paragraph, style)
    return passage


def _text(word: Word97, paragraph: Piecewise, style: Style) -> str:
    return "".join(_decoded(word, text, letters, style) for text, letters in paragraph.words)


def _decoded(word: Word97, text: str, letters: Letters, style: Style) -> str:
    """The text of a run set in an old font as Unicode."""
    if text.isascii():
        return text
    at = letters.font
    by_style = "" if letters.style is None else style_of(word.styles, letters.style).font
    font = word.fonts[at] if at is not None and at < len(word.fonts) else by_style or style.font
    if not OLD_FONT.match(font):
        return text
    decoded = decode_by_font(text, font)
    word.decoded += decoded != text
    return decoded


def _bold(word: Word97, paragraph: Piecewise, style: Style) -> tuple[bool, str]:
    """Whether every word is bold, and the bold words it opens with when it goes on in plain type."""
    lead = ""
    for text, letters in paragraph.words:
        if not _is_bold(word, letters, style) and text.strip():
            return False, lead.strip()
        lead += _decoded(word, text, letters, style)
    return bool(lead.strip()), ""


def _is_bold(word: Word97, letters: Letters, style: Style) -> bool:
    if letters.bold in (0, 1):
        return letters.bold == 1
    by_style = style.is_bold or (letters.style is not None and style_of(word.styles, letters.style).is_bold)
    return by_style != (letters.bold == 0x81)


# --- tables


def _table(word: Word97, paragraphs: list[Piecewise]) -> Iterator[tuple[int, Passage]]:
    """The table as one passage; what was never closed as a row comes as plain paragraphs."""
    rows: list[list[EdgedCell]] = []
    cells: list[str] = []
    texts: list[str] = []
    start = paragraphs[0].start
    for each in paragraphs:
        if each.stated.is_row_end:
            rows.append(_row(cells, each.stated.shape))
            cells, texts = [], []
            continue
        passage = _passage(word, each)
        texts.append(f"{passage.label} {passage.text}".strip())
        if each.sign == CELL_END and each.stated.depth == 1:
            cells.append("\n".join(filter(None, texts)))
            texts = []
    made = cells_of_rows(rows)
    if any(cell.text for cell in made):
        yield start, Passage("", cells=made)
    yield from ((start, Passage(text)) for text in (*cells, *texts) if text)


def _row(cells: list[str], shape: tuple[tuple[int, int, str], ...]) -> list[EdgedCell]:
    if len(shape) < len(cells):
        shape = tuple((at * A_COLUMN, (at + 1) * A_COLUMN, "") for at in range(len(cells)))
    return [EdgedCell(text, *place) for text, place in zip(cells, shape, strict=False)]


# --- notes and text boxes


def _notes(word: Word97, part: str, marks: int, texts: int) -> Iterator[Passage]:
    """The notes of a kind, each on the passage its mark stands in."""
    bounds = _bounds(word, texts, 0)
    places = _bounds(word, marks, 2)[:-1]
    for order, (place, start, end) in enumerate(zip(places, bounds, bounds[1:], strict=False), start=1):
        text = "\n".join(_lines(word, part, start, end))
        if text:
            yield Passage(text, label=str(order), anchor=word.anchor(place), is_note=True)


def _lines(word: Word97, part: str, start: int = 0, end: int | None = None) -> list[str]:
    """The paragraphs of a stretch of a part, as lines."""
    base, last = word.file.part(part)
    found = word.gatherer.between(min(base + start, last), last if end is None else min(base + end, last))
    texts = (_text(word, each, style_of(word.styles, each.stated.style)).strip() for each in found)
    return [text for text in texts if text]


def _bounds(word: Word97, index: int, width: int) -> list[int]:
    """The places a list of the table stream names, `width` bytes of something else for each but the last."""
    structure = word.file.pair(index)
    count = max(0, (len(structure) - 4) // (4 + width)) + 1
    return [place for (place,) in iter_unpack("<I", structure[: 4 * count // 4 * 4])] if structure else []


def _with_boxes(word: Word97) -> list[Passage]:
    """The passages of the body, the text of each box after the passage it is anchored in."""
    boxes: dict[Passage, list[Passage]] = {}
    for place, line in _boxes(word):
        anchor = word.anchor(place)
        if anchor is not None:
            boxes.setdefault(anchor, []).append(Passage(line, anchor=anchor))
    return [each for passage in word.passages for each in (passage, *boxes.get(passage, ()))]


def _boxes(word: Word97) -> Iterator[tuple[int, str]]:
    try:
        places = dict(_shape_places(word))
        structure = word.file.pair(BOXES)
        bounds = _bounds(word, BOXES, 22)
        for at, (start, end) in enumerate(pairwise(bounds)):
            (shape,) = unpack_from("<I", structure, 4 * len(bounds) + 22 * at + 14)
            for line in _lines(word, "boxes", start, end):
                yield places.get(shape, 0), line
    except WRONG:
        return


def _shape_places(word: Word97) -> Iterator[tuple[int, int]]:
    structure = word.file.pair(SHAPES)
    bounds = _bounds(word, SHAPES, 26)
    for at, place in enumerate(bounds[:-1]):
        yield unpack_from("<I", structure, 4 * len(bounds) + 26 * at)[0], place


def _oddities(word: Word97) -> Iterator[tuple[OddityKind, dict[str, int]]]:
    comments = len(_lines(word, "comments"))
    if comments:
        yield OddityKind.COMMENTS_LEFT_OUT, {"count": comments}
    if word.gatherer.changes:
        yield OddityKind.CHANGES_ACCEPTED, {"count": word.gatherer.changes}
    if word.decoded:
        yield OddityKind.OLD_LETTERS, {"count": word.decoded}
