"""A Word report as blocks: headings, lists, tables, notes and changes, each addressable by its number."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tongket.collect.documents.block import BlockKind
from tongket.collect.documents.docx_blocks import passages_plainly, read_docx
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import read_narrative
from tongket.collect.screening import secrecy_mark
from tongket.collect.submission import OddityKind


def sent(*lines: str) -> bytes:
    """A Word file of plain paragraphs."""
    document = docx.Document()
    for text in lines:
        document.add_paragraph(text)
    return saved(document)


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def blocks(content: bytes):
    return read_narrative(content, "bao-cao.docx").blocks


def test_paragraphs_are_numbered_in_reading_order():
    read = blocks(sent("Xảy ra 09 vụ.", "Bắt 05 đối tượng."))

    assert [(block.number, block.kind, block.text) for block in read] == [
        (1, BlockKind.PARAGRAPH, "Xảy ra 09 vụ."),
        (2, BlockKind.PARAGRAPH, "Bắt 05 đối tượng."),
    ]


def test_numbered_headings_keep_their_level():
    read = blocks(
        sent("I. TÌNH HÌNH", "1. Kết quả", "Đã xảy ra 09 vụ phạm tội trên địa bàn huyện.", "II. ĐÁNH GIÁ CHUNG")
    )

    headings = [(block.level, block.title) for block in read if block.kind is BlockKind.HEADING]
    assert headings[0] == (1, "TÌNH HÌNH")
    assert headings[-1] == (1, "ĐÁNH GIÁ CHUNG")


def test_a_table_is_one_block_with_its_cells():
    document = docx.Document()
    document.add_paragraph("Số liệu:")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Chỉ tiêu", "2020", "Số vụ", "9"), strict=True
    ):
        cell.text = text

    read = blocks(saved(document))

    assert [block.kind for block in read] == [BlockKind.PARAGRAPH, BlockKind.TABLE]
    assert [(cell.row, cell.column, cell.text) for cell in read[1].cells][-1] == (2, 2, "9")


@pytest.mark.parametrize("reader", ["", "truth"])
def test_bold_words_keep_their_tabs_and_may_be_bold_by_a_style_alone(reader):
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("Công an:\txã", style="Strong")
    paragraph.add_run(" đã bắt 05 đối tượng.")

    read = blocks_of(read_docx(saved(document), reader).passages)

    assert read[0].lead == "Công an:\txã"


def test_tracked_changes_are_read_as_accepted_and_said():
    document = docx.Document()
    paragraph = document.add_paragraph("Xảy ra ")._p
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    gone = f'<w:del {namespace} w:id="1" w:author="A"><w:r><w:delText>8</w:delText></w:r></w:del>'
    come = f'<w:ins {namespace} w:id="2" w:author="A"><w:r><w:t>9 vụ</w:t></w:r></w:ins>'
    for piece in (gone, come):
        paragraph.append(docx.oxml.parse_xml(piece))

    read = read_narrative(saved(document), "a.docx")

    assert read.blocks[0].text == "Xảy ra 9 vụ"
    assert OddityKind.CHANGES_ACCEPTED in [oddity.kind for oddity in read.oddities]


@given(
    st.lists(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy 0123456789", min_size=3).map(str.strip).filter(bool), max_size=6)
)
@settings(max_examples=25, deadline=None)
def test_no_letter_is_lost_or_invented(lines):
    assume(secrecy_mark(lines) is None)  # "toi mat" alone in a line is a mark, and the document would be refused
    read = "".join(block.text for block in blocks(sent(*lines)))

    assert "".join(read.split()) == "".join("".join(lines).split())


def test_what_is_no_word_file_is_refused():
    with pytest.raises(Unreadable):
        read_narrative(b"", "a.docx")


@pytest.mark.data
@pytest.mark.slow
def test_documents_that_broke_other_programs_are_read_or_refused(shared_data: Path):
    read = refused = 0
    for path in sorted((*shared_data.glob("hostile-docs/**/*.docx"), *shared_data.glob("poi-test-data/**/*.docx"))):
        try:
            read_narrative(path.read_bytes(), path.name)
            read += 1
        except Unreadable:
            refused += 1

    assert read > 7 * refused


@pytest.mark.data
@pytest.mark.slow
def test_the_path_without_a_tree_gives_what_the_tree_gives(shared_data: Path):
    served = compared = 0
    for path in sorted(shared_data.glob("**/*.docx")):
        try:
            truth = read_docx(path.read_bytes(), "truth")
        except Unreadable:
            continue
        compared += 1
        served += passages_plainly(path.read_bytes()) is not None
        ours = read_docx(path.read_bytes())
        assert blocks_of(ours.passages) == blocks_of(truth.passages), path.name
        assert ours.oddities == truth.oddities, path.name

    print(f"\n{served} of {compared} documents served without a tree")
    assert served > compared / 2
