"""What a review says of its own completeness, as official prose says it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, period_total, row, unit_of, year

from tongket.collect.narrative_report import Statement
from tongket.consolidate.point import Point
from tongket.draft.material import Material
from tongket.draft.review_words import completeness_words, reservations


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

    (words,) = reservations(replace(material(), points=(point,)))

    assert "số ghi kèm là số đơn vị nêu ý đó" in words
