"""Takes a `Choice` and the form, makes the `Consolidation`: each figure by its rule over exactly the accepted readings.

The rules of counting are stated in docs/reference/counting.md. Units are bits of whole numbers here: who is missing in
a total is then the "or" of who is missing in its parts, and 3,000 units cost no more thought than 24.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import compress, repeat
from operator import is_
from typing import NamedTuple

from tongket.collect.submission import Batch, Quality, State
from tongket.consolidate.accept import Choice, UnitCell
from tongket.consolidate.decided import Correction
from tongket.consolidate.figure import Consolidation, Exclusion, Figure
from tongket.consolidate.leaves import entered_inputs
from tongket.directive.form import Form, FormCell, How, Rule

# Sums are exact: 1,000 digits are never used up by readings of 15. A quotient that does not end, and a change
# between two such, is cut at 28 significant digits; it is rounded once, at print.
EXACT = Context(prec=1000)
QUOTIENT = Context(prec=28)

RANK = {Quality.FINAL: 0, Quality.PRELIMINARY: 1, Quality.ESTIMATE: 2}
QUALITIES = (Quality.FINAL, Quality.PRELIMINARY, Quality.ESTIMATE)


class Amount(NamedTuple):
    """What a cell comes to. `total` is the right-hand side of "n/N"; `rank` is its place in QUALITIES."""

    value: Decimal | None
    total: Decimal | None = None
    text: str = ""
    rank: int = 0


NOTHING = Amount(None)


@dataclass(slots=True)
class Standing:
    """Who stands where in one figure, one bit per unit, and how many of its readings are doubtful."""

    expected: int = 0
    missing: int = 0
    left_out: int = 0
    doubtful: int = 0


def add_up(choice: Choice, form: Form, doubts: Collection[UnitCell] = ()) -> Consolidation:
    """Work out every figure of the form. `doubts` are the counted readings that carry an open finding."""
    ledger = _Ledger(choice, form, doubts)
    amounts: list[Amount] = []
    standings: list[Standing] = []
    for cell in form.cells:
        is_entered = cell.how is How.ENTERED
        amount, standing = ledger.entered(cell) if is_entered else (derived(cell, amounts), Standing())
        amounts.append(amount)
        standings.append(standing)
    figures = tuple(map(ledger.figure, form.cells, amounts, _joined(form, standings)))
    return Consolidation(
        form=form,
        counted=dict(choice.counted),
        figures=figures,
        corrections={spot: correction.value for spot, correction in choice.corrections.items()},
        left_out=dict(choice.left_out),
        exclusions=dict(choice.exclusions),
        expected=dict(choice.expected),
        waived=dict(choice.waived),
        doubts=frozenset(doubts),
        corrected_totals={spot: one.total for spot, one in choice.corrections.items() if one.total is not None},
    )


def derived(cell: FormCell, amounts: Sequence[Amount] | Mapping[int, Amount]) -> Amount:
    """A cell from the cells it stands on, given by their index in the form; never from any unit's own total."""
    inputs = [amounts[index] for index in cell.inputs]
    if cell.how is How.LAST:
        return inputs[-1] if inputs else NOTHING
    amount = DERIVATIONS[cell.how](cell, inputs)
    return amount._replace(rank=max((one.rank for one in inputs), default=0))


def _parts(cell: FormCell, inputs: Sequence[Amount]) -> Amount:
    values = [one.value for one in inputs if one.value is not None]
    if not values:
        return NOTHING
    return Amount(max(values) if cell.rule is Rule.MAX else total_of(values))


def _both_sides(_cell: FormCell, inputs: Sequence[Amount]) -> Amount:
    fractions = [(one.value, one.total) for one in inputs if one.value is not None and one.total is not None]
    return n_of_n(fractions)


def _ratio(cell: FormCell, inputs: Sequence[Amount]) -> Amount:
    return Amount(quotient(inputs[0].value, inputs[1].value, scale_of(cell)))


def _change(_cell: FormCell, inputs: Sequence[Amount]) -> Amount:
    return Amount(_difference(inputs))


def _change_percent(_cell: FormCell, inputs: Sequence[Amount]) -> Amount:
    return Amount(quotient(_difference(inputs), inputs[1].value, 100))


DERIVATIONS: Mapping[How, Callable[[FormCell, Sequence[Amount]], Amount]] = {
    How.PARTS: _parts,
    How.N_OF_N: _both_sides,
    How.RATIO: _ratio,
    How.CHANGE: _change,
    How.CHANGE_PERCENT: _change_percent,
}


def total_of(values: Sequence[Decimal]) -> Decimal:
    """The exact sum."""
    with localcontext(EXACT):
        return sum(values, Decimal())


def quotient(above: Decimal | None, below: Decimal | None, scale: int) -> Decimal | None:
    """above x scale / below; None where a side is unknown or there is nothing to divide by."""
    if above is None or below is None or below == 0:
        return None
    return QUOTIENT.divide(EXACT.multiply(above, Decimal(scale)), below)


def n_of_n(fractions: Sequence[tuple[Decimal, Decimal]]) -> Amount:
    """ "3/4" and "91/91" make "94/95"."""
    if not fractions:
        return NOTHING
    above, below = (total_of([fraction[side] for fraction in fractions]) for side in (0, 1))
    return Amount(above, below, f"{above:f}/{below:f}")


def scale_of(cell: FormCell) -> int:
    """100 for per cent; the row's scale where the row is the ratio, else the column's."""
    is_of_row = cell.row.rule is Rule.RATIO and cell.row.numerator is not None
    return cell.row.scale if is_of_row else int(getattr(cell.column, "scale", 100))


def _difference(inputs: Sequence[Amount]) -> Decimal | None:
    """None for "n/N" too: two fractions of different wholes have no meaningful difference."""
    current, base = inputs[0].value, inputs[1].value
    if inputs[0].total is not None or inputs[1].total is not None:
        return None
    return None if current is None or base is None else QUOTIENT.plus(EXACT.subtract(current, base))


class _Column(NamedTuple):
    """One cell over the units that count in it: values, right-hand sides, who gave one (bits), the weakest quality."""

    values: list[Decimal]
    totals: list[Decimal]
    present: int
    rank: int


class _Ledger:
    """The units in code order with their batches and what was decided about them, ready for column loops."""

    def __init__(self, choice: Choice, form: Form, doubts: Collection[UnitCell]) -> None:
        self.choice = choice
        self.units = sorted({*choice.expected, *choice.counted, *choice.exclusions})
        self.bit = {unit: 1 << n for n, unit in enumerate(self.units)}
        self.batches = [(unit, one.batch) for unit, one in sorted(choice.counted.items()) if one.batch is not None]
        self.bits = [self.bit[unit] for unit, _ in self.batches]
        self.columns = list(zip(*(batch.values for _, batch in self.batches), strict=False)) or [()] * len(form.cells)
        self.not_final = [batch for _, batch in self.batches if set(batch.qualities) != {Quality.FINAL}]
        self.everyone = sum(self.bit[unit] for unit, _ in self.batches)
        self.excluded = sum(self.bit[unit] for unit in choice.exclusions)
        self.left_out = self._bits_by_cell(choice.left_out)
        self.corrected = _by_cell(choice.corrections)
        self.doubts = Counter(index for _, index in doubts)
        self.expected = self._expected(len(form.cells))
        self.parts = entered_inputs(form)

    def entered(self, cell: FormCell) -> tuple[Amount, Standing]:
        """The units' readings of one cell joined by its rule, and who owes, lacks or is left out."""
        column = self._column(cell)
        expected, left_out = self.expected[cell.index], self.left_out.get(cell.index, 0)
        missing = expected & ~self.excluded & ~left_out & ~column.present
        return self._amount(cell, column), Standing(expected, missing, left_out, self.doubts[cell.index])

    def figure(self, cell: FormCell, amount: Amount, standing: Standing) -> Figure:
        """Put the names back."""
        out = (self.excluded & standing.expected) | standing.left_out
        return Figure(
            index=cell.index,
            value=None if cell.rule is Rule.N_OF_N else amount.value,
            text=amount.text,
            quality=QUALITIES[amount.rank],
            units_in=(standing.expected & ~standing.missing & ~out).bit_count(),
            units_expected=standing.expected.bit_count(),
            missing=tuple(self._names(standing.missing)),
            excluded=tuple(Exclusion(unit, self._reason(unit, cell)) for unit in self._names(out)),
            doubtful=standing.doubtful,
        )

    def _amount(self, cell: FormCell, column: _Column) -> Amount:
        if cell.rule is Rule.TEXT:
            return self._texts(cell.index)
        if not column.values or cell.rule is Rule.RATIO:
            return NOTHING  # percentages of units cannot be joined without what they are percentages of
        if cell.rule is Rule.N_OF_N:
            return n_of_n(list(zip(column.values, column.totals, strict=True)))._replace(rank=column.rank)
        value = max(column.values) if cell.rule is Rule.MAX else total_of(column.values)
        return Amount(value, rank=column.rank)

    def _column(self, cell: FormCell) -> _Column:
        """What the units gave in one cell. The plain case, no decision on it, is one quick pass."""
        index = cell.index
        if cell.rule is Rule.TEXT:
            return _Column([], [], -1, 0)  # nobody owes a note
        if cell.rule is Rule.N_OF_N or index in self.corrected or index in self.left_out:
            return self._decided_column(cell)
        given = self.columns[index]
        blank = sum(compress(self.bits, map(is_, given, repeat(None))))
        rank = max((RANK[batch.qualities[index]] for batch in self.not_final), default=0)
        return _Column([value for value in given if value is not None], [], self.everyone & ~blank, rank)

    def _decided_column(self, cell: FormCell) -> _Column:
        index, values, totals, present, weakest = cell.index, [], [], 0, 0
        for unit, batch in self.batches:
            value, total, rank = self._reading(unit, batch, index)
            if value is None or (unit, index) in self.choice.left_out or (total is None and cell.rule is Rule.N_OF_N):
                continue
            values.append(value)
            totals.append(total or Decimal())
            present, weakest = present | self.bit[unit], max(weakest, rank)
        return _Column(values, totals, present, weakest)

    def _reading(self, unit: str, batch: Batch, index: int) -> tuple[Decimal | None, Decimal | None, int]:
        """Value, right-hand side and quality of one reading; a recorded correction stands over what was sent."""
        correction = self.corrected.get(index, {}).get(unit)
        if correction is not None:
            return correction.value, correction.total, 0
        return batch.values[index], batch.totals.get(index), RANK[batch.qualities[index]]

    def _texts(self, index: int) -> Amount:
        texts = (batch.raws[index].strip() for _, batch in self.batches if batch.states[index] is not State.BLANK)
        return Amount(None, text="; ".join(dict.fromkeys(filter(None, texts))))

    def _expected(self, length: int) -> list[int]:
        """Units that owe the same cells share one mask, so each mask is walked once."""
        owing: dict[bytes, int] = {}
        for unit, mask in self.choice.expected.items():
            owing[mask] = owing.get(mask, 0) | self.bit[unit]
        expected = [0] * length
        for mask, bits in owing.items():
            for index in (index for index, owed in enumerate(mask) if owed):
                expected[index] |= bits
        return expected

    def _bits_by_cell(self, spots: Collection[UnitCell]) -> dict[int, int]:
        bits: dict[int, int] = {}
        for unit, index in spots:
            bits[index] = bits.get(index, 0) | self.bit[unit]
        return bits

    def _names(self, bits: int) -> list[str]:
        """In their order; only the bits that are set are walked, most often few."""
        places = []
        while bits:
            places.append(bits.bit_length() - 1)
            bits ^= 1 << places[-1]
        return [self.units[place] for place in reversed(places)]

    def _reason(self, unit: str, cell: FormCell) -> str:
        whole = self.choice.exclusions.get(unit)
        if whole is not None:
            return whole
        left_out = self.choice.left_out
        return next(left_out[unit, index] for index in self.parts[cell.index] if (unit, index) in left_out)


def _by_cell(corrections: Mapping[UnitCell, Correction]) -> dict[int, dict[str, Correction]]:
    """(unit, cell) turned round: cell to unit to correction."""
    turned: dict[int, dict[str, Correction]] = {}
    for (unit, index), correction in corrections.items():
        turned.setdefault(index, {})[unit] = correction
    return turned


def _joined(form: Form, standings: Sequence[Standing]) -> list[Standing]:
    """A derived figure is owed by whoever owes a part of it, and lacks whoever lacks a part it owes."""
    joined = list(standings)
    for cell, parts in zip(form.cells, entered_inputs(form), strict=True):
        if cell.how is not How.ENTERED:
            joined[cell.index] = _union([standings[index] for index in parts])
    return joined


def _union(standings: Sequence[Standing]) -> Standing:
    whole = Standing()
    for one in standings:
        whole.expected |= one.expected
        whole.missing |= one.missing
        whole.left_out |= one.left_out
        whole.doubtful += one.doubtful
    return whole
