"""Takes a list the form asks for (of cases, of models), fills the blank sheet with the rows of all units, unit by unit.

Every row names its unit and the cell it came from. What stands below the list in the blank form moves down.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any, NamedTuple

from tongket.collect.submission import ListRow
from tongket.collect.workbooks.sheet import column_letters
from tongket.directive.form import FormSheet
from tongket.draft.cell_looks import aligned, copy_looks, is_covered, write_text
from tongket.draft.material import Material

UNIT_HEADING, SOURCE_HEADING = "Đơn vị", "Nguồn"
_WIDTHS = (28, 40)


class Listed(NamedTuple):
    """One row of a unit."""

    unit: str
    row: ListRow


def listed_rows(form_sheet: FormSheet, material: Material) -> list[Listed]:
    """The rows of one list, in the order of the units and of their reports; only reports that count."""
    counted = material.consolidation.counted
    return [
        Listed(unit.name, row)
        for unit in material.units
        if unit.code in counted
        for row in counted[unit.code].list_rows
        if row.of_list == form_sheet.name
    ]


def fill_list(page: Any, form_sheet: FormSheet, material: Material) -> None:
    """Write the rows under the headings, and in a line below how many there are, of how many units."""
    rows = listed_rows(form_sheet, material)
    first = max(form_sheet.header_rows, default=page.max_row) + 1
    last_column = max((column.column for column in form_sheet.columns), default=page.max_column)
    free = _free_rows(page, first)
    _move_down(page, first + free, max(0, len(rows) - free))
    for number, one in enumerate(rows):
        _like(page, first, first + number)
        _write_row(page, first + number, number + 1, one, form_sheet)
        _say(page.cell(first + number, last_column + 1), one.unit)
        _say(page.cell(first + number, last_column + 2), f"{one.row.at.file} › {one.row.at.sheet}!{one.row.at.cell}")
    _clear_numbers(page, form_sheet, range(first + len(rows), first + free))
    _add_columns(page, form_sheet, last_column, range(first, first + max(len(rows), free)))
    _add_line(page, rows, material)


def _free_rows(page: Any, first: int) -> int:
    """How many rows of the blank form are for the list: the numbered ones, else the empty ones but for a last gap."""
    row = first
    while row <= page.max_row and all(_is_number(cell.value) for cell in page[row]):
        row += 1
    numbered = [at for at in range(first, row) if any(cell.value is not None for cell in page[at])]
    return numbered[-1] + 1 - first if numbered else max(0, row - first - 1)


def _is_number(value: object) -> bool:
    return value is None or str(value).strip(" .").isdigit() or not str(value).strip(" .…")


def _move_down(page: Any, row: int, by: int) -> None:
    """What stands from this row on, with its merged cells."""
    if not by or row > page.max_row:
        return
    merged = [copy(area) for area in page.merged_cells.ranges if area.min_row >= row]
    for area in merged:
        page.unmerge_cells(area.coord)
    page.move_range(f"A{row}:{column_letters(page.max_column)}{page.max_row}", rows=by)
    for area in merged:
        area.shift(row_shift=by)
        page.merge_cells(area.coord)


def _write_row(page: Any, at: int, number: int, one: Listed, form_sheet: FormSheet) -> None:
    if form_sheet.code_column is not None:
        page.cell(at, form_sheet.code_column).value = number
    texts: dict[int, list[str]] = {}
    for column, text in zip(one.row.columns, one.row.texts, strict=True):
        texts.setdefault(column, []).append(text)
    for column, told in texts.items():
        _say(page.cell(at, column), "; ".join(told))


def _clear_numbers(page: Any, form_sheet: FormSheet, rows: range) -> None:
    """Rows that nobody filled in keep their lines and lose their numbers."""
    for row in rows:
        if form_sheet.code_column is not None:
            page.cell(row, form_sheet.code_column).value = None


def _say(target: Any, text: str) -> None:
    if not is_covered(target):
        write_text(target, text)
        target.alignment = aligned(target, wrap_text=True, vertical="top")


def _like(page: Any, source: int, row: int) -> None:
    """The looks of the list's first row."""
    for column in range(1, page.max_column + 1):
        copy_looks(page.cell(source, column), page.cell(row, column))


def _add_columns(page: Any, form_sheet: FormSheet, last: int, rows: range) -> None:
    """Two columns at the right, in the looks of their neighbour."""
    headings = zip((UNIT_HEADING, SOURCE_HEADING), _WIDTHS, strict=True)
    for column, (heading, width) in enumerate(headings, start=last + 1):
        for row in (*form_sheet.header_rows, *rows):
            copy_looks(page.cell(row, last), page.cell(row, column))
        for row in form_sheet.header_rows[:1]:
            _say(page.cell(row, column), heading)
        page.column_dimensions[column_letters(column)].width = width


def _add_line(page: Any, rows: Sequence[Listed], material: Material) -> None:
    from openpyxl.styles import Font

    units = len({one.unit for one in rows})
    target = page.cell(page.max_row + 2, 1)
    write_text(
        target, f"Gộp nguyên văn từ báo cáo: {len(rows)} dòng của {units}/{len(material.told_something)} đơn vị."
    )
    target.font = Font(name="Times New Roman", size=10, italic=True)
