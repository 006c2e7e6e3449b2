"""Takes what was read and which files count, makes the narratives of the review, placed under its outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.submission import Submission
from tongket.directive.decision import Decision, LastWords
from tongket.directive.outline import Heading


@dataclass(frozen=True, slots=True)
class Told:
    """The narratives that count, by unit and file, and those of before: replaced, or of another review."""

    reports: tuple[NarrativeReport, ...] = ()
    earlier: tuple[NarrativeReport, ...] = ()

    @property
    def all(self) -> tuple[NarrativeReport, ...]:
        """Those that count and those of before."""
        return (*self.reports, *self.earlier)

    @property
    def units(self) -> frozenset[str]:
        """Codes of the units that told anything: the y of "x/y đơn vị"."""
        return frozenset(report.unit for report in self.reports)


def narratives_told(
    submissions: Iterable[Submission],
    mappings: Iterable[FileMapping],
    outline: Sequence[Heading],
    decisions: Iterable[Decision] = (),
) -> Told:
    """Every narrative whose unit is known, save those that a person decided should not count."""
    read = {submission.file: submission for submission in submissions}
    ordered = sorted((each for each in mappings if each.unit), key=lambda each: (each.unit or "", each.file))
    words = LastWords(decisions)
    kept = [each for each in ordered if not words.excludes(each.file, each.unit or "")]
    return Told(
        tuple(_reports(kept, read, outline, lambda each: each.status is FileStatus.USED)),
        tuple(_reports(ordered, read, outline, _is_earlier)),
    )


def _is_earlier(mapping: FileMapping) -> bool:
    return mapping.status is FileStatus.SUPERSEDED or mapping.why.startswith("other_review:")


def _reports(
    mappings: Iterable[FileMapping],
    read: Mapping[str, Submission],
    outline: Sequence[Heading],
    is_wanted: Callable[[FileMapping], bool],
) -> Iterator[NarrativeReport]:
    for mapping in filter(is_wanted, mappings):
        submission = read[mapping.file]
        if submission.narrative is not None and mapping.unit is not None:
            from tongket.collect.narratives.report_statements import (
                report_of,  # its lists of names load only where words came
            )

            dated = submission.letterhead.dated or submission.sent
            yield report_of(mapping.unit, mapping.file, submission.narrative, outline, dated=dated)
