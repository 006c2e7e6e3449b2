"""How a .docx really looks: styles, defaults and themes resolved, pages and their numbers, lines, block numbers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tongket.collect.documents.docx_paper import read_look
from tongket.collect.documents.paper_look import PageLook, PaperLook, RunLook
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.narrative import read_narrative

EXAMPLE = Path(__file__).parents[2] / "examples" / "tien-giang-2020"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>
</w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Than"><w:name w:val="Thân"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr>
<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Dam"><w:name w:val="Đậm"/><w:basedOn w:val="Than"/><w:rPr><w:b/></w:rPr>
</w:style>
<w:style w:type="character" w:styleId="Manh"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:name w:val="Vòng"/><w:basedOn w:val="Quanh"/></w:style>
<w:style w:type="paragraph" w:styleId="Quanh"><w:name w:val="Quanh"/><w:basedOn w:val="Vong"/></w:style>
<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bảng"/><w:pPr><w:spacing w:after="0"/></w:pPr></w:style>
"""
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567"/>'
)
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'


def made(
    body: str, *, header: str = "", footer: str = "", page: str = PAGE, settings: str = "", styles: str = STYLES
) -> bytes:
    """A .docx of raw parts."""
    around = {"header": header, "footer": footer}
    used = {name: xml for name, xml in around.items() if xml}
    references = "".join(f'<w:{name}Reference w:type="default" r:id="r{name}"/>' for name in used)
    section = f"<w:sectPr>{references}{page}</w:sectPr>"
    parts = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        "word/theme/theme1.xml": THEME,
        "word/settings.xml": f"<w:settings {SPACES}>{settings}</w:settings>",
    }
    parts |= {
        f"word/{name}1.xml": f"<w:{tag} {SPACES}>{used[name]}</w:{tag}>"
        for name, tag in (("header", "hdr"), ("footer", "ftr"))
        if name in used
    }
    targets = {"styles": "styles.xml", "theme": "theme/theme1.xml", "settings": "settings.xml"} | {
        name: f"{name}1.xml" for name in used
    }
    parts["word/_rels/document.xml.rels"] = relations({f"r{kind}": (kind, target) for kind, target in targets.items()})
    parts["_rels/.rels"] = relations({"r1": ("officeDocument", "word/document.xml")})
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return target.getvalue()


def relations(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{to}"/>' for key, (kind, to) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def line(text: str, *, style: str = "", run: str = "", layout: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{layout}</w:pPr>{words}</w:p>"


def first_run(body: str) -> RunLook:
    return read_look(made(body)).paragraphs[0].runs[0]


def page_of(content: bytes) -> PageLook:
    return read_look(content).pages[0]


# --- letters


def test_without_a_style_the_theme_s_font_and_the_default_size_hold():
    run = first_run(line("Báo cáo"))

    assert (run.font, run.pt, run.bold) == ("Calibri", 11, False)


def test_a_style_goes_over_the_defaults_and_its_base():
    run = first_run(line("Báo cáo", style="Dam"))

    assert (run.font, run.pt, run.bold) == ("Times New Roman", 14, True)


def test_what_the_run_says_goes_over_every_style():
    run = first_run(
        line("Báo cáo", style="Dam", run='<w:b w:val="0"/><w:sz w:val="25"/><w:i/><w:color w:val="C00000"/>')
    )

    assert (run.bold, run.pt, run.italic, run.colour) == (False, 12.5, True, "C00000")


def test_bold_words_of_a_bold_paragraph_are_plain():
    assert first_run(line("x", style="Dam", run='<w:rStyle w:val="Manh"/>')).bold is False
    assert first_run(line("x", style="Than", run='<w:rStyle w:val="Manh"/>')).bold is True


def test_vietnamese_letters_are_in_the_font_beyond_english_ones():
    run = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'

    assert first_run(line("Số", run=run)).font == "Times New Roman"
    assert first_run(line("UBND", run=run)).font == "Arial"


def test_styles_that_go_round_in_a_circle_end():
    assert first_run(line("x", style="Vong")).pt == 11


# --- paragraphs


def test_a_paragraph_takes_indent_and_alignment_from_its_style_and_spacing_from_the_defaults():
    look = read_look(made(line("x", style="Than"))).paragraphs[0]

    assert (look.align, round(look.first, 1), look.after, round(look.line, 2)) == ("both", 10.0, 8.0, 1.08)


def test_a_hanging_indent_is_negative_and_a_new_name_of_a_side_is_known():
    look = read_look(made(line("x", layout='<w:ind w:start="20mm" w:hanging="567"/>'))).paragraphs[0]

    assert (look.left, round(look.first, 1)) == (20, -10.0)


def test_a_table_s_style_sets_its_paragraphs():
    cell = f'<w:tc><w:tcPr><w:tcW w:w="5670" w:type="dxa"/></w:tcPr>{line("ô")}</w:tc>'
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/></w:tblPr><w:tr>{cell}</w:tr></w:tbl>'
    look = read_look(made(table)).paragraphs[0]

    assert look.after == 0
    assert (look.spot[:3], round(look.spot.width)) == ((1, 1, 1), 100)


def test_lines_below_are_seen_as_borders_cells_and_drawings():
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    shape = '<wp:anchor><wp:extent cx="2016000" cy="0"/><a:prstGeom prst="line"/></wp:anchor>'
    drawn = f"<w:p><w:r><w:drawing>{shape}</w:drawing></w:r></w:p>"
    older = '<w:p><w:r><w:pict><v:line from="10pt,5pt" to="2in,5pt"/></w:pict></w:r></w:p>'
    cell = f'<w:tc><w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr>{line("a")}{line("b")}</w:tc>'
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    looks = read_look(made(line("x", layout=border) + drawn + older + table)).paragraphs

    assert [look.has_rule for look in looks] == [True, False, False, False, True]
    assert looks[1].drawn == (56,)
    assert looks[2].drawn == (pytest.approx(47.3, abs=0.1),)


# --- pages


def test_a_page_has_its_size_and_margins_the_gutter_with_the_left_one():
    page = page_of(made("", page=PAGE.replace('w:header="567"', 'w:header="567" w:gutter="284"')))

    found = (page.width, page.height, page.top, page.left, page.right, page.header)
    assert found == tuple(pytest.approx(mm, abs=0.1) for mm in (210, 297, 20, 35, 15, 10))


@pytest.mark.parametrize(
    ("layout", "before", "align"),
    [
        ('<w:jc w:val="center"/>', "", "center"),
        ('<w:jc w:val="end"/>', "", "right"),
        ('<w:framePr w:wrap="around" w:xAlign="center"/>', "", "center"),
        ('<w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs>', "<w:r><w:tab/></w:r>", "center"),
        ("", '<w:r><w:tab/></w:r><w:r><w:tab/></w:r>', "right"),
        ("", '<w:r><w:ptab w:relativeTo="margin" w:alignment="center"/></w:r>', "center"),
        ("", "", "left"),
        ('<w:jc w:val="center"/>', "<w:r><w:lastRenderedPageBreak/></w:r>", "center"),
    ],
)  # fmt: skip
def test_a_page_number_is_where_its_line_puts_it(layout, before, align):
    page = page_of(made("", header=f"<w:p><w:pPr>{layout}</w:pPr>{before}{PAGE_FIELD}</w:p>"))

    assert [(each.place, each.align, each.run.pt) for each in page.numbers] == [("header", align, 13)]


def test_a_page_number_in_a_text_box_stands_where_the_box_does():
    box = (
        '<wp:anchor><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
        f"<w:txbxContent><w:p>{PAGE_FIELD}</w:p></w:txbxContent></wp:anchor>"
    )
    page = page_of(made("", header=f"<w:p><w:r><w:drawing>{box}</w:drawing></w:r></w:p>"))

    assert [(each.place, each.align) for each in page.numbers] == [("header", "center")]


def test_the_count_of_pages_is_no_page_number():
    assert page_of(made("", footer=f"<w:p>{PAGE_FIELD.replace(' PAGE ', ' NUMPAGES ')}</w:p>")).numbers == ()


def test_a_title_page_without_a_header_of_its_own_shows_no_number():
    header = f"<w:p>{PAGE_FIELD}</w:p>"

    assert page_of(made("", header=header, page=PAGE + "<w:titlePg/>")).first_numbers == ()
    assert len(page_of(made("", header=header)).first_numbers) == 1


def test_a_section_without_headers_goes_on_with_those_before():
    inner = f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rheader"/>{PAGE}</w:sectPr></w:pPr></w:p>'
    look = read_look(made(inner + line("x"), header=f"<w:p>{PAGE_FIELD}</w:p>"))

    assert [len(page.numbers) for page in look.pages] == [1, 1]
    assert [each.section for each in look.paragraphs] == [0, 1]


def test_mirrored_margins_are_seen():
    assert read_look(made("", settings="<w:mirrorMargins/>")).is_mirrored
    assert not read_look(made("")).is_mirrored


# --- numbers of blocks


def agrees(look: PaperLook, content: bytes) -> bool:
    """Whether every paragraph stands in the block of its number, and every block of the body has one."""
    narrative = read_narrative(content, "x.docx")
    bodies = {block.number: block for block in narrative.blocks if block.kind != "note"}
    numbers = {each.number for each in look.paragraphs if each.number is not None}
    texts = {
        number: " ".join(f"{block.text} {' '.join(cell.text for cell in block.cells)}".split())
        for number, block in bodies.items()
    }
    return numbers == set(bodies) and all(
        " ".join(each.text.split()) in texts[each.number] for each in look.paragraphs if each.number is not None
    )


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("*.docx")), ids=lambda path: path.name)
def test_paragraphs_have_the_numbers_of_the_narrative_s_blocks(path):
    content = path.read_bytes()
    try:
        narrative = read_narrative(content, path.name)
    except Unreadable:
        pytest.skip("refused: it carries a secrecy mark")

    assert agrees(read_look(content), content)
    assert narrative.blocks


def test_boxes_inner_tables_and_deleted_words_change_no_number():
    inside = f"<v:textbox><w:txbxContent>{line('trong hộp')}</w:txbxContent></v:textbox>"
    box = f"<w:p><w:r><w:pict><v:shape>{inside}</v:shape></w:pict></w:r><w:r><w:t>neo</w:t></w:r></w:p>"
    inner = f"<w:tbl><w:tr><w:tc>{line('bảng trong')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{line('')}{inner}{line('ô')}</w:tc></w:tr></w:tbl>"
    gone = '<w:p><w:del w:id="1" w:author="x"><w:r><w:t>đã xóa</w:t></w:r></w:del><w:r><w:t>còn</w:t></w:r></w:p>'
    content = made(line("một") + box + table + line("") + gone)

    assert agrees(read_look(content), content)


@pytest.mark.data
@pytest.mark.slow
def test_the_documents_of_others_are_read_or_refused(shared_data: Path):
    paths = sorted(shared_data.rglob("*.docx"))
    assert len(paths) > 40
    for path in paths:
        content = path.read_bytes()
        try:
            read_narrative(content, path.name)
        except Unreadable:
            continue
        assert agrees(read_look(content), content), path.name


# --- what means harm


@pytest.mark.parametrize(
    "page",
    ['<w:pgMar w:left="99999999999999999999" w:top="NaN" w:right="-1e9"/>', '<w:pgSz w:w="x"/>', ""],
)  # fmt: skip
def test_lengths_that_are_none_are_left_open(page):
    found = page_of(made(line("x"), page=page))

    assert (found.left, found.top, found.right, found.width) == (None, None, None, None)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_what_is_no_document_is_refused(content):
    with pytest.raises(Unreadable):
        read_look(content)
