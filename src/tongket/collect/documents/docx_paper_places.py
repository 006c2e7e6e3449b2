"""Takes the XML of a Word document, says of each paragraph in which section and cell it stands, and its drawn lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.documents.docx_blocks_tags import CELL, PARAGRAPH, PARAGRAPH_PROPERTIES, TABLE, TEXT_BOX, VALUE, W
from tongket.collect.documents.docx_paper_properties import has_line, millimetres

if TYPE_CHECKING:
    from lxml.etree import _Element

SECTION = W + "sectPr"
_DRAWN, _PICTURE = W + "drawing", W + "pict"
_SHAPES = "{http://schemas.openxmlformats.org/drawingml/2006/main}prstGeom"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_VML = "{urn:schemas-microsoft-com:vml}"
_LINES = frozenset({"line", "straightConnector1"})
_LINE_TYPES = re.compile(r"#?_x0000_t(?:20|32)$")  # how VML names a line and a straight connector
_ENDS = re.compile(r"(-?[\d.]{1,12})(pt|in|cm|mm|px)?,")
_STYLE_WIDTH = re.compile(r"(?:^|;)\s*width:\s*([\d.]{1,12}(?:pt|in|cm|mm))")
_EMU_OF_MM = 36000
THIN = 1.0  # millimetres: a shape no thicker is a line


class Where(NamedTuple):
    """What surrounds a paragraph."""

    section: int = 0
    table_style: str = ""
    width: float | None = None  # of its cell
    is_ruled: bool = False  # the last of a cell that has a border below it
    drawn: tuple[float, ...] = ()


NOWHERE = Where()


def places_of(root: _Element) -> dict[_Element, Where]:
    """Every paragraph's place. The tree is left as it is."""
    found: dict[_Element, Where] = {}
    section = 0
    for paragraph in root.iter(PARAGRAPH):
        cell = _cell_of(paragraph)
        found[paragraph] = _in_cell(paragraph, cell, section) if cell is not None else _outside(paragraph, section)
        section += paragraph.find(f"{PARAGRAPH_PROPERTIES}/{SECTION}") is not None
    return found


def sections_of(root: _Element) -> list[_Element]:
    """The properties of each section, in order."""
    body = root.find(W + "body")
    within = [each for each in root.iter(SECTION) if _is_of_a_paragraph(each)]
    last = body.find(SECTION) if body is not None else None
    return within if last is None else [*within, last]


def _is_of_a_paragraph(section: _Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == PARAGRAPH_PROPERTIES


def _cell_of(paragraph: _Element) -> _Element | None:
    """The cell it stands in; a text box in a cell is no cell."""
    return next((each for each in paragraph.iterancestors(CELL, TEXT_BOX)), None)


def _outside(paragraph: _Element, section: int) -> Where:
    return Where(section, drawn=tuple(_drawn(paragraph)))


def _in_cell(paragraph: _Element, cell: _Element, section: int) -> Where:
    if cell.tag != CELL:
        return _outside(paragraph, section)
    table = next(cell.iterancestors(TABLE), None)
    style = table.find(f"{W}tblPr/{W}tblStyle") if table is not None else None
    width = cell.find(f"{W}tcPr/{W}tcW")
    is_last = next(cell.iterchildren(PARAGRAPH, reversed=True), None) is paragraph
    return Where(
        section,
        str(style.get(VALUE, "")) if style is not None else "",
        millimetres(width.get(W + "w")) if width is not None and width.get(W + "type", "dxa") == "dxa" else None,
        is_last and has_line(cell.find(f"{W}tcPr/{W}tcBorders/{W}bottom")),
        tuple(_drawn(paragraph)),
    )


# --- drawn lines


def _drawn(paragraph: _Element) -> Iterator[float]:
    """The lengths in millimetres of the straight lines drawn from a paragraph; 0 where a line does not say."""
    for each in paragraph.iter(_DRAWN, _PICTURE):
        yield from _in_drawing(each) if each.tag == _DRAWN else _in_picture(each)


def _in_drawing(drawing: _Element) -> Iterator[float]:
    extent = next(drawing.iter(_EXTENT), None)
    wide, high = (_emu(extent, side) for side in ("cx", "cy"))
    is_line = any(shape.get("prst") in _LINES for shape in drawing.iter(_SHAPES))
    is_thin = wide > THIN >= high and next(drawing.iter(_SHAPES), None) is not None
    if is_line or is_thin:
        yield wide


def _emu(extent: _Element | None, side: str) -> float:
    value = str(extent.get(side, "")) if extent is not None else ""
    return int(value) / _EMU_OF_MM if value.isdecimal() and len(value) < 12 else 0.0


def _in_picture(picture: _Element) -> Iterator[float]:
    for shape in picture.iter(_VML + "line", _VML + "shape"):
        if shape.tag == _VML + "line":
            yield abs(_end(shape, "to") - _end(shape, "from"))
        elif _LINE_TYPES.match(str(shape.get("type", ""))):
            width = _STYLE_WIDTH.search(str(shape.get("style", "")))
            yield millimetres(width[1]) or 0.0 if width else 0.0


def _end(line: _Element, side: str) -> float:
    """How far from the left one end of a line is."""
    found = _ENDS.match(str(line.get(side, "")))
    return (millimetres(found[1] + (found[2] or "pt").replace("px", "pt")) or 0.0) if found else 0.0
