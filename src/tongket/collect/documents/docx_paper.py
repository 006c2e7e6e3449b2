"""Takes the bytes of a .docx, makes its `PaperLook`: every paragraph as it is printed, numbered as its narrative is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks import Word, open_word, transitional
from tongket.collect.documents.docx_blocks_lines import Item, Line, items_of
from tongket.collect.documents.docx_blocks_styles import is_on, whole
from tongket.collect.documents.docx_blocks_table import grid_of
from tongket.collect.documents.docx_blocks_tags import (
    BODY,
    BREAK,
    CHARACTER,
    LETTERS,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SYMBOL,
    TABLE,
    TEXT,
    TYPE,
    W,
    symbol,
)
from tongket.collect.documents.docx_paper_pages import pages_of
from tongket.collect.documents.docx_paper_places import NOWHERE, Where, places_of, sections_of
from tongket.collect.documents.docx_paper_properties import Stated, paragraph_stated
from tongket.collect.documents.docx_paper_styles import Cascade, cascade_of, looked
from tongket.collect.documents.paper_look import PageLook, PaperLook, ParagraphLook, RunLook, Spot
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.xlsx_parts import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_LAYOUT = ("align", "first", "left", "right", "before", "after", "line", "line_rule")
_HEADERS = ("header", "footer")
MOST_HEADERS = 60  # parts; a document of so many sections has more pages than anyone checks by hand


@dataclass(eq=False, slots=True)
class Unit:
    """What becomes one block of the narrative: a paragraph, or a whole table; `anchor` is what it hangs on."""

    looks: list[ParagraphLook]
    is_printed: bool
    anchor: Unit | None = None
    is_table: bool = False


@dataclass(slots=True)
class Sheet:
    """A document while its looks are taken."""

    word: Word
    cascade: Cascade
    where: dict[_Element, Where]
    lists: dict[tuple[str, int], Stated]
    inside: dict[_Element, list[Item]]
    tables: int = 0


def read_look(content: bytes) -> PaperLook:
    """How a .docx looks. Raises `Unreadable` for what is none, is locked, broken or a bomb."""
    word, main = open_word(content)
    root = word.root(main)
    body = root.find(BODY) if root is not None else None
    if root is None or body is None:
        raise Unreadable(OddityKind.UNSUPPORTED, "no document inside")
    cascade = cascade_of(_part(word, "styles"), _part(word, "theme"))
    pages, where = _pages(word, main, root, cascade), places_of(root)
    items, inside = items_of(body)
    sheet = Sheet(word, cascade, where, _list_layouts(_part(word, "numbering")), inside)
    units = list(_units(items, sheet, None, None))
    return PaperLook(paragraphs=tuple(_numbered(units)), pages=pages, is_mirrored=_is_mirrored(word))


def _numbered(units: Iterable[Unit]) -> Iterator[ParagraphLook]:
    number = 0
    for unit in units:
        number += unit.is_printed
        yield from (replace(look, number=number) if look.text.strip() else look for look in unit.looks)


# --- parts


def _part(word: Word, kind: str) -> _Element | None:
    """A small part of the document by what it is to the main one; None where it has none."""
    content = word.parts.read(word.names.get(kind, f"word/{kind}.xml"))
    return parse_xml(transitional(content), kind) if content else None


def _is_mirrored(word: Word) -> bool:
    settings = _part(word, "settings")
    switch = settings.find(W + "mirrorMargins") if settings is not None else None
    return switch is not None and is_on(switch)


def _pages(word: Word, main: str, root: _Element, cascade: Cascade) -> tuple[PageLook, ...]:
    pointers = word.parts.relationships(main)
    around = [(key, each.target) for key, each in pointers.items() if each.kind in _HEADERS][:MOST_HEADERS]
    contents = ((key, word.parts.read(target)) for key, target in around)
    headers = {key: parse_xml(transitional(content), "header") for key, content in contents if content}
    return pages_of(sections_of(root), headers, cascade)


def _list_layouts(numbering: _Element | None) -> dict[tuple[str, int], Stated]:
    """How the lists of the document set their paragraphs in, by list and level."""
    if numbering is None:
        return {}
    families = {str(each.get(W + "abstractNumId")): each for each in numbering.iterchildren(W + "abstractNum")}
    found: dict[tuple[str, int], Stated] = {}
    for each in numbering.iterchildren(W + "num"):
        family = each.find(W + "abstractNumId")
        of = families.get(str(family.get(W + "val"))) if family is not None else None
        for level in of.iterchildren(W + "lvl") if of is not None else ():
            key = (str(each.get(W + "numId")), whole(str(level.get(W + "ilvl", ""))))
            found[key] = paragraph_stated(level.find(PARAGRAPH_PROPERTIES))
    return found


# --- units, in the order of the narrative's blocks


def _units(items: Iterable[Item], sheet: Sheet, anchor: Unit | None, spot: Spot | None) -> Iterator[Unit]:
    for item in items:
        if isinstance(item, Line):
            yield from _of_line(item, sheet, anchor, spot)
        elif item.tag == TABLE:
            yield from _of_table(item, sheet, anchor)


def _of_line(line: Line, sheet: Sheet, anchor: Unit | None, spot: Spot | None) -> Iterator[Unit]:
    """The paragraph, and the text boxes anchored in it."""
    is_printed = bool(line.text.strip())
    unit = Unit([_look(line, sheet, spot)], is_printed, anchor)
    yield unit
    for box in line.boxes:
        yield from _units(sheet.inside.get(box, ()), sheet, unit if is_printed else anchor, None)


def _of_table(element: _Element, sheet: Sheet, anchor: Unit | None) -> Iterator[Unit]:
    """The table as one unit; what hangs in its cells (boxes, inner tables) comes after it."""
    table = Unit([], is_printed=False, anchor=anchor, is_table=True)
    hanging: list[Unit] = []
    sheet.tables += 1
    number = sheet.tables
    for cell in grid_of(sheet.inside.get(element, ())).cells:
        for unit in _units(cell.items, sheet, table, Spot(number, cell.row, cell.column)):
            is_own = unit.anchor is table and not unit.is_table
            table.looks += unit.looks if is_own else []
            table.is_printed |= is_own and unit.is_printed
            hanging += [] if is_own else [unit]
    yield table
    yield from hanging


# --- one paragraph


def _look(line: Line, sheet: Sheet, spot: Spot | None) -> ParagraphLook:
    where = sheet.where.get(line.element, NOWHERE)
    properties = line.element.find(PARAGRAPH_PROPERTIES)
    label, listed = _label(line, sheet)
    stated = sheet.cascade.paragraph(properties, line.style, where.table_style, listed)
    return ParagraphLook(
        runs=tuple(_runs(line, sheet.cascade, where.table_style)),
        label=label,
        section=where.section,
        spot=spot._replace(width=where.width) if spot is not None else None,
        has_rule=bool(stated.get("has_rule")) or where.is_ruled,
        drawn=where.drawn,
        **{key: stated[key] for key in _LAYOUT if key in stated},
    )


def _label(line: Line, sheet: Sheet) -> tuple[str, Stated]:
    """What its list prints before the paragraph, and how it sets it in."""
    style = sheet.word.styles.get(line.style, sheet.word.plain) if line.style else sheet.word.plain
    number = line.number or style.number
    if not number or number == "0":
        return "", {}
    level = whole(line.level) if line.level else style.level
    return sheet.word.counters.next_label(number, level), sheet.lists.get((number, level), {})


def _runs(line: Line, cascade: Cascade, table_style: str) -> Iterator[RunLook]:
    for run in line.element.iter(RUN):
        text = "".join(_texts(run))
        if text:
            yield looked(text, cascade.run(run.find(RUN_PROPERTIES), line.style, table_style))


def _texts(run: _Element) -> Iterator[str]:
    for node in run.iter(TEXT, BREAK, SYMBOL, *LETTERS):
        tag = str(node.tag)
        if tag == TEXT:
            yield node.text or ""
        elif tag == SYMBOL:
            yield symbol(str(node.get(CHARACTER, "")))
        elif tag == BREAK:
            yield "" if node.get(TYPE) in ("page", "column") else "\n"
        else:
            yield LETTERS[tag]
