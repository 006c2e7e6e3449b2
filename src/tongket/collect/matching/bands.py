"""Takes a unit's sheet and the tables the form has on it, makes the part of the sheet that holds each.

Two tables one under the other may have the same rows and the same headings: only where they stand tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tongket.collect.matching.form import SheetIndex, heading_key, label_key
from tongket.collect.workbooks.sheet import Range, Sheet

ENOUGH = 0.5  # share of a table's headings that says where it begins
_NUMBERING_LINE = 1  # "(1) | (2) | (3)" under the headings
_TITLE_ABOVE = 5  # rows


def bands(indexes: Sequence[SheetIndex], sheet: Sheet) -> dict[int, Sheet]:
    """Of each table of the form found on the sheet (by its place in `indexes`), the rows it stands in."""
    begins = _begins(indexes, sheet)
    starts = {number: _first_row(indexes, begins, number, sheet) for number in begins}
    ends = sorted(starts.values())
    return {
        number: _part(sheet, first, next((end - 1 for end in ends if end > first), 1 << 20))
        for number, first in starts.items()
    }


def _begins(indexes: Sequence[SheetIndex], sheet: Sheet) -> dict[int, int]:
    """The first row of each table's headings: those that agree most, in the order of the form."""
    keys = _keys_by_row(sheet)
    best: list[tuple[float, dict[int, int], int]] = [(0.0, {}, 0)]  # score, begins, last row used
    for number, index in enumerate(indexes):
        shares = [(share, row) for row in sorted(keys) if (share := _share(index, keys, row))]
        longer = [
            (score + share, {**begins, number: row}, row)
            for score, begins, last in best
            for share, row in shares
            if row > last
        ]
        best = _best_by_row([*best, *longer])
    return max(best, key=lambda way: (round(way[0], 6), -way[2]))[1]


def _best_by_row(ways: list[tuple[float, dict[int, int], int]]) -> list[tuple[float, dict[int, int], int]]:
    """Of the ways that end at one row the best goes on."""
    kept: dict[int, tuple[float, dict[int, int], int]] = {}
    for way in ways:
        if way[2] not in kept or way[0] > kept[way[2]][0]:
            kept[way[2]] = way
    return list(kept.values())


def _keys_by_row(sheet: Sheet) -> dict[int, set[str]]:
    """The keys of each row, as a heading and as a label."""
    keys: dict[int, set[str]] = {}
    for (row, _), cell in sheet.cells.items():
        keys.setdefault(row, set()).update((heading_key(cell.raw), label_key(cell.raw)))
    return keys


def _share(index: SheetIndex, keys: dict[int, set[str]], row: int) -> float:
    """How much of the table's headings stands in this row and the next ones, of its title above, its labels below."""
    if not keys[row] & index.headings:
        return 0.0
    below = row + max(len(index.sheet.header_rows), 1)
    headings = len(_within(keys, row, below) & index.headings) / len(index.headings)
    if headings < ENOUGH:
        return 0.0
    labels = len(_within(keys, below, below + len(index.rows) + _NUMBERING_LINE) & index.labels)
    title = heading_key(index.sheet.title)
    return headings + labels / max(len(index.labels), 1) + (title in _within(keys, row - _TITLE_ABOVE, row))


def _within(keys: dict[int, set[str]], first: int, end: int) -> set[str]:
    return set().union(*(keys.get(row, set()) for row in range(first, end)))


def _first_row(indexes: Sequence[SheetIndex], begins: dict[int, int], number: int, sheet: Sheet) -> int:
    """Title and measure belong to the table below them: a part begins under the last row of the table above."""
    above = [row for other, row in begins.items() if row < begins[number]]
    if not above:
        return 1
    upper = max(above)
    labels = indexes[next(other for other, row in begins.items() if row == upper)].labels
    ends = [row for row, cell in _texts(sheet) if upper < row < begins[number] and label_key(cell) in labels]
    return max(ends, default=begins[number] - 1) + 1


def _texts(sheet: Sheet) -> Iterator[tuple[int, str]]:
    yield from ((row, cell.raw) for (row, _), cell in sheet.cells.items())


def _part(sheet: Sheet, first: int, last: int) -> Sheet:
    return Sheet(
        name=sheet.name,
        cells={place: cell for place, cell in sheet.cells.items() if first <= place[0] <= last},
        merges=tuple(Range(*area) for area in sheet.merges if first <= area[0] <= last),
        hidden_rows=sheet.hidden_rows,
        hidden_columns=sheet.hidden_columns,
    )
