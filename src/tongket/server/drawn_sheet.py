"""Takes a unit's sheet as it was read and the places that matter, makes the rows drawn on a page. Plain values only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongket.collect.workbooks.sheet import address, position

WHOLE = 60  # rows: a sheet of so many is drawn whole
HEAD = 9  # rows always drawn: title and headings
AROUND = 3  # rows drawn above and below a place
LONG = 14  # letters of a text that needs room
LARGEST_AREA = 400  # cells of one place that are marked one by one


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One cell. `marks` are the numbers of the findings that stand in it, `weight` the heaviest's.

    `anchors` are those whose first cell it is: where a link from the finding leads.
    """

    address: str
    text: str
    rows: int = 1
    columns: int = 1
    marks: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    weight: str = ""
    is_asked: bool = False

    @property
    def look(self) -> str:
        """How it is drawn: a number to the right, a long text with room, the weight of what is wrong in it."""
        is_number = self.text[:1].isdigit() or (self.text[:1] in "-+" and self.text[1:2].isdigit())
        is_long = self.columns == 1 and len(self.text) > LONG
        kind = "n" if is_number and not is_long else "t" if is_long else ""
        return " ".join(filter(None, (kind, self.weight, "asked" if self.is_asked else "")))


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row with its number; `after_gap` says that rows before it were left out."""

    number: int
    cells: tuple[DrawnCell, ...]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A sheet, or the rows of it around what matters. `beyond` counts filled cells that are not drawn at all."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[DrawnRow, ...]
    is_whole: bool
    beyond: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding at a place of the sheet."""

    number: int
    cell: str  # "E5", "E5:E9"
    weight: str


_WEIGHT = {"block": 2, "warn": 1, "info": 0}


def drawn_sheet(
    name: str, picture: Mapping[str, Any], marks: Iterable[Mark] = (), asked: str = "", *, is_whole: bool = False
) -> DrawnSheet:
    """`picture` is what `draft.page.picture` made; `asked` is the cell a link points at."""
    texts = {(row, column): text for row, column, text in picture["cells"]}
    by_cell = _by_cell(marks)
    wanted = _spots(asked)
    height, width = _size([*texts, *by_cell, *wanted])
    rows = _rows_drawn(height, [row for row, _ in (*by_cell, *wanted)], is_whole=is_whole)
    covered, spans = _merged(picture["merges"], rows)
    shown = _shown(by_cell, covered)
    asked_at = frozenset(covered.get(spot, spot) for spot in wanted)
    draw = _Drawing(texts, shown, asked_at, covered, spans, width, _anchors(shown))
    return DrawnSheet(
        name=name,
        columns=tuple(address(1, column)[:-1] for column in range(1, width + 1)),
        rows=tuple(draw.rows(rows)),
        is_whole=len(rows) == height,
        beyond=int(picture.get("beyond", 0)),
    )


def _by_cell(marks: Iterable[Mark]) -> dict[tuple[int, int], list[Mark]]:
    found: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        for spot in _spots(mark.cell):
            found.setdefault(spot, []).append(mark)
    return found


def _shown(
    by_cell: Mapping[tuple[int, int], Sequence[Mark]], covered: Mapping[tuple[int, int], tuple[int, int]]
) -> dict[tuple[int, int], list[Mark]]:
    """What is marked in a cell that a merged area hides is marked in the area's first."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for spot, marks in by_cell.items():
        there = found.setdefault(covered.get(spot, spot), [])
        there += [mark for mark in marks if mark not in there]
    return found


def _anchors(by_cell: Mapping[tuple[int, int], Sequence[Mark]]) -> dict[int, tuple[int, int]]:
    """The first cell of each finding."""
    found: dict[int, tuple[int, int]] = {}
    for spot in sorted(by_cell):
        for mark in by_cell[spot]:
            found.setdefault(mark.number, spot)
    return found


def _spots(cell: str) -> list[tuple[int, int]]:
    """Every cell of "E5" or "E5:E9"; of a very large area its first alone; none for what is no address."""
    first, _, last = cell.partition(":")
    try:
        top, left = position(first)
        bottom, right = position(last) if last else (top, left)
    except ValueError:
        return []
    if not (0 < top <= bottom <= 1_048_576 and 0 < left <= right <= 16_384):
        return []
    if (bottom - top + 1) * (right - left + 1) > LARGEST_AREA:
        return [(top, left)]
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _size(spots: Collection[tuple[int, int]]) -> tuple[int, int]:
    if not spots:
        return 0, 0
    return min(max(row for row, _ in spots), 5000), min(max(column for _, column in spots), 60)


def _rows_drawn(height: int, wanted: Iterable[int], *, is_whole: bool) -> list[int]:
    if is_whole or height <= WHOLE:
        return list(range(1, height + 1))
    near = {row + step for row in wanted for step in range(-AROUND, AROUND + 1)}
    return [row for row in range(1, height + 1) if row <= HEAD or row in near]


def _merged(
    merges: Iterable[Sequence[int]], rows: Sequence[int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """Cells that a merged area hides, with the area's first; and how far each first reaches, in the rows drawn."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in merges:
        inside = [row for row in rows if top <= row <= bottom]
        if not inside or right - left > 60:
            continue
        first = (inside[0], left)
        spans[first] = (len(inside), right - left + 1)
        covered.update({(row, column): first for row in inside for column in range(left, right + 1)})
        del covered[first]
    return covered, spans


@dataclass(frozen=True, slots=True)
class _Drawing:
    texts: Mapping[tuple[int, int], str]
    by_cell: Mapping[tuple[int, int], Sequence[Mark]]
    asked: Collection[tuple[int, int]]
    covered: Collection[tuple[int, int]]
    spans: Mapping[tuple[int, int], tuple[int, int]]
    width: int
    anchors: Mapping[int, tuple[int, int]]

    def rows(self, numbers: Sequence[int]) -> Iterator[DrawnRow]:
        before = 0
        for row in numbers:
            cells = tuple(self.cell(row, column) for column in self._columns(row))
            yield DrawnRow(row, cells, after_gap=row != before + 1)
            before = row

    def _columns(self, row: int) -> Iterator[int]:
        return (column for column in range(1, self.width + 1) if (row, column) not in self.covered)

    def cell(self, row: int, column: int) -> DrawnCell:
        there = self.by_cell.get((row, column), ())
        rows, columns = self.spans.get((row, column), (1, 1))
        return DrawnCell(
            address=address(row, column),
            text=self.texts.get((row, column), ""),
            rows=rows,
            columns=min(columns, self.width - column + 1),
            marks=tuple(mark.number for mark in there),
            anchors=tuple(mark.number for mark in there if self.anchors[mark.number] == (row, column)),
            weight=max((mark.weight for mark in there), key=lambda weight: _WEIGHT.get(weight, 0), default=""),
            is_asked=(row, column) in self.asked,
        )
