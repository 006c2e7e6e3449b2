"""Takes everything that arrived, makes every finding of the review at once: of each unit, and between units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from tongket.check.arrivals import Arrivals, late, of_files, same_files, silent
from tongket.check.between.copies import Counted, copies
from tongket.check.between.events import events_told_twice
from tongket.check.between.lines_of_others import lines_of_others
from tongket.check.between.out_of_step import out_of_step
from tongket.check.between.refuted_guesses import without_refuted
from tongket.check.between.thousandfold import thousandfold_off
from tongket.check.between.usual_sums import unusual_sums
from tongket.check.check_submission import check_submission, in_order
from tongket.check.finding import Finding
from tongket.check.former_units import former_units
from tongket.check.kinds.files import CopiesOtherUnit
from tongket.check.kinds.layout import FormUnconfirmed
from tongket.check.plan import Plan, plan_of
from tongket.check.settle import corrections_of, settled
from tongket.check.speech import spoken
from tongket.collect.owed import waived_units
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.submission import Place, Submission
from tongket.directive.decision import Decision, LastWords
from tongket.directive.form import Form
from tongket.directive.review import Review
from tongket.units.unit import Unit

Corrections = Mapping[int, Decimal]
Check = Callable[[], list[Finding]]
Recall = Callable[[Submission, Unit | None, Corrections, Check], list[Finding]]


def check_all(
    submissions: Iterable[Submission],
    mappings: Iterable[FileMapping],
    form: Form,
    units: Sequence[Unit],
    review: Review,
    decisions: Sequence[Decision] = (),
    *,
    recall: Recall | None = None,
    plan: Plan | None = None,
) -> list[Finding]:
    """Every finding, in the order of units, files, sheets and cells.

    `recall` gives the findings of one used submission where they may be known from an earlier run; `plan` spares the
    work of `plan_of(form)`.
    """
    plan = plan or plan_of(form)
    by_file = {submission.file: submission for submission in submissions}
    ordered = sorted(mappings, key=lambda mapping: mapping.file)
    arrivals = Arrivals(by_file, ordered, {unit.code: unit for unit in units}, review)
    reports = _counted(arrivals, form)
    found = without_refuted(_own_findings(arrivals, plan, decisions, recall or _make), len(reports))
    found.extend(_between(arrivals, reports, plan, decisions))
    found.extend(_of_the_form(form))
    return in_order(settled(found, decisions))


def proposed_exclusions(findings: Iterable[Finding], language: str = "vi") -> dict[str, str]:
    """File to reason, of the reports that should not count until a person decides: those that copy another unit's."""
    return {
        finding.at.file: spoken(finding, language)[0]
        for finding in findings
        if isinstance(finding, CopiesOtherUnit) and finding.is_whole and not finding.settled
    }


def _own_findings(arrivals: Arrivals, plan: Plan, decisions: Sequence[Decision], recall: Recall) -> Iterator[Finding]:
    for code, submission in arrivals.used(plan.form):
        unit = arrivals.units.get(code or "")
        corrections = corrections_of(submission, decisions, plan.form, unit)
        yield from recall(
            submission,
            unit,
            corrections,
            partial(check_submission, submission, plan.form, unit, arrivals.review, plan=plan, corrections=corrections),
        )


def _make(submission: Submission, unit: Unit | None, corrections: Corrections, check: Check) -> list[Finding]:
    return check()


def _between(
    arrivals: Arrivals, reports: Sequence[Counted], plan: Plan, decisions: Sequence[Decision]
) -> Iterator[Finding]:
    units, copied = list(arrivals.units.values()), list(copies(reports, plan))
    yield from of_files(arrivals)
    yield from same_files(arrivals)
    yield from former_units(arrivals)
    yield from late(arrivals)
    yield from silent(arrivals, (report.unit.code for report in reports), waived_units(units, decisions), plan.owing)
    yield from copied
    yield from lines_of_others(_that_count(reports, copied, decisions), plan, units, decisions)
    yield from unusual_sums(reports, plan)
    yield from thousandfold_off(reports, plan, units)
    yield from out_of_step(reports, plan)
    yield from events_told_twice(reports)


def _that_count(reports: Iterable[Counted], copied: Iterable[Finding], decisions: Sequence[Decision]) -> list[Counted]:
    """Without the reports that a person excluded or that should not count until one decides."""
    words, proposed = LastWords(decisions), proposed_exclusions(settled(copied, decisions))
    unopposed = (one for one in reports if proposed.keys().isdisjoint(one.submission.files))
    return [one for one in unopposed if not words.excludes(one.unit.code, *one.submission.files)]


def _counted(arrivals: Arrivals, form: Form) -> list[Counted]:
    """The workbooks with figures that count, in the order of their files."""
    return [
        Counted(unit, submission, submission.batch)
        for code, submission in arrivals.used(form)
        if (unit := arrivals.units.get(code or "")) is not None and submission.batch is not None
    ]


def _of_the_form(form: Form) -> Iterator[Finding]:
    if not form.is_confirmed:
        rows = sum(len(row.guessed) for sheet in form.sheets for row in sheet.rows)
        columns = sum(len(column.guessed) for sheet in form.sheets for column in sheet.columns)
        yield FormUnconfirmed(at=Place("form.toml"), guessed=rows + columns)
