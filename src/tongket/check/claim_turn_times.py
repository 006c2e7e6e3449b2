"""Takes a number told in turn, makes its own time: of the times told, of the years of a stretch or of the span."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.check.claim_context import whole_sentence
from tongket.check.claim_passages import Mention, Passage
from tongket.check.claim_times import Time, When
from tongket.periods.period import Period


def time_in_turn(inside: Passage, mention: Mention, span: Period) -> Period | None:
    """None where it is not told in turn, or the times are not as many."""
    number, of = mention.turn
    if of < 2:
        return None
    told = [time.period for time in _times(inside, mention) if time.period is not None]
    listed = _as_many(told, of)
    if listed is None and not any(period.is_one_year for period in told):
        listed = _as_many(_years(span), of)
    return listed[number] if listed is not None else None


def _times(inside: Passage, mention: Mention) -> list[Time]:
    first, last = whole_sentence(inside, mention.sentence)
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    inner = (time for time in inside.times if start <= time.start < end)
    return [time for time in inner if time.when in (When.STATED, When.SINCE) and not time.is_base]


def _as_many(told: Sequence[Period], of: int) -> Sequence[Period] | None:
    """The times themselves, or the years of the one stretch that has so many."""
    if len(told) == of:
        return told
    stretches = [years for period in told if len(years := _years(period)) == of]
    return stretches[0] if len(stretches) == 1 else None


def _years(period: Period) -> list[Period]:
    return [Period.years(year) for year in range(period.first.year, period.last.year + 1)]
