"""From which to which day a round counts. Takes a period in words and the name of a calendar; makes its window."""

from __future__ import annotations

from tongket.periods.calendars import calendar_named
from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.server.refusal import Refused


def window_of(text: str, calendar: str) -> Period:
    """ "Quý I/2020", "6 tháng đầu năm 2020", "giai đoạn 2011-2020" in that calendar of `periods/`. Raises Refused."""
    period = read_period(text.strip()) or (read_period(f"năm {text.strip()}") if text.strip().isdecimal() else None)
    if period is None:
        raise Refused("no_such_period", text=text[:60])
    named = calendar_named(calendar)
    if named is None:
        raise Refused("no_such_calendar")
    return named.months((period.first.year, period.first.month), (period.last.year, period.last.month))
