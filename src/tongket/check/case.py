"""One submission under examination: its values, what it owes, and what is already known to be wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.check.plan import Plan
from tongket.collect.submission import Batch, OddityKind, Place, Submission
from tongket.directive.form import FormCell
from tongket.units.unit import Unit

# Cells typed as text: their own program leaves them out of its sums, so a total may lack them.
_TYPED_AS_TEXT = frozenset({OddityKind.AMBIGUOUS_NUMBER, OddityKind.NUMBER_WITH_WORDS, OddityKind.ESTIMATED})


@dataclass(slots=True)
class Case:
    """Values are exact decimals aligned with `Form.cells`.

    `faults` says by how much a cell is, or may be, too high: the ways in which a known trouble explains another one.
    `blamed` holds cells that have a finding about their value, with the amount they are too high by where it is known.
    """

    plan: Plan
    file: str
    unit: str | None
    batch: Batch
    values: list[Decimal | None]
    owed: bytes
    faults: dict[int, tuple[Decimal, ...]] = field(default_factory=dict)
    blamed: dict[int, Decimal | None] = field(default_factory=dict)
    corrected: frozenset[int] = frozenset()  # cells whose value a person decided

    def cell(self, index: int) -> FormCell:
        """The cell of the form."""
        return self.plan.form.cells[index]

    def place(self, index: int) -> Place:
        """Where the unit wrote it; the form's own address where its sheet has no such cell."""
        place = self.batch.place(index, self.file)
        return place or Place(self.file, self.cell(index).sheet, self.cell(index).address)

    def blame(self, index: int, fault: Decimal | None = None) -> None:
        """Remember that a finding about this cell's value exists."""
        self.blamed[index] = fault
        if fault is not None:
            self.faults[index] = (*self.faults.get(index, ()), fault)

    def mended(self, index: int) -> Decimal | None:
        """The value as the finding about it would have it."""
        value, fault = self.values[index], self.blamed.get(index)
        return value if value is None or fault is None else value - fault

    def is_due(self, index: int) -> bool:
        """Whether the unit owes this cell."""
        return bool(self.owed[index])


def case_of(plan: Plan, submission: Submission, unit: Unit | None, corrections: Mapping[int, Decimal]) -> Case | None:
    """The case of one submission; None when it holds no figures."""
    batch = submission.batch
    if batch is None:
        return None
    values = list(batch.values)
    for index, value in corrections.items():
        values[index] = value
    owed = plan.owing.of(unit, submission) if unit is not None else bytes([1]) * len(values)
    case = Case(
        plan, submission.file, unit.code if unit else None, batch, values, owed, corrected=frozenset(corrections)
    )
    _note_oddities(case, submission, corrections)
    return case


def row_name(cell: FormCell) -> str:
    """The indicator as a finding calls it."""
    return cell.row.label


def column_name(cell: FormCell) -> str:
    """ "Năm 2015 › Số vụ"."""
    return " › ".join(cell.column.path)


def _note_oddities(case: Case, submission: Submission, corrections: Mapping[int, Decimal]) -> None:
    for oddity in submission.oddities:
        index = oddity.form_cell
        if index is None or index in corrections or oddity.kind not in _TYPED_AS_TEXT:
            continue
        value, other = case.values[index], _decimal(oddity.facts.get("or_as"))
        if value is not None and oddity.kind is OddityKind.AMBIGUOUS_NUMBER:
            case.blame(index, None if other is None else value - other)
        if value is not None:
            case.faults[index] = (*case.faults.get(index, ()), value)


def _decimal(value: object) -> Decimal | None:
    text = str(value)
    return Decimal(text) if text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii() else None
