"""What whoever signs must know stands on the first screen."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import REVIEW, consolidated, form_of, row, unit_of, year

from tongket.check.finding import Finding
from tongket.check.kinds.layout import GuessRefuted
from tongket.collect.submission import Place
from tongket.draft.material import Material
from tongket.draft.page.unit_section import first_screen

REFUTED = GuessRefuted(
    at=Place("form.toml", "Biểu 1"), line="Tổng số hộ", units=9, of=10, found=Decimal(120), expected=Decimal(30)
)


FORM = form_of([row(1, "Số hộ")], [year(3, 2019)])


def material_of(*findings: Finding) -> Material:
    return Material(
        review=REVIEW,
        form=FORM,
        units=[unit_of("H01")],
        consolidation=consolidated(FORM, {"H01": {"C1": "1"}}),
        findings=findings,
        mappings=[],
        submissions={},
        outline=(),
        exclusions={},
    )


def shown(*findings: Finding) -> str:
    return "".join(first_screen(material_of(*findings)))


def test_a_total_that_nearly_all_units_contradict_is_named_with_what_to_mend():
    page = shown(REFUTED)

    assert "Biểu mẫu hiểu sai</strong> Biểu 1: “Tổng số hộ” được đoán là tổng" in page
    assert "sửa form.toml" in page


def test_a_unit_let_off_that_reported_is_told_to_count_and_the_other_to_be_let_off():
    counted = consolidated(FORM, {"H01": {"C1": "1"}})
    waived = replace(counted, waived={"H01": "mới thành lập", "H02": "giải thể"})
    page = "".join(first_screen(replace(material_of(), units=[unit_of("H01"), unit_of("H02")], consolidation=waived)))

    assert "Được miễn báo cáo nhưng có gửi, có tính</strong> H01: mới thành lập" in page
    assert "Miễn báo cáo</strong> H02: giải thể" in page


def test_nothing_is_said_where_no_guess_is_refuted_or_someone_let_it_pass():
    assert "Biểu mẫu hiểu sai" not in shown()
    assert "Biểu mẫu hiểu sai" not in shown(replace(REFUTED, settled="đã sửa tay"))
