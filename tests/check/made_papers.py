"""Makes correct official papers with python-docx, the ways offices make them, and hands them over to be spoilt."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tongket.check.finding import Finding, Severity
from tongket.check.papers.paper import check_paper
from tongket.collect.documents.docx_paper import read_look

CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
Change = Callable[[Any], None]
TEXT = (
    "Thực hiện chương trình công tác năm, các đơn vị đã triển khai đồng bộ các giải pháp, kết quả đạt được trên nhiều "
    "mặt, đời sống của nhân dân từng bước được nâng lên, quốc phòng và an ninh được giữ vững"
)
STATE = {
    "head": (("ỦY BAN NHÂN DÂN", 13, "b"), ("TỈNH TIỀN GIANG", 13, "b"), ("", 6, "rule")),
    "nation": (
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
        ("Độc lập - Tự do - Hạnh phúc", 14, "b"),
        ("", 6, "rule"),
    ),
    "number": ("Số: 15/BC-UBND", 13, ""),
    "date": ("Tiền Giang, ngày 05 tháng 02 năm 2024", 14, "i"),
    "type": ("BÁO CÁO", 14, "b"),
    "subject": ("Kết quả thực hiện nhiệm vụ năm 2023", 14, "b"),
    "mark": ("", 6, "rule"),
    "section": ("I. ĐẶC ĐIỂM TÌNH HÌNH", 14, "b"),
    "recipients": (
        ("Nơi nhận:", 12, "bi"),
        ("- Như trên;", 11, ""),
        ("- Sở Nội vụ;", 11, ""),
        ("- Lưu: VT, NC.", 11, ""),
    ),
    "signature": (
        ("TM. ỦY BAN NHÂN DÂN", 14, "b"),
        ("KT. CHỦ TỊCH", 14, "b"),
        ("PHÓ CHỦ TỊCH", 14, "b"),
        ("Nguyễn Văn An", 14, "b"),
    ),
    "end": "./.",
    "margins": (20, 20, 30, 15),
    "page_pt": 13,
    "indent": 12.7,
    "spacing": (1.15, WD_LINE_SPACING.MULTIPLE),
}
PARTY = STATE | {
    "head": (("ĐẢNG BỘ TỈNH TIỀN GIANG", 14, ""), ("TỈNH ỦY TIỀN GIANG", 14, "b"), ("*", 14, "")),
    "nation": (("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "b"), ("", 6, "rule")),
    "number": ("Số 127-BC/TU", 14, ""),
    "type": ("BÁO CÁO", 16, "b"),
    "subject": ("kết quả thực hiện nhiệm vụ năm 2023", 14, "b"),
    "mark": ("-----", 14, "b"),
    "section": ("I- ĐẶC ĐIỂM TÌNH HÌNH", 14, "b"),
    "recipients": (("Nơi nhận:", 14, "u"), ("- Các huyện ủy;", 12, ""), ("- Lưu Văn phòng Tỉnh ủy.", 12, "")),
    "signature": (("T/M BAN THƯỜNG VỤ", 14, "b"), ("PHÓ BÍ THƯ", 14, ""), ("Nguyễn Văn An", 14, "b")),
    "end": ".",
    "page_pt": 14,
    "indent": 10,
    "spacing": (Pt(18), WD_LINE_SPACING.EXACTLY),
}
WORDS = {"state": STATE, "party": PARTY}


def paper(family: str, *, manner: str = "table", **other: Any) -> Any:
    """A correct paper: its head in a table without borders ("table") or set with tabs ("tabs")."""
    words = WORDS[family] | other
    document = Document()
    _set_up(document, words)
    (_table_head if manner == "table" else _tab_head)(document, words)
    for name in ("type", "subject", "mark"):
        _line(document, *words[name], align=CENTER)
    _text(document, words)
    _side_by_side(document, [words["recipients"]], [words["signature"]], sides=(LEFT, CENTER))
    return document


def _set_up(document: Any, words: dict[str, Any]) -> None:
    section, normal = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in zip(("top", "bottom", "left", "right"), words["margins"], strict=True):
        setattr(section, f"{side}_margin", Mm(size))
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = CENTER
    run = header.add_run()
    run.font.size = Pt(words["page_pt"])
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        run._r.append(_field(kind, text))


def _field(kind: str, text: str) -> Any:
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    element.text = text
    return element


def _table_head(document: Any, words: dict[str, Any]) -> None:
    below = [words["number"], *words.get("below_number", ())]
    left, right = [words["head"], below], [words["nation"], [words["date"]]]
    _side_by_side(document, left, right, sides=(CENTER, CENTER))


def _side_by_side(document: Any, left: Iterable[Any], right: Iterable[Any], *, sides: tuple[Any, Any]) -> None:
    rows = list(zip(left, right, strict=True))
    table = document.add_table(rows=len(rows), cols=2)
    for row, pair in enumerate(rows):
        for column, lines in enumerate(pair):
            cell = table.cell(row, column)
            for number, (text, pt, look) in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                _write(paragraph, text, pt, look, sides[column])


def _tab_head(document: Any, words: dict[str, Any]) -> None:
    rows = [
        (words["head"][0], words["nation"][0]),
        (words["head"][1], words["nation"][1]),
        (words["number"], words["date"]),
    ]
    for left, right in rows:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(35), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(120), WD_TAB_ALIGNMENT.CENTER)
        for text, pt, look in (left, right):
            paragraph.add_run("\t")
            _run(paragraph, text, pt, look)
        if left[0] == words["head"][1][0]:
            for _ in range(2):
                paragraph.add_run()._r.append(drawn_line(56))


def drawn_line(millimetres: float) -> Any:
    """A straight line as Word draws it."""
    drawing, anchor, extent = OxmlElement("w:drawing"), OxmlElement("wp:anchor"), OxmlElement("wp:extent")
    extent.set("cx", str(round(millimetres * 36000)))
    extent.set("cy", "0")
    shape = OxmlElement("a:prstGeom")
    shape.set("prst", "line")
    anchor.append(extent)
    anchor.append(shape)
    drawing.append(anchor)
    return drawing


def _line(document: Any, text: str, pt: float, look: str, *, align: Any) -> Any:
    paragraph = document.add_paragraph()
    _write(paragraph, text, pt, look, align)
    return paragraph


def _write(paragraph: Any, text: str, pt: float, look: str, align: Any) -> None:
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(0)
    if look == "rule":
        border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        bottom.set(qn("w:val"), "single")
        border.append(bottom)
        paragraph._p.get_or_add_pPr().append(border)
        return
    _run(paragraph, text, pt, look)


def _run(paragraph: Any, text: str, pt: float, look: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(pt)
    run.bold, run.italic, run.underline = ("b" in look) or None, ("i" in look) or None, ("u" in look) or None


def _text(document: Any, words: dict[str, Any]) -> None:
    lines = [TEXT + ".", words["section"], *[TEXT + "."] * 20, TEXT + words["end"]]
    for line in lines:
        is_section = not isinstance(line, str)
        paragraph = document.add_paragraph()
        _run(paragraph, *(line if is_section else (line, 14, "")))
        layout = paragraph.paragraph_format
        layout.space_before, layout.space_after = Pt(6), Pt(0)
        paragraph.alignment = JUSTIFY
        layout.first_line_indent = Mm(words["indent"])
        layout.line_spacing, layout.line_spacing_rule = words["spacing"]


# --- what is said of it


def judged(document: Any) -> list[Finding]:
    """What the checker says of a document."""
    target = io.BytesIO()
    document.save(target)
    return check_paper("bao-cao.docx", read_look(target.getvalue()))


def codes(findings: Iterable[Finding], *, least: Severity = Severity.INFO) -> list[str]:
    """Their codes, in the order of the report."""
    return [each.code for each in findings if least is Severity.INFO or each.severity is not Severity.INFO]


def paragraphs(document: Any) -> list[Any]:
    """Every paragraph, those of cells too."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def named(document: Any, words: str) -> Any:
    """The first paragraph that begins with these words."""
    return next(each for each in paragraphs(document) if each.text.strip().startswith(words))


def said(document: Any, old: str, new: str) -> None:
    """Put other words in the place of some."""
    for paragraph in paragraphs(document):
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                return
    raise AssertionError(f"no {old!r} in the paper")
