"""A sentence is parted where each part does or counts something of its own."""

from __future__ import annotations

import pytest

from tongket.consolidate.meaning import read
from tongket.consolidate.pieces import pieces_of


def parts_of(text: str) -> list[str]:
    return [piece.text for piece in pieces_of(text, read(text)[0])]


def test_two_deeds_with_figures_are_two_points():
    assert len(parts_of("Bắt giữ 880 vụ phạm tội về ma túy, tổ chức cai nghiện cho 120 lượt người.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Theo thống kê của cơ quan Công an, trên địa bàn xảy ra 130 vụ tai nạn giao thông.",
        "Qua công tác kiểm tra, giám sát, đã kỷ luật 12 đảng viên.",
    ],
)
def test_what_only_leads_in_stays_with_what_it_leads_to(text: str):
    assert parts_of(text) == [text]


def test_a_lead_with_a_figure_of_its_own_may_be_a_point():
    text = "Qua kiểm tra 420 cơ sở về phòng cháy, chữa cháy, tổ chức cai nghiện cho 120 lượt người."

    assert len(parts_of(text)) == 2


def test_the_date_of_a_document_stays_with_its_number():
    text = "Ban Thường vụ ban hành Kế hoạch số 22-KH/HU, ngày 14/02/2011 quán triệt, học tập Chỉ thị."

    assert not any(part.startswith("ngày") for part in parts_of(text))
