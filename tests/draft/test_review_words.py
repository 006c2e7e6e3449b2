"""What a review says of its own completeness, as official prose says it."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.check.kinds.cells import BlankDue
from tongket.check.kinds.rules import TotalNotParts
from tongket.collect.narratives.counted import Told
from tongket.collect.narratives.narrative import Narrative
from tongket.collect.narratives.report import NarrativeReport, Placing, Statement
from tongket.collect.submission import Place
from tongket.consolidate.point import Point
from tongket.directive.outline import Heading
from tongket.draft.material import Material
from tongket.draft.review_words import completeness_words, reservations, words_left


def material(units: int = 3) -> Material:
    form = form_of([row(3, "Số vụ")], [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
    return Material(
        review=REVIEW,
        form=replace(form, is_confirmed=True),
        units=[unit_of(f"H{number}") for number in range(1, units + 1)],
        consolidation=consolidated(form, {"H1": {"C3": "1", "D3": "2"}}),
        findings=[],
        mappings=[],
        submissions={},
        outline=(),
        exclusions={},
    )


def test_units_below_ten_are_written_with_a_nought() -> None:
    names = [unit.name for unit in material().units]

    assert completeness_words(material()) == (
        "Số liệu trong dự thảo này tổng hợp từ báo cáo của 1/3 đơn vị; "
        f"chưa có số liệu của 02 đơn vị ({names[1]}, {names[2]})."
    )
    assert "chưa có số liệu của 14 đơn vị (danh sách tại phụ lục cuối báo cáo)" in completeness_words(material(15))


def test_page_one_says_what_the_number_beside_a_machine_s_point_counts() -> None:
    said = Statement("H1", "H1.docx", 7, 0, "Đã quán triệt.", 0)
    point = Point(id="P01", section=0, text=said.text, statements=(said,), units=("H1",), of=1)

    *_, words = reservations(replace(material(), points=(point,)))

    assert "số ghi kèm là số đơn vị nêu ý đó" in words


def test_page_one_says_that_nobody_sent_words_and_where_a_report_is_not_counted() -> None:
    (words,) = reservations(material())
    left_out = replace(material(), exclusions={"H2": "số liệu trùng"})

    assert words.startswith("Lưu ý: chưa có báo cáo bằng lời của đơn vị nào")
    assert completeness_words(left_out).endswith(
        f"không tính số liệu của 01 đơn vị ({left_out.units[1].name}), có nêu lý do."
    )


def test_a_unit_that_need_not_report_is_not_waited_for() -> None:
    """The statement counts as the figures do: of 2 units, not of 3."""
    made = material()
    let_off = replace(made, consolidation=replace(made.consolidation, waived={"H3": "mới thành lập"}))

    assert let_off.silent == ("H2",)  # no reminder goes to H3
    assert completeness_words(let_off) == (
        "Số liệu trong dự thảo này tổng hợp từ báo cáo của 1/2 đơn vị; "
        f"chưa có số liệu của 01 đơn vị ({made.units[1].name}); "
        f"không kể 01 đơn vị ({made.units[2].name}) được miễn báo cáo, có nêu lý do."
    )


def test_a_unit_that_need_not_report_and_did_is_not_told_to_be_left_out() -> None:
    """Its figures are in the totals, which go on counting 2 units that must report."""
    made = material()
    waived = replace(made.consolidation, waived={"H1": "mới thành lập"})

    assert completeness_words(replace(made, consolidation=waived)) == (
        "Số liệu trong dự thảo này tổng hợp từ báo cáo của 0/2 đơn vị; "
        f"chưa có số liệu của 02 đơn vị ({made.units[1].name}, {made.units[2].name}); "
        f"tính cả số liệu của 01 đơn vị ({made.units[0].name}) được miễn báo cáo nhưng có gửi."
    )


def with_blank_form(**more: object) -> Material:
    """Two units, the second with the form as it went out: its totals, formulas over blanks, come to 0."""
    made = material(2)
    blank = consolidated(made.form, {"H1": {"C3": "1", "D3": "2"}, "H2": {"C3": "", "E3": "0"}})
    return replace(made, consolidation=blank, **more)  # type: ignore[arg-type]


def test_a_form_sent_back_blank_is_no_report() -> None:
    made = with_blank_form()
    noughts = consolidated(made.form, {"H1": {"C3": "1", "D3": "2"}, "H2": {"C3": "0", "D3": "0"}})

    assert made.silent == ("H2",)
    assert replace(made, consolidation=noughts).silent == ()


def test_a_form_sent_back_blank_is_a_report_where_a_person_said_so() -> None:
    due = BlankDue(at=Place("H2.xlsx", "Biểu 1", "C3"), unit="H2", cells="C3:D3")
    waived = replace(due, settled="không phát sinh")

    assert with_blank_form(accepted=frozenset({"H2"}), findings=[due]).silent == ()
    assert with_blank_form(findings=[waived]).silent == ()
    assert with_blank_form(findings=[waived, due]).silent == ("H2",)


def test_a_unit_that_owes_no_figure_sends_no_blank_form() -> None:
    made = with_blank_form()
    owes_a_list = {**made.consolidation.expected, "H2": bytes(len(made.form.cells))}

    assert replace(made, consolidation=replace(made.consolidation, expected=owes_a_list)).silent == ()


def test_page_one_says_only_what_there_is_to_mend() -> None:
    at = Place("H1.xlsx", "Biểu 1", "C3")
    wrong = TotalNotParts(at=at, unit="H1", found=Decimal(3), expected=Decimal(2), gap=Decimal(1))

    *_, words = reservations(replace(material(), findings=[wrong]))

    assert words == "Lưu ý: các tổng số là tạm tính; còn 01 lỗi phải sửa (xem loi-va-canh-bao.xlsx)."


def test_points_left_to_the_page_are_counted_by_the_number_of_their_heading() -> None:
    outline = (Heading(1, "Công tác lãnh đạo; chỉ đạo"), Heading(1, "Đánh giá"), Heading(2, "Ưu điểm"))
    said = [Statement("H1", "H1.docx", 7, 0, text, at) for at, text in ((0, "Một."), (2, "Hai."), (2, "Ba."))]
    points = [
        Point(id=f"P{n}", section=each.section or 0, text=each.text, statements=(each,), units=("H1",), of=3)
        for n, each in enumerate(said)
    ]
    report = NarrativeReport(
        unit="H1", file="H1.docx", narrative=Narrative((), "docx"), placing=Placing(()), statements=tuple(said)
    )

    _, left = words_left(replace(material(), outline=outline, points=points, told=Told((report,))))

    assert left == (
        "Còn 03 ý chưa đưa vào dự thảo, phần lớn do một hoặc hai đơn vị nêu (xem review.html, phần Ý của các đơn vị): "
        "01 ý ở mục I; 02 ý ở mục II.1."
    )
