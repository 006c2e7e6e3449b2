"""Takes the reports that count, makes findings where a unit breaks a sum that nearly all the others keep.

A form does not always say that "I" is 1 + 2 + 3, that "Tổng số" is the sum of the ages, or that what is carried into
a period is what was left of the one before: then the units' own figures say it. What a label spells out ("1-2+3") is
taken at its word unless most units disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tongket.check.between.copies import Counted
from tongket.check.between.sums_by_layout import Candidate, candidates
from tongket.check.case import column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import UnlikeOtherUnits
from tongket.check.plan import Plan
from tongket.check.totals import slack
from tongket.collect.submission import Place

FEWEST_UNITS = 3  # that keep a sum, before it binds the others
_SHARE = Decimal("0.75")
Gap = tuple[Decimal, Decimal]  # what was given, what its parts make


def unusual_sums(reports: Sequence[Counted], plan: Plan) -> Iterator[Finding]:
    """One finding for each cell of a unit that is not what its parts make, in a line where nearly all others are."""
    lines: dict[object, list[Candidate]] = {}
    for candidate in candidates(plan.form):
        lines.setdefault(candidate.line, []).append(candidate)
    for line in lines.values():
        yield from _of_line(line, reports, plan)


def _of_line(line: Sequence[Candidate], reports: Sequence[Counted], plan: Plan) -> Iterator[Finding]:
    broken, keeping = [], 0
    for report in reports:
        seen = [(one, gap) for one in line if (gap := _gap(one, report)) is not None]
        wrong = [(one, gap) for one, gap in seen if _is_apart(one, report, gap)]
        keeping += bool(seen) and not wrong and any(gap[0] for _, gap in seen)
        broken += [(report, one, gap) for one, gap in wrong]
    units = keeping + len({report.unit.code for report, _, _ in broken})
    is_kept = keeping >= FEWEST_UNITS and keeping >= _SHARE * units
    if is_kept or (line[0].is_said and 2 * keeping >= units):
        yield from (_finding(report, one, gap, plan, f"{keeping}/{units}") for report, one, gap in broken)


def _gap(candidate: Candidate, report: Counted) -> Gap | None:
    """None where the figure or one of its parts was not given."""
    values = report.batch.values
    found, parts = values[candidate.result], [values[index] for _, index in candidate.parts]
    if found is None or any(part is None for part in parts):
        return None
    given = zip(candidate.parts, parts, strict=True)
    return found, sum((sign * part for (sign, _), part in given if part is not None), Decimal())


def _is_apart(candidate: Candidate, report: Counted, gap: Gap) -> bool:
    parts = [report.batch.values[index] or Decimal() for _, index in candidate.parts]
    return abs(gap[0] - gap[1]) > slack((gap[0], *parts))


def _finding(report: Counted, candidate: Candidate, gap: Gap, plan: Plan, share: str) -> Finding:
    cell = plan.form.cells[candidate.result]
    places = [(sign, _place(report, index, plan)) for sign, index in candidate.parts]
    at = _place(report, candidate.result, plan)
    return UnlikeOtherUnits(
        at=at,
        unit=report.unit.code,
        related=tuple(place for _, place in places),
        row=row_name(cell),
        column=column_name(cell),
        found=gap[0],
        expected=gap[1],
        gap=gap[0] - gap[1],
        parts=" ".join(_told(sign, place, at.sheet) for sign, place in places).removeprefix("+ "),
        share=share,
    )


def _place(report: Counted, index: int, plan: Plan) -> Place:
    file, cell = report.submission.file, plan.form.cells[index]
    return report.batch.place(index, file) or Place(file, cell.sheet, cell.address)


def _told(sign: int, place: Place, sheet: str) -> str:
    """ "+ D14", "- 'Biểu 1'!D15"."""
    there = place.cell if place.sheet == sheet else f"'{place.sheet}'!{place.cell}"
    return f"{'+' if sign > 0 else '-'} {there}"
