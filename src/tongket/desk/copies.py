"""Takes findings and the units' workbooks, makes the annotated copies to send back, under the limits of reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tongket.check.finding import Finding, Severity
from tongket.collect.arrival.intake import Received
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.submission import OddityKind
from tongket.desk.folder import Desk
from tongket.desk.read_reports import open_unmarked
from tongket.draft.annotated import AnnotatedCopy, annotated_copy, why_not_annotated
from tongket.draft.material import Material


@dataclass(slots=True)
class Copies:
    """Copies by their path under chu-thich/, where each file's copy is, and what each unit is told."""

    files: dict[str, bytes] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)  # file under reports/ to its copy
    findings: dict[str, list[Finding]] = field(default_factory=dict)  # unit code to all it must hear
    rebuilt: dict[str, list[str]] = field(default_factory=dict)  # unit code to files that came back as .xlsx
    lacking: dict[str, dict[str, OddityKind]] = field(default_factory=dict)  # of unit code, file: why it has none

    def has_any(self, unit: str) -> bool:
        """Whether a copy goes to the unit."""
        return any(path.startswith(f"{unit}/") for path in self.files)

    def remarks(self, language: str = "vi") -> list[str]:
        """Which files have no copy, why, and what to do instead."""
        lacking = (each for of_unit in self.lacking.values() for each in of_unit.items())
        return [why_not_annotated(file, kind, language) for file, kind in lacking]


@dataclass(frozen=True, slots=True)
class CopyJob:
    """One workbook to annotate in a worker."""

    received: Received
    findings: tuple[Finding, ...]
    language: str = "vi"  # of whoever asks; what goes out with a review is in the office's


def annotate(job: CopyJob) -> AnnotatedCopy:
    """The copy of one workbook. Runs in a worker."""
    content = job.received.load()
    workbook = open_unmarked(content, job.received.file)
    return annotated_copy(content, job.received.file, workbook, job.findings, language=job.language)


def make_copies(material: Material, desk: Desk) -> Copies:
    """A copy for every workbook with something to mend, and what to tell each unit."""
    copies = Copies(findings=_told(material.findings, {unit.code for unit in material.units}))
    jobs = list(_jobs(material, desk))
    results = read_all([job for _, job in jobs], annotate, processes=2 if len(jobs) > 8 else 1)
    for (unit, job), result in zip(jobs, results, strict=True):
        if isinstance(result, Unreadable):
            copies.lacking.setdefault(unit, {})[job.received.file] = result.kind
        else:
            _put(copies, unit, job.received.file, result)
    return copies


def _told(findings: Sequence[Finding], codes: set[str]) -> dict[str, list[Finding]]:
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.unit in codes and finding.severity is not Severity.INFO and finding.at.file:
            told.setdefault(finding.unit or "", []).append(finding)
    return told


def _jobs(material: Material, desk: Desk) -> Iterator[tuple[str, CopyJob]]:
    received = {item.file: item for item in desk.received()}
    unit_of = {mapping.file: mapping.unit for mapping in material.mappings}
    for file, findings in sorted(_by_file(material).items()):
        unit = unit_of.get(file)
        if unit and file in received:
            yield unit, CopyJob(received[file], tuple(findings))


def _by_file(material: Material) -> Mapping[str, list[Finding]]:
    """The findings of each file that was read as a workbook of figures and holds something above information."""
    grouped: dict[str, list[Finding]] = {}
    for finding in material.findings:
        submission = material.submissions.get(finding.at.file)
        if submission is not None and submission.batch is not None:
            grouped.setdefault(finding.at.file, []).append(finding)
    return {file: each for file, each in grouped.items() if any(f.severity is not Severity.INFO for f in each)}


def _put(copies: Copies, unit: str, file: str, made: AnnotatedCopy) -> None:
    path = _free_path(copies.files, unit, made.name)
    copies.files[path] = made.data
    copies.paths[file] = path
    if made.is_rebuilt:
        copies.rebuilt.setdefault(unit, []).append(file)


def _free_path(taken: Mapping[str, bytes], unit: str, name: str) -> str:
    """`<unit>/<file>`; two files of one name in different folders are told apart by a number."""
    plain = PurePosixPath(name)
    wanted, number = f"{unit}/{plain.name}", 2
    while wanted in taken:
        wanted, number = f"{unit}/{plain.stem} ({number}){plain.suffix}", number + 1
    return wanted
