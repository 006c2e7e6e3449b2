"""Takes the sections of a .docx with their headers and footers, makes the set-up of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tongket.collect.documents.docx_blocks_clean import FALLBACK
from tongket.collect.documents.docx_blocks_styles import is_on
from tongket.collect.documents.docx_blocks_tags import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    STYLE,
    VALUE,
    W,
)
from tongket.collect.documents.docx_paper_properties import millimetres
from tongket.collect.documents.docx_paper_styles import Cascade, looked
from tongket.collect.documents.paper_look import PageLook, PageNumber

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = re.compile(r"\{[^}]*relationships\}id")
_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_FIELD, _INSTRUCTION, _PLACED, _OLDER = W + "fldSimple", W + "instrText", W + "ptab", W + "pgNum"
_TAB, _FRAME = W + "tab", W + "framePr"
_PLACES = {W + "headerReference": "header", W + "footerReference": "footer"}
_DISTANCES = ("top", "bottom", "left", "right", "header")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ANCHOR = _DRAWING + "anchor"
_BY_TABS = ("left", "center", "right")

Around = dict[tuple[str, str], tuple[PageNumber, ...]]  # by header or footer, and default, first or even


def pages_of(sections: list[_Element], headers: dict[str, _Element], cascade: Cascade) -> tuple[PageLook, ...]:
    """The set-up of each section; `headers` are the headers and footers by relationship id."""
    around: Around = {}
    pages = []
    for section in sections:
        around = {**around, **dict(_around(section, headers, cascade))}  # what a section leaves out is as before
        pages.append(_page(section, around))
    return tuple(pages)


def _page(section: _Element, around: Around) -> PageLook:
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    first = section.find(W + "titlePg")
    numbers = _numbers(around, "default")
    return PageLook(
        width=_length(size, "w"),
        height=_length(size, "h"),
        numbers=numbers,
        first_numbers=_numbers(around, "first") if first is not None and is_on(first) else numbers,
        **_distances(margins),
    )


def _distances(margins: _Element | None) -> dict[str, float | None]:
    found = {side: _length(margins, side) for side in _DISTANCES}
    gutter = _length(margins, "gutter") or 0.0
    if found["left"] is not None:
        found["left"] += gutter
    return found


def _length(element: _Element | None, side: str) -> float | None:
    return millimetres(element.get(W + side)) if element is not None else None


def _numbers(around: Around, kind: str) -> tuple[PageNumber, ...]:
    return (*around.get(("header", kind), ()), *around.get(("footer", kind), ()))


def _around(
    section: _Element, headers: dict[str, _Element], cascade: Cascade
) -> Iterator[tuple[tuple[str, str], tuple[PageNumber, ...]]]:
    for reference in section.iterchildren(*_PLACES):
        key = next((str(value) for name, value in reference.attrib.items() if _RELATION.fullmatch(str(name))), "")
        part, place = headers.get(key), _PLACES[str(reference.tag)]
        if part is not None:
            numbers = (_number(each, place, cascade) for each in part.iter(PARAGRAPH) if _shows_number(each))
            yield (place, str(reference.get(W + "type", "default"))), tuple(numbers)


def _shows_number(paragraph: _Element) -> bool:
    """Whether the field is its own: not of a text box anchored in it, nor of a box kept twice for old programs."""
    field = _field(paragraph)
    if field is None or next(paragraph.iterancestors(FALLBACK), None) is not None:
        return False
    return next(field.iterancestors(PARAGRAPH), None) is paragraph


def _field(paragraph: _Element) -> _Element | None:
    """The field that prints the number of the page."""
    for node in paragraph.iter(_FIELD, _INSTRUCTION, _OLDER):
        text = node.get(W + "instr") if node.tag == _FIELD else node.text
        if node.tag == _OLDER or _PAGE.match(str(text or "")):
            return node
    return None


def _number(paragraph: _Element, place: str, cascade: Cascade) -> PageNumber:
    properties = paragraph.find(PARAGRAPH_PROPERTIES)
    named = properties.find(STYLE) if properties is not None else None
    style = str(named.get(VALUE, "")) if named is not None else ""
    stated = cascade.run(_look_of(paragraph), style, "")
    align = cascade.paragraph(properties, style, "", {})["align"]
    found = _boxed(paragraph) or _framed(properties) or _tabbed(paragraph) or str(align)
    return PageNumber(place, found, looked("1", stated))


def _look_of(paragraph: _Element) -> _Element | None:
    """The look of the run that shows the number: the field's own, or the one it begins in."""
    field = _field(paragraph)
    run = next(field.iter(RUN), None) if field is not None and field.tag == _FIELD else None
    if field is not None and field.tag != _FIELD:
        run = next(field.iterancestors(RUN), None)
    return run.find(RUN_PROPERTIES) if run is not None else None


def _boxed(paragraph: _Element) -> str | None:
    """Where the text box stands that a number is in."""
    anchor = next(paragraph.iterancestors(_ANCHOR), None)
    where = anchor.find(f"{_DRAWING}positionH/{_DRAWING}align") if anchor is not None else None
    return where.text if where is not None else None


def _framed(properties: _Element | None) -> str | None:
    frame = properties.find(_FRAME) if properties is not None else None
    return str(frame.get(W + "xAlign")) if frame is not None and frame.get(W + "xAlign") else None


def _tabbed(paragraph: _Element) -> str | None:
    """A number after one tab stands in the middle, after two at the right."""
    field = _field(paragraph)
    before = 0
    for node in paragraph.iter(_TAB, _PLACED, _FIELD, _INSTRUCTION, _OLDER):
        if node is field:
            break
        if node.tag == _PLACED:
            return str(node.get(W + "alignment", "left"))
        parent = node.getparent()
        before += node.tag == _TAB and parent is not None and parent.tag == RUN
    return _BY_TABS[min(before, 2)] if before else None
