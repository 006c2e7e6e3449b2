"""Takes what one unit sent, makes its findings: the same rooms a review asks, without adding up or grouping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tongket.check.check_all import check_all
from tongket.check.check_submission import in_order
from tongket.check.finding import Finding
from tongket.check.plan import Plan
from tongket.collect.narratives.counted import narratives_told
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.submission import Submission
from tongket.consolidate.accept import used_by_unit
from tongket.desk.build import read_desk
from tongket.desk.folder import Desk
from tongket.desk.read_reports import Reading


@dataclass(frozen=True, slots=True)
class UnitChecked:
    """What became of each file of a unit, and everything wrong in them."""

    reading: Reading
    mappings: list[FileMapping]
    findings: list[Finding]


def check_unit(
    desk: Desk, *, plan: Plan | None = None, known: Mapping[str, Submission] = MappingProxyType({})
) -> UnitChecked:
    """Read and check the files of a desk of one unit; what is kept is not read again.

    `plan` spares the work of `plan_of(desk.form)` where many units answer one form, `known` (by path) that of recalling
    what was read a moment ago.
    """
    reading = read_desk(desk, processes=1, known=known)
    mappings = attribute(reading.submissions, desk.units, desk.review, desk.decisions, desk.form)
    found = check_all(
        reading.submissions, mappings, desk.form, list(desk.units), desk.review, desk.decisions, plan=plan
    )
    return UnitChecked(reading, mappings, in_order([*found, *_in_words(desk, reading, mappings)]))


def _in_words(desk: Desk, reading: Reading, mappings: list[FileMapping]) -> list[Finding]:
    told = narratives_told(reading.submissions, mappings, desk.outline, desk.decisions)
    if not told.reports:
        return []
    from tongket.check.claims.narrative_claims import claims_of
    from tongket.check.narratives.check_narratives import check_narratives  # its lists of words take time to load

    sent = used_by_unit(reading.submissions, mappings, desk.units, desk.form)
    claims = [
        claim for report in told.reports for claim in claims_of(report, sent.get(report.unit), desk.form, desk.review)
    ]
    return check_narratives(told, claims, desk.outline, desk.units, desk.review, desk.decisions)
