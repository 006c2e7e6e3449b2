"""What was decided about units, as pages and papers show it: with the name of who did, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Window
from django.db.models.functions import RowNumber

from tongket.approve.submission_life import Move, State
from tongket.directive.act import ActKind
from tongket.server.records.decision import DecisionRecord
from tongket.server.records.person import Person
from tongket.server.records.round import Round
from tongket.server.records.submission import SubmissionRecord
from tongket.server.words import say

OUT_OF_THE_ORDINARY = tuple(kind.value for kind in ActKind)
SENT_BACK = (Move.RETURN.value, Move.REOPEN.value)


@dataclass(frozen=True, slots=True)
class Taken:
    """One decision about one unit, as it is shown and printed."""

    unit: str
    verb: str
    why: str
    by: str
    when: str
    value: str
    submission: int | None = None


def latest_of_each(rounds: Collection[Round], most: int) -> dict[int, list[Taken]]:
    """By the key of the round, the latest few out of the ordinary, the last first: one query for all rounds."""
    made = DecisionRecord.objects.filter(round__in=rounds, verb__in=OUT_OF_THE_ORDINARY, submission__isnull=False)
    place = Window(RowNumber(), partition_by="round_id", order_by="-pk")
    few = made.select_related("submission__unit").annotate(place=place).filter(place__lte=most).order_by("-pk")
    rows, found = list(few), dict[int, list[Taken]]()
    for row, taken in zip(rows, _taken(rows), strict=True):
        found.setdefault(row.round_id, []).append(taken)
    return found


def decided_about(record: SubmissionRecord) -> list[Taken]:
    """Everything decided about one report, the latest first."""
    return _taken(record.decisions.select_related("submission__unit").order_by("-pk"))


def reopened(of: Round) -> list[Taken]:
    """Reports that counted once, are open again and not sent anew: what was built on them no longer holds."""
    back = of.decisions.filter(verb__in=SENT_BACK, submission__state=State.RETURNED.value)
    latest = {each.submission_id: each for each in back.select_related("submission__unit").order_by("pk")}
    return _taken(each for each in latest.values() if each.verb == Move.REOPEN.value)


def _taken(made: Iterable[DecisionRecord]) -> list[Taken]:
    listed = list(made)
    people = Person.objects.filter(username__in={each.by for each in listed})
    names = dict(people.values_list("username", "name")) if listed else {}
    return [_one(each, names.get(each.by, each.by) or say("the_machine")) for each in listed]


def _one(record: DecisionRecord, by: str) -> Taken:
    of = record.submission
    unit, submission = (of.unit.name, of.pk) if of is not None else (record.what, None)
    return Taken(unit, record.verb, record.why, by, record.when, record.value, submission)
