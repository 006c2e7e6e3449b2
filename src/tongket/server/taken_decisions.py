"""The decisions of a round that change who counts or by when: exclusion, waiver, extension, entry on behalf."""

from __future__ import annotations

from dataclasses import dataclass

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


def out_of_the_ordinary(of: Round) -> list[Taken]:
    """The latest first; those about a unit of this round."""
    made = of.decisions.filter(verb__in=OUT_OF_THE_ORDINARY, submission__isnull=False)
    return [_taken(each) for each in made.select_related("submission__unit").order_by("-pk")]


def _taken(record: DecisionRecord) -> Taken:
    unit = record.submission.unit.name if record.submission is not None else record.what
    return Taken(unit, record.verb, record.why, record.by, record.when, record.value)
