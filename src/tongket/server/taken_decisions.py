"""The decisions of a round that change who counts or by when: exclusion, waiver, extension, entry on behalf."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Window
from django.db.models.functions import RowNumber

from tongket.directive.act import ActKind
from tongket.server.records.decision import DecisionRecord
from tongket.server.records.round import Round

OUT_OF_THE_ORDINARY = tuple(kind.value for kind in ActKind)


@dataclass(frozen=True, slots=True)
class Taken:
    """One decision about one unit, as it is shown and printed."""

    unit: str
    verb: str
    why: str
    by: str
    when: str
    value: str


def latest_of_each(rounds: Collection[Round], most: int) -> dict[int, list[Taken]]:
    """By the key of the round, the latest few about its units, the last first: one query for all rounds."""
    made = DecisionRecord.objects.filter(round__in=rounds, verb__in=OUT_OF_THE_ORDINARY, submission__isnull=False)
    place = Window(RowNumber(), partition_by="round_id", order_by="-pk")
    found: dict[int, list[Taken]] = {}
    for each in made.select_related("submission__unit").annotate(place=place).filter(place__lte=most).order_by("-pk"):
        found.setdefault(each.round_id, []).append(_taken(each))
    return found


def _taken(record: DecisionRecord) -> Taken:
    unit = record.submission.unit.name if record.submission is not None else record.what
    return Taken(unit, record.verb, record.why, record.by, record.when, record.value)
