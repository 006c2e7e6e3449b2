"""A reason that one unit alone tells is left out of a sentence told of several; what limits it stays."""

from __future__ import annotations

import pytest

from tongket.draft.own_opening import without_own_opening

OF_A_TOWN = "Do đặc thù đô thị trung tâm, tội phạm vẫn diễn biến phức tạp."


def test_circumstances_of_one_unit_are_left_out() -> None:
    assert without_own_opening(OF_A_TOWN, {"toi", "pham"}) == "Tội phạm vẫn diễn biến phức tạp."


def test_circumstances_that_other_units_tell_as_well_stay() -> None:
    assert without_own_opening(OF_A_TOWN, {"do", "thi", "trung", "toi", "pham"}) == OF_A_TOWN


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2019, tội phạm trên địa bàn giảm rõ rệt.",
        "Ở khu công nghiệp, Công đoàn phát thanh vào giờ nghỉ giữa ca.",
        "Do cán bộ nể nang, không dám nói thẳng với gia đình.",
        "Do địa bàn rộng, dân cư phân tán nên khó quản lý.",
        "Với vị trí thuận lợi, nên thu hút nhiều doanh nghiệp.",
    ],
)
def test_what_limits_a_sentence_or_is_its_point_stays(text: str) -> None:
    assert without_own_opening(text, set()) == text
