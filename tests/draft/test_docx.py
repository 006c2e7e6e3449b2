"""The Word writer, read back by a reader that is not ours."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from tongket.draft.docx import docx_bytes
from tongket.draft.paper import Align, Cell, Paper, PaperTable, Section, line, plain


@pytest.fixture
def paper() -> Paper:
    head = line(plain("BÁO CÁO", bold=True), align=Align.CENTER)
    body = line(plain("Xảy ra "), plain("3.558 vụ", figure="Biểu 1!N10"), plain(" trong 10 năm."))
    cells = tuple(Cell(paragraphs=(line(plain(text), is_tight=True),)) for text in ("1", "Số vụ", "3.558"))
    table = PaperTable(widths=(10.0, 100.0, 30.0), rows=(cells, cells), header_rows=1)
    return Paper(
        title="Báo cáo thử", sections=(Section(blocks=(head, body, table)), Section(blocks=(head,), is_landscape=True))
    )


def opened(paper: Paper):
    return docx.Document(io.BytesIO(docx_bytes(paper)))


def test_paragraphs_and_tables_are_read_back(paper):
    document = opened(paper)

    assert document.paragraphs[0].text == "BÁO CÁO"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["1", "Số vụ", "3.558"]


def test_a_number_sits_in_a_content_control_tagged_with_its_figure(paper):
    xml = zipfile.ZipFile(io.BytesIO(docx_bytes(paper))).read("word/document.xml").decode()

    bound = re.search(r'<w:sdt>.*?<w:tag w:val="([^"]+)"/>.*?<w:t[^>]*>([^<]+)</w:t>.*?</w:sdt>', xml)

    assert bound is not None
    assert bound.groups() == ("fig:Biểu 1!N10", "3.558 vụ")


def test_margins_orientation_and_hidden_first_number(paper):
    first, second = opened(paper).sections

    assert [
        round(margin.mm) for margin in (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    ] == [
        20,
        20,
        30,
        15,
    ]
    assert first.page_width < first.page_height
    assert second.page_width > second.page_height
    assert first.different_first_page_header_footer


def test_the_same_paper_gives_the_same_bytes(paper):
    assert docx_bytes(paper) == docx_bytes(paper)


def test_a_unit_s_text_cannot_become_markup(paper):
    hostile = Paper(title="<x>", sections=(Section(blocks=(line(plain("</w:t><w:evil/> & \x07")),)),))

    assert opened(hostile).paragraphs[0].text == "</w:t><w:evil/> & "
