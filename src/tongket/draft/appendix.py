"""Takes the material and the office's blank form, makes phu-luc.xlsx: the form as the office sent it, filled in.

Each figure is rounded once, here; each row says of how many units; each figure links to the cells it was added from.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from tongket.collect.workbooks.sheet import column_letters
from tongket.consolidate.figure import Figure
from tongket.directive.form import FormCell, FormSheet
from tongket.draft.appendix_lists import fill_list
from tongket.draft.appendix_sources import WIDTHS, SourceSheet, source_sheets
from tongket.draft.appendix_xml import sheet_xml
from tongket.draft.cell_looks import aligned, copy_looks, is_covered, write_text
from tongket.draft.letterhead_blocks import spoken_office
from tongket.draft.material import Material, figure_rows, headline
from tongket.draft.printed import NOTHING, is_provisional, is_signed, places_of, printed
from tongket.draft.stamped_forms import with_name
from tongket.wording.numbers import print_count

UNITS_HEADING = "Số đơn vị"
STYLES = ("title", "heading", "figure", "text", "number", "plain")
_ROUND = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_DIGITS = 15  # more than a workbook's number can hold
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_STYLED = re.compile(rb'<c r="A(\d+)" s="(\d+)"')


def write_appendix(material: Material, blank: bytes) -> bytes:
    """The filled form as .xlsx, the same bytes every time."""
    book = open_blank(blank)
    sources = source_sheets(material)
    links = {index: f"'{sheet.name}'!A{row}" for sheet in sources for index, row in sheet.begins.items()}
    tables = [sheet for sheet in material.form.sheets if not sheet.is_list and sheet.name in book.sheetnames]
    for form_sheet in tables:
        _fill(book[form_sheet.name], form_sheet, material, links)
    for name in dict.fromkeys(sheet.name for sheet in tables):
        _add_lines(book[name], [sheet for sheet in tables if sheet.name == name], material)
    for form_sheet in (one for one in material.form.sheets if one.is_list and one.name in book.sheetnames):
        _name_office(book[form_sheet.name], form_sheet, _spoken(material))
        fill_list(book[form_sheet.name], form_sheet, material)
    for sheet in sources:
        _placeholder(book, sheet.name)
    return _finished(book, sources, material.review.as_of)


def rounded(cell: FormCell, value: Decimal) -> Decimal:
    """The figure as it is printed: two decimals for per cent, else the sum's own, three at most."""
    own = -int(_ROUND.normalize(value).as_tuple().exponent)
    places = places_of(cell)
    return _ROUND.quantize(value, Decimal(1).scaleb(-(places if places is not None else max(0, min(own, 3)))))


def open_blank(blank: bytes) -> Any:
    """The blank form for editing; of a form that is no .xlsx, its values and merged cells in a new workbook."""
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(blank))
    except Exception:
        return _rebuilt(blank)


def _rebuilt(blank: bytes) -> Any:
    from openpyxl import Workbook

    from tongket.collect.workbooks.workbook import read_workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in read_workbook(blank, "form.csv").sheets:
        page = book.create_sheet(sheet.name)
        for cell in sheet.cells.values():
            write_text(page.cell(cell.row, cell.column), cell.raw)
        for area in sheet.merges:
            page.merge_cells(None, *area)
    return book


def _fill(page: Any, form_sheet: FormSheet, material: Material, links: Mapping[int, str]) -> None:
    shares, places = _shares(form_sheet, material), _places_by_row(form_sheet, material)
    _name_office(page, form_sheet, _spoken(material))
    for cell in material.form.cells_of(form_sheet):
        _fill_cell(page, cell, material, links.get(cell.index), places.get(cell.row.row, 0))
        _comment(page[cell.address], _remark(cell, material, shares.get(cell.row.row, "")))
    _add_shares(page, form_sheet, shares)


def _spoken(material: Material) -> str:
    return spoken_office(material.review.office) or material.review.office.name


def _name_office(page: Any, form_sheet: FormSheet, name: str) -> None:
    """The form's own "Đơn vị: ....." line names who adds up; a form without one stays as it is."""
    for row in page.iter_rows(max_row=max(min(form_sheet.header_rows, default=1) - 1, 1)):
        for cell in row:
            named = with_name(cell.value, name) if isinstance(cell.value, str) else None
            if named is not None:
                cell.value = named
                return


def _fill_cell(page: Any, cell: FormCell, material: Material, link: str | None, places: int) -> None:
    target, figure = page[cell.address], material.consolidation.figures[cell.index]
    if is_covered(target):
        return
    if figure.value is None or _digits(rounded(cell, figure.value)) > _MOST_DIGITS:
        write_text(target, printed(cell, figure))
        target.alignment = aligned(target, horizontal="right" if figure.text != "" or figure.value else "center")
    else:
        target.value = rounded(cell, figure.value)
        is_percent = places_of(cell) is not None
        target.number_format = _format(cell, _own_places(target.value) if is_percent else places, figure)
    if link:
        _link(target, link)


def _places_by_row(form_sheet: FormSheet, material: Material) -> dict[int, int]:
    """Decimals shown in each row: as many as its longest figure has, so that commas stand under each other."""
    places: dict[int, int] = {}
    for cell in material.form.cells_of(form_sheet):
        value = material.consolidation.figures[cell.index].value
        if value is not None and places_of(cell) is None:
            places[cell.row.row] = max(places.get(cell.row.row, 0), _own_places(rounded(cell, value)))
    return places


def _own_places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _link(target: Any, place: str) -> None:
    """A click leads to the sources; the number keeps its looks."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    target.hyperlink = Hyperlink(ref=target.coordinate, location=place, tooltip="Xem các ô nguồn")


def _comment(target: Any, text: str) -> None:
    from openpyxl.comments import Comment

    if text and not is_covered(target):
        target.comment = Comment(text, "tongket", width=320, height=40 + 18 * (text.count("\n") + len(text) // 48))


def _format(cell: FormCell, places: int, figure: Figure) -> str:
    """Thousands grouped; a star where the figure is provisional. The Vietnamese locale sets dot and comma."""
    digits = "#,##0" + ("." + "0" * places if places else "")
    star = '"*"' if is_provisional(figure) else ""
    if is_signed(cell):
        return f"[$-42A]+{digits}{star};[$-42A]-{digits}{star};[$-42A]{digits}{star}"
    return f"[$-42A]{digits}{star}"


def _digits(value: Decimal) -> int:
    return len(value.as_tuple().digits)


def _remark(cell: FormCell, material: Material, share: str) -> str:
    """What a reader should know of this figure beyond what its row says."""
    figure, names = material.consolidation.figures[cell.index], material.unit_names
    lines = []
    if _share(figure) != share:
        lines.append(f"{_share(figure)} đơn vị")
    if figure.missing and _share(figure) != share:
        lines.append("Thiếu: " + ", ".join(names.get(unit, unit) for unit in figure.missing))
    if figure.doubtful:
        lines.append(f"Tạm tính: {figure.doubtful} số liệu chờ xác nhận")
    if figure.quality.value != "final":
        lines.append("Có số liệu ước tính" if figure.quality.value == "estimate" else "Có số liệu sơ bộ")
    return "\n".join(lines)


def _share(figure: Figure) -> str:
    return f"{figure.units_in}/{figure.units_expected}"


def _shares(form_sheet: FormSheet, material: Material) -> dict[int, str]:
    """Row number to x/y of its main column: the whole span where the form has one."""
    column = headline(form_sheet)
    if column is None:
        return {}
    found = ((row.row, material.figure(form_sheet.name, row, column)) for row in figure_rows(form_sheet))
    return {row: _share(crossing[1]) for row, crossing in found if crossing is not None}


def _add_shares(page: Any, form_sheet: FormSheet, shares: Mapping[int, str]) -> None:
    """A narrow column at the right of the table, in the looks of its neighbour."""
    last = max((column.column for column in form_sheet.columns), default=1)
    column = last + 1
    beside = [page.cell(row, column) for row in (*form_sheet.header_rows, *(row.row for row in form_sheet.rows))]
    if any(cell.value is not None or is_covered(cell) for cell in beside):
        column = page.max_column + 1
    for row in form_sheet.rows:
        copy_looks(page.cell(row.row, last), page.cell(row.row, column))
        write_text(page.cell(row.row, column), shares.get(row.row, ""))
        page.cell(row.row, column).alignment = aligned(page.cell(row.row, column), horizontal="center")
    _add_heading(page, form_sheet, last, column)
    page.column_dimensions[column_letters(column)].width = 9
    _widen_print_area(page, column)


def _add_heading(page: Any, form_sheet: FormSheet, last: int, column: int) -> None:
    rows = form_sheet.header_rows
    if not rows:
        return
    for row in rows:
        copy_looks(page.cell(row, last), page.cell(row, column))
    write_text(page.cell(rows[0], column), UNITS_HEADING)
    if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
        page.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=column, end_column=column)


def _widen_print_area(page: Any, column: int) -> None:
    """An office that set a print area would otherwise print without the new column."""
    area = page.print_area
    if isinstance(area, str) and area.count(":") == 1:
        first, last = area.replace("$", "").rsplit("!", 1)[-1].split(":")
        page.print_area = f"{first}:{column_letters(column)}{last.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
    if page.sheet_properties.pageSetUpPr is None:
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = _fit_to_page()


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _lines_below(tables: Sequence[FormSheet], material: Material) -> Iterator[str]:
    """Completeness and what the marks mean, in whole sentences."""
    names, form = material.unit_names, material.form
    figures = [material.consolidation.figures[cell.index] for table in tables for cell in form.cells_of(table)]
    expected = max((figure.units_expected for figure in figures), default=0)
    missing = dict.fromkeys(unit for figure in figures for unit in figure.missing)
    excluded = {out.unit: out.reason for figure in figures for out in figure.excluded}
    full = expected - len({*missing, *excluded})
    reported, unasked = (print_count(Decimal(len(codes))) for codes in (material.answered, material.unasked))
    more = f" và {unasked} đơn vị được miễn báo cáo nhưng có gửi" if material.unasked else ""
    yield f"Tổng hợp từ báo cáo của {reported} đơn vị{more}; {full}/{expected} đơn vị có đủ số liệu biểu này."
    if missing:
        yield "Thiếu một phần hoặc toàn bộ số liệu: " + ", ".join(names.get(unit, unit) for unit in missing) + "."
    for unit, reason in excluded.items():
        yield f"Không tính số liệu của {names.get(unit, unit)}: {reason.rstrip('.')}."
    if any(map(is_provisional, figures)):
        yield "(*) Số liệu tạm tính: có số liệu ước tính hoặc đang chờ đơn vị xác nhận; xem ghi chú tại ô."
    if any(figure.value is None and not figure.text for figure in figures):
        yield f"({NOTHING}) Chưa có số liệu, hoặc không tính được."
    yield "Cột “Số đơn vị”: số đơn vị có đủ số liệu trên số đơn vị phải báo cáo của cả giai đoạn."


def _add_lines(page: Any, tables: Sequence[FormSheet], material: Material) -> None:
    """Under all that the page holds, once."""
    from openpyxl.styles import Alignment, Font

    last_row = max([page.max_row, *(row.row for table in tables for row in table.rows)])
    last_column = max((column.column for table in tables for column in table.columns), default=1) + 1
    for number, line in enumerate(_lines_below(tables, material), start=last_row + 2):
        target = page.cell(number, 1)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last_column)
        write_text(target, line)
        target.font = Font(name="Times New Roman", size=10, italic=True)
        target.alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[number].height = 14 * (1 + len(line) // 150)


def _placeholder(book: Any, name: str) -> None:
    """An empty sheet with one cell of each style, so that the workbook knows them; its rows are written later."""
    from openpyxl.styles import Alignment, Font, PatternFill

    page = book.create_sheet(name)
    page.print_title_rows = "1:2"  # kept by the workbook, not by the sheet
    base = "Times New Roman"
    for row, style in enumerate(STYLES, start=1):
        cell = page.cell(row, 1)
        cell.font = Font(name=base, size=14 if style == "title" else 11, bold=style in ("title", "heading", "figure"))
        if style in ("heading", "figure"):
            cell.fill = PatternFill("solid", fgColor="D9E2EC" if style == "heading" else "F2F5F8")
        if style in ("number", "figure"):
            cell.number_format = "[$-42A]#,##0.###"
        if style in ("text", "figure"):
            cell.alignment = Alignment(vertical="top", wrap_text=True)


def _finished(book: Any, sources: list[SourceSheet], as_of: date) -> bytes:
    """Save, put the hand-written sheets in, and take out every trace of the clock."""
    saved = io.BytesIO()
    book.save(saved)
    own = {f"xl/worksheets/sheet{len(book.sheetnames) - len(sources) + n}.xml": one for n, one in enumerate(sources, 1)}
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = _stamped(before.read(name), as_of) if name == "docProps/core.xml" else before.read(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, _written(own[name], data) if name in own else data)
    return made.getvalue()


def _written(sheet: SourceSheet, placeholder: bytes) -> bytes:
    numbers = {int(row): style.decode() for row, style in _STYLED.findall(placeholder)}
    styles = {style: numbers[row] for row, style in enumerate(STYLES, start=1)}
    return sheet_xml(sheet.lines, widths=WIDTHS, styles=styles, frozen=2)


def _stamped(core: bytes, as_of: date) -> bytes:
    return _MOMENT.sub(rb"\g<1>" + f"{as_of.isoformat()}T00:00:00Z".encode() + rb"\g<3>", core)
