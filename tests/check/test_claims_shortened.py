"""A noun of two words told in full once may be told by its first alone in the same paragraph."""

from __future__ import annotations

from told_table import said, told

SEEDS = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | Cộng
    Số suất học bổng trao | suất học bổng | 320 | 345 | 410 |
    Trong đó: Trao cho học sinh mồ côi [trong 1] | suất học bổng | 41 | 52 | 66 |
    Số công trình măng non | công trình | 12 | 15 | 19 |
"""


def test_the_first_word_stands_for_the_whole_name() -> None:
    text = "Trao 1.075 suất học bổng, trong đó trao cho học sinh mồ côi 159 suất; riêng năm 2023 là 66 suất."
    assert said(told(SEEDS, text)) == ["count G5 agrees", "count G6 agrees", "count F6 agrees"]


def test_a_slip_of_it_is_told() -> None:
    text = "Năm 2023 trao 410 suất học bổng, trong đó trao cho học sinh mồ côi 86 suất."
    assert said(told(SEEDS, text))[1] == "count F6 contradicts"


def test_another_noun_that_begins_alike_is_another() -> None:
    text = "Làm mới 46 công trình măng non, huy động 350 công nhân, 21 công an giúp."
    assert [one.rpartition(" ")[0] for one in said(told(SEEDS, text))[1:]] == ["count -", "count -"]
