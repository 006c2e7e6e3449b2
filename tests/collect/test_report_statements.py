"""A placed narrative is cut into statements: exact slices, each with its section and its paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from placed_texts import EXAMPLE

from tongket.collect.documents.block import Passage, TableCell
from tongket.collect.narratives.headings import blocks_of
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report_statements import report_of


def told(*passages: Passage | str):
    blocks = blocks_of([Passage(each) if isinstance(each, str) else each for each in passages])
    return report_of("H01", "bao-cao.docx", Narrative(blocks, "docx"), EXAMPLE)


def test_a_paragraph_is_cut_into_sentences_with_their_section():
    report = told("III. ĐÁNH GIÁ CHUNG", Passage("1. Ưu điểm", is_bold=True), "Nhận thức nâng lên. Số vụ giảm 12%.")

    assert [(each.text, each.section, each.paragraph, each.start) for each in report.statements] == [
        ("Nhận thức nâng lên.", 10, 3, 0),
        ("Số vụ giảm 12%.", 10, 3, 20),
    ]


def test_the_bullet_of_an_item_is_no_part_of_its_statement():
    report = told("III. ĐÁNH GIÁ CHUNG", "- Phối hợp có lúc chưa chặt chẽ.", "a) Kiểm tra còn ít.")

    assert [each.text for each in report.statements] == ["Phối hợp có lúc chưa chặt chẽ.", "Kiểm tra còn ít."]


def test_a_heading_run_in_with_its_paragraph_states_nothing_itself():
    report = told(
        "III. ĐÁNH GIÁ CHUNG",
        Passage("1. Ưu điểm: Các cấp ủy vào cuộc tích cực.", lead="1. Ưu điểm:"),
        "* Hạn chế: Một số nơi còn chậm.",
    )

    assert [(each.text, each.section) for each in report.statements] == [
        ("Các cấp ủy vào cuộc tích cực.", 10),
        ("Một số nơi còn chậm.", 11),
    ]


def test_a_heading_that_a_figure_or_half_a_sentence_follows_is_part_of_what_is_stated():
    report = told(
        "III. ĐÁNH GIÁ CHUNG",
        Passage("- Ưu điểm: 93 hộ thoát nghèo.", lead="- Ưu điểm:"),
        "* Hạn chế: một số nơi còn chậm.",
        "* Hạn chế: Đảng ủy còn nể nang.",
    )

    assert [each.text for each in report.statements] == [
        "Ưu điểm: 93 hộ thoát nghèo.",
        "Hạn chế: một số nơi còn chậm.",
        "Đảng ủy còn nể nang.",
    ]


def test_headings_tables_letterhead_and_signatures_state_nothing():
    table = Passage("", cells=(TableCell(1, 1, "Số vụ"), TableCell(1, 2, "12")))
    report = told(
        "BÁO CÁO", "Kính gửi: Tỉnh ủy.", "II. KẾT QUẢ", "Đạt 90%.", table, "T/M BAN THƯỜNG VỤ", "Nơi nhận:", "- Lưu."
    )

    assert [each.text for each in report.statements] == ["Đạt 90%."]


def test_an_opening_is_told_under_no_section():
    opening = (
        "Huyện có 12 xã, dân số trên một trăm nghìn người, địa bàn rộng, nhiều sông rạch và giáp ranh hai tỉnh bạn."
    )
    report = told("BÁO CÁO", "Tổng kết Chỉ thị", opening, "II. KẾT QUẢ", "Đạt 90%.")

    assert [(each.text, each.section) for each in report.statements] == [(opening, None), ("Đạt 90%.", 3)]


def test_a_table_of_contents_states_nothing():
    report = told("II. KẾT QUẢ", "Mục này có ở trang sau.......... 12", "Đạt 90%.")

    assert [each.text for each in report.statements] == ["Đạt 90%."]


LINES = st.sampled_from(
    [
        "II. KẾT QUẢ",
        "- Đạt 90%; xong.",
        "* Ưu điểm: Tốt. Rất tốt.",
        "a) b) c)",
        "1. Hạn chế",
        "(…)",
        "Xong. Rồi!",
        "+",
        "Nơi nhận:",
    ]
)


@pytest.mark.slow
@given(st.lists(LINES, max_size=10))
@settings(max_examples=60, deadline=None)
def test_every_statement_is_the_slice_of_its_block_that_it_says(lines):
    report = told(*lines)

    for each in report.statements:
        text = report.narrative.block(each.paragraph).text
        assert text[each.start : each.start + len(each.text)] == each.text == each.text.strip()
    assert list(report.statements) == sorted(report.statements, key=lambda each: (each.paragraph, each.start))
