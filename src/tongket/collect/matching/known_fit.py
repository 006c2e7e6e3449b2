"""Takes a known layout and a stencil, says once whether sheets on that stencil can be laid out so, and what to look at.

All that does not depend on the values is settled here: where each figure stands among the values, and which texts have
still to be compared or read. `known_layouts` asks the rest of each sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tongket.collect.matching.cell_reading import shows_as_stored
from tongket.collect.matching.form import CellKey
from tongket.collect.submission import State
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, address
from tongket.collect.workbooks.stencil import Pick, Stencil, picking
from tongket.directive.form import Rule

if TYPE_CHECKING:
    from tongket.collect.matching.known_layouts import Layout

MOST_FITS = 16  # of one stencil: layouts come and go


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """How the sheets of one stencil are read by one layout. Indexes are those of the values on the stencil."""

    layout: Layout
    pick_fixed: Pick
    fixed: tuple[str, ...]  # what the cells of the table that are no figures must hold
    words: tuple[int, ...]  # texts where figures could stand
    above: tuple[int, ...]  # the letterhead
    below: tuple[int, ...]  # signatures and remarks, all of them texts
    first: int  # of the form cells, which stand on end
    addresses: tuple[str, ...]
    pick_raws: Pick  # of every form cell; what the sheet lacks is the "" at the end
    pick_plain: Pick  # the same of plain numbers only
    states: tuple[State, ...]  # of plain numbers
    lacking: int  # form cells without one
    closer: tuple[tuple[CellKey, int], ...]  # what needs a closer look
    formulas: dict[int, str]
    keeps_formulas: bool  # no worked-out cell was typed over
    has_results: bool


def fit_of(layout: Layout, stencil: Stencil) -> Fit | None:
    """The fit, worked out the first time it is asked for; None where such sheets are laid out otherwise."""
    if layout not in stencil.fits:
        if len(stencil.fits) >= MOST_FITS:
            stencil.fits.clear()
        stencil.fits[layout] = _fit(layout, stencil)
    found: Fit | None = stencil.fits[layout]
    return found


def _fit(layout: Layout, stencil: Stencil) -> Fit | None:
    at = stencil.at
    if stencil.hidden_rows or not layout.keys or not _is_laid_out(layout, stencil):
        return None
    first, last = layout.first_heading, layout.last_row
    spots = [at.get(spot) for spot in layout.spots]
    texts = [index for index in (*spots, *map(at.get, layout.beside)) if index is not None]
    fixed = [at[spot] for spot in layout.fixed_spots]
    keys = list(zip(layout.keys, spots, strict=True))
    end, closer = len(stencil.places), _closer(keys, stencil)
    not_plain = {index for _, index in closer} | {None}
    plain = [end if index is None or index in not_plain else index for index in spots]
    formulas = {
        key.number: formula for key, i in keys if i is not None and (formula := stencil.formulas[i]) is not None
    }
    return Fit(
        layout=layout,
        pick_fixed=picking(fixed),
        fixed=tuple(cell.raw for cell in layout.fixed),
        words=tuple(index for index in texts if stencil.kinds[index] is not CellKind.NUMBER),
        above=tuple(index for index, spot in enumerate(stencil.places) if spot[0] < first),
        below=tuple(index for index, spot in enumerate(stencil.places) if spot[0] > last),
        first=layout.keys[0].number,
        addresses=tuple(address(*spot) for spot in layout.spots),
        pick_raws=picking([end if index is None else index for index in spots]),
        pick_plain=picking(plain),
        states=tuple(State.BLANK if index == end else State.NUMBER for index in plain),
        lacking=plain.count(end),
        closer=closer,
        formulas=formulas,
        keeps_formulas=all(key.number in formulas for key, index in keys if index is not None and _is_worked_out(key)),
        has_results=any(f for i, f in enumerate(stencil.formulas) if i not in stencil.blank),
    )


def _is_laid_out(layout: Layout, stencil: Stencil) -> bool:
    """Whether the table holds the cells it should and no others, form cells follow on each other, only texts below."""
    first, last = layout.first_heading, layout.last_row
    inside = {spot for spot in stencil.places if first <= spot[0] <= last}
    below = (kind for spot, kind in zip(stencil.places, stencil.kinds, strict=True) if spot[0] > last)
    numbers = [key.number for key in layout.keys]
    return (
        inside.issuperset(layout.fixed_spots)
        and inside.issubset({*layout.fixed_spots, *layout.spots, *layout.beside})
        and all(_is_same(cell, stencil) for cell in layout.fixed)
        and merges_between(stencil.merges, first, last) == layout.merges
        and all(kind is CellKind.TEXT for kind in below)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def merges_between(merges: Iterable[Range], first: int, last: int) -> tuple[Range, ...]:
    """The merged cells that touch these rows."""
    return tuple(merge for merge in merges if merge[2] >= first and merge[0] <= last)


def _is_same(cell: Cell, stencil: Stencil) -> bool:
    """Whether the cell on the stencil is that one, its value apart."""
    index = stencil.at[cell.row, cell.column]
    about = (stencil.kinds[index], stencil.formulas[index], stencil.formats[index])
    return (*about, stencil.stored[index]) == (cell.kind, cell.formula, cell.number_format, cell.is_calculated)


def _closer(keys: Sequence[tuple[CellKey, int | None]], stencil: Stencil) -> tuple[tuple[CellKey, int], ...]:
    """What is not plainly a stored number where a number is asked for."""
    return tuple(
        (key, index)
        for key, index in keys
        if index is not None
        and (
            stencil.kinds[index] is not CellKind.NUMBER
            or key.rule is Rule.TEXT
            or not shows_as_stored(stencil.formats[index])
        )
    )


def _is_worked_out(key: CellKey) -> bool:
    return key.is_derived and key.rule is not Rule.N_OF_N
