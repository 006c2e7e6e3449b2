"""Takes one submission with the form and its unit, makes all its findings at once, in the order of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, localcontext

from tongket.check.case import Case, case_of
from tongket.check.comparisons import disagreements
from tongket.check.finding import Finding
from tongket.check.from_oddities import findings_of
from tongket.check.jumps import jumps
from tongket.check.not_owed import what_is_owed, without_consequences
from tongket.check.plan import Plan, plan_of
from tongket.check.rules_of_cells import blanks_due, impossible_counts, more_than_all, negative_amounts, whole_lacking
from tongket.check.screen import plainly_holds
from tongket.check.sums_of_sheets import sheets_not_summed
from tongket.check.totals import wrong_totals
from tongket.collect.submission import Submission
from tongket.collect.workbooks.sheet import position
from tongket.directive.form import Form
from tongket.directive.review import Review
from tongket.units.unit import Unit

# Sums of fifteen-digit figures of very different size still come out exact.
_DIGITS = 60


def check_submission(
    submission: Submission,
    form: Form,
    unit: Unit | None,
    review: Review | None = None,
    *,
    plan: Plan | None = None,
    corrections: Mapping[int, Decimal] | None = None,
) -> list[Finding]:
    """Everything wrong in one workbook: what was odd while it was read, and what does not hold between its figures.

    `plan` spares the work of `plan_of(form)` where many are checked; `corrections` are decided values by form cell.
    """
    plan = plan or plan_of(form)
    odd = submission.oddities if unit is None else what_is_owed(submission, unit, plan)
    found: list[Finding] = list(
        findings_of(without_consequences(odd, plan, submission.batch), unit.code if unit else None)
    )
    if submission.batch is not None and len(submission.batch.values) == len(form.cells):
        case = case_of(plan, submission, unit, corrections or {})
        with localcontext(prec=_DIGITS):
            found.extend(broken_rules(case) if case is not None and not plainly_holds(case) else ())
            found.extend(sheets_not_summed(case) if case is not None else ())
    return in_order(found)


def broken_rules(case: Case) -> Iterator[Finding]:
    """The order matters: what one cell shows by itself explains what its totals and comparisons show."""
    yield from blanks_due(case)
    yield from impossible_counts(case)
    yield from negative_amounts(case)
    yield from more_than_all(case)
    yield from whole_lacking(case)
    yield from jumps(case)
    yield from wrong_totals(case)
    yield from disagreements(case)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """By unit, file, sheet, row, column and code; what is said twice in the same words is said once."""
    return sorted(dict.fromkeys(findings), key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    row, column = _spot(finding.at.cell)
    at = finding.at
    return (finding.unit or "", at.file, at.sheet, row, column, at.paragraph or 0, finding.code)


def _spot(cell: str) -> tuple[int, int]:
    try:
        return position(cell.partition(":")[0])
    except ValueError:  # no cell, or words for a place
        return 0, 0
