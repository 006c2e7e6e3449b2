"""What a narrative tells and what it lacks, in the many wordings of officials: the passages stand beside this file."""

from __future__ import annotations

from datetime import date

import pytest
from read_told import report, told

from tongket.check.narratives.completeness import complete
from tongket.directive.outline import USUAL_OUTLINE

DAY = date(2025, 11, 20)
# A narrative that lacks nothing; a passage takes the place of one section.
LACKS_NOTHING = {
    "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO": "Đã ban hành kế hoạch.",
    "II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN": "Số hộ nghèo giảm 12 hộ so với cùng kỳ.",
    "III. ĐÁNH GIÁ CHUNG": "",
    "1. Ưu điểm": "Nhận thức nâng lên.",
    "2. Hạn chế, tồn tại": "Phối hợp chưa tốt; trách nhiệm thuộc về Ban Chỉ đạo.",
    "3. Nguyên nhân": "Khách quan là do địa bàn rộng. Chủ quan là do cán bộ kiêm nhiệm.",
    "4. Bài học kinh nghiệm": "Phải dựa vào dân.",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ": "Tiếp tục lãnh đạo.",
    "V. ĐỀ XUẤT, KIẾN NGHỊ": "Đề nghị hỗ trợ kinh phí.",
}


def lacks(**changed: str) -> set[str]:
    """The codes of what is found where sections that begin with these labels say this instead."""
    sections = {heading: changed.get(heading.split(".")[0], text) for heading, text in LACKS_NOTHING.items()}
    sections["2. Hạn chế, tồn tại"] = changed.get("shortcomings", sections["2. Hạn chế, tồn tại"])
    sections["3. Nguyên nhân"] = changed.get("causes", sections["3. Nguyên nhân"])
    lines = [line for heading, text in sections.items() for line in (f"**{heading}", text)]
    return {finding.code for finding in complete(report(lines, USUAL_OUTLINE, DAY), USUAL_OUTLINE)}


@pytest.mark.parametrize(("is_there", "passage"), told("so-sanh.txt"))
def test_a_comparison_is_seen_in_any_wording(is_there: str, passage: str) -> None:
    assert lacks(II=passage) == (set() if is_there == "có" else {"E505"})


@pytest.mark.parametrize(("is_there", "passage"), told("nguyen-nhan.txt"))
def test_causes_told_apart_in_any_wording(is_there: str, passage: str) -> None:
    assert lacks(causes=passage) == (set() if is_there == "có" else {"E506"})


@pytest.mark.parametrize(("is_there", "passage"), told("trach-nhiem.txt"))
def test_who_answers_is_seen_in_any_wording(is_there: str, passage: str) -> None:
    causes = f"Khách quan là do địa bàn rộng. Chủ quan là do cán bộ kiêm nhiệm. {passage}"

    found = lacks(shortcomings="Số liệu chưa khớp.", causes=causes)

    assert found == (set() if is_there == "có" else {"E507"})


@pytest.mark.parametrize(("_", "passage"), told("kien-nghi.txt"))
def test_proposals_are_seen_in_any_wording(_: str, passage: str) -> None:
    assert lacks(V=passage) == set()
