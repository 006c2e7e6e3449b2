"""What a narrative lacks: sections of the outline, and what a section must say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "collect"))
from placed_texts import EXAMPLE, written
from told_table import review_of

from tongket.check.narratives.check_narratives import check_narratives
from tongket.check.narratives.completeness import complete
from tongket.check.speech import spoken
from tongket.collect.narratives.counted import Told
from tongket.collect.narratives.report_statements import report_of
from tongket.directive.outline import USUAL_OUTLINE

REVIEW = review_of(2016, 2020)
WHOLE = {
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO": "Đã ban hành kế hoạch.",
    "II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN": "Xảy ra 120 vụ, giảm 12 vụ so với cùng kỳ.",
    "III. ĐÁNH GIÁ CHUNG": "",
    "1. Ưu điểm": "Nhận thức nâng lên.",
    "2. Hạn chế, tồn tại": "Phối hợp chưa tốt; trách nhiệm thuộc về Ban Chỉ đạo huyện.",
    "3. Nguyên nhân": "Khách quan là do địa bàn rộng. Chủ quan là do cán bộ kiêm nhiệm.",
    "4. Bài học kinh nghiệm": "Phải dựa vào dân.",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ": "Tiếp tục lãnh đạo.",
    "V. ĐỀ XUẤT, KIẾN NGHỊ": "Đề nghị hỗ trợ kinh phí.",
}


def lacks(sections: dict[str, str], outline=USUAL_OUTLINE) -> list[tuple[str, int | None]]:
    """Codes and paragraphs of what is found in a narrative of these sections."""
    return [(each.code, each.at.paragraph) for each in findings(sections, outline)]


def findings(sections: dict[str, str], outline=USUAL_OUTLINE):
    return list(complete(reported(sections, "H01", outline), outline))


def reported(sections: dict[str, str], unit: str, outline):
    lines = [
        line
        for heading, text in sections.items()
        for line in (f"- | **{heading}", f"- | {text}" if text else "")
        if line
    ]
    narrative, _ = written("\n".join(lines))
    return report_of(unit, f"{unit}.docx", narrative, outline)


def changed(heading: str, text: str) -> dict[str, str]:
    return {**WHOLE, heading: text}


def test_a_whole_narrative_lacks_nothing():
    assert lacks(WHOLE) == []


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO", "E501"),
        ("2. Hạn chế, tồn tại", "E501"),
        ("3. Nguyên nhân", "E501"),
        ("4. Bài học kinh nghiệm", "E501"),
        ("V. ĐỀ XUẤT, KIẾN NGHỊ", "E508"),
    ],
)
def test_a_section_left_out_is_missing(heading, code):
    assert code in [each for each, _ in lacks({each: text for each, text in WHOLE.items() if each != heading})]


@pytest.mark.parametrize(
    "text", ["Xảy ra 120 vụ.", "Đã giảm thời hạn tù cho nhiều người.", "Hộ nghèo được tăng cường hỗ trợ."]
)
def test_results_compared_with_nothing(text):
    assert lacks(changed("II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN", text)) == [("E505", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 12 vụ (8,3%).",
        "So với năm 2010 có tiến bộ.",
        "Tội phạm giảm dần.",
        "Từ 12 vụ xuống còn 3 vụ.",
        "Số vụ (-5,2%).",
    ],
)
def test_results_compared_in_any_wording(text):
    assert lacks(changed("II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN", text)) == []


@pytest.mark.parametrize(
    "text", ["Do địa bàn rộng.", "Nguyên nhân khách quan là do dịch.", "Do khách quan; người dân chủ quan, lơ là."]
)
def test_causes_not_told_apart(text):
    assert lacks(changed("3. Nguyên nhân", text)) == [("E506", 10)]


@pytest.mark.parametrize(
    "text",
    ["Phối hợp chưa tốt.", "Một số nơi nhận thức trách nhiệm chưa đủ.", "Một số nơi tinh thần trách nhiệm chưa cao."],
)
def test_nobody_responsible(text):
    assert lacks(changed("2. Hạn chế, tồn tại", text)) == [("E507", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Thường vụ xin nhận khuyết điểm.",
        "Ban Giám đốc nhận phần trách nhiệm trong việc chậm đề xuất.",
        "Lãnh đạo Sở chịu trách nhiệm.",
        "Trách nhiệm chính là của Đảng ủy xã.",
    ],
)
def test_somebody_responsible(text):
    assert lacks(changed("2. Hạn chế, tồn tại", text)) == []


ASKED = tuple(
    each._replace(text="Nguyên nhân, trách nhiệm") if each.text == "Nguyên nhân" else each for each in USUAL_OUTLINE
)


@pytest.mark.parametrize(
    ("silent", "outline", "units_asked"),
    [
        (1, USUAL_OUTLINE, 1),  # most units name somebody: the one that does not is told
        (4, USUAL_OUTLINE, 0),  # hardly any does, and nobody asked for it
        (4, ASKED, 4),
    ],
)
def test_who_is_responsible_is_owed_where_it_is_asked_for_or_usual(silent, outline, units_asked):
    lacking = changed("2. Hạn chế, tồn tại", "Phối hợp chưa tốt.")
    reports = tuple(reported(lacking if n < silent else WHOLE, f"H{n:02}", outline) for n in range(5))

    found = check_narratives(Told(reports), (), outline, (), REVIEW)

    assert [each.code for each in found].count("E507") == units_asked


def test_an_assessment_in_one_piece_must_tell_causes_apart_too():
    parts = ("1. Ưu điểm", "2. Hạn chế, tồn tại", "3. Nguyên nhân", "4. Bài học kinh nghiệm")
    whole = {heading: text for heading, text in WHOLE.items() if heading not in parts}
    said = "Nhận thức nâng lên. Khó khăn: đô thị hóa nhanh, sản xuất manh mún, cán bộ kiêm nhiệm."

    assert "E506" in [code for code, _ in lacks({**whole, "III. ĐÁNH GIÁ CHUNG": said})]
    told = said + " Khách quan là do địa bàn rộng; chủ quan là do cán bộ kiêm nhiệm."
    assert "E506" not in [code for code, _ in lacks({**whole, "III. ĐÁNH GIÁ CHUNG": told})]


def test_saying_that_there_are_no_proposals_is_enough():
    assert lacks(changed("V. ĐỀ XUẤT, KIẾN NGHỊ", "Không có kiến nghị.")) == []


def test_a_heading_with_nothing_under_it():
    assert lacks(changed("4. Bài học kinh nghiệm", "")) == [("E504", 12)]


def test_headings_added_and_moved_are_said_at_their_place():
    moved = {"V. ĐỀ XUẤT, KIẾN NGHỊ": "Không có.", **WHOLE, "VI. CÔNG TÁC ĐẠI HỘI CHI BỘ": "Đã xong."}

    assert lacks(moved) == [("E502", 18), ("E503", 1)]


def test_a_matter_the_unit_has_no_heading_for_is_a_note():
    found = findings(
        {"II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN": "", "1. Phòng, chống tội phạm": "Giảm 12 vụ."}, outline=EXAMPLE[3:9]
    )

    assert {each.code for each in found} == {"E509"}
    assert spoken(found[0])[0] == (
        "Báo cáo không có mục riêng “Trật tự, an toàn giao thông; phòng cháy, chữa cháy (Biểu 2)” trong phần "
        "“Tình hình và kết quả thực hiện”."
    )
