"""The figures form: what is asked, cell by cell, and by which rule each cell is added up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from tongket.periods.period import Period


class Rule(StrEnum):
    """How the figures of many units, or of many years, become one. Closed on purpose: no averaging."""

    SUM = "sum"
    LAST = "last"  # a stock: units are added, years are not; the last year stands
    RATIO = "ratio"  # per cent of two sums
    N_OF_N = "n_of_n"  # "91/91": both sides are added
    MAX = "max"
    TEXT = "text"


class RowKind(StrEnum):
    """What a row of the form is."""

    ITEM = "item"
    TOTAL = "total"  # the sum of `parts`
    GROUP = "group"  # a heading: carries no figures


class ColumnKind(StrEnum):
    """What a column of the form is."""

    VALUE = "value"  # one period, filled in
    TOTAL = "total"  # `parts` columns taken together by the row's rule ("Cộng giai đoạn")
    CHANGE = "change"  # current - base
    CHANGE_PERCENT = "change_percent"  # 100 x (current - base) / base
    RATIO = "ratio"  # numerator column x scale / denominator column, in each row
    TEXT = "text"  # notes ("Ghi chú")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One row. `row` is its number in the blank form; `path` its labels from outermost group to itself."""

    row: int
    code: str = ""  # the printed STT: "A", "I", "1", "1.1"
    label: str
    path: tuple[str, ...]
    measure: str = ""
    kind: RowKind = RowKind.ITEM
    rule: Rule = Rule.SUM
    parts: tuple[int, ...] = ()  # rows that add up to this one, when kind is TOTAL
    of_which: int | None = None  # the row this one may not exceed ("Trong đó")
    numerator: int | None = None  # rows of a RATIO, same column
    denominator: int | None = None
    scale: int = 100  # a RATIO is numerator x scale / denominator
    is_cumulative: bool = False  # counted from the start ("Lũy kế"): it cannot fall from year to year
    is_pair: bool = False  # an N_OF_N that is two counts in one cell ("vụ/đối tượng"): added over years too
    period: Period | None = None  # where years stand in rows ("Năm 2011")
    guessed: frozenset[str] = frozenset()  # names of the fields that were guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """One column. `column` is its 1-based number in the blank form; `path` its headings, top first."""

    column: int
    path: tuple[str, ...]
    kind: ColumnKind = ColumnKind.VALUE
    period: Period | None = None
    measure: str = ""
    parts: tuple[int, ...] = ()  # columns taken together, when kind is TOTAL
    current: int | None = None  # for CHANGE and CHANGE_PERCENT
    base: int | None = None
    rule: Rule | None = None  # where the indicators stand in columns; None: the row's rule
    numerator: int | None = None  # columns of a RATIO column, same row
    denominator: int | None = None
    scale: int = 100
    of_which: int | None = None  # the column this one may not exceed ("Trong đó")
    guessed: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """Its own words, without those above it; empty where nothing stands over the column."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One sheet of the form."""

    name: str
    title: str = ""
    measure: str = ""  # "Đơn vị tính: ..." where the sheet states one for all
    header_rows: tuple[int, ...] = ()
    code_column: int | None = None
    label_column: int = 1
    measure_column: int | None = None
    rows: tuple[FormRow, ...] = ()
    columns: tuple[FormColumn, ...] = ()
    is_list: bool = False  # free rows (a list of cases): nothing to add up, rows are compared between units
    closed: tuple[str, ...] = ()  # cells the blank form crosses out ("x"): nothing is asked there
    counts_times: bool = False  # months or quarters stand down the rows by their numbers alone, under "Tháng", "Quý"
    sums_sheets: tuple[str, ...] = ()  # the sheets whose same cells this one adds ("Biểu tổng hợp")

    def row(self, number: int) -> FormRow:
        """The row with that number in the blank form; KeyError when the form has none."""
        return next(row for row in self.rows if row.row == number)

    def column(self, number: int) -> FormColumn:
        """The column with that number."""
        return next(column for column in self.columns if column.column == number)


class How(StrEnum):
    """How a form cell gets its figure."""

    ENTERED = "entered"  # from the units, joined by `rule`
    PARTS = "parts"  # the sum (or maximum) of `inputs`
    LAST = "last"  # the last of `inputs`
    RATIO = "ratio"  # inputs[0] x scale / inputs[1]
    CHANGE = "change"  # inputs[0] - inputs[1]
    CHANGE_PERCENT = "change_percent"  # 100 x (inputs[0] - inputs[1]) / inputs[1]
    N_OF_N = "n_of_n"  # both sides of the fractions in `inputs` added


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """One cell that is to be consolidated. `inputs` are indexes into `Form.cells`."""

    index: int
    sheet: str
    address: str  # "D14" in the blank form
    row: FormRow
    column: FormColumn
    measure: str
    rule: Rule
    how: How
    inputs: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The figure's id: stable as long as the blank form's layout is."""
        return f"{self.sheet}!{self.address}"

    @property
    def period(self) -> Period | None:
        """The time the cell speaks of, stated by its column or by its row."""
        return self.column.period or self.row.period


@dataclass(frozen=True)
class Form:
    """What the office asks, confirmed by a person or still proposed.

    `cells` lists every cell to be consolidated, inputs before the cells derived from them, built from rows and columns
    by `tongket.directive.form_cells.lay_out`.
    """

    sheets: tuple[FormSheet, ...]
    is_confirmed: bool = False
    zero_marks: tuple[str, ...] = ("-", "–", "—")
    not_available_marks: tuple[str, ...] = ("...", "…", "..", ":")
    cells: tuple[FormCell, ...] = field(default=())
    not_understood: tuple[str, ...] = ()  # sheets of the blank form in which no table was found: nothing is added there

    @cached_property
    def index_of(self) -> dict[tuple[str, str], int]:
        """(sheet, address) to the index of the cell."""
        return {(cell.sheet, cell.address): cell.index for cell in self.cells}

    def sheet(self, name: str) -> FormSheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)

    def cells_of(self, asked: FormSheet) -> tuple[FormCell, ...]:
        """The cells of one table: where several stand on one sheet, only its own rows and columns."""
        rows, columns = {row.row for row in asked.rows}, {column.column for column in asked.columns}
        own = (cell for cell in self.cells if cell.sheet == asked.name)
        return tuple(cell for cell in own if cell.row.row in rows and cell.column.column in columns)
