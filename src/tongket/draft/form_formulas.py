"""Takes a blank sheet and its form, writes the formula of every cell that follows from others and has none yet.

Blank cells give a blank, never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tongket.directive.form import Form, FormCell, FormSheet, How, Rule


def fill_in_formulas(sheet: Any, form: Form, asked: FormSheet) -> None:
    """The office's own formulas stay as they are."""
    for cell in form.cells_of(asked):
        if formula := formula_of(cell, form):
            target = sheet[cell.address]
            if getattr(target, "value", "merged") in (None, "", 0):
                target.value = formula


def formula_of(cell: FormCell, form: Form) -> str | None:
    """The formula in the sheet's own addresses; None for what units enter, and for n/N, which no formula adds."""
    places = [form.cells[index].address for index in cell.inputs]
    if cell.how in (How.ENTERED, How.N_OF_N) or not places:
        return None
    if cell.how is How.PARTS:
        return _of_parts("MAX" if cell.rule is Rule.MAX else "SUM", places)
    if cell.how is How.LAST:
        return f'=IF({places[-1]}="","",{places[-1]})'
    return _of_two(cell, places[0], places[1])


def _of_parts(function: str, places: Sequence[str]) -> str:
    listed = ",".join(_ranges(places))
    return f'=IF(COUNT({listed})=0,"",{function}({listed}))'


def _of_two(cell: FormCell, one: str, other: str) -> str:
    if cell.how is How.CHANGE:
        return f'=IF(COUNT({one},{other})<2,"",{one}-{other})'
    guard = f"OR(COUNT({one},{other})<2,N({other})=0)"
    if cell.how is How.CHANGE_PERCENT:
        return f'=IF({guard},"",({one}-{other})/{other}*100)'
    scale = cell.row.scale if cell.row.numerator is not None else cell.column.scale
    return f'=IF({guard},"",{one}/{other}*{scale})'


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
    from tongket.collect.sheet import position

    step = _step(position(run[-1]), position(place))
    return step in ((0, 1), (1, 0)) and (len(run) == 1 or step == _step(position(run[-2]), position(run[-1])))


def _step(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return other[0] - one[0], other[1] - one[1]
