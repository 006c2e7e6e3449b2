"""Takes what arrived and which unit sent it, makes findings about whole files: versions, senders, lateness, silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongket.check.finding import Finding
from tongket.check.from_oddities import OF_THE_FILE, findings_of
from tongket.check.kinds.files import (
    ConflictingVersions,
    Duplicate,
    Ground,
    Late,
    LaterThanChosen,
    OtherReview,
    SameFileTwoUnits,
    SenderDoubtful,
    Superseded,
    UnitMissing,
    UnknownSender,
)
from tongket.collect.owed import Owing
from tongket.collect.senders.file_mapping import FileMapping, FileStatus
from tongket.collect.senders.merged import counted_reports
from tongket.collect.submission import OddityKind, Place, Submission
from tongket.directive.form import Form
from tongket.directive.review import Review
from tongket.units.unit import Unit

_SURE = 0.6  # confidence below which a person should confirm the sender
_FIGURES = frozenset({"figures", "both"})
_READ = frozenset({FileStatus.USED, FileStatus.SUPERSEDED, FileStatus.DUPLICATE})


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Everything that came, by file, with the units it may come from."""

    submissions: Mapping[str, Submission]
    mappings: Sequence[FileMapping]
    units: Mapping[str, Unit]
    review: Review

    def name_of(self, code: str | None) -> str:
        """The unit's name; its code where the list has no such unit."""
        unit = self.units.get(code or "")
        return unit.name if unit is not None else code or ""

    def used(self, form: Form) -> Iterator[tuple[str | None, Submission]]:
        """What counts, with its unit: the files of a unit that give its figures together are one report."""
        reports = counted_reports(self.submissions.values(), self.mappings, form)
        joined = {file: report for report in reports.values() if report.also for file in report.files}
        for mapping in self.mappings:
            submission = joined.get(mapping.file, self.submissions.get(mapping.file))
            if mapping.status is not FileStatus.USED or submission is None:
                continue
            if submission.file == mapping.file:  # a joined report is said once, under the file that leads
                yield mapping.unit, submission


def of_files(arrivals: Arrivals) -> Iterator[Finding]:
    """What is to be said of each file that does not count, and of its sender."""
    contradicted = {clash.other.file for mapping in arrivals.mappings for clash in mapping.clashes}
    for mapping in arrivals.mappings:
        submission = arrivals.submissions.get(mapping.file)
        if mapping.status is not FileStatus.USED and submission is not None:
            whole = [oddity for oddity in submission.oddities if oddity.kind in OF_THE_FILE]
            yield from findings_of(whole, mapping.unit)
        if mapping.status is not FileStatus.SUPERSEDED or mapping.file not in contradicted:
            yield from _of_status(arrivals, mapping, submission)  # of two that leave it open which is newer, A119 tells
        yield from _of_sender(arrivals, mapping)
        yield from _of_clashes(mapping)


def _of_clashes(mapping: FileMapping) -> Iterator[Finding]:
    for clash in mapping.clashes:
        yield ConflictingVersions(
            at=clash.one,
            unit=mapping.unit,
            related=(clash.other,),
            other=clash.other.file,
            count=clash.count,
            found=clash.found,
            instead=clash.instead,
        )


def _of_status(arrivals: Arrivals, mapping: FileMapping, submission: Submission | None) -> Iterator[Finding]:
    code, _, other = mapping.why.partition(":")
    at, unit = Place(mapping.file), mapping.unit
    if mapping.status is FileStatus.SUPERSEDED and code == "chosen":
        yield LaterThanChosen(at=at, unit=unit, chosen=other, related=(Place(other),))
    elif mapping.status is FileStatus.SUPERSEDED:
        yield Superseded(at=at, unit=unit, by=other, related=(Place(other),) if other else ())
    elif mapping.status is FileStatus.DUPLICATE and code == "same_file_two_units":
        file, _, owner = other.rpartition(":")
        name = arrivals.name_of(owner)
        yield SameFileTwoUnits(at=at, unit=unit, related=(Place(file),), other_unit=name)
    elif mapping.status is FileStatus.DUPLICATE:
        yield Duplicate(at=at, unit=unit, of=other, related=(Place(other),) if other else ())
    elif mapping.status is FileStatus.UNASSIGNED and not _is_no_report(submission):
        stated = submission.letterhead.unit_text if submission else None
        yield UnknownSender(at=at, stated=stated or "")
    else:
        yield from of_another_review(mapping, submission, arrivals.review)


def of_another_review(mapping: FileMapping, submission: Submission | None, review: Review) -> Iterator[OtherReview]:
    """What is to be said of a report whose own title names another review; reading it may have said so already."""
    code, _, stated = mapping.why.partition(":")
    if code == "other_review" and not _has(submission, OddityKind.OTHER_REVIEW):
        yield OtherReview(at=Place(mapping.file), unit=mapping.unit, stated=stated, expected=review_name(review))


def _is_no_report(submission: Submission | None) -> bool:
    return submission is not None and any(oddity.kind in OF_THE_FILE for oddity in submission.oddities)


def _has(submission: Submission | None, kind: OddityKind) -> bool:
    return submission is not None and any(oddity.kind is kind for oddity in submission.oddities)


def review_name(review: Review) -> str:
    """ "48-CT/TW, 2011-2020"."""
    return ", ".join([*(directive.symbol for directive in review.directives), review.span.text()])


def _of_sender(arrivals: Arrivals, mapping: FileMapping) -> Iterator[Finding]:
    """A report "replaced" by one of another unit, if something names that unit, is asked about as well."""
    may_be_anothers = mapping.status is FileStatus.SUPERSEDED and mapping.others != ()
    is_figures = mapping.kind in _FIGURES and (mapping.status is FileStatus.USED or may_be_anothers)
    if is_figures and mapping.unit and mapping.confidence < _SURE and mapping.how != "decision":
        name = arrivals.name_of(mapping.unit)
        yield SenderDoubtful(at=Place(mapping.file), unit=mapping.unit, name=name, how=Ground(mapping.how))


def same_files(arrivals: Arrivals) -> Iterator[Finding]:
    """The very same bytes from two units."""
    by_hash: dict[str, list[FileMapping]] = {}
    for mapping in arrivals.mappings:
        if mapping.unit and mapping.sha256 and mapping.status in _READ:
            by_hash.setdefault(mapping.sha256, []).append(mapping)
    for group in by_hash.values():
        for mapping in group:
            other = next((one for one in group if one.unit != mapping.unit), None)
            if other is not None:
                yield SameFileTwoUnits(
                    at=Place(mapping.file),
                    unit=mapping.unit,
                    related=(Place(other.file),),
                    other_unit=arrivals.name_of(other.unit),
                )


def late(arrivals: Arrivals) -> Iterator[Finding]:
    """Units whose first report is dated after their deadline: by letterhead or e-mail, never by file times."""
    first: dict[str, Submission] = {}
    for mapping in arrivals.mappings:
        submission = arrivals.submissions.get(mapping.file)
        if submission is not None and mapping.unit and _was_a_report(mapping, submission):
            known = first.get(mapping.unit)
            first[mapping.unit] = submission if known is None else min(known, submission, key=_when)
    for code, submission in first.items():
        if code in arrivals.units:
            yield from _late(arrivals.units[code], submission, arrivals.review)


def _was_a_report(mapping: FileMapping, submission: Submission) -> bool:
    counts = mapping.status in (FileStatus.USED, FileStatus.SUPERSEDED)
    return counts and mapping.kind in _FIGURES and _dated(submission) is not None


def _dated(submission: Submission) -> object:
    return submission.letterhead.dated or submission.sent


def _when(submission: Submission) -> tuple[str, str]:
    return str(_dated(submission)), submission.file


def _late(unit: Unit, submission: Submission, review: Review) -> Iterator[Finding]:
    deadline = unit.deadline or review.deadline
    dated = submission.letterhead.dated or submission.sent
    if deadline is not None and dated is not None and dated > deadline:
        days = (dated - deadline).days
        yield Late(at=Place(submission.file), unit=unit.code, dated=dated, deadline=deadline, days=days)


def silent(arrivals: Arrivals, reporting: Iterable[str], waived: Iterable[str], owing: Owing) -> Iterator[Finding]:
    """Units that owe figures and have no report that counts; files of theirs that do not count are shown."""
    let_off = {*reporting, *waived}
    for unit in arrivals.units.values():
        if unit.code not in let_off and any(owing.of(unit)):
            own = tuple(Place(mapping.file) for mapping in arrivals.mappings if mapping.unit == unit.code)
            yield UnitMissing(at=Place(""), unit=unit.code, related=own, name=unit.name)
