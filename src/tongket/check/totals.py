"""Takes a case, makes findings where totals differ from their parts: one for each cause, not one for each consequence.

One wrong cell can upset a row total, a period total and the totals above them. The gaps say which cell: a cell is the
cause when putting it right, along with everything that was worked out from it, closes gaps and opens none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tongket.check.case import Case, column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import PeriodTotalNotParts, TotalNotParts
from tongket.collect.submission import Place
from tongket.directive.form import How, Rule
from tongket.directive.form_cells import Identity, IdentityKind

_MOST_SEARCHED = 60  # broken totals; beyond this the workbook is wrong throughout and each is said by itself
_MOST_TYPED = 6  # decimals; more come of a program's own division
_EXACT = Decimal("1e-12")  # what a program's own arithmetic may leave


class _Sum(NamedTuple):
    """One total that was given together with enough parts to check it."""

    identity: Identity
    inputs: tuple[int, ...]
    found: Decimal
    expected: Decimal
    given: tuple[Decimal, ...]  # the total and its parts
    without: tuple[object, ...] | None = None  # which line it is, when some of its parts are not in the unit's sheet

    def gap(self, faults: Mapping[int, Decimal] | None = None) -> Decimal:
        """How much too high the total is, once these faults are mended."""
        if not faults:
            return self.found - self.expected
        parts = sum((faults.get(index, Decimal()) for index in self.inputs), Decimal())
        return self.found - faults.get(self.identity.result, Decimal()) - self.expected + parts

    def holds(self, faults: Mapping[int, Decimal] | None = None) -> bool:
        """Whether the total equals its parts, rounding apart. Most do to the digit: then no rounding is asked after."""
        gap = self.gap(faults)
        return not gap or abs(gap) <= slack(self.given)


def wrong_totals(case: Case) -> Iterator[Finding]:
    """Every total that is not its parts and is not explained by something said already."""
    given = [total for identity in case.plan.totals if (total := _sum_of(case, identity)) is not None]
    known = _trusted(given)
    sums = [total for total in known if total.identity.rule is not Rule.MAX]
    broken = [total for total in sums if not total.holds()]
    if len(broken) > _MOST_SEARCHED:
        yield from (_finding(case, total) for total in broken)
    elif broken:
        yield from _Search(case, sums, broken).findings()
    yield from _wrong_maxima(case, known)


def _trusted(given: list[_Sum]) -> list[_Sum]:
    """Totals whose parts are all there; and those of a line that lacks parts, if the unit made that line without them.

    A sheet may lack a year and its totals leave that year out, or be typed from another paper that has it. Most of the
    line's totals show which; in the second case nothing can be held against them.
    """
    lines = Counter(total.without for total in given)
    holding = Counter(total.without for total in given if total.holds())
    return [one for one in given if one.without is None or 3 * holding[one.without] >= 2 * lines[one.without]]


def _wrong_maxima(case: Case, known: Iterable[_Sum]) -> Iterator[Finding]:
    for total in known:
        if total.identity.rule is not Rule.MAX or total.holds():
            continue
        if case.blamed.keys().isdisjoint((total.identity.result, *total.inputs)):
            yield _finding(case, total)


def _sum_of(case: Case, identity: Identity) -> _Sum | None:
    """The total with its parts; None where a part that is due was not given: that is said already."""
    found = case.values[identity.result]
    due = _taken_together(case, identity)
    inputs = tuple(index for index in due if case.batch.cells[index])
    if found is None or not inputs or any(case.values[index] is None for index in inputs):
        return None
    if identity.rule is Rule.N_OF_N and identity.result not in case.batch.totals:
        return None  # a program's sum of texts such as "91/91" is nothing one can compare
    values = tuple(case.values[index] or Decimal() for index in inputs)
    expected = max(values) if identity.rule is Rule.MAX else sum(values, Decimal())
    without = None if len(inputs) == len(due) else _line(case, identity)
    return _Sum(identity, inputs, found, expected, (found, *values), without)


def _line(case: Case, identity: Identity) -> tuple[object, ...]:
    """The row of row totals, or the column of column totals, that a total belongs to."""
    cell = case.cell(identity.result)
    is_over_rows = identity.kind is IdentityKind.ROW_TOTAL
    return cell.sheet, identity.kind, cell.row.row if is_over_rows else cell.column.column


def _taken_together(case: Case, identity: Identity) -> tuple[int, ...]:
    """The parts that count: those given or due, and of a stock only the last."""
    given = tuple(i for i in identity.inputs if case.values[i] is not None or case.owed[i])
    return given[-1:] if identity.how is How.LAST else given


def slack(values: Sequence[Decimal]) -> Decimal:
    """What rounding may leave: nothing for counts; for measured amounts half a last place for each part.

    The total stands first. Where the parts are quotients of a program, a total typed as it is shown was rounded once.
    """
    places = max(_places(value) for value in values)
    if not places:
        return Decimal()
    dust = _EXACT * max(abs(value) for value in values)
    if places > _MOST_TYPED and (shown := _places(values[0])) <= _MOST_TYPED:
        return max(dust, Decimal(5).scaleb(-shown - 1))
    if places > _MOST_TYPED or len(values) <= 2:
        return dust
    return max(dust, Decimal(len(values)) / 2 * Decimal(1).scaleb(-places))


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


class _Search:
    """Finds the fewest causes of the broken totals of one case."""

    def __init__(self, case: Case, sums: list[_Sum], broken: list[_Sum]) -> None:
        self.case = case
        self.open = list(broken)
        self.found: dict[int, Decimal] = {}  # faults found so far: what is mended before the next is looked for
        self.sums_with: dict[int, list[_Sum]] = {}
        for known in sums:
            for index in (known.identity.result, *known.inputs):
                self.sums_with.setdefault(index, []).append(known)

    def findings(self) -> Iterator[Finding]:
        """What is said already explains first; then the causes that explain most, the totals before their parts."""
        self._pass_over_explained()
        while self.open:
            cause, fault = self._best_cause()
            faults = self._with_consequences(cause, fault)
            closed = self._closed_by(faults) or self.open[:1]
            self._mend(faults, closed)
            shown = next((known for known in closed if known.identity.result == cause), closed[0])
            yield _finding(self.case, shown, (cause, *(known.identity.result for known in closed)))

    def _mend(self, faults: Mapping[int, Decimal], closed: Iterable[_Sum]) -> None:
        for index, amount in faults.items():
            self.case.blame(index, amount)
        self.found = _together(self.found, faults)
        gone = {id(known) for known in closed}
        self.open = [known for known in self.open if id(known) not in gone and not known.holds(self.found)]

    def _pass_over_explained(self) -> None:
        for index, options in sorted(self.case.faults.items()):
            for fault in options:
                faults = self._with_consequences(index, fault)
                for explained in (faults, {index: fault}):
                    closed = self._closed_by(explained)
                    if closed and not self._opened_by(explained):
                        self._mend(explained, closed)

    def _best_cause(self) -> tuple[int, Decimal]:
        first = self.open[0]
        best, best_score = (first.identity.result, first.gap()), 0
        for cause, fault in self._candidates():
            faults = self._with_consequences(cause, fault)
            score = len(self._closed_by(faults)) - 2 * len(self._opened_by(faults))
            if score > best_score:
                best, best_score = (cause, fault), score
        return best

    def _candidates(self) -> Iterator[tuple[int, Decimal]]:
        """The broken totals themselves, then parts that several of them share: between equals the total is blamed."""
        yield from ((known.identity.result, known.gap()) for known in self.open)
        times = Counter(index for known in self.open for index in (known.identity.result, *known.inputs))
        shared = ((index, -known.gap()) for known in self.open for index in known.inputs if times[index] > 1)
        yield from dict.fromkeys(shared)

    def _with_consequences(self, cause: int, fault: Decimal) -> dict[int, Decimal]:
        """The fault, and the same fault in every total that was worked out from it."""
        faults = {cause: fault}
        reached = [cause]
        while reached:
            index = reached.pop()
            for known in self.sums_with.get(index, ()):
                result = known.identity.result
                if result not in faults and index in known.inputs and known.holds():
                    faults[result] = fault
                    reached.append(result)
        return faults

    def _closed_by(self, faults: Mapping[int, Decimal]) -> list[_Sum]:
        mended = _together(self.found, faults)
        return [known for known in self.open if known.holds(mended)]

    def _opened_by(self, faults: Mapping[int, Decimal]) -> list[_Sum]:
        touched = (known for index in faults for known in self.sums_with.get(index, ()))
        return [known for known in touched if known.holds() and not known.holds(faults)]


def _together(one: Mapping[int, Decimal], other: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Both sets of faults; a cell may carry some of each."""
    return {index: one.get(index, Decimal()) + other.get(index, Decimal()) for index in (*one, *other)}


def _finding(case: Case, known: _Sum, related: Iterable[int] = ()) -> Finding:
    is_over_rows = known.identity.kind is IdentityKind.ROW_TOTAL
    cell = case.cell(known.identity.result)
    return (TotalNotParts if is_over_rows else PeriodTotalNotParts)(
        at=case.place(known.identity.result),
        unit=case.unit,
        related=_places_of(case, related, known.identity.result),
        rests_on_guess=known.identity.is_guessed and not case.plan.form.is_confirmed,
        row=row_name(cell),
        column=column_name(cell),
        found=known.found,
        expected=known.expected,
        gap=known.gap(),
    )


def _places_of(case: Case, indexes: Iterable[int], own: int) -> tuple[Place, ...]:
    """The cells that belong to the same trouble, each once."""
    return tuple(case.place(index) for index in dict.fromkeys(indexes) if index != own)
