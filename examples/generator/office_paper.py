"""The office's own papers as the Party's rules lay them out (Hướng dẫn 36-HD/VPTW). Takes lines; makes a .docx.

Written with python-docx and numbers of its own: the generator imports nothing from what it judges.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.producers import FIXED, rezipped

CENTER, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
RULE = "rule"  # a look: no words, a line below
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 15}  # mm
WIDTHS = (75, 90)  # mm, of the two sides of head and closing: together the width of the text
TEXT_PT, INDENT_MM, LINE_PT, BEFORE_PT = 14, 10, 18, 6


class Said(NamedTuple):
    """Words and how they look: "b" bold, "i" italic, "u" underlined."""

    text: str
    pt: int = TEXT_PT
    look: str = ""


def blank_paper() -> Any:
    """An empty A4 document with the Party's margins, its pages numbered from the second on."""
    paper = Document()
    paper.core_properties.created = paper.core_properties.modified = FIXED
    paper.core_properties.author = "Văn phòng"
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(TEXT_PT)
    normal.paragraph_format.space_after = Pt(0)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _number_pages(section.header.paragraphs[0])
    return paper


def saved(paper: Any) -> bytes:
    """The file, the same bytes for the same paper."""
    out = io.BytesIO()
    paper.save(out)
    return rezipped(out.getvalue())


def side_by_side(paper: Any, rows: Iterable[tuple[Iterable[Said], Iterable[Said]]], align: tuple[Any, Any]) -> None:
    """What stands at the left and at the right of each other, in a table without borders."""
    table = paper.add_table(rows=0, cols=2)
    for sides in rows:
        cells = table.add_row().cells
        for cell, said, where, width in zip(cells, sides, align, WIDTHS, strict=True):
            cell.width = Mm(width)
            for number, line in enumerate(said):
                write(cell.add_paragraph() if number else cell.paragraphs[0], line, where)


def write(paragraph: Any, said: Said, align: Any) -> None:
    """One line of the head, the title or the closing."""
    paragraph.alignment = align
    if said.look == RULE:
        border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        bottom.set(qn("w:val"), "single")
        border.append(bottom)
        paragraph._p.get_or_add_pPr().append(border)
        layout = paragraph.paragraph_format
        layout.line_spacing, layout.line_spacing_rule = Pt(3), WD_LINE_SPACING.EXACTLY
        layout.left_indent = layout.right_indent = Mm(3)
        return
    run = paragraph.add_run(said.text)
    run.font.size = Pt(said.pt)
    run.bold, run.italic, run.underline = (mark in said.look or None for mark in "biu")


def body(paper: Any, text: str, look: str = "") -> None:
    """A paragraph of the text."""
    paragraph = paper.add_paragraph()
    write(paragraph, Said(text, TEXT_PT, look), BOTH)
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_before = Mm(INDENT_MM), Pt(BEFORE_PT)
    layout.line_spacing, layout.line_spacing_rule = Pt(LINE_PT), WD_LINE_SPACING.EXACTLY


def outline_paper(lines: Iterable[tuple[int, str]]) -> bytes:
    """An outline: level 0 is a centred title, 1 a heading in bold, 3 a note in italics."""
    paper = blank_paper()
    for level, text in lines:
        if level == 0:
            write(paper.add_paragraph(), Said(text, TEXT_PT, "b"), CENTER)
        else:
            body(paper, text, {1: "b", 3: "i"}.get(level, ""))
    return saved(paper)


def _number_pages(paragraph: Any) -> None:
    paragraph.alignment = CENTER
    run = paragraph.add_run()
    run.font.size = Pt(TEXT_PT)
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)
