"""Takes the bytes of a .docx, makes its passages in reading order: straight from the XML, each node touched once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tongket.collect.documents.block import Contents, Passage
from tongket.collect.documents.docx_blocks_around import header_lines
from tongket.collect.documents.docx_blocks_clean import accept
from tongket.collect.documents.docx_blocks_lines import Item, Line, items_of
from tongket.collect.documents.docx_blocks_numbering import Counters, List, numbering_of
from tongket.collect.documents.docx_blocks_runs import bold_of, decode_old_fonts
from tongket.collect.documents.docx_blocks_styles import NO_STYLE, Style, outline_level, styles_of, whole
from tongket.collect.documents.docx_blocks_table import grid_of
from tongket.collect.documents.docx_blocks_tags import (
    BODY,
    ENDNOTE_REFERENCE,
    FOOTNOTE_REFERENCE,
    ID,
    SPACE,
    STRICT_SPACE,
    TABLE,
    W,
)
from tongket.collect.documents.docx_fast import fast_passages
from tongket.collect.documents.docx_fast_steps import NotForTheFastPath
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.xlsx_parts import Parts, open_parts, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_TITLE = 400  # letters; what is longer is no heading, and its type need not be looked at closely
_NOTES = {FOOTNOTE_REFERENCE: ("footnotes", W + "footnote"), ENDNOTE_REFERENCE: ("endnotes", W + "endnote")}


@dataclass(slots=True)
class Word:
    """A document being read: its parts, its styles, the numbers its lists have reached."""

    parts: Parts
    names: dict[str, str]  # of the parts, by what they are to the main one
    styles: dict[str, Style]
    plain: Style
    counters: Counters
    inside: dict[_Element, list[Item]] = field(default_factory=dict)
    references: list[tuple[str, str, Passage]] = field(default_factory=list)
    changes: int = 0
    decoded: int = 0

    def root(self, name: str) -> _Element | None:
        """The cleaned root of a part that holds text."""
        content = self.parts.read(name)
        if content is None:
            return None
        root = parse_xml(transitional(content), name)
        self.changes += accept(root, content)
        self.decoded += decode_old_fonts(root, content, self.styles, self.plain)
        return root


def read_docx(content: bytes, reader: str = "") -> Contents:
    """Every passage of a .docx. Raises `Unreadable` for what is none, is locked, broken or a bomb.

    A plain document is read without a tree, any other from its XML, which is the truth; `reader="truth"` asks for that.
    """
    parts = open_parts(content)
    main = _main_part(parts)
    word = _word(parts, main)
    passages = None if reader == "truth" else _plainly(word, main)
    if passages is None:
        word = _word(parts, main)
        passages = _from_tree(word, main)
    return Contents("docx", passages, list(_oddities(word)), header_lines(parts))


def open_word(content: bytes) -> tuple[Word, str]:
    """A document opened and not yet read, and the name of its main part, for readers of more than its text."""
    parts = open_parts(content)
    main = _main_part(parts)
    return _word(parts, main), main


def passages_plainly(content: bytes) -> list[Passage] | None:
    """The passages of a document the path without a tree serves; None for any other."""
    parts = open_parts(content)
    main = _main_part(parts)
    return _plainly(_word(parts, main), main)


def _plainly(word: Word, main: str) -> list[Passage] | None:
    content = word.parts.read(main)
    try:
        return fast_passages(content or b"", word.styles, word.plain, word.counters)
    except NotForTheFastPath:
        return None


def _from_tree(word: Word, main: str) -> list[Passage]:
    root = word.root(main)
    body = root.find(BODY) if root is not None else None
    if body is None:
        raise Unreadable(OddityKind.UNSUPPORTED, "no document inside")
    items, word.inside = items_of(body)
    return [*_passages(items, word, None), *_notes(word)]


def _main_part(parts: Parts) -> str:
    for each in parts.relationships("").values():
        if each.kind == "officeDocument" and parts.has(each.target):
            return each.target
    if not parts.has("word/document.xml"):
        raise Unreadable(OddityKind.UNSUPPORTED, "no document inside")
    return "word/document.xml"


def _word(parts: Parts, main: str) -> Word:
    names = {each.kind: each.target for each in parts.relationships(main).values()}
    styles = parts.read_shared(names.get("styles", "word/styles.xml"))
    known, plain = styles_of(transitional(styles), "styles") if styles else ({}, NO_STYLE)
    numbering = parts.read_shared(names.get("numbering", "word/numbering.xml"))
    return Word(parts, names, known, plain, Counters(_lists(numbering)))


@lru_cache(maxsize=8)  # the reports of one office come from one template
def _lists(numbering: bytes | None) -> dict[str, List]:
    return numbering_of(parse_xml(transitional(numbering), "numbering") if numbering else None)


def transitional(content: bytes) -> bytes:
    """The stricter dialect differs, for a reader, in the name of its namespace alone."""
    strict = STRICT_SPACE.encode()
    return content.replace(strict, SPACE.encode()) if strict in content[:8192] else content


# --- passages


def _passages(items: Iterable[Item], word: Word, anchor: Passage | None) -> Iterator[Passage]:
    for item in items:
        if isinstance(item, Line):
            yield from _of_line(item, word, anchor)
        elif item.tag == TABLE:
            yield from _of_table(word.inside.get(item, ()), word, anchor)


def _of_line(line: Line, word: Word, anchor: Passage | None) -> Iterator[Passage]:
    """The paragraph, and the text boxes anchored in it."""
    passage = _passage(line, word)
    passage.anchor = anchor
    is_printed = bool(passage.text.strip())
    if is_printed:
        yield passage
    word.references += [(tag, number, passage) for tag, number in line.notes]
    for box in line.boxes:
        yield from _passages(word.inside.get(box, ()), word, passage if is_printed else anchor)


def _passage(line: Line, word: Word) -> Passage:
    style = word.styles.get(line.style, word.plain) if line.style else word.plain
    text = line.text
    passage = Passage(text, outline=_outline(line, style))
    number = line.number or style.number
    if number and number != "0":
        level = whole(line.level) if line.level else style.level
        passage.label = word.counters.next_label(number, level)
        passage.depth = level + 1
    if line.may_have_bold or style.is_bold:
        passage.is_bold, passage.lead = bold_of(line.element, style, word.styles)
    return passage


def _outline(line: Line, style: Style) -> int:
    return outline_level(line.outline) if line.outline and style.outline >= 0 else style.outline


def _of_table(items: Sequence[Item], word: Word, anchor: Passage | None) -> Iterator[Passage]:
    """The table as one passage; what hangs in its cells (boxes, inner tables) comes after it.

    Its paragraphs are numbered as they stand in the document, where a merged cell goes on below its neighbour.
    """
    table = Passage("", anchor=anchor)
    told = {item: list(_passages((item,), word, table)) for item in items}
    hanging: list[Passage] = []
    cells = []
    for cell in grid_of(items).cells:
        texts = []
        for passage in (passage for item in cell.items for passage in told[item]):
            is_own = passage.anchor is table and not passage.cells
            texts += [f"{passage.label} {passage.text}".strip()] if is_own else []
            hanging += [] if is_own else [passage]
        cells.append(cell.closed("\n".join(texts)))
    table.cells = tuple(cells)
    if any(cell.text for cell in cells):
        yield table
    yield from hanging


# --- notes, and what was noticed


def _notes(word: Word) -> Iterator[Passage]:
    """Footnotes, then endnotes, in the order of their references; one that nothing refers to is not printed."""
    for tag, (part, element) in _NOTES.items():
        wanted = [(number, passage) for each, number, passage in word.references if each == tag]
        if wanted:
            found = _note_texts(word, word.names.get(part, f"word/{part}.xml"), element)
            for order, (number, passage) in enumerate(wanted, start=1):
                if found.get(number, "").strip():
                    yield Passage(found[number], label=str(order), anchor=passage, is_note=True)


def _note_texts(word: Word, part: str, element: str) -> dict[str, str]:
    root = word.root(part)
    notes = list(root.iterchildren(element)) if root is not None else []
    return {str(note.get(ID)): _all_text(note) for note in notes}


def _all_text(note: _Element) -> str:
    items, inside = items_of(note)
    lines = [item for each in (items, *inside.values()) for item in each if isinstance(item, Line)]
    return "\n".join(filter(None, (line.text.strip() for line in lines)))


def _oddities(word: Word) -> Iterator[tuple[OddityKind, dict[str, int]]]:
    comments = word.parts.xml(word.names["comments"]) if "comments" in word.names else None
    count = sum(1 for child in comments if str(child.tag).endswith("}comment")) if comments is not None else 0
    if count:
        yield OddityKind.COMMENTS_LEFT_OUT, {"count": count}
    if word.changes:
        yield OddityKind.CHANGES_ACCEPTED, {"count": word.changes}
    if word.decoded:
        yield OddityKind.OLD_LETTERS, {"count": word.decoded}
