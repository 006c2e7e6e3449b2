"""Takes a case, makes findings where two or three figures cannot stand together: parts, rates, changes, running totals.

A comparison is passed over where one of its figures has a finding already that explains it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from tongket.check.case import Case, column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.rules import ChangeWrong, ChildOverParent, CumulativeFalls, RatioWrong
from tongket.directive.form import ColumnKind
from tongket.directive.form import Rule as FormRule
from tongket.directive.form_cells import Identity, IdentityKind

_MOST_PLACES = 8  # more decimals than this are a program's own division, not a person's rounding
_MOST_PRINTED = 4
Rule = Callable[[Case, Identity], Finding | None]


def disagreements(case: Case) -> Iterator[Finding]:
    """Every comparison of the form that does not hold."""
    said: set[tuple[str, int, int]] = set()
    changes: dict[tuple[int, ...], Decimal] = {}
    for identity in case.plan.comparisons:
        finding = RULES[identity.kind](case, identity)
        if isinstance(finding, ChangeWrong) and _is_worked_out_from(changes, identity, finding):
            continue
        if finding is not None and not _is_consequence(case, identity, said):
            yield finding


def _is_worked_out_from(changes: dict[tuple[int, ...], Decimal], identity: Identity, finding: ChangeWrong) -> bool:
    """A change in per cent of a change that is wrong itself: said once, at the change."""
    if identity.kind is IdentityKind.CHANGE:
        changes[identity.inputs] = finding.found
        return False
    change = changes.get(identity.inputs)
    return change is not None and is_rounding_of(finding.found, 100 * change / finding.base)


def _is_consequence(case: Case, identity: Identity, said: set[tuple[str, int, int]]) -> bool:
    """A part above its whole in one year may well be so in the period's total: said once."""
    if identity.kind is not IdentityKind.OF_WHICH:
        return False
    child, parent = case.cell(identity.result), case.cell(identity.inputs[0])
    key = (child.sheet, child.row.row, parent.row.row)
    if child.column.kind is ColumnKind.TOTAL and key in said:
        return True
    said.add(key)
    return False


def _part_above_whole(case: Case, identity: Identity) -> Finding | None:
    child, parent = case.values[identity.result], case.values[identity.inputs[0]]
    if child is None or parent is None or child <= parent or _holds_when_mended(case, identity, at_most=True):
        return None
    cell, whole = case.cell(identity.result), case.cell(identity.inputs[0])
    return ChildOverParent(
        at=case.place(identity.result),
        unit=case.unit,
        related=(case.place(identity.inputs[0]),),
        rests_on_guess=_rests_on_guess(case, identity),
        row=row_name(cell),
        parent=row_name(whole) if whole.row.row != cell.row.row else column_name(whole),
        column=column_name(cell),
        found=child,
        expected=parent,
    )


def _running_total_falls(case: Case, identity: Identity) -> Finding | None:
    now, before = case.values[identity.result], case.values[identity.inputs[0]]
    if now is None or before is None or now >= before or _holds_when_mended(case, identity, at_most=False):
        return None
    cell = case.cell(identity.result)
    return CumulativeFalls(
        at=case.place(identity.result),
        unit=case.unit,
        related=(case.place(identity.inputs[0]),),
        rests_on_guess=_rests_on_guess(case, identity),
        row=row_name(cell),
        column=column_name(cell),
        found=now,
        before=before,
        earlier=column_name(case.cell(identity.inputs[0])),
    )


def _wrong_rate(case: Case, identity: Identity) -> Finding | None:
    found, above, below = _three(case, identity)
    if found is None or above is None or not below:
        return None
    exact = above * identity.scale / below
    if is_rounding_of(found, exact) or is_rounding_of(found * 100, exact):  # 0.8553 shown as 85.53 %
        return None
    cell = case.cell(identity.result)
    return RatioWrong(
        at=case.place(identity.result),
        unit=case.unit,
        related=tuple(case.place(index) for index in identity.inputs),
        rests_on_guess=_rests_on_guess(case, identity),
        row=row_name(cell),
        column=column_name(cell),
        found=found,
        expected=rounded_like(exact, found),
        numerator=above,
        denominator=below,
    )


def _wrong_change(case: Case, identity: Identity) -> Finding | None:
    found, current, base = _three(case, identity)
    is_percent = identity.kind is IdentityKind.CHANGE_PERCENT
    if found is None or current is None or base is None or (is_percent and not base):
        return None
    exact = 100 * (current - base) / base if is_percent else current - base
    if is_rounding_of(found, exact) or (is_percent and is_rounding_of(found * 100, exact)):
        return None
    cell = case.cell(identity.result)
    if cell.row.rule is FormRule.RATIO and abs(found - exact) <= _half(found) + _leeway(current, base, is_percent):
        return None
    return ChangeWrong(
        at=case.place(identity.result),
        unit=case.unit,
        related=tuple(case.place(index) for index in identity.inputs),
        rests_on_guess=_rests_on_guess(case, identity),
        row=row_name(cell),
        column=column_name(cell),
        found=found,
        expected=rounded_like(exact, found),
        current=current,
        base=base,
    )


def _leeway(current: Decimal, base: Decimal, is_percent: bool) -> Decimal:
    """How far the change of two rates may be off because the rates themselves were rounded when printed."""
    one, other = _half(current), _half(base)
    return 100 * (one + other * abs(current / base)) / abs(base) if is_percent else one + other


def _half(printed: Decimal) -> Decimal:
    return Decimal(5).scaleb(-_places(printed) - 1) if _places(printed) else Decimal()


def _three(case: Case, identity: Identity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The result and its two figures; nothing where one of them is in doubt already."""
    indexes = (identity.result, *identity.inputs)
    if not case.blamed.keys().isdisjoint(indexes):
        return None, None, None
    found, first, second = (case.values[index] for index in indexes)
    return found, first, second


def is_rounding_of(printed: Decimal, exact: Decimal) -> bool:
    """Whether a printed figure is the exact one rounded to the decimals it shows: 98,63 of 98,6264, never 98,62."""
    half_a_place = Decimal(5).scaleb(-_places(printed) - 1)
    return abs(printed - exact) <= half_a_place


def rounded_like(exact: Decimal, printed: Decimal) -> Decimal:
    """The exact figure with as many decimals as the printed one has, at least two; whole where it is whole."""
    places = _places(printed)
    rounded = round(exact, places if 2 < places <= _MOST_PRINTED else 2)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(max(0, -exponent), _MOST_PLACES) if isinstance(exponent, int) else 0


def _holds_when_mended(case: Case, identity: Identity, *, at_most: bool) -> bool:
    indexes = (identity.result, *identity.inputs)
    if case.blamed.keys().isdisjoint(indexes):
        return False
    first, second = (case.mended(index) or Decimal() for index in indexes)
    return first <= second if at_most else first >= second


def _rests_on_guess(case: Case, identity: Identity) -> bool:
    return identity.is_guessed and not case.plan.form.is_confirmed


RULES: dict[IdentityKind, Rule] = {
    IdentityKind.OF_WHICH: _part_above_whole,
    IdentityKind.CUMULATIVE: _running_total_falls,
    IdentityKind.RATIO: _wrong_rate,
    IdentityKind.CHANGE: _wrong_change,
    IdentityKind.CHANGE_PERCENT: _wrong_change,
}
