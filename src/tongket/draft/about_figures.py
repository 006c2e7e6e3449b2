"""Takes points and claims, says which points only tell figures that the review's own figures tell for all units."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.check.claim import Claim
from tongket.collect.narrative_report import Statement
from tongket.consolidate.point import Point

_MOSTLY = 0.5  # of its statements speak of a figure of the form


def points_about_figures(points: Iterable[Point], claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the points most of whose statements hold a claim about a cell of the form."""
    told: dict[tuple[str, int], list[str]] = {}
    for claim in claims:
        if claim.refers_to is not None:
            told.setdefault((claim.file, claim.paragraph), []).append(claim.text)
    return frozenset(point.id for point in points if not point.is_worded_by_person and _is_about(point, told))


def _is_about(point: Point, told: dict[tuple[str, int], list[str]]) -> bool:
    holding = sum(_holds(statement, told) for statement in point.statements)
    return holding > _MOSTLY * len(point.statements)


def _holds(statement: Statement, told: dict[tuple[str, int], list[str]]) -> bool:
    return any(text in statement.text for text in told.get((statement.file, statement.paragraph), ()))
