"""Takes claims, makes findings of those the figures contradict, at their paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tongket.check.claims.claim import Claim, Verdict
from tongket.check.claims.judging import Fault
from tongket.check.finding import Finding
from tongket.check.kinds.claims import (
    CountDiffers,
    DirectionWrong,
    FractionDiffers,
    PartsNotTotal,
    PercentForPoints,
    RateDiffers,
    RoundingWrong,
    StatedChangeDiffers,
    ToldTwice,
)
from tongket.collect.submission import Place

_FINDING_OF: dict[str, type[Finding]] = {
    Fault.COUNT: CountDiffers,
    Fault.RATE: RateDiffers,
    Fault.DIRECTION: DirectionWrong,
    Fault.PERCENT_FOR_POINTS: PercentForPoints,
    Fault.PARTS: PartsNotTotal,
    Fault.TOLD_TWICE: ToldTwice,
    Fault.CHANGE: StatedChangeDiffers,
    Fault.FRACTION: FractionDiffers,
    Fault.ROUNDING: RoundingWrong,
}


def contradictions(claims: Iterable[Claim]) -> Iterator[Finding]:
    """One finding for each statement that does not hold, with the wording that would."""
    for claim in claims:
        if claim.verdict is Verdict.CONTRADICTS:
            yield _FINDING_OF[claim.fault](**_facts(claim))


def _facts(claim: Claim) -> dict[str, Any]:
    """What every kind of these findings holds."""
    return {
        "at": Place(claim.file, paragraph=claim.paragraph),
        "unit": claim.unit,
        "related": claim.related,
        "found": claim.text,
        "expected": claim.expected,
    }
