"""Takes a sheet of a unit, says whether it is laid out like one already understood: then only its figures are read.

Most units fill in the office's own file, so that one sheet is like the next but for its letterhead and its figures.
What was worked out for a sheet without any oddity holds for every sheet whose other cells are the same, cell for cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import ne
from typing import NamedTuple

from tongket.collect.matching.form import CellKey, SheetIndex, heading_key, is_numbering, label_key
from tongket.collect.matching.known_fit import Fit, fit_of, merges_between
from tongket.collect.matching.notes import life_event
from tongket.collect.matching.sheets import agrees_wholly
from tongket.collect.matching.zone import Zone
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet
from tongket.collect.workbooks.stencil import Traced, traced
from tongket.directive.form import RowKind
from tongket.wording.fold import LONGEST_KEPT
from tongket.wording.measures import stated_measure

MOST_LAYOUTS = 8  # of one sheet of the form: the last ones met

Spot = tuple[int, int]
_NUMBER = CellKind.NUMBER


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where everything stood in a sheet without any oddity of its layout."""

    first_heading: int
    last_row: int  # of the form's rows; what stands below are signatures and remarks
    rows: Mapping[int, int]
    columns: Mapping[int, int]
    keys: tuple[CellKey, ...]
    spots: tuple[Spot, ...]  # where the cells of `keys` stand
    beside: tuple[Spot, ...]  # the other cells of the same rows and columns: notes, and what the form crosses out
    fixed_spots: tuple[Spot, ...]
    fixed: tuple[Cell, ...]  # every other cell from the headings to the last row
    merges: tuple[Range, ...]
    around: tuple[Spot, ...]  # where letterhead and signatures stood
    telling: Mapping[Spot, str]  # what in the letterhead was of any weight for the layout


class Laid(NamedTuple):
    """A sheet on its stencil, and how the layout looks through it."""

    fit: Fit
    trace: Traced


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet laid out in a known way, and its cells in the order of `layout.keys`."""

    layout: Layout
    sheet: Sheet
    figures: list[Cell | None]
    may_tell_a_life: bool  # some text may say that the unit was set up or dissolved
    laid: Laid | None = None  # where the sheet lies on a stencil; then no figures are given


def find_known(layouts: list[Layout], index: SheetIndex, sheet: Sheet) -> Known | None:
    """The sheet as laid out in one of the known ways; None when it has to be understood from the start."""
    if sheet.hidden_rows:
        return None
    for number, layout in enumerate(layouts):
        trace = traced(sheet)
        if known := _fits(layout, index, sheet) if trace is None else _lies(layout, index, sheet, trace):
            if number:
                layouts.insert(0, layouts.pop(number))  # the next sheet is most likely laid out like this one
            return known
    return None


def _lies(layout: Layout, index: SheetIndex, sheet: Sheet, trace: Traced) -> Known | None:
    """The same as `_fits` of a sheet on a stencil, where only its values are left to ask."""
    fit, raws = fit_of(layout, trace.stencil), trace.raws
    if fit is None or fit.pick_fixed(raws) != fit.fixed:
        return None
    words, below = [raws[i] for i in fit.words], [raws[i] for i in fit.below]
    if any(label_key(raw) in index.labels for raw in (*words, *below)) or any(raw[:1].isdigit() for raw in below):
        return None
    above = {trace.stencil.places[i]: raws[i] for i in fit.above}
    if {spot: raw for spot, raw in above.items() if _is_telling(index, raw)} != layout.telling:
        return None
    return Known(layout, sheet, [], any(map(_tells, (*words, *below, *above.values()))), Laid(fit, trace))


def _fits(layout: Layout, index: SheetIndex, sheet: Sheet) -> Known | None:
    get = sheet.cells.get
    if any(map(ne, map(get, layout.fixed_spots), layout.fixed)) or _merges(sheet, layout) != layout.merges:
        return None
    figures, beside = list(map(get, layout.spots)), list(map(get, layout.beside))
    filled = len(figures) + len(beside) - figures.count(None) - beside.count(None)
    around = _around(layout, sheet, len(sheet.cells) - len(layout.fixed) - filled)
    if around is None or not _is_around(layout, index, around):
        return None
    words = [cell for cell in (*figures, *beside) if cell is not None and cell[2] is not _NUMBER]
    if any(label_key(cell.raw) in index.labels for cell in words):
        return None
    return Known(layout, sheet, figures, any(map(_tells_a_life, (*words, *around))))


def _around(layout: Layout, sheet: Sheet, count: int) -> list[Cell] | None:
    """The `count` cells that are neither fixed nor figures; None when one of them stands within the table."""
    found = [cell for cell in map(sheet.cells.get, layout.around) if cell is not None]
    if len(found) != count:  # another letterhead: these places were only the likeliest
        first, last = layout.first_heading, layout.last_row
        found = [cell for cell in sheet.cells.values() if not first <= cell[0] <= last]
    return found if len(found) == count else None


def _is_around(layout: Layout, index: SheetIndex, cells: Iterable[Cell]) -> bool:
    """Whether these cells leave the table as it is: the same of weight above it, no rows or figures below."""
    above = [cell for cell in cells if cell.row < layout.first_heading]
    below = [cell for cell in cells if cell.row > layout.last_row]
    return _telling(index, above) == layout.telling and all(_is_remark(index, cell) for cell in below)


def _is_remark(index: SheetIndex, cell: Cell) -> bool:
    is_figure = cell.kind is not CellKind.TEXT or cell.raw[:1].isdigit()
    return not is_figure and label_key(cell.raw) not in index.labels


def _telling(index: SheetIndex, above: Iterable[Cell]) -> dict[Spot, str]:
    """The cells of a letterhead that could be taken for a part of the table, or state a measure."""
    return {cell[:2]: cell.raw for cell in above if _is_telling(index, cell.raw)}


def _is_telling(index: SheetIndex, raw: str) -> bool:
    return label_key(raw) in index.labels or heading_key(raw) in index.headings or (":" in raw and _states(raw))


def _states(raw: str) -> bool:
    return bool(stated_measure(raw)) if len(raw) > LONGEST_KEPT else _is_measure(raw)


@lru_cache(maxsize=2048)
def _is_measure(raw: str) -> bool:
    return bool(stated_measure(raw))


def _tells_a_life(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT and _tells(cell.raw)


def _tells(raw: str) -> bool:
    return 12 <= len(raw) <= 1000 and _is_life_event(raw)


@lru_cache(maxsize=2048)
def _is_life_event(raw: str) -> bool:
    return life_event(raw) is not None


def _merges(sheet: Sheet, layout: Layout) -> tuple[Range, ...]:
    """The merged cells of the table; those of letterhead and signatures say nothing."""
    return merges_between(sheet.merges, layout.first_heading, layout.last_row)


def learn(
    layouts: list[Layout], index: SheetIndex, zone: Zone, rows: Mapping[int, int], columns: Mapping[int, int]
) -> None:
    """Remember how a sheet is laid out in which nothing was odd, where that can be told without its figures."""
    if _depends_on_figures(index, zone, rows):
        return
    layout = _layout(index, zone, rows, columns)
    if layout is not None:
        layouts.insert(0, layout)
        del layouts[MOST_LAYOUTS:]


def _depends_on_figures(index: SheetIndex, zone: Zone, rows: Mapping[int, int]) -> bool:
    """Numbers that are labels, and lines of column numbers, could be mistaken for figures and figures for them."""
    first_lines = [line for line in zone.lines if line.row <= zone.last_heading + 6]
    if any(map(str.isdigit, index.labels)) or any(is_numbering(line.text) for line in first_lines):
        return True
    headings = {rows.get(row.row) for row in index.rows if row.kind is RowKind.GROUP}
    return any(line.has_numbers and line.row in headings for line in zone.lines)


def _layout(index: SheetIndex, zone: Zone, rows: Mapping[int, int], columns: Mapping[int, int]) -> Layout | None:
    sheet, first, last = zone.sheet, zone.first_heading, max(rows.values(), default=0)
    if any(key.row not in rows or key.column not in columns for key in index.cells):
        return None
    spots = tuple((rows[key.row], columns[key.column]) for key in index.cells)
    headings = {rows.get(row.row) for row in index.rows if row.kind is RowKind.GROUP}  # a figure there is odd
    area = frozenset((row, column) for row in rows.values() if row not in headings for column in columns.values())
    fixed = {spot: cell for spot, cell in sheet.cells.items() if first <= spot[0] <= last and spot not in area}
    around = [cell for spot, cell in sheet.cells.items() if not first <= spot[0] <= last]
    above = [cell for cell in around if cell.row < first]
    if not _speaks_plainly(index, list(fixed.values()), above):
        return None
    return Layout(
        first_heading=first,
        last_row=last,
        rows=rows,
        columns=columns,
        keys=index.cells,
        spots=spots,
        beside=tuple(sorted(area.difference(spots))),
        fixed_spots=tuple(fixed),
        fixed=tuple(fixed.values()),
        merges=merges_between(sheet.merges, first, last),
        around=tuple(cell[:2] for cell in around),
        telling=_telling(index, above),
    )


def _speaks_plainly(index: SheetIndex, fixed: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """All labels and headings are there, no two measures are stated, and no fixed cell tells of the unit's life."""
    stated = sum(_states(cell.raw) for cell in (*fixed, *above))
    return stated <= 1 and agrees_wholly(index, fixed) and not any(map(_tells_a_life, fixed))
