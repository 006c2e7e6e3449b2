"""What an office did out of the ordinary about a unit's report: printed with its reason, so that readers can judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.directive.decision import Decision, Verb


class ActKind(StrEnum):
    """What was done."""

    EXCLUDE = "exclude"  # what the unit sent does not count
    WAIVE = "waive"  # the unit need not report
    ADMIT = "admit"  # an exclusion or a waiver was taken back
    EXTEND = "extend"  # more time
    ENTER_ON_BEHALF = "enter_on_behalf"  # the office entered the figures
    REOPEN = "reopen"  # an accepted report was opened again
    EXPLAIN = "explain"  # sent with findings that block, with the unit's explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act. `until` is the new deadline where it set one, `first_deadline` the one before any.

    `when` is an ISO date or date-time, as given.
    """

    unit: str  # code
    kind: ActKind
    why: str
    when: str
    until: date | None = None
    first_deadline: date | None = None


_BY_VERB = {Verb.EXCLUDE: ActKind.EXCLUDE, Verb.WAIVE: ActKind.WAIVE}


def acts_of(decisions: Iterable[Decision], codes: Iterable[str]) -> Iterator[Act]:
    """What a desk's decisions say of whole units, in their order; accepting a unit left out takes that back."""
    known, left_out = frozenset(codes), set[str]()
    for decision in decisions:
        kind = _BY_VERB.get(decision.verb, ActKind.ADMIT if decision.what in left_out else None)
        if kind is None or decision.what not in known:
            continue
        left_out = left_out - {decision.what} if kind is ActKind.ADMIT else left_out | {decision.what}
        yield Act(unit=decision.what, kind=kind, why=decision.why, when=decision.when)
