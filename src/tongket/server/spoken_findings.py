"""Takes the findings kept of a submission, makes what is shown: place, fact, remedy, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding
from tongket.check.speech import severity_word, spoken
from tongket.desk.finding_store import known_findings
from tongket.server.records.submission import SubmissionRecord
from tongket.server.words import language


@dataclass(frozen=True, slots=True)
class SpokenFinding:
    """One finding as it is shown. `finding` is the value itself."""

    finding: Finding
    severity: str
    says: str
    remedy: str

    @property
    def code(self) -> str:
        """The stable code."""
        return self.finding.code

    @property
    def weight(self) -> str:
        """ "block", "warn" or "info"."""
        return self.finding.severity.value

    @property
    def place(self) -> str:
        """As the unit's own program shows it; its folder in the office left out."""
        at = self.finding.at
        return at._replace(file=at.file.rpartition("/")[2]).text()


def spoken_findings(record: SubmissionRecord) -> list[SpokenFinding]:
    """Every finding of the submission, in order; one that is kept damaged is left out: reading makes it again."""
    kept = (known_findings([each.kept]) or [] for each in record.findings.order_by("position"))
    return [_spoken(finding) for known in kept for finding in known]


def _spoken(finding: Finding) -> SpokenFinding:
    tongue = language()
    says, remedy = spoken(finding, tongue)
    return SpokenFinding(finding, severity_word(finding.severity, tongue), says, remedy)
