"""Takes the register's calendar and the rounds of the office, makes what leaders look at: which review is late, which
is due next, what is off, and which units its round still waits for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from tongket.desk.refusal import CannotGoOn
from tongket.directive.register_calendar import Conference, Milestone, ReviewCalendar, State
from tongket.draft.register_words import (
    conference_title,
    day,
    milestone_title,
    reasons,
    register_sentence,
    sender_word,
    state_word,
    window_text,
)
from tongket.periods.deadlines import Sender
from tongket.periods.holidays import is_working
from tongket.periods.working_days import working_days_between
from tongket.server.lists import Counts, late_of
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.round_desk import asked_desk
from tongket.server.words import language, say

_DUE = (State.DUE, State.NEAR)
_NEXT = 5  # reviews further ahead that are named
_OFF_REASONS = frozenset({"deadlines_past", "too_early", "too_late", "estimates"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """One review that somebody set: when it is due, how it stands, the round that collects for it."""

    title: str
    due: date
    last_day: date
    state: State
    state_word: str
    days: int  # from today to the last day to hold it; less than 0: gone by
    set_by: str
    figures: str
    round: Round | None = None
    counts: Counts | None = None

    @property
    def over(self) -> int:
        """Days since the last day to hold it."""
        return -self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine:
    """By when a level sends for a conference, and how many of its units did not."""

    sender: Sender
    word: str
    on: date
    left: int | None  # working days; None: gone by
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceLine:
    """Reviews that one conference closes, with the deadlines that lead to it and what stands against it."""

    title: str
    on: date
    is_set: bool
    levels: tuple[LevelLine, ...]
    off: tuple[str, ...]
    round: Round | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """The register on one day."""

    late: tuple[MilestoneLine, ...]
    due: tuple[MilestoneLine, ...]
    ahead: tuple[MilestoneLine, ...]
    conferences: tuple[ConferenceLine, ...]
    off: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.late or self.due or self.ahead or self.conferences or self.off)


def milestones_on(
    calendar: ReviewCalendar, today: date, rounds: Collection[Round], counts: Mapping[int, Counts]
) -> Milestones:
    """Everything of the register that is not held, the longest late first."""
    shown = [each for each in (*calendar.late, *calendar.milestones) if calendar.state(each) is not State.HELD]
    collected = _collected(shown, rounds)
    lines = [_line(calendar, each, today, collected.get(id(each)), counts) for each in shown]
    late = [each for each in lines if each.state is State.OVERDUE]
    ahead = [each for each in lines if each.state is State.AHEAD]
    return Milestones(
        late=tuple(sorted(late, key=lambda each: each.last_day)),
        due=tuple(each for each in lines if each.state in _DUE),
        ahead=tuple(ahead[:_NEXT]),
        conferences=tuple(_conferences(calendar, today, collected)),
        off=tuple(_off(calendar)),
    )


def _collected(milestones: Iterable[Milestone], rounds: Iterable[Round]) -> dict[int, Round]:
    """By milestone, the open round whose review is of the same document and falls into its year."""
    open_rounds = [each for each in rounds if each.state == Round.State.OPEN]
    asked = [(each, _symbols_of(each)) for each in open_rounds]
    return {
        id(milestone): of
        for milestone in milestones
        for of, symbols in asked
        if milestone.document.name in symbols and of.as_of.year == milestone.due.year
    }


def _symbols_of(of: Round) -> set[str]:
    """The documents a round is about; none where its papers cannot be read, which its own page says."""
    try:
        return {cited.symbol for cited in asked_desk(of).review.directives}
    except CannotGoOn:
        return set()


def _line(
    calendar: ReviewCalendar, milestone: Milestone, today: date, of: Round | None, counts: Mapping[int, Counts]
) -> MilestoneLine:
    state = calendar.state(milestone)
    return MilestoneLine(
        title=milestone_title(milestone, language()),
        due=milestone.due,
        last_day=milestone.last_day,
        state=state,
        state_word=state_word(state, language()),
        days=(milestone.last_day - today).days,
        set_by=milestone.review.set_by if milestone.review is not None else "",
        figures=window_text(milestone.window, language()),
        round=of,
        counts=counts.get(of.pk) if of is not None else None,
    )


def _conferences(calendar: ReviewCalendar, today: date, collected: Mapping[int, Round]) -> Iterator[ConferenceLine]:
    found = [(each, _round_of(each, collected)) for each in calendar.conferences]
    late = _late_by_level({of.pk for _, of in found if of is not None}, today)
    for conference, of in found:
        yield ConferenceLine(
            title=conference_title(conference, language()),
            on=conference.on,
            is_set=conference.set is not None,
            levels=tuple(_levels(conference, today, of, late)),
            off=tuple(reasons(conference, today, language(), only=_OFF_REASONS)),
            round=of,
        )


def _round_of(conference: Conference, collected: Mapping[int, Round]) -> Round | None:
    return next((collected[id(each)] for each in conference.milestones if id(each) in collected), None)


def _levels(
    conference: Conference, today: date, of: Round | None, late: Mapping[tuple[int, str], int]
) -> Iterator[LevelLine]:
    for each in conference.deadlines:
        yield LevelLine(
            sender=each.sender,
            word=sender_word(each.sender, language()),
            on=each.on,
            left=working_days_between(today, each.on, is_working) if each.on >= today else None,
            late=late.get((of.pk, each.sender.value), 0) if of is not None else 0,
        )


def _late_by_level(rounds: Collection[int], today: date) -> dict[tuple[int, str], int]:
    if not rounds:
        return {}
    late: QuerySet[SubmissionRecord] = late_of(SubmissionRecord.objects.filter(round__in=rounds), today)
    rows = late.order_by().values_list("round_id", "unit__level").annotate(units=Count("pk"))
    return {(of, level): units for of, level, units in rows}


def _off(calendar: ReviewCalendar) -> Iterator[str]:
    """What a person has to put right in the register, or to keep in mind."""
    for milestone in calendar.milestones:
        title = milestone_title(milestone, language())
        if milestone.ended is not None:
            yield say("milestone_without_object", title=title, day=milestone.ended)
        if milestone.document.unconfirmed:
            yield say("document_unconfirmed", name=milestone.document.name, why=milestone.document.unconfirmed)
    for each in calendar.set_for_none:
        yield register_sentence("set_for_none", language(), on=day(each.on), year=each.year, field=each.field)
    if calendar.years_without_holidays:
        years = ", ".join(map(str, calendar.years_without_holidays))
        yield register_sentence("no_holidays", language(), years=years)


def sends_ahead(calendar: ReviewCalendar, level: str, today: date, rounds: Collection[Round]) -> list[ConferenceLine]:
    """Conferences for which units of a level send and no round collects yet, each with that level's deadline alone."""
    collected = _collected(calendar.milestones, rounds)
    lines = []
    for each in calendar.conferences:
        own = tuple(step for step in _levels(each, today, None, {}) if step.sender.value == level and step.on >= today)
        if own and _round_of(each, collected) is None:
            title, is_set = conference_title(each, language()), each.set is not None
            lines.append(ConferenceLine(title=title, on=each.on, is_set=is_set, levels=own, off=()))
    return lines
