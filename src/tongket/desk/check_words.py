"""Takes narratives about to be sent, makes what is wrong in each: what it lacks, tells otherwise, cites wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from tongket.check.check_submission import in_order
from tongket.check.citations.wrong_citations import miscited
from tongket.check.claims.narrative_claims import claims_of, contradictions
from tongket.check.finding import Finding
from tongket.check.narratives.completeness import complete
from tongket.collect.narratives.report_statements import report_of
from tongket.collect.senders.attribution import attribute
from tongket.collect.submission import Submission
from tongket.consolidate.accept import used_by_unit
from tongket.desk.early import READINGS
from tongket.desk.folder import Desk
from tongket.desk.read_reports import read_reports
from tongket.directive.form import Form
from tongket.directive.outline import Heading
from tongket.directive.review import Review

# Papers that ask and decide; an outline of a report is not theirs. A letter may be a report in all but name.
NO_REPORTS = frozenset(
    {
        "Chỉ thị", "Chương trình", "Chương trình hành động", "Đề án", "Giấy mời", "Hướng dẫn", "Kế hoạch", "Kết luận",
        "Nghị quyết", "Phương án", "Quy chế", "Quy định", "Quyết định", "Thông báo", "Tờ trình",
    }
)  # fmt: skip


def findings_in_words(
    submission: Submission, unit: str, outline: Sequence[Heading], review: Review, form: Form, sent: Submission | None
) -> list[Finding]:
    """Everything wrong in what one narrative says; `sent` is the workbook of its unit, None where there is none."""
    return in_order(_found(submission, unit, outline, review, form, sent))


def _found(
    submission: Submission, unit: str, outline: Sequence[Heading], review: Review, form: Form, sent: Submission | None
) -> Iterator[Finding]:
    if submission.narrative is None:
        return
    dated = submission.letterhead.dated
    report = report_of(unit, submission.file, submission.narrative, outline, dated=dated)
    if _kind_of_paper(submission) not in NO_REPORTS:
        yield from complete(report, outline)
    yield from contradictions(claims_of(report, sent, form, review))
    yield from miscited([report], review, [heading.text for heading in outline])


def _kind_of_paper(submission: Submission) -> str | None:
    """ "Kế hoạch", as the paper calls itself; None where it does not."""
    return json.loads(submission.document)["type"]["value"] if submission.document else None


def workbooks_of(
    submissions: Sequence[Submission], senders: Sequence[str | None], desk: Desk
) -> Mapping[str, Submission]:
    """By unit, the workbook its narrative is held against: one checked beside it, else the one in the folder."""
    known = [(code, each) for each, code in zip(submissions, senders, strict=True) if code is not None]
    beside = {code: each for code, each in known if each.batch is not None}
    told = {code for code, each in known if each.narrative is not None}
    return beside if told <= beside.keys() else {**_received(desk), **beside}


def _received(desk: Desk) -> Mapping[str, Submission]:
    reading = read_reports(desk.reports, desk.form_path, desk.kept(READINGS.name))
    mappings = attribute(reading.submissions, desk.units, desk.review, desk.decisions, desk.form)
    return used_by_unit(reading.submissions, mappings, desk.units, desk.form)
