"""Takes the bytes of an .odt, makes its passages in reading order: paragraphs, lists, tables, notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tongket.collect.documents.block import Contents, Passage, TableCell
from tongket.collect.documents.docx_blocks_numbering import Counters
from tongket.collect.documents.docx_blocks_styles import Style
from tongket.collect.documents.letters import OLD_FONT, decode_by_font
from tongket.collect.documents.odt_styles import OFFICE, TEXT, Looks, looks_of
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.xlsx_parts import open_parts, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
PARAGRAPHS = (TEXT + "p", TEXT + "h")
ROWS = (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group")
LEFT_OUT = frozenset(
    (OFFICE + "annotation-end", TEXT + "bookmark", TEXT + "sequence-decls", TEXT + "alphabetical-index")
)
OPENED = (TEXT + "section", TEXT + "index-body", TEXT + "index-title", DRAW + "frame", DRAW + "text-box", DRAW + "g")
WIDEST = 1000


@dataclass(slots=True)
class Odt:
    """A document being read."""

    looks: Looks
    counters: Counters
    notes: list[tuple[_Element, str, Passage]] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)  # of the paragraph being read
    changes: int = 0
    comments: int = 0
    decoded: int = 0


def read_odt(content: bytes) -> Contents:
    """Every passage of an .odt. Raises `Unreadable` for what is locked, broken or no text."""
    parts = open_parts(content)
    manifest = parts.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise Unreadable(OddityKind.PASSWORD, "encrypted OpenDocument")
    main = parts.read("content.xml")
    if main is None:
        raise Unreadable(OddityKind.UNSUPPORTED, "no document inside")
    root = parse_xml(main, "content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable(OddityKind.UNSUPPORTED, "no text inside")
    styles = parts.xml("styles.xml")
    looks = looks_of([each for each in (styles, root) if each is not None])
    odt = Odt(looks, Counters(looks.lists))
    passages = list(_passages(body, odt, None))
    passages += [passage for note in list(odt.notes) for passage in _note(*note, odt)]
    return Contents("odt", passages, list(_oddities(odt)), list(_around(styles)))


def _around(styles: _Element | None) -> Iterator[str]:
    if styles is not None:
        for kind in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first"):
            for part in styles.iter(f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{kind}"):
                yield from ("".join(map(str, each.itertext())) for each in part.iter(*PARAGRAPHS))


def _oddities(odt: Odt) -> Iterator[tuple[OddityKind, dict[str, int]]]:
    counts = {
        OddityKind.COMMENTS_LEFT_OUT: odt.comments,
        OddityKind.CHANGES_ACCEPTED: odt.changes,
        OddityKind.OLD_LETTERS: odt.decoded,
    }
    yield from ((kind, {"count": count}) for kind, count in counts.items() if count)


def _passages(parent: _Element, odt: Odt, anchor: Passage | None, *, outline: int = 0) -> Iterator[Passage]:
    for child in parent:
        if child.tag in PARAGRAPHS:
            yield from _paragraph(child, odt, anchor, outline=outline)
        elif child.tag == TEXT + "list":
            yield from _list(child, odt, anchor, 0, odt.looks.family(child))
        elif child.tag == TABLE + "table":
            yield from _table(child, odt, anchor)
        elif child.tag == TEXT + "tracked-changes":
            odt.changes += len(child)
        elif child.tag == TEXT + "table-of-content":
            yield from _passages(child, odt, anchor, outline=-1)
        elif child.tag in OPENED:
            yield from _passages(child, odt, anchor, outline=outline)


def _paragraph(
    node: _Element, odt: Odt, anchor: Passage | None, *, outline: int = 0, label: str = "", depth: int = 0
) -> Iterator[Passage]:
    """The paragraph, and the text boxes anchored in it."""
    style = odt.looks.style(str(node.get(TEXT + "style-name", "")))
    outer, odt.boxes = odt.boxes, []
    passage = Passage("", outline or _outline(node, style), label=label, depth=depth, anchor=anchor)
    words = list(_words(node, style, odt, passage))
    passage.text = "".join(text for text, _ in words).strip("\n")
    passage.is_bold, passage.lead = _bold(words)
    boxes, odt.boxes = odt.boxes, outer
    is_printed = bool(passage.text.strip())
    if is_printed:
        yield passage
    for box in boxes:
        yield from _passages(box, odt, passage if is_printed else anchor)


def _outline(node: _Element, style: Style) -> int:
    level = str(node.get(TEXT + "outline-level", ""))
    if node.tag == TEXT + "h" and level.isdecimal():
        return max(1, min(int(level), 9))
    return style.outline


def _bold(words: list[tuple[str, bool]]) -> tuple[bool, str]:
    lead = ""
    for text, is_bold in words:
        if not is_bold and text.strip():
            return False, lead.strip()
        lead += text
    return bool(lead.strip()), ""


def _words(node: _Element, style: Style, odt: Odt, passage: Passage) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph or a span with how they are set; notes and boxes are put by."""
    yield from _written(node.text, style, odt)
    for child in node:
        tag = child.tag
        if tag == TEXT + "s":
            yield " " * _count(child.get(TEXT + "c")), style.is_bold
        elif tag in (TEXT + "tab", TEXT + "line-break"):
            yield "\t" if tag == TEXT + "tab" else "\n", style.is_bold
        elif tag == TEXT + "note":
            odt.notes.append((child, "".join(map(str, child.itertext(TEXT + "note-citation"))), passage))
        elif tag == OFFICE + "annotation":
            odt.comments += 1
        elif tag == DRAW + "frame" or tag == DRAW + "custom-shape":
            odt.boxes.append(child)
        elif tag not in LEFT_OUT and isinstance(tag, str):
            yield from _words(child, odt.looks.style(str(child.get(TEXT + "style-name", "")), style), odt, passage)
        yield from _written(child.tail, style, odt)


def _written(text: str | None, style: Style, odt: Odt) -> Iterator[tuple[str, bool]]:
    if not text:
        return
    plain = " ".join(text.split(" ")) if "\n" not in text else " ".join(text.split())
    if OLD_FONT.match(style.font) and not plain.isascii():
        odt.decoded += 1
        plain = decode_by_font(plain, style.font)
    yield plain, style.is_bold


def _count(text: Any) -> int:
    return min(int(text), 1000) if str(text).isdecimal() else 1


# --- lists


def _list(node: _Element, odt: Odt, anchor: Passage | None, level: int, family: str) -> Iterator[Passage]:
    for item in node:
        if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
            continue
        is_first = item.tag == TEXT + "list-item"
        for child in item:
            if child.tag in PARAGRAPHS:
                label = odt.counters.next_label(family, level) if is_first else ""
                yield from _paragraph(child, odt, anchor, label=label, depth=level + 1)
                is_first = False
            elif child.tag == TEXT + "list":
                yield from _list(child, odt, anchor, min(level + 1, 9), family)


# --- tables


def _table(node: _Element, odt: Odt, anchor: Passage | None) -> Iterator[Passage]:
    """The table as one passage; what hangs in its cells comes after it."""
    table = Passage("", anchor=anchor)
    hanging: list[Passage] = []
    table.cells = tuple(_cells(node, odt, table, hanging))
    if any(cell.text for cell in table.cells):
        yield table
    yield from hanging


def _cells(node: _Element, odt: Odt, table: Passage, hanging: list[Passage]) -> Iterator[TableCell]:
    for number, row in enumerate(_rows(node), start=1):
        column = 1
        for cell in row:
            repeated = min(_count(cell.get(TABLE + "number-columns-repeated")), WIDEST)
            if cell.tag == TABLE + "table-cell":
                text = _cell_text(cell, odt, table, hanging)
                rows, columns = (_count(cell.get(f"{TABLE}number-{each}-spanned")) for each in ("rows", "columns"))
                yield TableCell(number, column, text, rows, columns)
            column += repeated if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell") else 0


def _rows(node: _Element) -> Iterator[_Element]:
    for child in node:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in ROWS:
            yield from _rows(child)


def _cell_text(cell: _Element, odt: Odt, table: Passage, hanging: list[Passage]) -> str:
    texts = []
    for passage in _passages(cell, odt, table):
        is_own = passage.anchor is table and not passage.cells
        texts += [f"{passage.label} {passage.text}".strip()] if is_own else []
        hanging += [] if is_own else [passage]
    return "\n".join(texts)


def _note(node: _Element, citation: str, passage: Passage, odt: Odt) -> Iterator[Passage]:
    """A note on the passage its mark stands in."""
    body = node.find(TEXT + "note-body")
    texts = [each.text for each in _passages(body, odt, None)] if body is not None else []
    if texts:
        label = "".join(map(str, (node.findtext(TEXT + "note-citation") or citation).split()))
        yield Passage("\n".join(texts), label=label, anchor=passage, is_note=True)
