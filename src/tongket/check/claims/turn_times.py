"""Takes a number told in turn, makes its own time: of the times told, of the years of a stretch or of the span."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.check.claims.context import whole_sentence
from tongket.check.claims.passages import Mention, Passage
from tongket.check.claims.times import Time, When
from tongket.check.claims.turn_names import names_in_turn
from tongket.periods.period import Period

_FEWEST_UNSAID = 3  # numbers in a row that may be the years' where no year is told
_RIGHT_BEHIND = 40  # letters


def time_in_turn(inside: Passage, mention: Mention, span: Period) -> Period | None:
    """None where it is not told in turn, or the times are not as many."""
    number, of = mention.turn
    if of < 2:
        return None
    told = [time.period for time in _times(inside, mention) if time.period is not None]
    listed = _as_many(told, of)
    is_unsaid = (not mention.is_listed or of >= _FEWEST_UNSAID) and names_in_turn(inside, mention) is None
    if listed is None and is_unsaid and not any(period.is_one_year for period in told):
        listed = _as_many(_years(span), of)
    return listed[number] if listed is not None else None


def _times(inside: Passage, mention: Mention) -> list[Time]:
    """Those told before the first of the run; where there is none, right behind its last."""
    run = [one for one in inside.mentions if one.turn[1] and one.sentence == mention.sentence]
    first, last = whole_sentence(inside, mention.sentence)
    start, end = inside.tokens[first].start, inside.tokens[last - 1].end
    told = [time for time in inside.times if start <= time.start < end and _is_told(time)]
    opens, closes = _first_and_last(run, mention)
    before = [time for time in told if time.end <= opens]
    return before or [
        time for time in told if time.start >= closes and _is_right_behind(inside.text[closes : time.start])
    ]


def _is_right_behind(between: str) -> bool:
    return len(between) <= _RIGHT_BEHIND and not any(mark in between for mark in ",;.)")


def _first_and_last(run: Sequence[Mention], mention: Mention) -> tuple[int, int]:
    """Where the run of the number begins and ends."""
    at = next(n for n, one in enumerate(run) if one.quantity.start == mention.quantity.start)
    number, of = mention.turn
    return run[at - number].quantity.start, run[at - number + of - 1].quantity.end


def _is_told(time: Time) -> bool:
    return time.when in (When.STATED, When.SINCE) and not time.is_base


def _as_many(told: Sequence[Period], of: int) -> Sequence[Period] | None:
    """The times themselves, or the years of the one stretch that has so many."""
    if len(told) == of:
        return told
    stretches = [years for period in told if len(years := _years(period)) == of]
    return stretches[0] if len(stretches) == 1 else None


def _years(period: Period) -> list[Period]:
    return [Period.years(year) for year in range(period.first.year, period.last.year + 1)]
