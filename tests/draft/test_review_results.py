"""Which section of a review tells which figures."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.directive.form import RowKind
from tongket.directive.outline import Heading
from tongket.draft.material import Material
from tongket.draft.paper import PaperTable, Paragraph
from tongket.draft.review_results import Block, outline_blocks
from tongket.layout.rules import rules_for

ROWS = [
    row(1, "Số cây xanh trồng mới"),
    row(2, "Tổng kinh phí thực hiện (2.1+2.2)", kind=RowKind.TOTAL, parts=(3, 4)),
    row(3, "Ngân sách nhà nước"),
    row(4, "Nguồn xã hội hóa"),
]
GIVEN = {"C1": "30", "D1": "40", "C3": "20", "D3": "20", "C4": "15", "D4": "15"}


def drawn(*outline: str) -> list[Block]:
    form = form_of(ROWS, [year(3, 2019), year(4, 2020), period_total(5, (3, 4))], name="Biểu 3")
    material = Material(
        review=REVIEW,
        form=form,
        units=[unit_of("H1")],
        consolidation=consolidated(form, {"H1": GIVEN}),
        findings=[],
        mappings=[],
        submissions={},
        outline=tuple(Heading(2, text) for text in outline),
        exclusions={},
    )
    return list(outline_blocks(material, rules_for("party", REVIEW.as_of)))


def told(*outline: str) -> list[str]:
    """Headings and prose, in order."""
    return ["".join(run.text for run in block.runs) for block in drawn(*outline) if isinstance(block, Paragraph)]


def test_an_indicator_that_a_later_heading_asks_for_is_told_there_and_only_there() -> None:
    text = told("Trồng cây, mô hình (Biểu 3)", "Kinh phí thực hiện (Biểu 3)")

    at = text.index("2. Kinh phí thực hiện (Biểu\N{NO-BREAK SPACE}3)")
    assert "tổng kinh phí thực hiện là 70" in text[at + 1]
    assert "cây xanh" not in text[at + 1]
    assert not any("kinh phí" in each for each in text[1:at])
    assert any("số cây xanh trồng mới là 70" in each for each in text[:at])


def test_a_later_heading_that_names_the_sheet_but_none_of_its_indicators_takes_nothing() -> None:
    text = told("Trồng cây, mô hình (Biểu 3)", "Bài học kinh nghiệm (Biểu 3)")

    assert any("tổng kinh phí thực hiện là 70" in each.lower() for each in text[:3])
    assert text[-1] == "(Chưa có nội dung tổng hợp từ báo cáo bằng lời của các đơn vị.)"


def test_no_page_has_one_row_of_a_table_alone() -> None:
    (table,) = (block for block in drawn("Kết quả (Biểu 3)") if isinstance(block, PaperTable))

    stays = [all(each.keep_with_next for cell in row for each in cell.paragraphs) for row in table.rows]
    assert stays == [True, True, True, True, False]  # the heading with three rows, the last rows with each other
