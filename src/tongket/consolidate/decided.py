"""Takes the recorded decisions on single readings; makes what each does to a unit's form cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tongket.collect.submission import Place, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form

UnitCell = tuple[str, int]

_CODE = re.compile(r"^[A-Z]\d{3}\s+")


class Correction(NamedTuple):
    """The value a person decided on; `total` is the right-hand side where it is "n/N"."""

    value: Decimal
    total: Decimal | None
    why: str


@dataclass(slots=True)
class CellDecisions:
    """What the decisions do, by (unit, form cell). A later decision on the same reading has replaced an earlier one."""

    corrections: dict[UnitCell, Correction] = field(default_factory=dict)
    left_out: dict[UnitCell, str] = field(default_factory=dict)
    settled: frozenset[UnitCell] = frozenset()


def cell_decisions(counted: Mapping[str, Submission], form: Form, decisions: Iterable[Decision]) -> CellDecisions:
    """Read every decision that speaks of readings: `file:Sheet!Cell`, `unit:Sheet!Cell` of the form, or a figure id.

    Whoever accepts a whole figure takes its readings as they count: what was decided on one of them stays.
    """
    own: dict[UnitCell, Decision] = {}
    last: dict[UnitCell, Decision] = {}
    find = Finder(counted, form)
    for decision in decisions:
        is_of_figure = _cell_of_form(decision, form) is not None
        for spot in find.spots(decision):
            if not is_of_figure:
                own[spot] = decision
            takes_all = is_of_figure and decision.verb is not Verb.EXCLUDE
            last[spot] = own.get(spot, decision) if takes_all else decision
    return _sorted_out(last)


def _cell_of_form(decision: Decision, form: Form) -> int | None:
    place, _, cell = _CODE.sub("", decision.what).rpartition("!")
    return form.index_of.get((place, cell))


def read_value(text: str) -> tuple[Decimal, Decimal | None] | None:
    """A decided value: "1234.5", "12,5" or "91/91"; None when it is no number. Thousands are never grouped here."""
    sides = [_decimal(part) for part in text.split("/")]
    if None in sides or len(sides) > 2 or sides[0] is None:
        return None
    return sides[0], sides[1] if len(sides) == 2 else None


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _sorted_out(last: Mapping[UnitCell, Decision]) -> CellDecisions:
    decided, settled = CellDecisions(), set()
    for spot, decision in last.items():
        value = read_value(decision.value)
        if decision.verb is Verb.CORRECT and value is not None:
            decided.corrections[spot] = Correction(*value, decision.why)
        elif decision.verb is Verb.EXCLUDE:
            decided.left_out[spot] = decision.why
        elif decision.verb in (Verb.ACCEPT, Verb.WAIVE, Verb.CONFIRM):
            settled.add(spot)
    decided.settled = frozenset(settled)
    return decided


class Finder:
    """Finds which readings a `what` speaks of."""

    def __init__(self, counted: Mapping[str, Submission], form: Form) -> None:
        self.counted, self.form = counted, form
        self.unit_of = {file: unit for unit, submission in counted.items() for file in submission.files}

    def spots(self, decision: Decision) -> list[UnitCell]:
        """Nothing when the decision speaks of something else (a unit, a file, the form).

        A figure is the sum of many readings: it can be left out or accepted whole, never corrected.
        """
        place, bang, cell = _CODE.sub("", decision.what).rpartition("!")
        index = _cell_of_form(decision, self.form)
        if not bang or (index is not None and decision.verb is Verb.CORRECT):
            return []
        if index is not None:
            return [(unit, index) for unit in self.counted]
        owner, _, sheet = place.rpartition(":")
        return self._one(owner, sheet, cell)

    def _one(self, owner: str, sheet: str, cell: str) -> list[UnitCell]:
        """`owner` is a file, with the cell as the unit's own sheet has it, or a unit code with the form's."""
        if owner in self.counted:
            index = self.form.index_of.get((sheet, cell))
            return [] if index is None else [(owner, index)]
        unit = self.unit_of.get(owner, "")
        batch = self.counted[unit].batch if unit else None
        if batch is None:
            return []
        own, place = self.counted[unit].file, Place(owner, sheet, cell)
        here = (i for i, address in enumerate(batch.cells) if address == cell and batch.place(i, own) == place)
        return [(unit, index) for index in here]
