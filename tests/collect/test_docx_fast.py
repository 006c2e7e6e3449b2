"""The path without a tree: whatever a document holds, it makes what the tree makes, or leaves the document to it."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tongket.collect.documents.docx_blocks import passages_plainly, read_docx
from tongket.collect.narratives.headings import blocks_of

SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{rest}"'
    for prefix, rest in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("w14", "microsoft.com/office/word/2010/wordml"),
    )
)


def parts_of_an_empty_document() -> dict[str, bytes]:
    target = io.BytesIO()
    docx.Document().save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


EMPTY = parts_of_an_empty_document()


def document(body: str) -> bytes:
    """A Word file of this markup in python-docx's template, which has headings, lists and bold styles."""
    main = f"<?xml version='1.0' encoding='UTF-8'?>\r\n<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**EMPTY, "word/document.xml": main.encode()}.items():
            archive.writestr(name, content)
    return target.getvalue()


# --- markup as programs write it, texts as people do

words = st.sampled_from(
    (
        "Đã xảy ra 09 vụ.", "I. TÌNH HÌNH", "1. Kết quả", "- Công an xã ", "a) Về", "+ ", " ", "", "A & B", "x > y < z",
        'tên w:rsidR="00AB" ở giữa', ' w14:paraId="1F"/', "&amp;", "o\u0302\u0301", "KẾT QUẢ", "Nơi nhận:", "]]&gt;",
    )
)  # fmt: skip
session = st.sampled_from(
    ("", ' w:rsidR="00AB12CD"', ' w:rsidRPr="0012ABCD" w:rsidP="00000001"', ' w14:paraId="1F2E3D4C"')
)
looks = st.sampled_from(
    (
        "", "<w:b/>", '<w:b w:val="0"/>', '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="Emphasis"/><w:b/>',
        '<w:rFonts w:ascii="Arial"/><w:sz w:val="28"/>', "<w:b/><w:bCs/>",
    )
)  # fmt: skip
settings_of_paragraphs = st.sampled_from(
    (
        "", '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="ListNumber"/>', '<w:pStyle w:val="Unknown"/>',
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', '<w:numPr><w:numId w:val="0"/></w:numPr>',
        '<w:outlineLvl w:val="1"/>', '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>', '<w:jc w:val="both"/>',
    )
)  # fmt: skip
inside_runs = st.sampled_from(("", "", "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>", "<w:t/>"))
between_runs = st.sampled_from(("", "", '<w:bookmarkStart w:id="1" w:name="a"/>', '<w:proofErr w:type="spellStart"/>'))


@st.composite
def runs(draw) -> str:
    look, text = draw(looks), draw(words)
    kept = ' xml:space="preserve"' if text != text.strip() or draw(st.booleans()) else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    written = f"{draw(inside_runs)}<w:t{kept}>{escape(text)}</w:t>{draw(inside_runs)}"
    return f"<w:r{draw(session)}>{properties}{written}</w:r>{draw(between_runs)}"


@st.composite
def paragraphs(draw) -> str:
    if draw(st.integers(0, 9)) == 0:
        return "<w:p/>"
    stated, look = draw(settings_of_paragraphs), draw(looks)
    mark = f"<w:rPr>{look}</w:rPr>" if look else ""
    properties = f"<w:pPr>{stated}{mark}</w:pPr>" if stated or mark else ""
    return f"<w:p{draw(session)}>{properties}{''.join(draw(st.lists(runs(), max_size=3)))}</w:p>"


@st.composite
def tables(draw) -> str:
    cell_settings = st.sampled_from(("", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>'))
    in_cells = st.lists(paragraphs(), min_size=1, max_size=2).map("".join)
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        cells = [
            f"<w:tc><w:tcPr>{draw(cell_settings)}</w:tcPr>{draw(in_cells)}</w:tc>"
            for _ in range(draw(st.integers(1, 3)))
        ]
        rows.append(f"<w:tr{draw(session)}>{''.join(cells)}</w:tr>")
    return f'<w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr>{"".join(rows)}</w:tbl>'


bodies = st.lists(st.one_of(paragraphs(), paragraphs(), tables()), max_size=8).map("".join)
# What the path without a tree need not know, anywhere in a document.
foreign = st.sampled_from(
    (
        "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>",
        "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>",
        "<w:p><w:r><w:t>một<![CDATA[ hai]]></w:t></w:r></w:p>",
        "<w:p><w:r><w:t>một<!-- hai --> ba</w:t></w:r></w:p>",
        "<!-- <w:p><w:r><w:t>không in</w:t></w:r></w:p> -->",
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>PAGE</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>",
        "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:t>một</w:t></w:r></w:p>",
        "<w:p><w:r><w:t xml:space='preserve'> dấu nháy đơn </w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>trong</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    )
)


def same_either_way(content: bytes) -> bool:
    """Whether both ways gave the same blocks and oddities."""
    ours, truth = read_docx(content), read_docx(content, "truth")
    return blocks_of(ours.passages) == blocks_of(truth.passages) and ours.oddities == truth.oddities


def cell(setting: str, text: str) -> str:
    number = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    return f"<w:tc><w:tcPr>{setting}</w:tcPr><w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


UPPER_ROW = cell('<w:vMerge w:val="restart"/>', "một") + cell("", "hai")
LOWER_ROW = cell("<w:vMerge/>", "ba") + cell("", "bốn")
GOES_ON_BELOW = f"<w:tbl><w:tr>{UPPER_ROW}</w:tr><w:tr>{LOWER_ROW}</w:tr></w:tbl>"


def test_a_cell_that_goes_on_below_is_numbered_as_it_stands_in_the_document():
    (table,) = read_docx(document(GOES_ON_BELOW), "truth").passages

    assert [each.text for each in table.cells] == ["1. một\n3. ba", "2. hai", "4. bốn"]


@given(bodies)
@example(GOES_ON_BELOW)
@settings(max_examples=80, deadline=None)
def test_plain_documents_are_served_and_read_as_their_tree_is(body):
    content = document(body)

    assert passages_plainly(content) is not None
    assert same_either_way(content)


@given(bodies, foreign, bodies)
@settings(max_examples=40, deadline=None)
def test_what_only_the_tree_shows_rightly_is_left_to_it(before, middle, after):
    content = document(before + middle + after)

    assert passages_plainly(content) is None
    assert same_either_way(content)


@pytest.mark.parametrize("text", ['lệnh w:rsidR="00AB12CD" này', ' w14:paraId="1F2E3D4C"', "a > b", "&lt;w:t&gt;"])
def test_letters_of_a_text_are_no_markup(text):
    content = document(f'<w:p w:rsidR="00AB12CD"><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')

    read = passages_plainly(content)

    assert read is not None
    assert [each.text for each in read] == [text.replace("&lt;", "<").replace("&gt;", ">")]


def test_a_drawing_elsewhere_takes_no_words_with_it():
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    words = '<mc:Choice Requires="w14"><w:r><w:t>Đã xảy ra 09 vụ.</w:t></w:r></mc:Choice>'
    content = document(
        "<w:p><w:r><w:drawing></w:drawing></w:r></w:p>"
        f"<w:p><mc:AlternateContent {space}>{words}</mc:AlternateContent></w:p>"
    )

    assert [each.text for each in read_docx(content).passages] == ["Đã xảy ra 09 vụ."]
