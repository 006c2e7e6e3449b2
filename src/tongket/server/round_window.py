"""From which to which day a round counts. Takes a period in words and the name of a calendar; makes its window.

Seam: `periods.calendars` names these calendars as dated data; once it is here, CALENDARS is read from it.
"""

from __future__ import annotations

from datetime import date, timedelta

from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.server.refusal import Refused

CALENDARS = {"thang": 31, "nd09": 14}  # name to the closing day of a month; Decree 09/2019, Art. 12: the 14th
_DAY = timedelta(days=1)


def window_of(text: str, calendar: str) -> Period:
    """ "Quý I/2020", "6 tháng đầu năm 2020", "giai đoạn 2011-2020" in that calendar. Raises Refused."""
    period = read_period(text.strip()) or (read_period(f"năm {text.strip()}") if text.strip().isdecimal() else None)
    if period is None:
        raise Refused("no_such_period", text=text[:60])
    if calendar not in CALENDARS:
        raise Refused("no_such_calendar")
    closing = CALENDARS[calendar]
    return Period(_closing_before(period.first, closing) + _DAY, _closing_in(period.last, closing))


def _closing_in(day: date, closing: int) -> date:
    """The closing day of the month of that day; the last of the month where it is shorter."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return min(date(day.year, day.month, 1) + (closing - 1) * _DAY, following - _DAY)


def _closing_before(first: date, closing: int) -> date:
    return _closing_in(date(first.year, first.month, 1) - _DAY, closing)
