"""What is told to rise "năm sau cao hơn năm trước", and what stands under a heading of things to come."""

from __future__ import annotations

from told_table import said, told

CLINIC = """
    Chỉ tiêu | ĐVT | 2021 | 2022 | 2023 | 2024 | 2025 | Cộng | 2016-2020
    Số trẻ được tiêm chủng đầy đủ | trẻ | 371 | 380 | 381 | 388 | 390 | | 1.700
    Số trẻ trong diện tiêm chủng | trẻ | 412 | 405 | 398 | 400 | 395 | | 2.000
    Tỷ lệ tiêm chủng đầy đủ [1/2] | % | | | | | | |
"""


def test_year_by_year_moves_from_the_first_year_to_the_last() -> None:
    text = "Tỷ lệ tiêm chủng đầy đủ năm sau cao hơn năm trước, từ 90,05% lên 98,73%."
    assert said(told(CLINIC, text)) == ["rate D7 agrees", "rate H7 agrees"]


def test_the_year_before_is_still_a_time() -> None:
    text = "Năm 2025 tiêm chủng đầy đủ 390 trẻ, nhiều hơn năm trước 2 trẻ."
    assert said(told(CLINIC, text))[1] == "change H5 agrees"


def test_what_is_to_come_contradicts_nothing() -> None:
    text = "# IV. VIỆC CẦN LÀM SẮP TỚI\nTỷ lệ tiêm chủng đầy đủ trên 99%."
    assert said(told(CLINIC, text)) == ["rate - not_checkable"]


def test_the_same_under_what_was_done_does() -> None:
    text = "# II. VIỆC ĐÃ LÀM\nTỷ lệ tiêm chủng đầy đủ trên 99%."
    assert said(told(CLINIC, text)) == ["rate I7 contradicts"]
