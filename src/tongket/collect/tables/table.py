"""A table understood: where its headings are, what its rows and columns say, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tongket.collect.workbooks.sheet import Range
from tongket.periods.period import Period


class RowRole(StrEnum):
    """What a row is for."""

    ITEM = "item"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    GROUP = "group"  # a heading row without figures


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of figures or notes: `path` is its headings, top first, measure and numbering lines left out."""

    column: int
    path: tuple[str, ...]
    measure: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row under the headings: `path` is its labels, outermost group first, its own label last."""

    row: int
    path: tuple[str, ...]
    code: str = ""  # the printed STT
    mark: str = ""  # the number in a second column of numbers ("Mã số")
    level: int = 0
    measure: str = ""
    role: RowRole = RowRole.ITEM
    is_of_which: bool = False  # stands under "Trong đó"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNote:
    """A line of text beside or below the table."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of one sheet. Column numbers count from 1."""

    sheet: str
    range: Range
    title: str = ""
    measure: str = ""  # "Đơn vị tính: Triệu đồng" above the table, the words after the colon
    header_rows: tuple[int, ...] = ()
    stub_columns: tuple[int, ...] = ()
    code_column: int | None = None
    label_column: int = 1
    measure_column: int | None = None
    columns: tuple[TableColumn, ...] = ()
    rows: tuple[TableRow, ...] = ()
    notes: tuple[TableNote, ...] = ()
