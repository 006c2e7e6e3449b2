"""Takes a case, makes the findings that one cell is enough to see: blanks that are due, counts that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tongket.check.case import Case, column_name, row_name
from tongket.check.finding import Finding
from tongket.check.kinds.cells import BlankDue, FractionOfCount, NegativeAmount, NegativeCount, WholeLacking
from tongket.check.kinds.rules import NOverTotal
from tongket.collect.submission import State
from tongket.collect.workbooks.sheet import address, position
from tongket.directive.form import How


def blanks_due(case: Case) -> Iterator[BlankDue]:
    """Cells the unit owes and left empty. A whole sheet or row left empty is said once."""
    form_cells = case.plan.form.cells
    for _, group in groupby(case.plan.entered, key=lambda index: form_cells[index].sheet):
        due = [index for index in group if case.owed[index] and case.batch.cells[index]]
        empty = [index for index in due if _is_empty(case, index)]
        if len(empty) == len(due) > 1:
            yield _blank(case, empty)
        elif empty:
            yield from _blanks_by_row(case, due, frozenset(empty))


def _is_empty(case: Case, index: int) -> bool:
    return case.values[index] is None and case.batch.states[index] is State.BLANK


def _blanks_by_row(case: Case, due: Sequence[int], empty: frozenset[int]) -> Iterator[BlankDue]:
    rows: dict[int, list[int]] = {}
    for index in due:
        rows.setdefault(case.cell(index).row.row, []).append(index)
    for row in rows.values():
        missing = [index for index in row if index in empty]
        if len(missing) == len(row) > 1:
            yield _blank(case, missing)
        else:
            yield from (_blank(case, [index]) for index in missing)


def _blank(case: Case, indexes: Sequence[int]) -> BlankDue:
    cells = [case.cell(index) for index in indexes]
    return BlankDue(
        at=case.place(indexes[0]),
        unit=case.unit,
        row=_from_to(row_name(cells[0]), row_name(cells[-1])),
        column=_from_to(column_name(cells[0]), column_name(cells[-1])),
        cells=_range([case.place(index).cell for index in indexes]),
        count=len(indexes),
    )


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _range(addresses: Sequence[str]) -> str:
    """ "D14", or the rectangle that holds them all: "D14:M14"."""
    spots = [position(cell) for cell in addresses]
    rows, columns = [spot[0] for spot in spots], [spot[1] for spot in spots]
    corners = address(min(rows), min(columns)), address(max(rows), max(columns))
    return _from_to(*corners).replace(" – ", ":")


def impossible_counts(case: Case) -> Iterator[Finding]:
    """Counts below zero, and counts that are not whole."""
    for index in case.plan.counts:
        value = case.values[index]
        if value is None or index in case.blamed:
            continue
        if value < 0:
            case.blame(index)
            yield NegativeCount(at=case.place(index), unit=case.unit, found=value, measure=case.cell(index).measure)
        elif value != value.to_integral_value() and index not in case.batch.factors:
            case.blame(index)
            yield FractionOfCount(at=case.place(index), unit=case.unit, found=value, measure=case.cell(index).measure)


def negative_amounts(case: Case) -> Iterator[Finding]:
    """Figures below zero where no word speaks of a balance; of what is left over, only what others do not explain."""
    for index in case.plan.amounts:
        value, cell = case.values[index], case.cell(index)
        is_explained = any((case.values[part] or 0) < 0 for part in cell.inputs)
        if value is None or value >= 0 or is_explained or index in case.blamed:
            continue
        yield NegativeAmount(
            at=case.place(index), unit=case.unit, found=value, row=row_name(cell), column=column_name(cell)
        )


def more_than_all(case: Case) -> Iterator[NOverTotal]:
    """ "n/N" with n above N, where a unit entered it; what is worked out from it is not said again."""
    for index, total in sorted(case.batch.totals.items()):
        value = case.values[index]
        if value is not None and value > total and case.cell(index).how is How.ENTERED:
            yield NOverTotal(at=case.place(index), unit=case.unit, found=value, total=total)


def whole_lacking(case: Case) -> Iterator[WholeLacking]:
    """A number without its N where "n/N" is due, once for each column; of nothing there is no N to ask for."""
    columns: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for index in filter(case.values.__getitem__, case.plan.fractions):
        cell = case.cell(index)
        if index not in case.batch.totals and index not in case.corrected:
            columns.setdefault((cell.sheet, cell.column.path), []).append(index)
    yield from (_whole_lacking(case, indexes) for indexes in columns.values())


def _whole_lacking(case: Case, indexes: Sequence[int]) -> WholeLacking:
    cells = [case.cell(index) for index in indexes]
    return WholeLacking(
        at=case.place(indexes[0]),
        unit=case.unit,
        row=_from_to(row_name(cells[0]), row_name(cells[-1])),
        column=column_name(cells[0]),
        cells=_range([case.place(index).cell for index in indexes]),
        count=len(indexes),
        found=case.values[indexes[0]],
    )
