"""Takes a sheet read once, makes its stencil: what returns in every sheet that differs from it in its values only.

The workbooks of a review are one form filled in many times. Laid on a stencil a sheet needs no cell made to be read;
the cells are made when somebody asks for them, and are those the reader would have given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet

Spot = tuple[int, int]
Pick = Callable[[Sequence[str]], tuple[str, ...]]


def picking(indexes: Sequence[int]) -> Pick:
    """What picks the items at these places, as a tuple however few they are."""
    if len(indexes) > 1:
        return itemgetter(*indexes)
    return lambda items: tuple([items[index] for index in indexes])


@dataclass(frozen=True, slots=True, eq=False)
class Stencil:
    """Everything about the filled cells of a sheet but what they hold, in the order of the file."""

    places: tuple[Spot, ...]
    kinds: tuple[CellKind, ...]
    formulas: tuple[str | None, ...]
    formats: tuple[str, ...]
    stored: tuple[bool, ...]
    blank: frozenset[int]  # cells whose formula has the empty text for its result, or none at all
    merges: tuple[Range, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    at: Mapping[Spot, int]
    text_rows: tuple[tuple[int, tuple[int, ...]], ...]  # each row with its texts from left to right
    fits: dict[Any, Any] = field(default_factory=dict)  # how known layouts look through it; theirs to fill

    def cells(self, raws: Sequence[str]) -> dict[Spot, Cell]:
        """The cells of a sheet that holds these texts and digits."""
        rows, columns = zip(*self.places, strict=True)
        made = zip(rows, columns, self.kinds, raws, self.formulas, self.formats, self.stored, strict=False)
        return dict(zip(self.places, map(tuple.__new__, repeat(Cell), made), strict=False))

    def cell(self, index: int, raws: Sequence[str]) -> Cell:
        """One of them."""
        row, column = self.places[index]
        kind, formula, shown = self.kinds[index], self.formulas[index], self.formats[index]
        return Cell(row, column, kind, raws[index], formula, shown, self.stored[index])


def stencil_of(cells: Sequence[Cell], sheet: Sheet) -> Stencil:
    """The stencil of a sheet just read: its cells in the order of the file."""
    rows, columns, kinds, raws, formulas, formats, stored = zip(*cells, strict=True)
    places = tuple(zip(rows, columns, strict=True))
    return Stencil(
        places=places,
        kinds=kinds,
        formulas=formulas,
        formats=formats,
        stored=stored,
        blank=frozenset(index for index, raw in enumerate(raws) if not raw),
        merges=sheet.merges,
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
        at={place: index for index, place in enumerate(places)},
        text_rows=tuple(_text_rows(places, kinds)),
    )


def _text_rows(places: Sequence[Spot], kinds: Sequence[CellKind]) -> Iterator[tuple[int, tuple[int, ...]]]:
    texts = sorted((place, index) for index, place in enumerate(places) if kinds[index] is CellKind.TEXT)
    for row, cells in groupby(texts, key=lambda text: text[0][0]):
        yield row, tuple(index for _, index in cells)


class Traced:
    """What a sheet holds where its stencil leaves room: one text for each cell, and "" at the very end."""

    __slots__ = ("_tops", "raws", "stencil")

    def __init__(self, stencil: Stencil, raws: list[str]) -> None:
        self.stencil, self.raws = stencil, raws
        self._tops: dict[int, list[tuple[str, ...]]] = {}

    def text_rows(self, last: int) -> list[tuple[str, ...]]:
        """The texts of each row that has some, down to a row."""
        if last not in self._tops:
            self._tops[last] = list(self._rows(last))
        return self._tops[last]

    def get(self, spot: Spot) -> Cell | None:
        """The cell of a place; None where it is empty."""
        index = self.stencil.at.get(spot)
        return None if index is None else self.stencil.cell(index, self.raws)

    def _rows(self, last: int) -> Iterator[tuple[str, ...]]:
        raws = self.raws
        for row, indexes in self.stencil.text_rows:
            if row > last:
                return
            texts = tuple([raws[index] for index in indexes if raws[index] and not raws[index].isspace()])
            if texts:
                yield texts


_HELD = Sheet.__dict__["cells"]  # where every sheet keeps its cells


class TracedSheet(Sheet):
    """A sheet laid on a stencil. When its cells are asked for they are made, and it is a sheet like any other."""

    __slots__ = ()

    @classmethod
    def of(cls, name: str, traced: Traced, *, is_hidden: bool) -> TracedSheet:
        """The sheet of that name; what stands in its place of cells is the trace."""
        stencil = traced.stencil
        sheet = cls.__new__(cls)
        sheet.name, sheet.is_hidden, sheet.merges = name, is_hidden, stencil.merges
        sheet.hidden_rows, sheet.hidden_columns = stencil.hidden_rows, stencil.hidden_columns
        _HELD.__set__(sheet, traced)
        return sheet

    @property
    def cells(self) -> dict[Spot, Cell]:
        """Every filled cell. Whoever holds them may change them: from here on only they count."""
        traced: Traced = _HELD.__get__(self)
        self.cells = traced.stencil.cells(traced.raws)
        return self.cells

    @cells.setter
    def cells(self, cells: dict[Spot, Cell]) -> None:
        _HELD.__set__(self, cells)
        object.__setattr__(self, "__class__", Sheet)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sheet) and self.cells is not other.cells and self == other

    __hash__ = None  # type: ignore[assignment]


def traced(sheet: Sheet) -> Traced | None:
    """What a sheet holds beyond its stencil; None of a sheet that has its cells."""
    return _HELD.__get__(sheet) if isinstance(sheet, TracedSheet) else None


def is_filled(sheet: Sheet) -> bool:
    """Whether any cell holds something; asked without making cells."""
    return traced(sheet) is not None or bool(sheet.cells)
