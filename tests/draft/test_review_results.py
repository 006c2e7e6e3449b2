"""Which section of a review tells which figures."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.check.claims.claim import Claim, ClaimKind, RefersTo, Verdict
from tongket.collect.narratives.counted import Told
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport, Placing, Statement
from tongket.consolidate.point import Point
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, RowKind
from tongket.directive.outline import Heading
from tongket.draft.material import Material
from tongket.draft.paper import PaperTable, Paragraph
from tongket.draft.review_results import Block, outline_blocks
from tongket.draft.review_tables import PORTRAIT, PORTRAIT_SIZES, frame_for, short_body
from tongket.layout.rules import rules_for
from tongket.periods.period import Period

ROWS = [
    row(1, "Số cây xanh trồng mới"),
    row(2, "Tổng kinh phí thực hiện (2.1+2.2)", kind=RowKind.TOTAL, parts=(3, 4)),
    row(3, "Ngân sách nhà nước"),
    row(4, "Nguồn xã hội hóa"),
]
GIVEN = {"C1": "30", "D1": "40", "C3": "20", "D3": "20", "C4": "15", "D4": "15"}


GROUPED = [
    row(1, "NƯỚC SẠCH", kind=RowKind.GROUP),
    replace(row(2, "Số hộ dùng nước sạch"), path=("NƯỚC SẠCH", "Số hộ dùng nước sạch")),
    row(3, "MỖI XÃ MỘT SẢN PHẨM (OCOP)", kind=RowKind.GROUP),
    replace(row(4, "Số sản phẩm đạt 3 sao"), path=("MỖI XÃ MỘT SẢN PHẨM (OCOP)", "Số sản phẩm đạt 3 sao")),
    replace(row(5, "Số chủ thể"), path=("MỖI XÃ MỘT SẢN PHẨM (OCOP)", "Số chủ thể")),
]


def material_of(form: Form) -> Material:
    """A review of that form, of one unit that sent nothing yet."""
    return Material(
        review=REVIEW,
        form=form,
        units=[unit_of("H1")],
        consolidation=consolidated(form, {}),
        findings=[],
        mappings=[],
        submissions={},
        outline=(),
        exclusions={},
    )


def drawn(*outline: str, rows: Sequence[FormRow] = ROWS, **facts: object) -> list[Block]:
    form = form_of(rows, [year(3, 2019), year(4, 2020), period_total(5, (3, 4))], name="Biểu 3")
    given = {f"{column}{each.row}": "20" for each in rows for column in "CD"} if rows is not ROWS else GIVEN
    headings = tuple(Heading(2, text) for text in outline)
    material = replace(material_of(form), consolidation=consolidated(form, {"H1": given}), outline=headings, **facts)
    return list(outline_blocks(material, rules_for("party", REVIEW.as_of)))


def told(*outline: str, **facts: object) -> list[str]:
    """Headings and prose, in order."""
    blocks = drawn(*outline, **facts)
    return ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]


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
    assert text[-1].strip("…") == ""


def test_a_group_of_the_form_is_told_whole_under_the_heading_that_has_its_name() -> None:
    text = told("Đời sống nông thôn (Biểu 3)", "Sản phẩm OCOP (Biểu 3)", rows=GROUPED)

    at = text.index("2. Sản phẩm OCOP (Biểu\N{NO-BREAK SPACE}3)")
    assert "số sản phẩm đạt 3 sao là 40" in text[at + 1]
    assert "Số chủ thể là 40" in text[at + 1]
    assert not any("chủ thể" in each for each in text[:at])


def narrated(*said: tuple[str, int, str]) -> dict[str, object]:
    """What units tell in words: who, under which heading of the outline, of which cell of the form."""
    reports, claims = [], []
    for number, (unit, section, cell) in enumerate(said):
        file = f"{number}.docx"
        statement = Statement(unit, file, 1, 0, "đạt 20", section)
        blank = NarrativeReport(
            unit=unit, file=file, narrative=Narrative((), "docx"), placing=Placing(()), statements=(statement,)
        )
        reports.append(blank)
        claims.append(
            Claim(
                unit=unit, file=file, paragraph=1, text="đạt 20", kind=ClaimKind.COUNT, numbers=(),
                refers_to=RefersTo("Biểu 3", cell, "2020"), verdict=Verdict.AGREES,
            )
        )  # fmt: skip
    return {"told": Told(tuple(reports)), "claims": claims}


def test_an_indicator_is_told_under_the_heading_that_the_units_tell_it_under() -> None:
    headings = ("Trồng cây (Biểu 3)", "Đóng góp của nhân dân (Biểu 3)")

    there = told(*headings, **narrated(("H1", 1, "D2"), ("H2", 1, "C2"), ("H3", 0, "D1")))
    at = there.index("2. Đóng góp của nhân dân (Biểu\N{NO-BREAK SPACE}3)")
    assert "tổng kinh phí thực hiện là 70" in there[at + 1]
    assert not any("kinh phí" in each.lower() for each in there[:at])

    one_unit_alone = told(*headings, **narrated(("H1", 1, "D2"), ("H1", 1, "C2")))
    assert any("kinh phí" in each.lower() for each in one_unit_alone[:at])


def test_a_sheet_that_all_tell_elsewhere_keeps_its_rows_beside_its_table() -> None:
    everything = [(unit, 1, f"D{number}") for unit in ("H1", "H2") for number in (1, 2, 3, 4)]

    text = told("Trồng cây (Biểu 3)", "Kết quả khác (Biểu 3)", **narrated(*everything))

    assert "số cây xanh trồng mới là 70" in text[1]


def test_no_page_has_one_row_of_a_table_alone() -> None:
    (table,) = (block for block in drawn("Kết quả (Biểu 3)") if isinstance(block, PaperTable))

    stays = [all(each.keep_with_next for cell in row for each in cell.paragraphs) for row in table.rows]
    assert stays == [True, True, True, True, False]  # the heading with three rows, the last rows with each other


def test_a_table_too_wide_for_the_page_leaves_the_difference_to_the_appendix() -> None:
    columns = (
        FormColumn(column=3, path=("Giai đoạn 2011-2020",), period=Period.years(2011, 2020)),
        FormColumn(column=4, path=("Giai đoạn 2001-2010",), period=Period.years(2001, 2010)),
        FormColumn(column=5, path=("So sánh", "Số"), kind=ColumnKind.CHANGE, current=3, base=4),
        FormColumn(column=6, path=("So sánh", "%"), kind=ColumnKind.CHANGE_PERCENT, current=3, base=4),
    )

    def shown(digits: int) -> list[str]:
        """The headings of the short table where numbers have so many digits."""
        form = form_of([row(1, "Kinh phí", measure="Triệu đồng")], columns)
        made = replace(material_of(form), consolidation=consolidated(form, {"H1": {"C1": "9" * digits, "D1": "7"}}))
        body = short_body(made, form.sheets[0])
        return [column.path[-1] for column in body.columns] if body else []

    assert shown(5) == ["Giai đoạn 2011-2020", "Giai đoạn 2001-2010", "Số", "%"]
    assert shown(13) == ["Giai đoạn 2011-2020", "Giai đoạn 2001-2010", "%"]


def test_the_only_group_under_a_heading_is_no_list_and_not_named_twice() -> None:
    text = told("Nước sạch (Biểu 3)", "Sản phẩm OCOP (Biểu 3)", rows=GROUPED)

    assert text[text.index("1. Nước sạch (Biểu\N{NO-BREAK SPACE}3)") + 1].startswith("Cộng giai đoạn, số hộ dùng nước")
    assert any(each.startswith("Mỗi xã một sản phẩm (OCOP): cộng giai đoạn, số sản phẩm") for each in text)
    assert not any(each.startswith("- ") for each in text)


def test_two_groups_under_one_heading_are_a_list() -> None:
    text = told("Nông thôn mới (Biểu 3)", rows=GROUPED)

    assert [each.split(":")[0] for each in text if each.startswith("- ")] == [
        "- Nước sạch",
        "- Mỗi xã một sản phẩm (OCOP)",
    ]


def test_a_heading_whose_points_single_units_make_does_not_say_that_nobody_wrote_of_it() -> None:
    said = [Statement("H1", "1.docx", 1, 0, "Đã mở 05 lớp học.", 1), Statement("H2", "2.docx", 1, 0, "Có 02 tổ.", 1)]
    points = [
        Point(id=f"P{n}", section=1, text=each.text, statements=(each,), units=(each.unit,), of=3)
        for n, each in enumerate(said)
    ]

    text = told("Kết quả", "Ưu điểm", "Hạn chế", points=points, **narrated(("H1", 0, "C1")))

    assert text[text.index("2. Ưu điểm") + 1].startswith("(Có 02 ý về mục này")
    assert "(Báo cáo của các đơn vị không có nội dung cho mục này.)" in text


def test_a_long_heading_is_no_column_of_single_words() -> None:
    share = FormColumn(
        column=5, path=("Tỷ lệ thực hiện so với kế hoạch (%)",), kind=ColumnKind.RATIO, numerator=3, denominator=4
    )
    form = form_of(ROWS, [year(3, 2019), year(4, 2020), share])
    body = short_body(material_of(form), form.sheets[0])
    assert body is not None

    width = frame_for([body], width=PORTRAIT, sizes=PORTRAIT_SIZES).widths(body)[-2]

    assert 14 < width < 25
