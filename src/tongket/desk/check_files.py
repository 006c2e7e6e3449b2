"""Takes a review folder or single files, makes their findings without making a review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tongket.check.annexes.printed_totals import printed_totals
from tongket.check.arrivals import of_another_review
from tongket.check.check_submission import check_submission
from tongket.check.claims.narrative_claims import claims_of, contradictions
from tongket.check.finding import Finding
from tongket.check.from_oddities import findings_of
from tongket.collect.arrival.intake import Received, receive_files
from tongket.collect.documents.lines import is_document
from tongket.collect.files.unreadable import Unreadable
from tongket.collect.files.workers import read_all
from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.narratives.narrative import Narrative, read_narrative
from tongket.collect.narratives.report_statements import report_of
from tongket.collect.screening import mark_in_name
from tongket.collect.senders.attribution import attribute
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.senders.merged import counted_reports
from tongket.collect.submission import OddityKind, Submission
from tongket.collect.workbooks.sheet import Workbook
from tongket.desk.build import build
from tongket.desk.check_words import findings_in_words, workbooks_of
from tongket.desk.folder import Desk, is_own_outline, open_desk
from tongket.desk.read_reports import Job, open_unmarked, read_one, refused
from tongket.desk.refusal import CannotGoOn
from tongket.directive.form import Form, How
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit


def check_folder(folder: Path, *, as_of: date | None = None, memory: Path | None = None) -> list[Finding]:
    """Everything wrong in a review folder. `memory` as of `open_desk`."""
    return list(build(open_desk(folder, as_of=as_of, memory=memory)).material.findings)


def nearest_review(path: Path) -> Path | None:
    """The review folder a file lies in, at any depth."""
    return next((folder for folder in path.resolve().parents if (folder / "review.toml").is_file()), None)


def check_files(
    files: Sequence[Path], folder: Path | None, *, as_of: date | None = None, memory: Path | None = None
) -> list[Finding]:
    """Everything wrong in single files: against the form of a review where one is named, else by themselves."""
    missing = next((path for path in files if not path.is_file()), None)
    if missing is not None:
        raise CannotGoOn("no_such_file", file=missing)
    received = [part for path in files for part in _received(path)]
    if folder is None:
        return [finding for part in received for finding in _by_itself(part)]
    return _against(received, open_desk(folder, as_of=as_of, memory=memory))


def _against(files: Sequence[Received], desk: Desk) -> list[Finding]:
    """Each workbook against the form, each narrative against the outline and its unit's workbook."""
    submissions = [_read(received, desk) for received in files]
    mappings = [_mapping(submission, desk) for submission in submissions]
    senders = [_unit(mapping, desk) for mapping in mappings]
    codes = [unit.code if unit is not None else None for unit in senders]
    sent = workbooks_of(submissions, codes, desk)
    together = _put_together(submissions, codes, desk)
    found: list[Finding] = []
    for received, submission, mapping, unit in zip(files, submissions, mappings, senders, strict=True):
        code = unit.code if unit is not None else ""
        found += of_another_review(mapping, submission, desk.review)
        report = together.get(submission.file, submission)
        if report.file == submission.file:  # of several workbooks that give one report, it is said once
            found += check_submission(report, desk.form, unit, desk.review)
        if received.inside or not is_own_outline(received.path, desk.folder):
            found += findings_in_words(submission, code, desk.outline, desk.review, desk.form, sent.get(code))
    return found


def _put_together(submissions: Sequence[Submission], codes: Sequence[str | None], desk: Desk) -> dict[str, Submission]:
    """By file, the report that several workbooks of a unit give together: none lacks the sheets of the others.

    Files of one name (of two folders) and those that by themselves are another unit's stand alone.
    """
    of_name = Counter(submission.file for submission in submissions)
    own = {each.file: code for each, code in zip(submissions, codes, strict=True) if code and of_name[each.file] == 1}
    known = [submission for submission in submissions if submission.file in own]
    mappings = attribute(known, list(desk.units), desk.review, desk.decisions, desk.form)
    reports = counted_reports(known, mappings, desk.form).items()
    return {
        file: report
        for unit, report in reports
        if report.also and all(own[file] == unit for file in report.files)
        for file in report.files
    }


def _read(received: Received, desk: Desk) -> Submission:
    result = read_all([Job(received, desk.form_path, "")], read_one, processes=1)[0]
    return refused(received, result) if isinstance(result, Unreadable) else result


def _received(path: Path) -> list[Received]:
    """The file, or what is in it, as a review receives it; one with a mark in its name or folder is not opened."""
    mark = mark_in_name(path.as_posix())
    if mark is not None:
        return [Received(file=path.name, path=path.resolve(), problem=OddityKind.SECRET, detail=mark)]
    return receive_files([(path.name, path.resolve())])


def _by_itself(received: Received) -> list[Finding]:
    result = read_all([received], findings_alone, processes=1)[0]
    return list(findings_of(refused(received, result).oddities, None)) if isinstance(result, Unreadable) else result


def findings_alone(received: Received) -> list[Finding]:
    """The file is its own form: what its labels and formulas promise is held against its figures. Runs in a worker."""
    content, file = received.load(), received.file
    if is_document(content, file):
        return _document_alone(read_narrative(content, file), file)
    workbook = open_unmarked(content, file)
    form = propose_form(workbook)
    submission = read_submission(workbook, form, file=file, sha256="", size=len(content))
    return [*check_submission(submission, form, None, _ANY_REVIEW), *_not_in_form(workbook, form, file)]


def _document_alone(narrative: Narrative, file: str) -> list[Finding]:
    """A narrative without a review: what was odd to read, and numbers that contradict each other in it."""
    report = report_of("", file, narrative, ())
    odd = findings_of(narrative.oddities, None)
    return [*odd, *contradictions(claims_of(report, None, Form(sheets=(), cells=()), _ANY_REVIEW))]


def _not_in_form(workbook: Workbook, form: Form, file: str) -> list[Finding]:
    """Printed totals of rows that are no form: a table of provinces, say. A form's own totals are checked as such."""
    own = {cell.id for cell in form.cells if cell.how is not How.ENTERED}
    return [each for each in printed_totals(workbook, file) if f"{each.at.sheet}!{each.at.cell}" not in own]


_ANY_REVIEW = Review(
    title="",
    kind=ReviewKind.PROGRESS,
    directives=(),
    office=Office(name=""),
    span=Period.years(1900, 2100),
    as_of=date(2100, 12, 31),
)


def _mapping(submission: Submission, desk: Desk) -> FileMapping:
    return attribute([submission], list(desk.units), desk.review, desk.decisions, desk.form)[0]


def _unit(mapping: FileMapping, desk: Desk) -> Unit | None:
    return next((unit for unit in desk.units if unit.code == mapping.unit), None)
