"""The referee's own cutting of a sheet: takes the tables a form has on one sheet, makes the rows of each in a unit's.

A table begins where its headings stand; its title and what else stands over it go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tongket.directive.form import FormSheet
from tongket.engines.plain_columns import form_headings
from tongket.engines.plain_measures import stated, turned
from tongket.engines.plain_sheets import PlainSheet
from tongket.engines.plain_words import folded, label_key, words_only

HALF = 0.5
OF_MEASURE = re.compile(r"(?:don vi tinh(?: tien)?|dvt)\s*:")
MOST_STARTS = 12  # rows that could begin a table; no sheet of a form has as many tables


def parts_of(tables: Sequence[FormSheet], sheet: PlainSheet) -> Iterator[tuple[FormSheet, PlainSheet]]:
    """Each table with the columns and rows it stands in; the whole sheet where the form has one table on it."""
    if len(tables) == 1:
        yield tables[0], sheet
        return
    beside = _beside(tables)
    columns = _columns_of(beside, sheet) if len(beside) > 1 else []
    said = _measures_said(tables, sheet) if columns else {}
    for group, (first, end) in zip(beside, pairwise([*columns, sheet.width]), strict=True) if columns else ():
        yield from parts_of(group, _between(sheet, first, end, said))
    if not columns:
        yield from parts_below(tables, sheet)


def _beside(tables: Sequence[FormSheet]) -> list[list[FormSheet]]:
    """Tables that share columns together, left to right, from top to bottom."""
    groups: list[list[FormSheet]] = []
    for table in sorted(tables, key=lambda one: one.label_column):
        left = min(table.code_column or table.label_column, table.label_column)
        if groups and left <= max(column.column for one in groups[-1] for column in one.columns):
            groups[-1].append(table)
        else:
            groups.append([table])
    return [[table for table in tables if table in group] for group in groups]


def _columns_of(groups: Sequence[Sequence[FormSheet]], sheet: PlainSheet) -> list[int]:
    """Where each group begins; nothing unless all stand beside each other."""
    begin, last = [], -1
    for group in groups:
        names = {label_key(row.label) for table in group for row in table.rows} - {""}
        held = [len(names & _labels_down(sheet, column)) for column in range(last + 1, sheet.width)]
        if not held or max(held) < HALF * len(names):
            return []
        last += 1 + held.index(max(held))
        left = min(min(table.code_column or table.label_column, table.label_column) for table in group)
        begin.append(last - (group[0].label_column - left))
    begin[0] = 0
    return begin if all(one < other for one, other in pairwise([*begin, sheet.width])) else []


def _labels_down(sheet: PlainSheet, column: int) -> set[str]:
    return {label_key(sheet.own_text(row, column)) for row in range(len(sheet.grid))}


def _measures_said(tables: Sequence[FormSheet], sheet: PlainSheet) -> dict[tuple[int, int], str]:
    """Where a line states a measure, and which; nothing where the form's tables are counted in different ones."""
    if len({folded(table.measure) for table in tables}) > 1:
        return {}
    columns = {column.measure for table in tables for column in table.columns}
    asked = columns | {row.measure for table in tables for row in table.rows} | {table.measure for table in tables}
    places = ((row, column) for row in range(len(sheet.grid)) for column in range(len(sheet.grid[row])))
    texts = {place: text for place in places if ":" in (text := sheet.own_text(*place))}
    return {
        place: measure
        for place, text in texts.items()
        if (measure := stated(text))
        and (OF_MEASURE.search(text) or any(turned(measure, one) is not None for one in asked))
    }


def _between(sheet: PlainSheet, first: int, end: int, said: dict[tuple[int, int], str]) -> PlainSheet:
    """These columns, and the one measure said beside them where they say none themselves."""
    says_itself = any(first <= column < end for _, column in said)
    kept = set(said) if len(set(said.values())) == 1 and not says_itself else set()
    grid = [
        ["" if not first <= n < end and (row, n) not in kept else value for n, value in enumerate(line)]
        for row, line in enumerate(sheet.grid)
    ]
    return PlainSheet(sheet.name, grid, tuple(m for m in sheet.merges if first <= m[1] < end))


def parts_below(tables: Sequence[FormSheet], sheet: PlainSheet) -> Iterator[tuple[FormSheet, PlainSheet]]:
    """Each table with the rows it stands in, one under the other."""
    starts = _starts(tables, sheet)
    tops = [_top(tables, starts, start, sheet) for _, start in starts]
    for (table, _), (top, end) in zip(starts, pairwise([*tops, len(sheet.grid)]), strict=True):
        grid = [line if top <= row < end else () for row, line in enumerate(sheet.grid)]
        yield table, PlainSheet(sheet.name, grid, tuple(m for m in sheet.merges if top <= m[0] < end))


def _starts(tables: Sequence[FormSheet], sheet: PlainSheet) -> list[tuple[FormSheet, int]]:
    """The choice of tables and rows, both in order, that agrees best."""
    likeness = {
        (t, row): _likeness(table, sheet, row) for t, table in enumerate(tables) for row in range(len(sheet.grid))
    }
    rows = sorted({row for (_, row), share in likeness.items() if share}, key=lambda row: -max(
        likeness[t, row] for t in range(len(tables))
    ))  # fmt: skip
    rows = sorted(rows[:MOST_STARTS])
    best: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for count in range(1, len(tables) + 1):
        for chosen in combinations(range(len(tables)), count):
            for at in combinations(rows, count):
                pairs = list(zip(chosen, at, strict=True))
                if all(likeness[pair] for pair in pairs):
                    best = max(best, (sum(likeness[pair] for pair in pairs), pairs), key=lambda way: way[0])
    return [(tables[t], row) for t, row in best[1]]


def _likeness(table: FormSheet, sheet: PlainSheet, row: int) -> float:
    """Headings here, labels below, the title above; 0 where no more than half of the headings are here."""
    asked = {key for heading in form_headings(table) for key in heading.keys}
    below = row + max(len(table.header_rows), 1)
    if not _words(sheet, range(row, row + 1)) & asked:
        return 0.0
    headings = len(_words(sheet, range(row, below)) & asked) / len(asked)
    if headings < HALF:
        return 0.0
    names = {label_key(one.label) for one in table.rows} - {""}
    under = {label_key(text) for text in _texts(sheet, range(below, below + len(table.rows) + 1))}
    title = words_only(table.title) in _words(sheet, range(max(0, row - 5), row))
    return headings + len(names & under) / max(len(names), 1) + title


def _top(tables: Sequence[FormSheet], starts: list[tuple[FormSheet, int]], start: int, sheet: PlainSheet) -> int:
    """Right under the last row of the table above; of the first table the top of the sheet."""
    above = [(row, table) for table, row in starts if row < start]
    if not above:
        return 0
    row, table = max(above, key=lambda one: one[0])
    names = {label_key(one.label) for one in table.rows} - {""}
    own = [n for n in range(row + 1, start) if names & {label_key(text) for text in _texts(sheet, range(n, n + 1))}]
    return max(own, default=start - 1) + 1


def _texts(sheet: PlainSheet, rows: range) -> Iterator[str]:
    for row in rows:
        if row < len(sheet.grid):
            yield from (sheet.own_text(row, column) for column in range(len(sheet.grid[row])))


def _words(sheet: PlainSheet, rows: range) -> set[str]:
    return set(map(words_only, _texts(sheet, rows))) - {""}
