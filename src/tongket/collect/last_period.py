"""Takes what a unit reported last period, makes what its form of this period may begin with, for the unit to confirm.

Only what is the same figure is offered: the same indicator for the same period, or a stock where the form names no
period. A flow of last period is no figure of this one: it is shown beside the cell and never put into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tongket.collect.matching.form import label_key, path_key
from tongket.collect.submission import Batch, State
from tongket.collect.typed_entries import Entry, Spot
from tongket.directive.form import Form, FormCell, How, Rule
from tongket.wording.fold import fold

Name = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FromLastPeriod:
    """`offered` may be confirmed as it is; `shown` is only to compare with."""

    offered: dict[Spot, Entry] = field(default_factory=dict)
    shown: dict[Spot, Entry] = field(default_factory=dict)


def from_last_period(form: Form, earlier: Form, batch: Batch) -> FromLastPeriod:
    """`batch` is aligned with `earlier`. A name that two cells share is offered to neither."""
    known = _by_name(earlier, batch)
    made = FromLastPeriod()
    for name, cell in _named(form).items():
        entry = known.get(name)
        if entry is None:
            continue
        is_same = cell.period is not None or cell.rule is Rule.LAST or cell.row.is_cumulative
        (made.offered if is_same else made.shown)[cell.sheet, cell.address] = entry
    return made


def _by_name(form: Form, batch: Batch) -> dict[Name, Entry]:
    entries = {name: _entry(batch, cell.index) for name, cell in _named(form).items()}
    return {name: entry for name, entry in entries.items() if entry is not None}


def _named(form: Form) -> dict[Name, FormCell]:
    """The cells units fill in, by what they are called; those whose name is not their own are left out."""
    found: dict[Name, FormCell | None] = {}
    for cell in form.cells:
        if cell.how is How.ENTERED and cell.rule is not Rule.TEXT:
            name = _name(cell)
            found[name] = None if name in found else cell
    return {name: cell for name, cell in found.items() if cell is not None}


def _name(cell: FormCell) -> Name:
    rows = tuple(label_key(label) for label in cell.row.path)
    period = cell.period.text() if cell.period is not None else ""
    return fold(cell.sheet), rows, path_key(cell.column.path), period, fold(cell.measure)


def _entry(batch: Batch, index: int) -> Entry | None:
    value, total = batch.values[index], batch.totals.get(index)
    if value is None:
        return None
    if total is not None:
        return Entry(f"{value:f}/{total:f}".replace(".", ","))
    if batch.states[index] is State.ZERO_MARK:
        return Entry("0")
    return Entry(f"{value:f}".replace(".", ","), value)
