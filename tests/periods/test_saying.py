"""Periods as a sentence of a report says them."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.periods.saying import in_words


@pytest.mark.parametrize(
    "said",
    [
        "năm 2020",
        "giai đoạn 2011-2020",
        "6 tháng đầu năm 2025",
        "6 tháng cuối năm 2025",
        "9 tháng đầu năm 2025",
        "quý I/2025",
        "quý IV/2024",
        "tháng 3/2025",
        "giai đoạn 7/2020 - 6/2025",
        "giai đoạn 15/12/2024 - 14/6/2025",
    ],
)
def test_a_period_is_said_as_officials_write_it_and_read_back_as_itself(said: str) -> None:
    period = read_period(said)

    assert period is not None
    assert in_words(period) == said


def test_what_starts_or_ends_inside_a_month_has_its_days_and_is_no_half_year() -> None:
    assert in_words(Period(date(2025, 1, 1), date(2025, 6, 15))) == "giai đoạn 1/1/2025 - 15/6/2025"
    assert in_words(Period(date(2025, 4, 1), date(2025, 8, 31))) == "giai đoạn 4/2025 - 8/2025"
