"""When a report may be due. Takes the kind of a regime and the day its figures close; makes the earliest deadline.

Decree 09/2019/NĐ-CP, Art. 4 names three kinds of report. Art. 8: the deadline is at least one working day after the
figures close; the body that asks for a thematic or an ad hoc report sets both days freely.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tongket.periods.holidays import is_working
from tongket.periods.working_days import working_days_after

FEWEST_WORKING_DAYS = 1


class RegimeKind(StrEnum):
    """The kinds of Art. 4. Sơ kết and tổng kết are thematic."""

    PERIODIC = "periodic"  # định kỳ
    THEMATIC = "thematic"  # chuyên đề
    AD_HOC = "ad_hoc"  # đột xuất


def earliest_deadline(closes: date) -> date:
    """The first day on which a periodic report may be due."""
    return working_days_after(closes, FEWEST_WORKING_DAYS, is_working)


def may_ask_earlier(kind: RegimeKind, reason: str) -> bool:
    """Whether a deadline before that day is allowed: not for a periodic report, and never without a reason."""
    return kind is not RegimeKind.PERIODIC and bool(reason.strip())
