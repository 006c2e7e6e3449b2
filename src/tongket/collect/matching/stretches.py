"""Takes a unit's sheet and tables that the form has beside each other; makes the columns that hold each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from tongket.collect.matching.form import SheetIndex, label_key
from tongket.collect.matching.measures import states_measure
from tongket.collect.workbooks.sheet import Cell, Range, Sheet
from tongket.wording.fold import fold
from tongket.wording.measures import stated_measure

ENOUGH = 0.5  # share of the labels that says where a stretch stands
LAST_COLUMN = 1 << 20

Stretch = list[SheetIndex]


def side_by_side(tables: Sequence[SheetIndex]) -> list[Stretch]:
    """The tables of one sheet by the columns they stand in, left to right; those under each other go together."""
    stretches: list[Stretch] = []
    end = 0
    for table in sorted(tables, key=_first_column):
        if not stretches or _first_column(table) > end:
            stretches.append([])
        stretches[-1].append(table)
        end = max(end, *(column.column for column in table.columns))
    order = {id(table): number for number, table in enumerate(tables)}
    return [sorted(stretch, key=lambda table: order[id(table)]) for stretch in stretches]


def _first_column(table: SheetIndex) -> int:
    return min(table.sheet.code_column or table.sheet.label_column, table.sheet.label_column)


def cut(stretches: Sequence[Stretch], sheet: Sheet) -> list[Sheet] | None:
    """The part of the sheet for each stretch; None where they do not all stand beside each other there."""
    starts: list[int] = []
    before = 0
    for stretch in stretches:
        labels = _label_column(stretch, sheet, before)
        if labels is None:
            return None
        starts.append(labels - (stretch[0].sheet.label_column - min(map(_first_column, stretch))))
        before = labels
    bounds = [1, *starts[1:], LAST_COLUMN]
    if not all(first < after for first, after in pairwise(bounds)):
        return None
    measures = _lines_of_measure(stretches, sheet)
    return [_part(sheet, first, after, measures) for first, after in pairwise(bounds)]


def _lines_of_measure(stretches: Sequence[Stretch], sheet: Sheet) -> dict[tuple[int, int], Cell]:
    """What may speak for all: "Đơn vị tính: đồng" stands over one of the tables; none where the form counts in two."""
    tables = [table for stretch in stretches for table in stretch]
    if len({fold(table.sheet.measure) for table in tables}) > 1:
        return {}
    asked = {cell.measure for table in tables for cell in table.cells if cell.measure}
    return {place: cell for place, cell in sheet.cells.items() if states_measure(cell, asked)}


def _label_column(stretch: Stretch, sheet: Sheet, after: int) -> int | None:
    """The column right of the last stretch's labels in which most of this one's stand."""
    labels = frozenset[str]().union(*(table.labels for table in stretch))
    found = {(column, key) for column, key in _keys(sheet) if column > after and key in labels}
    counts = Counter(column for column, _ in found)
    if not counts or max(counts.values()) < ENOUGH * len(labels):
        return None
    return min(counts, key=lambda column: (-counts[column], column))


def _keys(sheet: Sheet) -> Iterable[tuple[int, str]]:
    return ((column, label_key(cell.raw)) for (_, column), cell in sheet.cells.items())


def _part(sheet: Sheet, first: int, after: int, measures: Mapping[tuple[int, int], Cell]) -> Sheet:
    """The columns of one stretch; where no line there states a measure, with the one beside them that does."""
    own = {place: cell for place, cell in sheet.cells.items() if first <= place[1] < after}
    is_one = len({fold(stated_measure(cell.raw)) for cell in measures.values()}) == 1
    shared = measures if is_one and not own.keys() & measures.keys() else {}
    return Sheet(
        name=sheet.name,
        cells={**shared, **own},
        merges=tuple(Range(*area) for area in sheet.merges if first <= area[1] < after),
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
    )
