"""Takes points, narratives and claims, says which only tell figures of the form, and where the units tell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tongket.check.claims.claim import Claim, Verdict
from tongket.collect.narratives.report import NarrativeReport, Statement
from tongket.consolidate.point import Point
from tongket.directive.form import Form

CONTRADICTED = 2  # what `own_figures` says of a statement with a wrong one
_MOSTLY = 0.5  # of its statements speak of a figure of the form


def points_about_figures(points: Iterable[Point], claims: Iterable[Claim]) -> frozenset[str]:
    """Ids of the points most of whose statements hold a claim about a cell of the form."""
    told: dict[tuple[str, int], list[str]] = {}
    for claim in claims:
        if claim.refers_to is not None:
            told.setdefault((claim.file, claim.paragraph), []).append(claim.text)
    return frozenset(point.id for point in points if not point.is_worded_by_person and _is_about(point, told))


def tellers(
    form: Form, reports: Iterable[NarrativeReport], claims: Iterable[Claim]
) -> dict[tuple[str, int], dict[int, frozenset[str]]]:
    """The units that tell a row of the form, by sheet and row, then by the heading they tell it under."""
    sections = {(each.file, each.paragraph): each.section for report in reports for each in report.statements}
    rows = {cell.id: (cell.sheet, cell.row.row) for cell in form.cells}
    found: dict[tuple[str, int], dict[int, frozenset[str]]] = {}
    for claim in claims:
        section = sections.get((claim.file, claim.paragraph))
        row = rows.get(f"{claim.refers_to.sheet}!{claim.refers_to.cell}") if claim.refers_to is not None else None
        if section is not None and row is not None:
            under = found.setdefault(row, {})
            under[section] = under.get(section, frozenset()) | {claim.unit}
    return found


def claims_by_block(claims: Iterable[Claim]) -> dict[tuple[str, int], list[Claim]]:
    """The claims about a cell of the form, by file and number of the block."""
    found: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        if claim.refers_to is not None:
            found.setdefault((claim.file, claim.paragraph), []).append(claim)
    return found


def own_figures(statement: Statement, claims: Mapping[tuple[str, int], list[Claim]]) -> int:
    """How badly its own figures of the form would stand, quoted beside those of all: `CONTRADICTED` where wrong too."""
    end = statement.start + len(statement.text)
    inside = [
        each for each in claims.get((statement.file, statement.paragraph), ()) if statement.start <= each.start < end
    ]
    return CONTRADICTED if any(each.verdict is Verdict.CONTRADICTS for each in inside) else bool(inside)


def _is_about(point: Point, told: dict[tuple[str, int], list[str]]) -> bool:
    holding = sum(_holds(statement, told) for statement in point.statements)
    return holding > _MOSTLY * len(point.statements)


def _holds(statement: Statement, told: dict[tuple[str, int], list[str]]) -> bool:
    return any(text in statement.text for text in told.get((statement.file, statement.paragraph), ()))
