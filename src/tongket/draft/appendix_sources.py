"""Takes a consolidation, makes the lines of the appendix's source sheets: under each figure, the cells it came from.

Nothing is cut silently: a review with more readings than a workbook can usefully hold gets one line a figure with the
number of its readings and their sum, and says where the whole list is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.collect.workbooks.sheet import position
from tongket.consolidate.add_up import total_of
from tongket.consolidate.figure import Figure, Source
from tongket.consolidate.sources import sources_of_leaves
from tongket.directive.form import FormCell, FormSheet, How, Rule
from tongket.draft.appendix_xml import Line
from tongket.draft.material import Material
from tongket.draft.printed import NOTHING, printed

MOST_LISTED = 150_000  # readings listed one by one in one workbook
MOST_NAMED = 6  # cells of one row named one by one
MOST_ROWS = 1_000_000  # rows of one sheet; the format's own limit is 1,048,576
HEADINGS = ("Ô", "Đơn vị", "Tệp", "Trang tính", "Ô trong báo cáo", "Ghi trong báo cáo", "Số được tính")
WIDTHS = (8.0, 40.0, 50.0, 16.0, 16.0, 24.0, 16.0)
SIGNS = {
    How.PARTS: " + ",
    How.N_OF_N: " + ",
    How.CHANGE: " - ",
    How.RATIO: " : ",
    How.CHANGE_PERCENT: " so với ",
}


@dataclass
class SourceSheet:
    """One sheet of sources: its lines, and at which row each figure begins."""

    name: str
    lines: list[Line] = field(default_factory=list)
    begins: dict[int, int] = field(default_factory=dict)  # form cell index to row


def source_sheets(material: Material) -> list[SourceSheet]:
    """One sheet per sheet of the form, more where its rows are too many for one."""
    is_listed = count_of_readings(material) <= MOST_LISTED
    sheets: list[SourceSheet] = []
    for number, form_sheet in enumerate(_figure_sheets(material), start=1):
        sheets.extend(_sheets_of(material, form_sheet, number, is_listed=is_listed))
    return sheets


def count_of_readings(material: Material) -> int:
    """How many readings the entered figures count in all."""
    batches = [one.batch for one in material.consolidation.counted.values() if one.batch is not None]
    entered = [cell.index for cell in material.form.cells if cell.how is How.ENTERED]
    return sum(batch.values[index] is not None for batch in batches for index in entered)


def _figure_sheets(material: Material) -> list[FormSheet]:
    return [sheet for sheet in material.form.sheets if not sheet.is_list]


def _sheets_of(material: Material, form_sheet: FormSheet, number: int, *, is_listed: bool) -> Iterator[SourceSheet]:
    sheet = _begun(form_sheet, f"Nguồn {number}", is_listed=is_listed)
    cells = sorted(material.form.cells_of(form_sheet), key=_place)
    for cell in cells:
        block = list(_block(material, cell, is_listed=is_listed))
        if len(sheet.lines) + len(block) > MOST_ROWS:
            yield sheet
            sheet = _begun(form_sheet, f"{sheet.name.split('.')[0]}.{cell.index}", is_listed=is_listed)
        sheet.begins[cell.index] = len(sheet.lines) + 1
        sheet.lines.extend(block)
    yield sheet


def _place(cell: FormCell) -> tuple[int, int]:
    return cell.row.row, cell.column.column


def _begun(form_sheet: FormSheet, name: str, *, is_listed: bool) -> SourceSheet:
    said = "" if is_listed else " Mỗi số liệu một dòng; danh sách đầy đủ từng ô nguồn ở data/figures.json."
    title = f"Nguồn của {form_sheet.name}: mỗi số tổng hợp được cộng từ những ô nào.{said}"
    return SourceSheet(name, [Line((title,), "title"), Line(HEADINGS, "heading")])


def _block(material: Material, cell: FormCell, *, is_listed: bool) -> Iterator[Line]:
    """A line for the figure, then what it comes from."""
    figure = material.consolidation.figures[cell.index]
    yield Line((cell.address, *_said(material, cell, figure)), "figure")
    if cell.how is not How.ENTERED:
        yield Line(("", _from_inputs(material, cell)), "plain")
    elif is_listed:
        for source in sources_of_leaves(material.consolidation, (cell.index,)):
            yield _line(source, material.unit_names)
    else:
        yield _control(list(sources_of_leaves(material.consolidation, (cell.index,))))


def _said(material: Material, cell: FormCell, figure: Figure) -> tuple[str | Decimal | None, ...]:
    """Label and period, who is missing or excluded, x of y, and the figure."""
    names = material.unit_names
    remarks = [*cell.column.path[-1:], f"{figure.units_in}/{figure.units_expected} đơn vị"]
    if figure.missing:
        remarks.append("thiếu: " + ", ".join(names.get(unit, unit) for unit in figure.missing))
    if figure.excluded:
        remarks.append("không tính: " + ", ".join(names.get(out.unit, out.unit) for out in figure.excluded))
    if figure.doubtful:
        remarks.append(f"tạm tính: {figure.doubtful} số liệu chờ xác nhận")
    value = figure.value if figure.value is not None else printed(cell, figure)
    return cell.row.label, "; ".join(remarks), "", "", cell.measure, value


def _from_inputs(material: Material, cell: FormCell) -> str:
    """ "= D11 + D12 + D13", or what stands at the last period."""
    places = [material.form.cells[index].address for index in cell.inputs]
    if cell.how is How.LAST:
        return f"Số cuối kỳ: {places[-1]}"
    if cell.how is How.PARTS and len(places) > MOST_NAMED and len({position(place)[0] for place in places}) == 1:
        return f"Tính từ {len(places)} ô: {places[0]} đến {places[-1]}"
    if cell.rule is Rule.MAX and cell.how is How.PARTS:
        return "Số lớn nhất của " + ", ".join(places)
    return "Tính từ các ô: " + SIGNS[cell.how].join(places)


def _line(source: Source, names: Mapping[str, str]) -> Line:
    at = source.at
    return Line(("", names.get(source.unit, source.unit), at.file, at.sheet, at.cell, source.raw, source.value))


def _control(sources: list[Source]) -> Line:
    total = total_of([source.value for source in sources]) if sources else NOTHING
    return Line(("", f"{len(sources)} ô nguồn, cộng kiểm soát", "", "", "", "", total))
