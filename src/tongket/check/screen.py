"""Takes a case, says whether every rule plainly holds: then the long way, which explains what does not, finds nothing.

Most workbooks are right in nearly everything, and to see that is far less work than to explain an error. In doubt the
answer is no. Nothing here is a rule of its own: what passes here passes the rules of `check_submission`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter, le

from tongket.check.case import Case
from tongket.check.comparisons import is_rounding_of
from tongket.check.jumps import could_jump, likely_value
from tongket.check.plan import Plan
from tongket.check.rules_of_cells import more_than_all, whole_lacking
from tongket.collect.submission import State
from tongket.directive.form import How, Rule
from tongket.directive.form_cells import Identity, IdentityKind

Values = Sequence[Decimal | None]
_NOUGHT = Decimal()
# Under half of the last of eight places: the nearest to a rate that any printed figure has to come.
_NEAR = Decimal("4e-9")


@dataclass(frozen=True, slots=True)
class _Screen:
    """The plan as the screen walks it."""

    counts: Callable[[Values], Values]
    amounts: Callable[[Values], Values]
    series: tuple[Callable[[Values], Values], ...]
    sums: tuple[tuple[int, Callable[[Values], Values]], ...]
    others: tuple[Identity, ...]  # totals of other kinds
    parts: Callable[[Values], Values]
    wholes: Callable[[Values], Values]  # of each part in turn: it may not be above it
    rates: tuple[tuple[int, int, int, int], ...]  # result, above, below, scale
    changes: tuple[tuple[int, int, int, bool], ...]  # result, current, base, in per cent


def plainly_holds(case: Case) -> bool:
    """Whether nothing at all is wrong between the figures of a case, as far as a quick look tells."""
    screen, values = _screen_of(case.plan), case.values
    return (
        not _has_blanks(case)
        and _are_counts(screen.counts(values))
        and all(value is None or value >= 0 for value in screen.amounts(values))
        and all(_adds_up(values[result], parts(values)) for result, parts in screen.sums)
        and all(_is_plain_total(case, identity) for identity in screen.others)
        and _are_within(screen.parts(values), screen.wholes(values))
        and all(_is_rate(values[a], values[b], values[c], scale) for a, b, c, scale in screen.rates)
        and all(_is_change(values[a], values[b], values[c], in_percent) for a, b, c, in_percent in screen.changes)
        and not any(_may_jump(series(values)) for series in screen.series)
        and next(more_than_all(case), None) is None
        and next(whole_lacking(case), None) is None
    )


@lru_cache(maxsize=4)
def _screen_of(plan: Plan) -> _Screen:
    plain = [one for one in plan.totals if one.rule not in (Rule.MAX, Rule.N_OF_N) and one.how is not How.LAST]
    sums = tuple((one.result, _picking(one.inputs)) for one in plain)
    kinds = [(one.kind, one.result, one.inputs, one.scale) for one in plan.comparisons]
    bounds = [(result, inputs[0]) for kind, result, inputs, _ in kinds if kind is IdentityKind.OF_WHICH]
    bounds += [(inputs[0], result) for kind, result, inputs, _ in kinds if kind is IdentityKind.CUMULATIVE]
    changes = (IdentityKind.CHANGE, IdentityKind.CHANGE_PERCENT)
    return _Screen(
        counts=_picking(plan.counts),
        amounts=_picking(plan.amounts),
        series=tuple(map(_picking, plan.series)),
        sums=sums,
        others=tuple(one for one in plan.totals if one not in plain),
        parts=_picking([part for part, _ in bounds]),
        wholes=_picking([whole for _, whole in bounds]),
        rates=tuple((r, i[0], i[1], scale) for kind, r, i, scale in kinds if kind is IdentityKind.RATIO),
        changes=tuple((r, i[0], i[1], kind is changes[1]) for kind, r, i, _ in kinds if kind in changes),
    )


def _picking(indexes: Sequence[int]) -> Callable[[Values], Values]:
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda values: [values[index] for index in indexes]


def _has_blanks(case: Case) -> bool:
    """Whether a blank stands where a figure is due."""
    values, states = case.values, case.batch.states
    blank = [index for index in case.plan.entered if values[index] is None and states[index] is State.BLANK]
    return any(case.owed[index] and case.batch.cells[index] for index in blank)


def _are_counts(values: Values) -> bool:
    given = [value for value in values if value is not None]
    return not given or (min(given) >= 0 and given == list(map(Decimal.to_integral_value, given)))


def _adds_up(found: Decimal | None, parts: Values) -> bool:
    """Whether a total is its parts to the digit, all of them given."""
    if found is None:
        return True
    try:
        return found == sum(parts, _NOUGHT)  # type: ignore[type-var]  # what is not given is no number to add
    except TypeError:
        return False


def _is_plain_total(case: Case, identity: Identity) -> bool:
    """The greatest, the last, or a sum of fractions: only where every part is given."""
    found, parts = case.values[identity.result], [case.values[index] for index in identity.inputs]
    given = [part for part in parts if part is not None]
    if found is None:
        return True
    if not given or len(given) < len(parts):
        return False
    taken = given[-1:] if identity.how is How.LAST else given
    return found == (max(taken) if identity.rule is Rule.MAX else sum(taken, _NOUGHT))


def _are_within(parts: Values, wholes: Values) -> bool:
    try:
        return all(map(le, parts, wholes))  # type: ignore[arg-type]  # what is not given is not compared
    except TypeError:  # not all are given
        pairs = zip(parts, wholes, strict=True)
        return all(part is None or whole is None or part <= whole for part, whole in pairs)


def _is_rate(found: Decimal | None, above: Decimal | None, below: Decimal | None, scale: int) -> bool:
    if found is None or above is None or not below:
        return True
    if abs(found * below - above * scale) <= _NEAR * abs(below):
        return True
    exact = above * scale / below
    return is_rounding_of(found, exact) or is_rounding_of(found * 100, exact)


def _is_change(found: Decimal | None, current: Decimal | None, base: Decimal | None, in_percent: bool) -> bool:
    if found is None or current is None or base is None:
        return True
    if in_percent:
        return _is_rate(found, current - base, base, 100)
    return found == current - base or is_rounding_of(found, current - base)


def _may_jump(series: Values) -> bool:
    """Whether a figure stands so far outside its series that noughts could explain it: none but the ends can."""
    values = [value for value in series if value is not None]
    if not could_jump(values):
        return False
    ends = (values.index(max(values)), values.index(min(values)))
    return any(likely_value(values, spot) is not None for spot in ends)
