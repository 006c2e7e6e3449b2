"""A cause that lies with the people is another than one that lies with those who lead, however alike in words."""

from __future__ import annotations

import numpy as np
import pytest

from tongket.collect.narratives.report import Statement
from tongket.consolidate.whose import OTHERS, by_whose, whose

PEOPLE = "Một số người dân còn nể nang, ngại va chạm."
LEADERS = "Một số đảng ủy xã ngại va chạm, kiểm tra xong không phúc tra."


def likeness(*texts: str, cause: str = "chu quan") -> np.ndarray:
    """How alike the statements of a section are where they have nothing else in common."""
    statements = [Statement(f"U{at}", f"U{at}.docx", 1, 0, text, 0) for at, text in enumerate(texts)]
    table = np.zeros((len(texts), len(texts)))
    by_whose(table, range(len(texts)), statements, [cause] * len(texts))
    return table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PEOPLE, "người dân"),
        (LEADERS, "người lãnh đạo"),
        ("Nguyên nhân chủ quan: cán bộ chuyên trách còn thiếu kinh nghiệm.", "cán bộ"),
        ("Về chủ quan: vai trò của một số cấp ủy còn mờ nhạt, ít nhắc nhở cán bộ.", "người lãnh đạo"),
        ("Thời tiết diễn biến bất thường, giá vật tư tăng cao.", ""),
        ("Mưa lớn kéo dài nhiều ngày liền trong vụ hè thu làm hư hại đường sá, ảnh hưởng người dân.", ""),  # said late
    ],
)
def test_whose_doing_a_cause_is_stands_early(text: str, expected: str):
    assert whose(text) == expected


def test_causes_that_lie_with_others_are_less_alike():
    assert likeness(PEOPLE, LEADERS)[0, 1] == -OTHERS
    assert likeness(PEOPLE, "Một bộ phận nhân dân còn chủ quan, sơ hở.")[0, 1] == 0


def test_a_cause_of_nobodys_doing_has_nothing_against_either():
    assert not likeness(PEOPLE, "Địa bàn rộng, dân cư phân tán.")[0, 1]


def test_what_is_told_where_no_cause_is_told_may_lie_with_anybody():
    assert not likeness(PEOPLE, LEADERS, cause="").any()
