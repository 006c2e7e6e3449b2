"""A unit's workbook before it is written: rows and columns that mistakes can move, and the cells they come to.

Takes the form and a unit's truth; makes grids of plain cells (value, formula, style) that any producer can write.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import NamedTuple

from generator.form_model import (
    BY_NAME,
    CASE_HEADINGS,
    CHANGE,
    CODE,
    HEADINGS,
    LABEL,
    MEASURE,
    NOTE,
    PERCENT,
    PREVIOUS,
    TITLE_TAIL,
    TOTAL,
    YEARS,
    Row,
    Sheet,
)
from generator.truth import Value

EXACT = Context(prec=40)
Typed = Decimal | str | None


class Cell(NamedTuple):
    """One cell as a program would store it. With a formula, `value` is the cached result (None: never calculated)."""

    value: Typed
    style: str
    formula: str = ""


class Override(NamedTuple):
    """What a person put in a cell instead of what belongs there."""

    value: Typed
    formula: str = ""
    style: str = ""


@dataclass
class Grid:
    """One finished sheet."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    is_hidden: bool = False
    head_rows: int = 0


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def address(row: int, column: int) -> str:
    """The cell's address as the user's program shows it."""
    return f"{letters(column)}{row}"


@dataclass
class Extra:
    """A row or column that is not in the form."""

    label: str
    values: dict[str, Typed] = field(default_factory=dict)
    measure: str = ""
    code: str = ""


@dataclass
class UnitSheet:
    """One sheet as the unit filled it. Ids stay while rows and columns move; addresses come last."""

    form: Sheet
    name: str
    cells: dict[tuple[str, str], Value]
    rows: list[str]
    columns: list[str]
    shift: int = 0
    is_filled: bool = True
    zero_as_dash: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    measures: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    overrides: dict[tuple[str, str], Override] = field(default_factory=dict)
    extra_rows: dict[str, Extra] = field(default_factory=dict)
    extra_columns: dict[str, Extra] = field(default_factory=dict)
    sheet_measure: str = ""
    notes: list[str] = field(default_factory=list)
    hidden_rows: set[str] = field(default_factory=set)
    broken_sums: dict[str, tuple[str, ...]] = field(default_factory=dict)
    title: str = ""

    @property
    def first_row(self) -> int:
        """The number of the first row under the headings."""
        return 10 + self.shift + (1 if self.form.has_numbering else 0)

    def place(self, row_id: str, column: str) -> tuple[int, int]:
        """Row and column numbers of a cell by its ids."""
        return self.first_row + self.rows.index(row_id), self.columns.index(column) + 1

    def address(self, row_id: str, column: str) -> str:
        """The address of a cell by its ids."""
        return address(*self.place(row_id, column))

    def heading_address(self, column: str) -> str:
        """The address of a column's own heading."""
        is_alone = column in (CODE, LABEL, MEASURE, TOTAL, PREVIOUS, NOTE)
        return address((8 if is_alone else 9) + self.shift, self.columns.index(column) + 1)

    @property
    def measure_address(self) -> str:
        """Where "Đơn vị tính: ..." stands."""
        return address(7 + self.shift, len(self.columns) - 3)

    def row_of(self, row_id: str) -> Row:
        """The form's row behind an id; repeats of a row end in "+"."""
        return self.form.by_id[row_id.rstrip("+")]


def blank_sheet(form: Sheet) -> UnitSheet:
    """The sheet as the office sends it."""
    rows = [row.id for row in form.rows]
    return UnitSheet(form, form.name, {}, rows, list(form.columns), sheet_measure=form.measure, notes=list(form.notes))


# ---- what a spreadsheet program would calculate


def parts_of(sheet: UnitSheet, row: Row) -> tuple[str, ...]:
    """Rows a total's own formula takes; rows that are gone are gone from it too."""
    chosen = sheet.broken_sums.get(row.id, row.parts)
    return tuple(part for part in chosen if part in sheet.rows)


def calculated(sheet: UnitSheet, row_id: str, column: str) -> Typed:
    """The value shown in a cell: what was typed, or what its formula gives."""
    override = sheet.overrides.get((row_id, column))
    if override is not None:
        return override.value
    if row_id in sheet.extra_rows:
        return sheet.extra_rows[row_id].values.get(column)
    if column in sheet.extra_columns:
        return sheet.extra_columns[column].values.get(row_id)
    row = sheet.row_of(row_id)
    if (row_id.rstrip("+"), column) in sheet.cells:
        return _typed(sheet, sheet.cells[row_id.rstrip("+"), column])
    try:
        return _derived(sheet, row, column)
    except CellError as error:
        return str(error)


def _typed(sheet: UnitSheet, value: Value) -> Typed:
    if isinstance(value, tuple):
        return f"{value[0]}/{value[1]}"
    return "-" if sheet.zero_as_dash and value == 0 else value


class CellError(Exception):
    """A cell holds an error value, and whatever is worked out from it does too."""


def _number(sheet: UnitSheet, row_id: str, column: str) -> Decimal:
    """What SUM takes from a cell: text and blanks are nothing."""
    if row_id not in sheet.rows or column not in sheet.columns:
        return Decimal()
    value = calculated(sheet, row_id, column)
    if isinstance(value, str) and value.startswith("#"):
        raise CellError(value)
    return value if isinstance(value, Decimal) else Decimal()


def _derived(sheet: UnitSheet, row: Row, column: str) -> Typed:
    if row.kind == "group" or column in (NOTE, CODE, LABEL, MEASURE):
        return None
    if column == CHANGE:
        return _number(sheet, row.id, TOTAL) - _number(sheet, row.id, PREVIOUS)
    if column == PERCENT:
        return _percent_change(sheet, row)
    if row.kind == "ratio":
        return _ratio(sheet, row, column)
    if column == TOTAL and row.kind == "item":
        return _period(sheet, row)
    if row.kind == "total":
        return sum((_number(sheet, part, column) for part in parts_of(sheet, row)), Decimal())
    return None


def _percent_change(sheet: UnitSheet, row: Row) -> Typed:
    base = _number(sheet, row.id, PREVIOUS)
    return EXACT.divide(_number(sheet, row.id, CHANGE) * 100, base) if base else ""


def _ratio(sheet: UnitSheet, row: Row, column: str) -> Typed:
    bottom = _number(sheet, row.bottom, column)
    return EXACT.divide(_number(sheet, row.top, column) * 100, bottom) if bottom else Decimal()


def _period(sheet: UnitSheet, row: Row) -> Typed:
    years = [year for year in sheet.columns if year in YEARS]
    if row.rule == "sum":
        return sum((_number(sheet, row.id, year) for year in years), Decimal())
    last = calculated(sheet, row.id, max(years))
    return Decimal() if last is None else last


# ---- the formula behind it


def formula_of(sheet: UnitSheet, row_id: str, column: str) -> str:
    """The formula the office put in a cell, or nothing where the unit types."""
    if row_id not in (row.id for row in sheet.form.rows) or column in sheet.extra_columns:
        return ""
    row = sheet.form.by_id[row_id]
    if row.kind == "group" or column in (NOTE, CODE, LABEL, MEASURE):
        return ""

    def at(other: str, where: str = column) -> str:
        return sheet.address(other, where)

    if column == CHANGE:
        return f"{at(row_id, TOTAL)}-{at(row_id, PREVIOUS)}"
    if column == PERCENT:
        base = at(row_id, PREVIOUS)
        return f'IF({base}=0,"",{at(row_id, CHANGE)}*100/{base})'
    if row.kind == "ratio":
        return f"IF({at(row.bottom)}=0,0,{at(row.top)}/{at(row.bottom)}*100)"
    if row.kind == "total":
        return _sum_formula(sheet, row, column)
    return _period_formula(sheet, row) if column == TOTAL else ""


def _sum_formula(sheet: UnitSheet, row: Row, column: str) -> str:
    parts = sorted(parts_of(sheet, row), key=sheet.rows.index)
    if not parts:
        return ""
    numbers = [sheet.rows.index(part) for part in parts]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return f"SUM({sheet.address(parts[0], column)}:{sheet.address(parts[-1], column)})"
    return "SUM(" + ",".join(sheet.address(part, column) for part in parts) + ")"


def _period_formula(sheet: UnitSheet, row: Row) -> str:
    years = [year for year in sheet.columns if year in YEARS]
    if row.rule == "sum":
        places = sorted(sheet.columns.index(year) for year in years)
        if places == list(range(places[0], places[0] + len(places))):
            first, last = sheet.columns[places[0]], sheet.columns[places[-1]]
            return f"SUM({sheet.address(row.id, first)}:{sheet.address(row.id, last)})"
        return "SUM(" + ",".join(sheet.address(row.id, sheet.columns[place]) for place in places) + ")"
    return sheet.address(row.id, max(years))


# ---- laid out as a page


@dataclass(frozen=True)
class Heading:
    """What stands above the tables of one workbook."""

    superior: str
    name: str
    number: str = ""
    dated: str = ""
    right: str = ""
    motto: str = ""
    mark: str = ""
    tail: str = TITLE_TAIL


def _widths(sheet: UnitSheet) -> list[float]:
    fixed = {CODE: 5.5, LABEL: 44, MEASURE: 11, TOTAL: 12, PREVIOUS: 12, CHANGE: 10, PERCENT: 9, NOTE: 12}
    return [fixed.get(column, 9.5) for column in sheet.columns]


def _put_heading(grid: Grid, heading: Heading, width: int, title: str, shift: int, is_first: bool) -> None:
    left, right = 3, max(5, width - 7)
    lines = [(heading.superior, "org"), (heading.name, "org_bold")]
    if is_first:
        lines.append((heading.number, "org"))
    for row, (text, style) in enumerate(lines, 1 + shift):
        _merged(grid, row, 1, row, left, text, style)
    if is_first:
        rights = [(heading.right, "org_bold"), (heading.motto, "org_bold"), (heading.dated, "place")]
        for row, (text, style) in enumerate(rights, 1 + shift):
            _merged(grid, row, right, row, width, text, style)
    if heading.mark:
        grid.cells[4 + shift, 2] = Cell(heading.mark, "mark")
    _merged(grid, 5 + shift, 1, 5 + shift, width, title, "title")
    _merged(grid, 6 + shift, 1, 6 + shift, width, heading.tail, "subtitle")


def _merged(grid: Grid, top: int, left: int, bottom: int, right: int, text: Typed, style: str) -> None:
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            grid.cells[row, column] = Cell(None, style)
    grid.cells[top, left] = Cell(text, style)
    if (top, left) != (bottom, right):
        grid.merges.append((top, left, bottom, right))


def _spans(columns: list[str], wanted: tuple[str, ...]) -> tuple[int, int] | None:
    places = [columns.index(column) + 1 for column in columns if column in wanted]
    return (min(places), max(places)) if places else None


def _put_column_heads(grid: Grid, sheet: UnitSheet) -> None:
    top = 8 + sheet.shift
    years = (*YEARS, *sheet.extra_columns)
    for wanted, text in ((years, "Kết quả thực hiện qua các năm"), ((CHANGE, PERCENT), "So sánh (tăng +, giảm -)")):
        span = _spans(sheet.columns, wanted)
        if span:
            _merged(grid, top, span[0], top, span[1], text, "head")
    for number, column in enumerate(sheet.columns, 1):
        text = _heading_text(sheet, column)
        if column in years or column in (CHANGE, PERCENT):
            grid.cells[top + 1, number] = Cell(text, "head")
        else:
            _merged(grid, top, number, top + 1, number, text, "head")
        if sheet.form.has_numbering:
            numbering = {1: "A", 2: "B", 3: "C"}.get(number, f"({number - 3})")
            grid.cells[top + 2, number] = Cell(numbering, "numbering")


def _heading_text(sheet: UnitSheet, column: str) -> str:
    if column in sheet.headings:
        return sheet.headings[column]
    if column in sheet.extra_columns:
        return sheet.extra_columns[column].label
    if column == LABEL:
        return sheet.form.label_heading
    return f"Năm {column}" if column in YEARS else HEADINGS[column]


def _style_of(row: Row | None, column: str) -> str:
    if row is None:
        return "label" if column == LABEL else "center" if column in (CODE, MEASURE) else "number"
    is_bold = row.kind in ("group", "total") or row.code in ("I", "II", "III", "IV", "V", "VI")
    if column in (CODE, MEASURE):
        return "center_bold" if is_bold else "center"
    if column in (LABEL, NOTE):
        return "label_italic" if row.of else "label_bold" if is_bold else "label"
    return _number_style(row, column, is_bold)


def _number_style(row: Row, column: str, is_bold: bool) -> str:
    base = "percent" if row.kind == "ratio" or column == PERCENT else ("number", "number1", "number2")[row.places]
    return f"{base}_bold" if is_bold else base


def _stub(sheet: UnitSheet, row_id: str, column: str) -> str:
    extra = sheet.extra_rows.get(row_id)
    if extra is not None:
        return {CODE: extra.code, LABEL: extra.label, MEASURE: extra.measure}[column]
    row = sheet.row_of(row_id)
    if column == LABEL:
        return sheet.labels.get(row_id, row.label)
    return row.code if column == CODE else sheet.measures.get(row_id, row.measure)


def _cell(sheet: UnitSheet, row_id: str, column: str) -> Cell:
    row = None if row_id in sheet.extra_rows else sheet.row_of(row_id)
    style = _style_of(row, column)
    if column in (CODE, LABEL, MEASURE):
        return Cell(_stub(sheet, row_id, column) or None, style)
    override = sheet.overrides.get((row_id, column))
    if override is not None:
        return Cell(override.value, override.style or style, override.formula)
    formula = formula_of(sheet, row_id, column)
    if not sheet.is_filled and not formula:
        return Cell(None, style)
    return Cell(calculated(sheet, row_id, column), style, formula)


def _put_notes(grid: Grid, sheet: UnitSheet) -> None:
    row = sheet.first_row + len(sheet.rows) + 1
    for number, note in enumerate(sheet.notes):
        grid.cells[row + number, 2] = Cell(note, "note")
    row += len(sheet.notes) + 1
    left = max(5, len(sheet.columns) - 6)
    _merged(grid, row, left, row, len(sheet.columns), "THỦ TRƯỞNG ĐƠN VỊ", "org_bold")
    _merged(grid, row + 1, left, row + 1, len(sheet.columns), "(Ký tên, đóng dấu)", "place")


def lay_out(sheet: UnitSheet, heading: Heading, *, is_first: bool) -> Grid:
    """The sheet as rows and columns of cells."""
    grid = Grid(sheet.name, widths=_widths(sheet), head_rows=sheet.first_row - 1)
    _put_heading(grid, heading, len(sheet.columns), sheet.title or sheet.form.title, sheet.shift, is_first)
    if sheet.sheet_measure:
        row, left = 7 + sheet.shift, len(sheet.columns) - 3
        _merged(grid, row, left, row, len(sheet.columns), f"Đơn vị tính: {sheet.sheet_measure}", "place")
    _put_column_heads(grid, sheet)
    for number, row_id in enumerate(sheet.rows, sheet.first_row):
        for column, column_id in enumerate(sheet.columns, 1):
            grid.cells[number, column] = _cell(sheet, row_id, column_id)
        if row_id in sheet.hidden_rows:
            grid.hidden_rows.add(number)
    _put_notes(grid, sheet)
    return grid


def lay_out_cases(cases: list[tuple[str, ...]], heading: Heading, *, name: str = "Biểu 6", blanks: int = 0) -> Grid:
    """The list sheet: one case a row."""
    grid = Grid(name, widths=[6, 14, 34, 60, 40], head_rows=8)
    _put_heading(grid, heading, 5, BY_NAME["Biểu 6"].title, 0, False)
    for column, text in enumerate(CASE_HEADINGS, 1):
        grid.cells[8, column] = Cell(text, "head")
    for row, case in enumerate([*cases, *[("",) * 4] * blanks], 9):
        number = Decimal(row - 8) if row - 9 < len(cases) else None
        grid.cells[row, 1] = Cell(number, "center")
        for column, text in enumerate(case, 2):
            grid.cells[row, column] = Cell(text or None, "center" if column == 2 else "label")
    return grid
