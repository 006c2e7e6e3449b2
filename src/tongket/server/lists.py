"""The four lists of a round: which units are in each, how many, what each waits for, in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from tongket.approve.roles import Role
from tongket.approve.submission_life import Standing, State
from tongket.server.chain import name_of
from tongket.server.records.event import Event
from tongket.server.records.person import Membership
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.wording.fold import fold

LISTS = ("not_sent", "not_checked", "returned", "done")
_LIST_OF = {State.DRAFT.value: "not_sent", State.SENT.value: "not_checked", State.RETURNED.value: "returned"}
_EXPECTED = Q(standing=Standing.EXPECTED.value)
_WAITING = (State.DRAFT.value, State.RETURNED.value)
_IN = (State.ACCEPTED.value, State.CONSOLIDATED.value)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units are in each list of a round, how many count, how many are expected, and how many are late."""

    not_sent: int = 0
    not_checked: int = 0
    returned: int = 0
    done: int = 0
    units_in: int = 0
    expected: int = 0
    late: int = 0

    def of(self, name: str) -> int:
        """The length of one list."""
        return int(getattr(self, name))

    @property
    def lists(self) -> tuple[tuple[str, int], ...]:
        """Each list with its length, in the order of work."""
        return tuple((name, self.of(name)) for name in LISTS)

    @property
    def sent(self) -> int:
        """Units that sent, whether or not the office has looked at it."""
        return self.not_checked + self.units_in


def counted_lists(seen: QuerySet[SubmissionRecord], today: date) -> dict[int, Counts]:
    """By round, the counts of the submissions asked about: one query however many units and rounds."""
    is_late = Count("pk", filter=_EXPECTED & Q(state__in=_WAITING, deadline__lt=today))
    rows = seen.order_by().values("round_id", "state", "standing").annotate(units=Count("pk"), late=is_late)
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        _count(found.setdefault(row["round_id"], {}), row)
    return {pk: Counts(**counts) for pk, counts in found.items()}


def _count(counts: dict[str, int], row: Mapping[str, Any]) -> None:
    is_expected, units = row["standing"] == Standing.EXPECTED.value, int(row["units"])
    name = _LIST_OF.get(str(row["state"]), "done") if is_expected else "done"
    counts[name] = counts.get(name, 0) + units
    counts["late"] = counts.get("late", 0) + int(row["late"])
    if is_expected:
        counts["expected"] = counts.get("expected", 0) + units
        counts["units_in"] = counts.get("units_in", 0) + (units if row["state"] in _IN else 0)


def counts_of_rounds(rounds: Collection[int], today: date) -> dict[int, Counts]:
    """The counts of whole rounds: what a unit may know of the others, who are not named."""
    return counted_lists(SubmissionRecord.objects.filter(round_id__in=rounds), today)


def in_list(seen: QuerySet[SubmissionRecord], name: str) -> QuerySet[SubmissionRecord]:
    """Those in one list, the longest awaited first; the excluded and the waived need nothing more."""
    states = {list_name: state for state, list_name in _LIST_OF.items()}
    if name in states:
        return seen.filter(_EXPECTED, state=states[name]).order_by("deadline", "position")
    return seen.filter(~_EXPECTED | Q(state__in=_IN)).order_by("position")


def list_of(record: SubmissionRecord) -> str:
    """Which of the four lists a unit is in."""
    return _LIST_OF.get(record.state, "done") if record.standing == Standing.EXPECTED.value else "done"


def is_late(record: SubmissionRecord, today: date) -> bool:
    """Whether the deadline went by and nothing is sent."""
    is_due = record.state in _WAITING and record.standing == Standing.EXPECTED.value
    return is_due and record.deadline is not None and record.deadline < today


def has_ended(record: SubmissionRecord, today: date) -> bool:
    """Whether a report is still awaited of a unit that is no more."""
    is_awaited = record.state in _WAITING and record.standing == Standing.EXPECTED.value
    return is_awaited and record.unit.valid_to is not None and record.unit.valid_to < today


def sent_late(record: SubmissionRecord) -> int:
    """How many days after its deadline a unit sent; 0: in time, not sent, or nobody knows.

    A deadline stands still once something is sent, so it is the one that was sent by. What came in a folder, or was
    entered by the office, tells nothing of when its unit sent it.
    """
    is_told = record.state not in _WAITING and record.sent_by_id is not None and not record.on_behalf
    if not is_told or record.last_sent_at is None or record.deadline is None:
        return 0
    return max(0, (timezone.localdate(record.last_sent_at) - record.deadline).days)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person narrows the lists by. Empty: everything."""

    text: str = ""
    group: str = ""
    only: str = ""  # "late", "blocks", "silent" (nobody of the unit can sign in)

    def apply(self, seen: QuerySet[SubmissionRecord], today: date) -> QuerySet[SubmissionRecord]:
        """The submissions left."""
        if self.text:
            seen = seen.filter(pk__in=_named(seen, fold(self.text)))
        if self.group:
            seen = seen.filter(unit__group=self.group)
        return _only(seen, self.only, today)


def _named(seen: QuerySet[SubmissionRecord], wanted: str) -> list[int]:
    """Those whose unit's name or code holds the text, however it is written: databases do not fold diacritics."""
    rows = seen.order_by().values_list("pk", "unit__name", "unit__code")
    return [pk for pk, name, code in rows if wanted in fold(name) or wanted == fold(code)]


def _only(seen: QuerySet[SubmissionRecord], only: str, today: date) -> QuerySet[SubmissionRecord]:
    if only == "late":
        return seen.filter(_EXPECTED, state__in=_WAITING, deadline__lt=today)
    if only == "blocks":
        return seen.filter(blocks__gt=0)
    if only == "silent":
        return seen.exclude(unit_id__in=_reporting().values("unit_id"))
    return seen


def _reporting() -> QuerySet[Membership]:
    roles = (Role.REPORTER.value, Role.UNIT_HEAD.value)
    return Membership.objects.filter(role__in=roles, person__is_active=True, unit__isnull=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a list: who holds the report, what would move it on, and when its unit was last reminded."""

    record: SubmissionRecord
    waits: str  # key of a sentence that names who is waited for
    unblocks: str  # key of a sentence that says what to do
    is_late: bool
    people: tuple[str, ...]
    reminded: str = ""


def waiting_lines(records: Iterable[SubmissionRecord], today: date) -> list[Waiting]:
    """The lines of one page: two queries, whatever its length."""
    shown = list(records)
    people = _people_of({each.unit_id for each in shown})
    reminded = _reminded(shown)
    return [_line(each, people.get(each.unit_id, ()), reminded.get(each.pk, ""), today) for each in shown]


def _people_of(units: Collection[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    rows = _reporting().filter(unit_id__in=units).order_by("pk").values_list("unit_id", "person__name")
    for unit, name in rows:
        found.setdefault(unit or 0, []).append(name)
    return {unit: tuple(dict.fromkeys(names)) for unit, names in found.items()}


def _reminded(records: Collection[SubmissionRecord]) -> dict[int, str]:
    on = {name_of(each): each.pk for each in records}
    rows = Event.objects.filter(on__in=on, what="submission.remind").order_by("number").values_list("on", "when")
    return {on[name]: when for name, when in rows}


def _line(record: SubmissionRecord, people: tuple[str, ...], reminded: str, today: date) -> Waiting:
    waits, unblocks = _what_holds(record, has_people=bool(people))
    if has_ended(record, today) and unblocks != "unblock_open_again":
        unblocks = "unblock_ended"
    return Waiting(record, waits, unblocks, is_late(record, today), people, reminded)


def _what_holds(record: SubmissionRecord, *, has_people: bool) -> tuple[str, str]:
    name = list_of(record)
    if name == "done":
        return ("waits_for_nobody" if record.standing == Standing.EXPECTED.value else "not_expected"), ""
    if record.round.state == Round.State.CLOSED and name != "not_checked":
        return "closed_without", "unblock_open_again"
    if name == "not_checked":
        return ("waits_for_office", "unblock_judge") if record.is_checked else ("waits_for_reading", "unblock_reading")
    if not has_people:
        return "waits_for_unit_alone", "unblock_invite"
    if record.blocks:
        return "waits_for_unit", "unblock_mend"
    return "waits_for_unit", "unblock_resend" if name == "returned" else "unblock_send"


def late_of(seen: QuerySet[SubmissionRecord], today: date) -> QuerySet[SubmissionRecord]:
    """Units that owe and did not send by their deadline."""
    return seen.filter(_EXPECTED, state__in=_WAITING, deadline__lt=today)


def late_in(seen: QuerySet[SubmissionRecord], today: date) -> QuerySet[SubmissionRecord]:
    """The same, the longest late first."""
    return late_of(seen, today).order_by("deadline", "position")


def near_in(seen: QuerySet[SubmissionRecord], today: date, days: int) -> QuerySet[SubmissionRecord]:
    """Units whose deadline comes within so many days."""
    until = today + timedelta(days=days)
    due = seen.filter(_EXPECTED, state__in=_WAITING, deadline__gte=today, deadline__lte=until)
    return due.order_by("deadline", "position")


def off_in(seen: QuerySet[SubmissionRecord]) -> QuerySet[SubmissionRecord]:
    """Reports that came with something to mend in them, the worst first."""
    came = seen.filter(_EXPECTED, blocks__gt=0).exclude(state=State.DRAFT.value)
    return came.order_by("-blocks", "position")


def first_of_each(rows: QuerySet[SubmissionRecord], most: int) -> dict[int, list[SubmissionRecord]]:
    """By the key of their round, the first of an ordered list: one query, however many rounds there are."""
    order = [each for each in rows.query.order_by if isinstance(each, str)]
    place = Window(RowNumber(), partition_by="round_id", order_by=[*order, "pk"])
    found: dict[int, list[SubmissionRecord]] = {}
    for record in rows.annotate(place=place).filter(place__lte=most):
        found.setdefault(record.round_id, []).append(record)
    return found
