"""A workbook of the review on poverty, blank or filled in: rows and columns as any program would store them."""

from __future__ import annotations

from decimal import Decimal

from generator.form_model import CHANGE, CODE, LABEL, MEASURE, NOTE, PERCENT, PREVIOUS, TOTAL, Row
from generator.poverty.figures import Figures
from generator.poverty.form import ACHIEVED, FIRST_ROW, HEADINGS, PLAN, SHEETS, YEARS, Sheet
from generator.workbook import Cell, Grid, Heading, Typed, address

TAIL = (
    "(Phục vụ sơ kết 5 năm thực hiện Chỉ thị số 09-CT/TU ngày 15/3/2021 của Ban Thường vụ Tỉnh ủy, giai đoạn 2021-2025)"
)
BLANK = Heading(
    superior="TỈNH ỦY HÒA GIANG",
    name="ĐƠN VỊ: ..............................",
    number="Số ......-BC/......",
    dated="..............., ngày ..... tháng ..... năm 2025",
    right="ĐẢNG CỘNG SẢN VIỆT NAM",
)
WIDTHS = {CODE: 5.5, LABEL: 44, MEASURE: 13, TOTAL: 13, PREVIOUS: 13, PLAN: 13, ACHIEVED: 13, NOTE: 12}


def grids(
    heading: Heading, figures: Figures | None = None, sheets: tuple[Sheet, ...] = SHEETS, tail: str = TAIL
) -> list[Grid]:
    """The sheets that are owed, filled in; all of them, blank, without figures. `tail` stands under every title."""
    owed = [sheet for sheet in sheets if figures is None or sheet.name in figures.unit.sheets]
    return [_grid(sheet, heading, figures, tail, is_first=number == 0) for number, sheet in enumerate(owed)]


def _grid(sheet: Sheet, heading: Heading, figures: Figures | None, tail: str, *, is_first: bool) -> Grid:
    grid = Grid(sheet.name, widths=[WIDTHS.get(each, 10) for each in sheet.columns], head_rows=FIRST_ROW - 1)
    _put_heading(grid, heading, sheet, tail, is_first)
    _put_column_heads(grid, sheet)
    for number, row in enumerate(sheet.rows, FIRST_ROW):
        for at, column in enumerate(sheet.columns, 1):
            grid.cells[number, at] = _cell(sheet, row, column, figures)
    after = FIRST_ROW + len(sheet.rows) + 1
    for number, note in enumerate(sheet.notes, after):
        grid.cells[number, 2] = Cell(note, "note")
    return grid


def _merged(grid: Grid, top: int, left: int, bottom: int, right: int, text: str, style: str) -> None:
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            grid.cells[row, column] = Cell(None, style)
    grid.cells[top, left] = Cell(text, style)
    if (top, left) != (bottom, right):
        grid.merges.append((top, left, bottom, right))


def _put_heading(grid: Grid, heading: Heading, sheet: Sheet, tail: str, is_first: bool) -> None:
    width = len(sheet.columns)
    if is_first:
        for row, text in enumerate((heading.superior, heading.name, heading.number), 1):
            _merged(grid, row, 1, row, 3, text, "org_bold" if row == 2 else "org")
        for row, text in enumerate((heading.right, heading.motto, heading.dated), 1):
            _merged(grid, row, 5, row, width, text, "place" if row == 3 else "org_bold")
    else:
        _merged(grid, 2, 1, 2, 3, heading.name, "org_bold")
    _merged(grid, 5, 1, 5, width, sheet.title, "title")
    _merged(grid, 6, 1, 6, width, tail, "subtitle")


def _put_column_heads(grid: Grid, sheet: Sheet) -> None:
    columns = sheet.columns
    for over, text in ((YEARS, "Kết quả thực hiện qua các năm"), ((CHANGE, PERCENT), "So sánh (tăng +, giảm -)")):
        span = [number for number, column in enumerate(columns, 1) if column in over]
        if span:
            _merged(grid, 8, span[0], 8, span[-1], text, "head")
    for number, column in enumerate(columns, 1):
        text = f"Năm {column}" if column in YEARS else HEADINGS[column]
        if column in (*YEARS, CHANGE, PERCENT):
            grid.cells[9, number] = Cell(text, "head")
        else:
            _merged(grid, 8, number, 9, number, text, "head")


def _cell(sheet: Sheet, row: Row, column: str, figures: Figures | None) -> Cell:
    style = _style(row, column)
    if column in (CODE, LABEL, MEASURE):
        return Cell({CODE: row.code, LABEL: row.label, MEASURE: row.measure}[column] or None, style)
    if row.kind == "group" or column == NOTE:
        return Cell(None, style)
    formula = _formula(sheet, row, column)
    if figures is None:
        return Cell(Decimal() if formula and row.rule != "n_of_n" else None, style, formula)
    return Cell(_shown(figures, sheet, row, column), style, formula)


def _shown(figures: Figures, sheet: Sheet, row: Row, column: str) -> Typed:
    if row.rule == "n_of_n" and column in (CHANGE, PERCENT):
        return None
    value = figures.of(sheet, row, column)
    return f"{value[0]}/{value[1]}" if isinstance(value, tuple) else value


def _style(row: Row, column: str) -> str:
    is_bold = row.kind in ("group", "total")
    if column in (CODE, MEASURE):
        return "center_bold" if is_bold else "center"
    if column in (LABEL, NOTE):
        return "label_italic" if row.of else "label_bold" if is_bold else "label"
    is_rate = row.kind == "ratio" or column in (PERCENT, ACHIEVED)
    style = "percent" if is_rate else ("number", "number1")[row.places]
    return f"{style}_bold" if is_bold else style


def _formula(sheet: Sheet, row: Row, column: str) -> str:
    """What the office put in the cell; nothing where the unit types."""

    def at(other: str, where: str = column) -> str:
        number = FIRST_ROW + [each.id for each in sheet.rows].index(other)
        return address(number, sheet.columns.index(where) + 1)

    if column in (CHANGE, PERCENT) and row.rule != "n_of_n":
        base, change = at(row.id, PREVIOUS), f"{at(row.id, TOTAL)}-{at(row.id, PREVIOUS)}"
        return change if column == CHANGE else f"IF({base}=0,0,({change})*100/{base})"
    if column == ACHIEVED:
        return f"IF({at(row.id, PLAN)}=0,0,{at(row.id, TOTAL)}*100/{at(row.id, PLAN)})"
    if row.kind == "ratio":
        return f"IF({at(row.bottom)}=0,0,{at(row.top)}*100/{at(row.bottom)})"
    if row.kind == "total":
        return f"SUM({at(row.parts[0])}:{at(row.parts[-1])})"
    if column == TOTAL:
        is_last = row.rule in ("last", "n_of_n")
        return at(row.id, YEARS[-1]) if is_last else f"SUM({at(row.id, YEARS[0])}:{at(row.id, YEARS[-1])})"
    return ""
