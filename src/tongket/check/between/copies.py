"""Takes the reports that count, makes findings where one unit's figures are those of another.

Two honest units share small numbers and noughts, never long runs of distinct figures. Runs of cells are compared first,
so that the work grows with the number of units and not with the number of pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, count, islice

from tongket.check.finding import Finding
from tongket.check.kinds.files import CopiedOrCopies, CopiesOtherUnit
from tongket.check.plan import Plan
from tongket.collect.submission import Batch, Place, Submission
from tongket.units.unit import Unit

_RUN = 4  # cells compared at a time
_LARGE = Decimal(10)
_NOUGHT = Decimal()
_FEWEST_CELLS = 30
_FEWEST_VALUES = 8  # different numbers among the cells that agree
_SHARE = Decimal("0.8")
_FEWEST_RUNS = 2
_MOST_SHARING = 40  # a run that so many units have in common says nothing


@dataclass(frozen=True, slots=True)
class Counted:
    """A report that counts, with its unit."""

    unit: Unit
    submission: Submission
    batch: Batch

    @property
    def dated(self) -> date:
        """When it says it was written; a report without a date counts as the later one."""
        return self.submission.letterhead.dated or self.submission.sent or date.max


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How far two reports agree."""

    first: int  # form cell of the first agreement
    same: int
    compared: int
    is_whole: bool


def copies(reports: Sequence[Counted], plan: Plan) -> Iterator[Finding]:
    """One finding for each report that repeats another: the later one is held to be the copy, both places are shown.

    Where no dates tell which was later, the other is told too: either of the two may be the honest one.
    """
    for one, other in _suspects(reports, plan):
        likeness = _likeness(one, other, plan)
        if likeness is not None:
            source, copy = sorted((one, other), key=lambda report: (report.dated, report.unit.code))
            yield _finding(copy, source, likeness)
            if not _is_later(copy, source):
                yield _other_finding(source, copy, likeness)


def _suspects(reports: Sequence[Counted], plan: Plan) -> list[tuple[Counted, Counted]]:
    """Pairs with at least two runs of figures in common."""
    runs = [_runs(report.batch, plan) for report in reports]
    shared: Counter[tuple[int, int]] = Counter()
    for run, numbers in _holders(runs).items():
        is_telling = _is_telling(reports[numbers[0]].batch, plan, runs[numbers[0]].index(run))
        if is_telling and len(numbers) <= _MOST_SHARING:
            shared.update(combinations(numbers, 2))
    return [(reports[a], reports[b]) for (a, b), times in sorted(shared.items()) if times >= _FEWEST_RUNS]


def _runs(batch: Batch, plan: Plan) -> list[int]:
    """Each four cells on end as the hash of their place and their numbers.

    The hash of numbers is the same in every run of the program, and what is suspected is compared in full.
    """
    values = [batch.values[index] or _NOUGHT for index in plan.entered]
    return list(map(hash, zip(count(), *(values[start::_RUN] for start in range(_RUN)), strict=False)))


def _holders(runs: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """Runs that more than one report has, with the reports."""
    first: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    for number, one in enumerate(runs):
        for run in one:
            if run in first:
                holders.setdefault(run, [first[run]]).append(number)
            else:
                first[run] = number
    return holders


def _is_telling(batch: Batch, plan: Plan, number: int) -> bool:
    """Whether a run has at least three different numbers, one of them ten or more."""
    run = [batch.values[index] or _NOUGHT for index in plan.entered[number * _RUN : (number + 1) * _RUN]]
    return max(run) >= _LARGE and len({_NOUGHT, *run}) >= _RUN


def _likeness(one: Counted, other: Counted, plan: Plan) -> _Likeness | None:
    """Over the whole report, or else over one sheet; None where they differ as honest reports do."""
    whole, same = _compare(one, other, plan.entered, is_whole=True)
    if whole:
        return whole
    if len(same) < _FEWEST_CELLS:
        return None
    cells = plan.form.cells
    agreeing = Counter(cells[index].sheet for index in same)
    for sheet in (sheet for sheet, times in agreeing.items() if times >= _FEWEST_CELLS):
        likeness, _ = _compare(one, other, [i for i in plan.entered if cells[i].sheet == sheet], is_whole=False)
        if likeness:
            return likeness
    return None


def _compare(
    one: Counted, other: Counted, indexes: Sequence[int], *, is_whole: bool
) -> tuple[_Likeness | None, list[int]]:
    """The likeness, and the cells in which they agree. Compared are those where both give a number, one not nought."""
    mine, theirs = one.batch.values, other.batch.values
    same = [i for i in indexes if mine[i] and mine[i] == theirs[i]]
    if len(same) < _FEWEST_CELLS:
        return None, same
    given = (i for i in indexes if mine[i] is not None and theirs[i] is not None and (mine[i] or theirs[i]))
    compared = list(islice(given, int(len(same) / _SHARE) + 1))  # with one more than agree enough, too few agree
    if len(same) < _SHARE * len(compared):
        return None, same
    if len({mine[i] for i in same}) < _FEWEST_VALUES:
        return None, same
    return _Likeness(same[0], len(same), len(compared), is_whole), same


def _finding(copy: Counted, source: Counted, likeness: _Likeness) -> CopiesOtherUnit:
    return CopiesOtherUnit(
        at=_place(copy, likeness),
        unit=copy.unit.code,
        related=(_place(source, likeness),),
        other_unit=source.unit.name,
        same=likeness.same,
        compared=likeness.compared,
        is_whole=likeness.is_whole,
    )


def _is_later(copy: Counted, source: Counted) -> bool:
    """Whether the dates of both say so."""
    return source.dated < copy.dated < date.max


def _other_finding(source: Counted, copy: Counted, likeness: _Likeness) -> CopiedOrCopies:
    return CopiedOrCopies(
        at=_place(source, likeness),
        unit=source.unit.code,
        related=(_place(copy, likeness),),
        other_unit=copy.unit.name,
        same=likeness.same,
        compared=likeness.compared,
    )


def _place(report: Counted, likeness: _Likeness) -> Place:
    file = report.submission.file
    return report.batch.place(likeness.first, file) or Place(file)
