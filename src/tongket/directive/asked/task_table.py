"""Takes a table as text, a row a line and a tab between cells, makes the tasks its rows lay on bodies.

A table of tasks is known by its heads: one names who leads or carries out, another what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tongket.directive.asked.bodies import bodies_in
from tongket.directive.asked.letters import levelled
from tongket.directive.asked.told import BodyNamed

_HEADS = {
    "lead": re.compile(
        r"chủ trì|(?:đơn vị|cơ quan|bộ phận)\s*(?:được giao|thực hiện|chịu trách nhiệm|đầu mối|tham mưu)|"
        r"phân công|người thực hiện",
        re.I,
    ),
    "help": re.compile(r"phối hợp", re.I),
    "when": re.compile(r"thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|hạn", re.I),
    "product": re.compile(r"sản phẩm|kết quả(?: đầu ra| cần đạt)?|hình thức văn bản", re.I),
    "what": re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên (?:đề án|văn bản|nhiệm vụ)", re.I),
}
_ORDER = ("help", "lead", "product", "what", "when")
LONGEST_HEAD = 60
MOST_ROWS, MOST_COLUMNS = 500, 60  # one cell over more rows, or a wider table, lays down no tasks
_AS_ABOVE = re.compile(r'\s*(?:nt|như trên|-nt-|")\s*$', re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zA-Zđ])?\s*[.)]?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One row: where its duty stands in the text of the table, and what its cells say."""

    start: int
    end: int
    lead: tuple[BodyNamed, ...]
    help: tuple[BodyNamed, ...]
    when: str
    product: str


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class CellOfTable(Protocol):
    """What is needed of a table's cell; `collect.block.TableCell` is one."""

    @property
    def row(self) -> int:
        """From 1."""

    @property
    def column(self) -> int:
        """From 1; of a merged cell the first."""

    @property
    def text(self) -> str:
        """As it stands."""

    @property
    def rows(self) -> int:
        """How many rows it stands in."""


def task_rows(text: str, cells: Sequence[CellOfTable] = ()) -> list[TaskRow]:
    """The tasks of a table; none where its heads speak of something else.

    With `cells` a merged cell counts for every row it stands in; `text` is their text, a row a line.
    """
    text = levelled(text)
    rows = _laid_out(text, cells) or list(_rows(text))
    for index, row in enumerate(rows[:3]):
        columns = _columns(row)
        if "what" in columns and "lead" in columns:
            return list(_tasks(text, rows[index + 1 :], columns))
    return []


def _rows(text: str) -> Iterator[list[_Cell]]:
    at = 0
    for line in text.split("\n"):
        cells, start = [], at
        for cell in line.split("\t"):
            cells.append(_Cell(cell, start))
            start += len(cell) + 1
        if len(cells) > 1:
            yield cells
        at += len(line) + 1


def _laid_out(text: str, cells: Sequence[CellOfTable]) -> list[list[_Cell]]:
    """The cells in their rows and columns, each at its place in the text; [] where the text is not made of them."""
    grid: dict[int, dict[int, _Cell]] = {}
    at = 0
    for cell in cells:
        typed = levelled(" ".join(cell.text.split()))
        if text[at : at + len(typed)] != typed:
            return []
        for row in range(cell.row, min(cell.row + max(cell.rows, 1), cell.row + MOST_ROWS)):
            grid.setdefault(row, {})[cell.column] = _Cell(typed, at)
        at += len(typed) + 1
    width = max((max(row) for row in grid.values()), default=0)
    nothing = _Cell("", 0)
    return [
        [row.get(column, nothing) for column in range(1, min(width, MOST_COLUMNS) + 1)]
        for _, row in sorted(grid.items())
    ]


def _columns(row: list[_Cell]) -> dict[str, int]:
    """Which column holds what, by the heads in one row."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        if len(cell.text) <= LONGEST_HEAD:
            role = next((role for role in _ORDER if _HEADS[role].search(levelled(cell.text))), None)
            if role and role not in columns:
                columns[role] = index
    return columns


def _tasks(text: str, rows: list[list[_Cell]], columns: dict[str, int]) -> Iterator[TaskRow]:
    """The rows that say what is to be done and who leads; "nt" stands for who led the row before."""
    last: tuple[BodyNamed, ...] = ()
    for row in rows:
        what, led_by = _cell(row, columns, "what"), _cell(row, columns, "lead")
        lead = last if led_by and _AS_ABOVE.match(led_by.text) else _bodies(text, led_by)
        if what is not None and not _NUMBER.fullmatch(what.text) and lead:
            last = lead
            yield _task(text, row, columns, what, lead)


def _task(text: str, row: list[_Cell], columns: dict[str, int], what: _Cell, lead: tuple[BodyNamed, ...]) -> TaskRow:
    when, product = _cell(row, columns, "when"), _cell(row, columns, "product")
    return TaskRow(
        start=what.start + len(what.text) - len(what.text.lstrip()),
        end=what.start + len(what.text.rstrip()),
        lead=lead,
        help=_bodies(text, _cell(row, columns, "help")),
        when=when.text if when else "",
        product=" ".join(product.text.split()).strip(" .;") if product else "",
    )


def _bodies(text: str, cell: _Cell | None) -> tuple[BodyNamed, ...]:
    return tuple(bodies_in(text, cell.start, cell.end)) if cell else ()


def _cell(row: list[_Cell], columns: dict[str, int], role: str) -> _Cell | None:
    index = columns.get(role)
    return row[index] if index is not None and index < len(row) else None
