"""What the units told in words, read, checked and grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.check.claims.claim import Claim
from tongket.check.finding import Finding
from tongket.collect.narratives.counted import Told
from tongket.consolidate.point import Point


@dataclass(frozen=True, slots=True)
class Narrated:
    """The narratives that count, with the numbers told in them, what is wrong, and the points they make."""

    told: Told
    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    points: Sequence[Point] = ()
