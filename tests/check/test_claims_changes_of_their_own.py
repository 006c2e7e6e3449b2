"""A change is held against what its own clause names; what stands by another change is that one's."""

from __future__ import annotations

import pytest
from told_table import said, told

CANALS = """
    Chỉ tiêu | ĐVT | 2011-2015 | 2016 | 2017 | 2018 | 2019 | 2020 | Cộng | ± | %±
    Chiều dài kênh nạo vét | km | 110,0 | 28,1 | 30,2 | 29,7 | 31,6 | 35,6 | | |
    Số tổ thủy nông [cuối kỳ] | tổ | 80 | 88 | 90 | 92 | 94 | 96 | | |
    Tổng diện tích lúa [cuối kỳ] [= 4 5] | ha | | | | | | | | |
    Lúa thường [cuối kỳ] | ha | 700,5 | 701,1 | 702,2 | 703,3 | 704,4 | 705,5 | | |
    Lúa chất lượng cao [cuối kỳ] | ha | 290,5 | 311,1 | 322,2 | 333,3 | 344,4 | 363,0 | | |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nạo vét kênh 155,2 km, tăng 41,09%; có 96 tổ thủy nông, so với năm 2016 tăng 8 tổ.", "change J5 agrees"),
        ("Nạo vét kênh năm 2020 tăng 41,09% so với năm 2016; có 96 tổ.", "change I5 contradicts"),
    ],
)
def test_what_the_next_change_is_compared_with_is_its_own(text: str, expected: str) -> None:
    assert next(one for one in said(told(CANALS, text, span=(2016, 2020))) if "change" in one) == expected


def test_brackets_behind_another_thing_are_of_that():
    text = "So với cuối năm 2015, diện tích lúa tăng 77,5 ha, chủ yếu nhờ lúa chất lượng cao (tăng 24,96%)."
    assert said(told(CANALS, text, span=(2016, 2020))) == ["change J7 agrees", "change J9 agrees"]


def test_brackets_right_behind_are_of_the_same_change():
    text = "So với cuối năm 2015, diện tích lúa tăng 77,5 ha (tăng 24,96%)."
    assert said(told(CANALS, text, span=(2016, 2020))) == ["change J7 contradicts"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Nạo vét kênh tăng 41,09%, trong khi lúa chất lượng cao tăng 51,9 ha so với năm 2016.", "change J5 agrees"),
        ("Nạo vét kênh 155,2 km, tăng 26,69%.", "change I5 agrees"),
        ("So với năm 2016, nạo vét kênh tăng 41,09%.", "change I5 contradicts"),
        ("Nạo vét kênh tăng 14,09% so với giai đoạn trước.", "change J5 contradicts"),
    ],
)
def test_with_no_base_in_its_clause_it_is_of_the_base_it_is_exactly_true_of(text: str, last: str) -> None:
    assert next(one for one in said(told(CANALS, text, span=(2016, 2020))) if "change" in one) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Lúa chất lượng cao 363,0 ha, tăng 51,9 ha so với năm 2016, tương đương 33,97% diện tích lúa.",
            "rate I9 agrees",
        ),
        ("Nạo vét kênh dẫn vào 363,0 ha lúa chất lượng cao, tương đương 3,97% diện tích lúa.", "rate - not_checkable"),
    ],
)
def test_a_share_of_what_is_named_behind_it_is_of_the_count_before(text: str, last: str) -> None:
    assert said(told(CANALS, text, span=(2016, 2020)))[-1] == last


@pytest.mark.parametrize(("told_share", "said_of_it"), [("66,0", "rate J8 agrees"), ("64,0", "rate - not_checkable")])
def test_a_share_in_the_brackets_of_a_whole_is_of_the_part_named_there(told_share: str, said_of_it: str) -> None:
    text = f"Tổng diện tích lúa 1.068,5 ha (lúa thường {told_share}%)."
    assert said(told(CANALS, text, span=(2016, 2020)))[-1] == said_of_it
