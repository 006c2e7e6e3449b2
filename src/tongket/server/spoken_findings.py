"""Takes the findings kept of a submission, makes what is shown: place, fact, remedy, in the reader's language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tongket.check.finding import Finding, Severity
from tongket.check.speech import severity_word, spoken
from tongket.desk.finding_store import known_findings
from tongket.server.records.finding import FindingRecord
from tongket.server.records.submission import SubmissionRecord
from tongket.server.settling import can_be_settled
from tongket.server.words import language


@dataclass(frozen=True, slots=True)
class SpokenFinding:
    """One finding as it is shown. `finding` is the value itself, `position` its place among those kept."""

    finding: Finding
    severity: str
    says: str
    remedy: str
    position: int = 0
    can_settle: bool = False

    @property
    def number(self) -> int:
        """As the page counts it, from 1."""
        return self.position + 1

    @property
    def code(self) -> str:
        """The stable code."""
        return self.finding.code

    @property
    def weight(self) -> str:
        """ "block", "warn" or "info"."""
        return self.finding.severity.value

    @property
    def is_drawn(self) -> bool:
        """Whether it stands at a cell or a paragraph that can be shown beside it."""
        at = self.finding.at
        return bool(at.sheet and at.cell) or at.paragraph is not None

    @property
    def place(self) -> str:
        """As the unit's own program shows it; its folder in the office left out."""
        at = self.finding.at
        return at._replace(file=at.file.rpartition("/")[2]).text()


def spoken_findings(record: SubmissionRecord) -> list[SpokenFinding]:
    """Every finding of the submission, in order; one that is kept damaged is left out: reading makes it again."""
    kept = record.findings.order_by("position")
    return [_spoken(finding, each) for each in kept for finding in known_findings([each.kept]) or []]


def blocking_findings(records: Collection[SubmissionRecord], few: int) -> dict[int, tuple[SpokenFinding, ...]]:
    """The first few that block each of these submissions, by its key: one query."""
    rows = FindingRecord.objects.filter(submission__in=records, severity=Severity.BLOCK.value)
    found: dict[int, tuple[SpokenFinding, ...]] = {}
    for each in rows.order_by("submission", "position"):
        own = found.get(each.submission_id, ())
        known = known_findings([each.kept]) or [] if len(own) < few else []
        found[each.submission_id] = (*own, *(_spoken(finding, each) for finding in known))
    return found


def _spoken(finding: Finding, kept: FindingRecord) -> SpokenFinding:
    says, remedy = spoken(finding, language())
    word = severity_word(finding.severity, language())
    return SpokenFinding(finding, word, says, remedy, kept.position, can_settle=can_be_settled(kept))


def said(finding: Finding) -> SpokenFinding:
    """A finding that is kept nowhere, as it is shown."""
    says, remedy = spoken(finding, language())
    return SpokenFinding(finding, severity_word(finding.severity, language()), says, remedy)
