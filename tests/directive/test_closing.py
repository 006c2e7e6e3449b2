"""Decree 09/2019/NĐ-CP, Art. 8: when a report may be due."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.directive.closing import RegimeKind, earliest_deadline, may_ask_earlier


@pytest.mark.parametrize(
    ("closes", "earliest"),
    [
        (date(2020, 12, 14), date(2020, 12, 15)),  # Monday, then Tuesday
        (date(2020, 10, 30), date(2020, 11, 2)),  # Friday: Monday is the next working day
        (date(2020, 12, 31), date(2021, 1, 4)),  # New Year and a weekend lie between
        (date(2026, 8, 21), date(2026, 8, 22)),  # a Saturday worked in exchange for 31 August
    ],
)
def test_the_deadline_is_one_working_day_after_the_figures_close(closes, earliest):
    assert earliest_deadline(closes) == earliest


def test_only_thematic_and_ad_hoc_reports_may_be_asked_for_earlier_and_only_with_a_reason():
    assert may_ask_earlier(RegimeKind.THEMATIC, "hội nghị họp trước khi hết năm")
    assert may_ask_earlier(RegimeKind.AD_HOC, "bão số 9")
    assert not may_ask_earlier(RegimeKind.THEMATIC, "  ")
    assert not may_ask_earlier(RegimeKind.PERIODIC, "cần gấp")
