"""Takes pieces of a paper, makes their WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tongket.draft.paper import Align, Cell, Paper, PaperTable, Paragraph, Run, Section

TWIPS_PER_MM = 1440 / 25.4
_XML_ILLEGAL = {code: None for code in range(32) if code not in (9, 10, 13)}
_UNBROKEN_HYPHEN = re.compile(r"-(?=\d)|(?<=\d)-(?=[A-ZĐ])")
LONGEST_TAG = 64  # Word refuses a longer tag on a content control


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def run_xml(run: Run) -> str:
    """A run; bound by a content control to its figure, or to the point whose sentence it is, where it has one."""
    plain = f"<w:r>{_look(run)}{_text_xml(run.text.translate(_XML_ILLEGAL))}</w:r>"
    if run.figure is not None:
        return _bound(plain, "fig", run.figure)
    return _bound(plain, "point", run.point) if run.point is not None else plain


def _bound(content: str, kind: str, identity: str) -> str:
    """A content control no one deletes by mistake; its text stays free to edit."""
    tag, alias = quoteattr(f"{kind}:{identity}"[:LONGEST_TAG]), quoteattr(identity[:LONGEST_TAG])
    properties = f'<w:sdtPr><w:alias w:val={alias}/><w:tag w:val={tag}/><w:lock w:val="sdtLocked"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _text_xml(text: str) -> str:
    """The text; a hyphen of a number never ends a line ("-0,16%", "2001-2010", "05-KL/TW")."""
    pieces = (escape(piece) for piece in _UNBROKEN_HYPHEN.split(text))
    return "<w:noBreakHyphen/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in pieces)


def _look(run: Run) -> str:
    marks = "".join(
        (
            "<w:b/>" if run.bold else "",
            "<w:i/>" if run.italic else "",
            f'<w:sz w:val="{round(run.pt * 2)}"/><w:szCs w:val="{round(run.pt * 2)}"/>' if run.pt else "",
            '<w:u w:val="single"/>' if run.underline else "",
        )
    )
    return f"<w:rPr>{marks}</w:rPr>" if marks else ""


def paragraph_xml(paragraph: Paragraph, paper: Paper) -> str:
    """A paragraph with its layout; what it does not say follows the body's rules."""
    style = f'<w:pStyle w:val="Heading{paragraph.heading}"/>' if paragraph.heading else ""
    keep = "<w:keepNext/>" if paragraph.keep_with_next or paragraph.heading else ""
    border = _RULE if paragraph.rule_below else ""
    layout = f'{_spacing(paragraph, paper)}{_indent(paragraph, paper)}<w:jc w:val="{paragraph.align.value}"/>'
    runs = "".join(run_xml(run) for run in paragraph.runs)
    return f"<w:p><w:pPr>{style}{keep}{border}{layout}{_mark(paragraph)}</w:pPr>{runs}</w:p>"


def _mark(paragraph: Paragraph) -> str:
    """The look of the paragraph's own end: without it an empty cell is as tall as the body's type."""
    size = paragraph.runs[0].pt if paragraph.runs else None
    return f'<w:rPr><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>' if size else ""


_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def _spacing(paragraph: Paragraph, paper: Paper) -> str:
    default_before = 0 if paragraph.is_tight else paper.before_pt
    before = default_before if paragraph.before is None else paragraph.before
    around = f'w:before="{round(before * 20)}" w:after="{round(paragraph.after * 20)}"'
    return f"<w:spacing {around} {_line(paragraph, paper)}/>"


def _line(paragraph: Paragraph, paper: Paper) -> str:
    exact = paragraph.exact_line or (None if paragraph.is_tight else paper.exact_line)
    if exact:
        return f'w:line="{round(exact * 20)}" w:lineRule="exact"'
    return f'w:line="{round(240 * (1 if paragraph.is_tight else paper.line))}" w:lineRule="auto"'


def _indent(paragraph: Paragraph, paper: Paper) -> str:
    is_body = paragraph.align is Align.JUSTIFY and not paragraph.is_tight
    default_first = paper.indent_first if is_body else 0
    first = default_first if paragraph.indent_first is None else paragraph.indent_first
    side = f'w:left="{twips(paragraph.indent_left)}" w:right="{twips(paragraph.indent_right)}"'
    return f'<w:ind {side} w:firstLine="{twips(first)}"/>'


def table_xml(table: PaperTable, paper: Paper) -> str:
    """A table of fixed widths; its heading rows repeat on each page and no row breaks across two."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in table.widths)
    rows = "".join(_row_xml(row, table, paper, number) for number, row in enumerate(table.rows))
    properties = (
        f'<w:tblPr><w:tblW w:w="{twips(sum(table.widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{_BORDERS if table.has_borders else ""}<w:tblLayout w:type="fixed"/>{_CELL_MARGINS}</w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    + "</w:tblBorders>"
)
_CELL_MARGINS = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'


def _row_xml(row: tuple[Cell, ...], table: PaperTable, paper: Paper, number: int) -> str:
    header = "<w:tblHeader/>" if number < table.header_rows else ""
    tall = table.header_heights[number] if number < len(table.header_heights) else 0
    height = f'<w:trHeight w:val="{twips(tall)}" w:hRule="atLeast"/>' if tall else ""
    align = "center" if table.has_borders else "top"
    cells = "".join(_cell_xml(cell, width, paper, align) for cell, width in _with_widths(row, table.widths))
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{cells}</w:tr>"


def _with_widths(row: tuple[Cell, ...], widths: tuple[float, ...]) -> Iterator[tuple[Cell, float]]:
    start = 0
    for cell in row:
        yield cell, sum(widths[start : start + cell.span])
        start += cell.span


def _cell_xml(cell: Cell, width: float, paper: Paper, align: str) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    down = {"start": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}.get(cell.down, "")
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if cell.shaded else ""
    paragraphs = "".join(paragraph_xml(paragraph, paper) for paragraph in cell.paragraphs) or "<w:p/>"
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{down}{shade}<w:vAlign w:val="{align}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def section_xml(section: Section, paper: Paper) -> str:
    """The page set-up that closes a section: A4, numbered from 1 in the middle of the top margin."""
    short, long = twips(210), twips(297)
    width, height = (long, short) if section.is_landscape else (short, long)
    orient = ' w:orient="landscape"' if section.is_landscape else ""
    top, bottom, left, right = (twips(margin) for margin in paper.margins)
    hide = "<w:titlePg/>" if section.hides_first_number else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        f'<w:headerReference w:type="first" r:id="rIdFirst"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/><w:pgNumType w:start="1"/>{hide}</w:sectPr>'
    )
