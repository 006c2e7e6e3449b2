"""Takes the rows of a table, makes the tree they stand in, where rows can be found by place and by printed number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tongket.collect.tables.table import Table, TableRow
from tongket.collect.tables.words import is_bare_of_which
from tongket.directive.form import FormRow, RowKind
from tongket.wording.fold import fold


@dataclass(slots=True)
class Tree:
    """The rows of one table while they are being understood."""

    table: Table
    rows: list[FormRow]
    parent: dict[int, int | None]  # row number to the row it stands under
    place: dict[int, int]  # row number to index in `rows`
    quoted: frozenset[int] = frozenset()  # rows that another row's label names as its parts: they carry figures
    filled: frozenset[int] = frozenset()  # rows in which figures stand already

    def at(self, number: int) -> FormRow:
        """The row of that number, as understood so far."""
        return self.rows[self.place[number]]

    def put(self, row: FormRow) -> None:
        """Keep what was understood of a row."""
        self.rows[self.place[row.row]] = row

    def children(self, number: int | None) -> list[FormRow]:
        """The rows right under one, or the outermost rows."""
        return [row for row in self.rows if self.parent[row.row] == number]

    def is_of_which(self, row: FormRow) -> bool:
        """Whether it stands under "Trong đó"."""
        return self.table.rows[self.place[row.row]].is_of_which

    def stands_under(self, number: int, scope: int | None) -> bool:
        """Whether a row is anywhere under another; every row is under None."""
        above = self.parent[number]
        while above is not None and above != scope:
            above = self.parent[above]
        return above == scope

    def figures_of(self, rows: Sequence[FormRow]) -> list[FormRow]:
        """The rows themselves; of headings, the rows with figures under them."""
        listed: list[FormRow] = []
        for row in rows:
            listed += self.figures_of(self.children(row.row)) if row.kind is RowKind.GROUP else [row]
        return listed

    def coded(self, row: FormRow, code: str) -> int | None:
        """The row printed with that number, nearest in the tree: under the row itself, beside it, further out.

        Where a second column numbers the rows ("Mã số": 01, 02), labels quote that one.
        """
        marked = [other.row for other in self.table.rows if other.mark and other.mark == code and other.row != row.row]
        if len(marked) == 1:
            return marked[0]
        wanted = [
            other.row
            for other in self.rows
            if fold(other.code).strip(" .)") == code and other.row != row.row and other.kind is not RowKind.GROUP
        ]
        scope: int | None = row.row
        while True:
            inside = [number for number in wanted if self.stands_under(number, scope)]
            if inside or scope is None:
                return self._nearest(row, inside, scope)
            scope = self.parent[scope]

    def _nearest(self, row: FormRow, inside: list[int], scope: int | None) -> int | None:
        """Of several rows with one number: the one right in the scope, or the first below the row that asks."""
        beside = [number for number in inside if self.parent[number] == scope] or inside
        below = [number for number in beside if self.place[number] > self.place[row.row]]
        return beside[0] if len(beside) == 1 else (below[0] if below else None)


def grow(table: Table) -> Tree:
    """The tree, by the levels the labels stand at; a bare "Trong đó:" is no level of its own."""
    open_rows: list[TableRow] = []
    parent: dict[int, int | None] = {}
    for row in table.rows:
        while open_rows and open_rows[-1].level >= row.level:
            open_rows.pop()
        parent[row.row] = open_rows[-1].row if open_rows else None
        if not is_bare_of_which(_label(row)):
            open_rows.append(row)
    rows = [_form_row(row) for row in table.rows]
    return Tree(table, rows, parent, {row.row: n for n, row in enumerate(rows)})


def _form_row(row: TableRow) -> FormRow:
    return FormRow(row=row.row, code=row.code, label=_label(row), path=row.path or (_label(row),), measure=row.measure)


def _label(row: TableRow) -> str:
    return row.path[-1] if row.path else row.code
