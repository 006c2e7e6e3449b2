"""Takes a blank sheet and its form, writes the formula of every cell that follows from others and has none yet.

Blank cells give a blank, never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tongket.collect.matching.cell_reading import is_per_cent, is_percent_format
from tongket.directive.form import Form, FormCell, FormSheet, How, Rule


def fill_in_formulas(sheet: Any, form: Form, asked: FormSheet) -> None:
    """The office's own formulas stay as they are."""
    for cell in form.cells_of(asked):
        target = sheet[cell.address]
        if getattr(target, "value", "merged") in (None, "", 0):
            is_hundredfold = is_percent_format(target.number_format) and is_per_cent(cell.measure)
            if formula := formula_of(cell, form, is_hundredfold=is_hundredfold):
                target.value = formula


def formula_of(cell: FormCell, form: Form, *, is_hundredfold: bool = False) -> str | None:
    """The formula in the sheet's own addresses; None for what units enter, and for n/N, which no formula adds.

    `is_hundredfold`: the cell's format shows 0.25 as 25%, so that the formula must not multiply by a hundred as well.
    """
    places = [form.cells[index].address for index in cell.inputs]
    if cell.how in (How.ENTERED, How.N_OF_N) or not places:
        return None
    if cell.how is How.PARTS:
        return _of_parts("MAX" if cell.rule is Rule.MAX else "SUM", places)
    if cell.how is How.LAST:
        return f'=IF({places[-1]}="","",{places[-1]})'
    return _of_two(cell, places[0], places[1], 100 if is_hundredfold else 1)


def _of_parts(function: str, places: Sequence[str]) -> str:
    listed = ",".join(_ranges(places))
    return f'=IF(COUNT({listed})=0,"",{function}({listed}))'


def _of_two(cell: FormCell, one: str, other: str, shown: int) -> str:
    """`shown`: how many times its result the cell shows."""
    if cell.how is How.CHANGE:
        return f'=IF(COUNT({one},{other})<2,"",{one}-{other})'
    guard = f"OR(COUNT({one},{other})<2,N({other})=0)"
    if cell.how is How.CHANGE_PERCENT:
        return f'=IF({guard},"",({one}-{other})/{other}{_times(100, shown)})'
    scale = cell.row.scale if cell.row.numerator is not None else cell.column.scale
    return f'=IF({guard},"",{one}/{other}{_times(scale, shown)})'


def _times(scale: int, shown: int) -> str:
    if shown == 1:
        return f"*{scale}"
    return "" if scale == shown else f"*{scale}/{shown}"


def _ranges(places: Sequence[str]) -> list[str]:
    """Neighbours in one row or column are written as a range."""
    runs: list[list[str]] = []
    for place in places:
        if runs and _is_next(runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs]


def _is_next(run: Sequence[str], place: str) -> bool:
    from tongket.collect.workbooks.sheet import position

    step = _step(position(run[-1]), position(place))
    return step in ((0, 1), (1, 0)) and (len(run) == 1 or step == _step(position(run[-2]), position(run[-1])))


def _step(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return other[0] - one[0], other[1] - one[1]
