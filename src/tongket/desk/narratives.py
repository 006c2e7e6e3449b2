"""Takes what was read and what counts, makes what the narratives come to: their claims, findings and points."""

from __future__ import annotations

from collections.abc import Mapping

from tongket.check.claims.claim import Claim
from tongket.check.claims.narrative_claims import claims_of, linker_of
from tongket.check.finding import Finding
from tongket.check.kinds.points import PointDecisionFell
from tongket.check.narratives.check_narratives import check_narratives
from tongket.check.settle import settled
from tongket.collect.narratives.counted import Told
from tongket.collect.submission import Place, Submission
from tongket.consolidate.decided_points import decided, not_found
from tongket.consolidate.lines_told import lines_told
from tongket.consolidate.point import Point
from tongket.consolidate.points import group
from tongket.desk.folder import Desk
from tongket.desk.narrated import Narrated
from tongket.desk.rewording import Ask, reword
from tongket.directive.decision import Decision


def narrated(told: Told, sent: Mapping[str, Submission], desk: Desk, ask: Ask | None = None) -> Narrated:
    """Check every number, look between the narratives, group what they say. `ask` re-words the points.

    `sent` are the units' workbooks, those that are excluded from the totals too: a unit's words must fit its own sheet.
    """
    claims = _claims(told, sent, desk)
    findings = check_narratives(told, claims, desk.outline, desk.units, desk.review, desk.decisions)
    grouped = _grouped(told, claims, desk)
    points = decided(grouped, desk.decisions, desk.units)
    findings += [_fell(decision) for decision in not_found(grouped, desk.decisions)]
    if ask is not None:
        points, said = reword(points, ask, desk.kept("rewording.json"))
        findings += settled(said, desk.decisions)
    return Narrated(told, claims, findings, points)


def _claims(told: Told, sent: Mapping[str, Submission], desk: Desk) -> list[Claim]:
    """Every number told in prose, held against the unit's own workbook."""
    linker = linker_of(desk.form)
    return [
        claim
        for report in told.reports
        for claim in claims_of(report, sent.get(report.unit), desk.form, desk.review, linker=linker)
    ]


def _grouped(told: Told, claims: list[Claim], desk: Desk) -> list[Point]:
    """What the units say, as the machine groups it."""
    statements = [statement for report in told.reports for statement in report.statements]
    return group(statements, desk.units, told.units, desk.outline, lines_told(claims, desk.form))


def _fell(decision: Decision) -> Finding:
    at = Place("decisions.toml")
    return PointDecisionFell(at=at, point=decision.what, verb=decision.verb.value, why=decision.why)
