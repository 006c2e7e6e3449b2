"""Takes a register, makes its calendar: which reviews fall due when, which are best held together, who sends by when.

Only reviews that somebody has set fall due. The usual ones after 1, 3, 5 and 10 years are offered beside them, marked
as such. Whether something is overdue follows from the day it is judged at, never from the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tongket.directive.register import Register, RegisteredDocument, ReviewSet
from tongket.directive.register_settings import ConferenceSet, RegisterSettings
from tongket.directive.review import ReviewKind
from tongket.periods.calendars import Window, named_calendars, years_of_review
from tongket.periods.deadlines import Deadline, deadlines
from tongket.periods.holidays import is_working, years_not_announced
from tongket.periods.milestones import USUAL_YEARS, again_and_again, once
from tongket.periods.period import Period
from tongket.periods.working_days import next_working_day_of, previous_working_day
from tongket.wording.fold import normal

# What is carried out over years and then reviewed; a decision or an official letter is not.
USUALLY_REVIEWED = frozenset({"chỉ thị", "nghị quyết", "chiến lược", "chương trình", "chương trình hành động", "đề án"})


class State(StrEnum):
    """Where a review stands on the day it is judged at."""

    HELD = "held"
    OVERDUE = "overdue"  # its day, or the year it fell due in, is over
    DUE = "due"  # its years are complete; it is to be held before the year ends
    NEAR = "near"
    AHEAD = "ahead"
    NOT_JUDGED = "not judged"  # no day to judge it at


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One review of one document, falling due on a day."""

    document: RegisteredDocument
    review: ReviewSet | None  # None: offered, nobody has set it
    years: int | None  # None: set for a day, not for a number of years
    due: date
    window: Window
    held: date | None = None
    ended: date | None = None  # the last day the document bound, where that is before the review falls due

    @property
    def is_offered(self) -> bool:
        """Whether only usual practice speaks for it."""
        return self.review is None

    @property
    def kind(self) -> ReviewKind:
        """The kind that was set; the usual one of an offer."""
        if self.review is not None:
            return self.review.kind
        return ReviewKind.FINAL if self.years == USUAL_YEARS[-1] else ReviewKind.INTERIM

    @property
    def last_day(self) -> date:
        """The last day to hold it: the day that was set, else the end of the year in which its years are complete.

        A review "after 10 years" is put on the programme of a year, not of a day: its years must be over, and the year
        not yet (the founding conference of 11/11/2020 closed reviews complete on 05/01, 22/6 and 22/10/2020).
        """
        return self.due if self.years is None else date(self.due.year, 12, 31)

    def state(self, as_of: date | None, near_days: int) -> State:
        """Where it stands on a day."""
        if self.held is not None and (as_of is None or self.held <= as_of):
            return State.HELD
        if as_of is None:
            return State.NOT_JUDGED
        if as_of > self.last_day:
            return State.OVERDUE
        if as_of >= self.due:
            return State.DUE
        return State.NEAR if self.due - as_of <= timedelta(days=near_days) else State.AHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """Reviews proposed for one conference: they fall due in one calendar year and speak of one field.

    One year, because programmes of work and figures are closed by the year, so that reviews of one year rest on the
    same last figures; one field, because the same bodies report. A person decides; a day that was set is kept.
    """

    year: int
    field: str
    milestones: tuple[Milestone, ...]
    on: date  # the day set, else the first working day on which all years are complete, or the last allowed
    set: ConferenceSet | None
    deadlines: tuple[Deadline, ...]

    @property
    def is_joint(self) -> bool:
        """Whether it closes more than one review."""
        return len(self.milestones) > 1

    @property
    def complete(self) -> date:
        """The day on which the years of all its reviews are complete."""
        return max(milestone.due for milestone in self.milestones)

    @property
    def rests_on_estimates(self) -> tuple[Milestone, ...]:
        """Those whose figures are not closed when the first level must send."""
        first = self.deadlines[0].on if self.deadlines else self.on
        return tuple(milestone for milestone in self.milestones if milestone.window.closes >= first)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCalendar:
    """Everything that falls due in some years, as it stands on a day."""

    within: Period
    as_of: date | None
    near_days: int
    milestones: tuple[Milestone, ...]
    late: tuple[Milestone, ...]  # of earlier years, overdue and not held; of a cycle the last one missed
    offered: tuple[Milestone, ...]
    conferences: tuple[Conference, ...]
    set_for_none: tuple[
        ConferenceSet, ...
    ]  # conferences that were set, to which no review belongs: a slip in the field?
    years_without_holidays: tuple[int, ...]  # counted by the law alone: nobody's announcement is in our data

    def state(self, milestone: Milestone) -> State:
        """Where a review stands on the calendar's day."""
        return milestone.state(self.as_of, self.near_days)


def calendar_of(
    register: Register, settings: RegisterSettings, within: Period, *, as_of: date | None = None
) -> ReviewCalendar:
    """The calendar of some years, judged at `as_of` or else at the register's own day."""
    day = as_of or settings.as_of
    found = sorted(_all_milestones(register, settings, within), key=_in_order)
    still_open = [each for each in found if each.state(day, settings.near_days) is not State.HELD]
    conferences = tuple(sorted(_conferences(still_open, settings), key=lambda each: (each.on, each.field)))
    counted = [deadline.on for each in conferences for deadline in each.deadlines]
    return ReviewCalendar(
        within=within,
        as_of=day,
        near_days=settings.near_days,
        milestones=tuple(found),
        late=tuple(sorted(_late(register, settings, within, day), key=_in_order)) if day is not None else (),
        offered=tuple(sorted(_all_offers(register, settings, within), key=_in_order)),
        conferences=conferences,
        set_for_none=tuple(_set_for_none(found, settings, within)),
        years_without_holidays=tuple(years_not_announced([*counted, *(each.on for each in conferences)])),
    )


def milestones_of(
    register: Register, document: RegisteredDocument, settings: RegisterSettings, within: Period
) -> tuple[Milestone, ...]:
    """The reviews set for one document that fall due within."""
    return tuple(sorted(_milestones(register, document, settings, within), key=_in_order))


def _in_order(milestone: Milestone) -> tuple[date, date, str, int]:
    return milestone.due, milestone.document.dated, milestone.document.name, milestone.years or 0


def _all_milestones(register: Register, settings: RegisterSettings, within: Period) -> Iterator[Milestone]:
    for document in register.documents:
        yield from _milestones(register, document, settings, within)


def _milestones(
    register: Register, document: RegisteredDocument, settings: RegisterSettings, within: Period
) -> Iterator[Milestone]:
    ends = register.last_day(document)
    for review in document.reviews:
        for years, due in _days_of(document, review, within):
            is_over = ends is not None and ends < due
            if is_over and review.every_years:
                continue  # a cycle ends with its document; a review set once is shown, with the day it lost its object
            yield Milestone(
                document=document,
                review=review,
                years=years,
                due=due,
                window=_window(document, review, due, settings),
                held=_held(document, review, due),
                ended=ends if is_over else None,
            )


def _late(register: Register, settings: RegisterSettings, within: Period, day: date) -> Iterator[Milestone]:
    earlier = Period(date.min, within.first - timedelta(days=1))
    last_missed: dict[tuple[RegisteredDocument, int], Milestone] = {}
    for milestone in _all_milestones(register, settings, earlier):
        is_late = milestone.state(day, settings.near_days) is State.OVERDUE and milestone.ended is None
        if is_late and milestone.review is not None and milestone.review.every_years is not None:
            last_missed[milestone.document, milestone.review.every_years] = milestone
        elif is_late:
            yield milestone
    yield from last_missed.values()


def _set_for_none(found: Iterable[Milestone], settings: RegisterSettings, within: Period) -> Iterator[ConferenceSet]:
    known = {(milestone.due.year, normal(milestone.document.field)) for milestone in found}
    for each in settings.conferences:
        if within.first.year <= each.year <= within.last.year and (each.year, normal(each.field)) not in known:
            yield each


def _days_of(document: RegisteredDocument, review: ReviewSet, within: Period) -> Iterator[tuple[int | None, date]]:
    if review.on is not None and within.first <= review.on <= within.last:
        yield None, review.on
    if review.after_years is not None:
        yield from once(document.dated, review.after_years, within)
    if review.every_years is not None:
        yield from again_and_again(document.dated, review.every_years, within)


def _held(document: RegisteredDocument, review: ReviewSet, due: date) -> date | None:
    """The day this review was held: of a cycle, each day held belongs to the review that fell due nearest to it."""
    if review.every_years is None:
        return review.held[0] if review.held else None
    for held in review.held:
        around = Period(
            held - timedelta(days=366 * review.every_years), held + timedelta(days=366 * review.every_years)
        )
        days = [day for _, day in again_and_again(document.dated, review.every_years, around)]
        if days and min(days, key=lambda day: (abs(day - held), day)) == due:
            return held
    return None


def _window(document: RegisteredDocument, review: ReviewSet | None, due: date, settings: RegisterSettings) -> Window:
    """The window its own plan sets, else whole years by the calendar that it or the register names.

    A cycle counts the years since the review before; a review that falls due once, those since the document.
    """
    if review is not None and review.data is not None:
        return Window(period=review.data, calendar="")
    first, last = years_of_review(document.dated, due)
    if review is not None and review.every_years is not None:
        first = max(first, last - review.every_years + 1)
    calendar = named_calendars()[review.calendar if review is not None and review.calendar else settings.windows]
    return calendar.years(first, last)


def _all_offers(register: Register, settings: RegisterSettings, within: Period) -> Iterator[Milestone]:
    """The usual reviews of documents in force for which nothing was set in that year."""
    for document in (each for each in register.documents if each.type.lower() in USUALLY_REVIEWED):
        ends = register.last_day(document)
        taken = {each.due.year for each in _milestones(register, document, settings, within)}
        for years in USUAL_YEARS:
            for _, due in once(document.dated, years, within):
                if due.year not in taken and (ends is None or due <= ends):
                    window = _window(document, None, due, settings)
                    yield Milestone(document=document, review=None, years=years, due=due, window=window)


def _conferences(open_ones: Iterable[Milestone], settings: RegisterSettings) -> Iterator[Conference]:
    groups: dict[tuple[int, str], list[Milestone]] = defaultdict(list)
    for milestone in open_ones:
        if milestone.ended is None:
            groups[milestone.due.year, normal(milestone.document.field)].append(milestone)
    for (year, _), milestones in groups.items():
        yield _conference(year, milestones[0].document.field, milestones, settings)


def _conference(year: int, field: str, milestones: Sequence[Milestone], settings: RegisterSettings) -> Conference:
    chosen = next(
        (each for each in settings.conferences if (each.year, normal(each.field)) == (year, normal(field))), None
    )
    on = chosen.on if chosen is not None else _proposed_day(milestones)
    return Conference(
        year=year,
        field=field,
        milestones=tuple(milestones),
        on=on,
        set=chosen,
        deadlines=deadlines(on, settings.counted_steps),
    )


def _proposed_day(milestones: Sequence[Milestone]) -> date:
    """The first working day on which all are complete; where that is too late for one, the last that is not.

    A review set for a Saturday is held on the Friday before; so are years complete on the last Saturday of the year.
    """
    complete, latest = max(each.due for each in milestones), min(each.last_day for each in milestones)
    on = next_working_day_of(complete, is_working)
    return previous_working_day(latest, is_working) if complete <= latest < on else on
