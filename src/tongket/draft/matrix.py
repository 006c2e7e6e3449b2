"""Takes the material, makes ma-tran.xlsx: every unit beside every indicator, each cell with its state and its source.

One sheet per sheet of the form. Units go down; indicators go across, each with its whole span in front and its years
folded behind it, one click away. A click on a number opens the unit's own cell.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tongket.consolidate.figure import Figure
from tongket.directive.form import FormCell, FormSheet
from tongket.draft.appendix import rounded
from tongket.draft.appendix_xml import sayable
from tongket.draft.material import Material, figure_rows, headline
from tongket.draft.matrix_cells import LOOKS, Seen, UnitRow, unit_rows
from tongket.draft.printed import places_of, printed
from tongket.units.unit import Unit

MOST_COLUMNS = 16_000  # the format's own limit is 16,384
MOST_CELLS = 300_000  # of the whole matrix; beyond it the years are left to data/figures.json
MOST_LINKS = 60_000  # of one sheet; the format's own limit is 65,530
MOST_DIGITS = 15
FIRST_COLUMN, FIRST_ROW = 3, 5
STUB = (("TT", 5), ("Đơn vị", 34), ("Nhóm", 24))
FONT = {"font_name": "Times New Roman", "font_size": 11}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the matrix: its name, the form sheet it shows and the form cells across."""

    name: str
    form_sheet: FormSheet
    cells: Sequence[FormCell]


def write_matrix(material: Material, reports: str = "../reports") -> bytes:
    """The matrix as .xlsx. `reports` is the way from the matrix to the folder of what came in."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    as_of = material.review.as_of
    book.set_properties({"title": "Ma trận số liệu", "created": datetime(as_of.year, as_of.month, as_of.day)})  # noqa: DTZ001
    looks = _looks(book)
    rows = unit_rows(material)
    for page in pages(material):
        _write_page(book.add_worksheet(page.name), page, material, rows, looks, reports)
    _write_legend(book.add_worksheet("Chú giải"), looks)
    book.close()
    return _with_plain_slashes(stream)


def _with_plain_slashes(written: io.BytesIO) -> bytes:
    """Links to files with "/", which every program follows; the writer turns them into the Windows kind."""
    made = io.BytesIO()
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            if entry.filename.startswith("xl/worksheets/_rels/"):
                data = data.replace(b"\\", b"/")
            after.writestr(entry, data)
    return made.getvalue()


def pages(material: Material) -> Iterator[Page]:
    """One per table of the form; more where its columns are too many for one sheet."""
    is_whole, begun = holds_years(material), Counter[str]()
    for form_sheet in material.form.sheets:
        cells = [] if form_sheet.is_list else list(_across(material, form_sheet, is_whole=is_whole))
        for start in range(0, len(cells), MOST_COLUMNS):
            begun[form_sheet.name] += 1
            number = begun[form_sheet.name]
            name = form_sheet.name if number == 1 else f"{form_sheet.name[:26]} ({number})"
            yield Page(name[:31], form_sheet, cells[start : start + MOST_COLUMNS])


def holds_years(material: Material) -> bool:
    """Whether a workbook can usefully hold every year of every unit."""
    return len(material.units) * len(material.form.cells) <= MOST_CELLS


def _across(material: Material, form_sheet: FormSheet, *, is_whole: bool) -> Iterator[FormCell]:
    """The form cells from left to right: of each row the main column first, then the others in their order."""
    main = headline(form_sheet)
    first = [main] if main is not None else []
    others = [column for column in form_sheet.columns if main is None or column.column != main.column]
    for row in figure_rows(form_sheet):
        for column in (*first, *others) if is_whole else first:
            crossing = material.figure(form_sheet.name, row, column)
            if crossing is not None:
                yield crossing[0]


def _looks(book: Any) -> dict[str, Any]:
    """A format for each state of a cell, and for headings."""
    made = {}
    for name, look in LOOKS.items():
        facts = {**FONT, "border": 1, "border_color": "#B8C4CE", "num_format": "[$-42A]#,##0.###", "align": "right"}
        made[name] = book.add_format({**facts, **look.format})
        made[name + "_whole"] = book.add_format({**facts, **look.format, "num_format": "[$-42A]#,##0"})
        made[name + "_percent"] = book.add_format({**facts, **look.format, "num_format": "[$-42A]#,##0.00"})
    heading = {**FONT, "bold": True, "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}
    made["title"] = book.add_format({**FONT, "bold": True, "font_size": 14})
    made["text"] = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
    made["heading"] = book.add_format({**heading, "bg_color": "#D9E2EC"})
    made["year"] = book.add_format({**heading, "bold": False, "bg_color": "#F2F5F8"})
    made["place"] = book.add_format({**FONT, "border": 1, "border_color": "#B8C4CE", "align": "center"})
    made["unit"] = book.add_format({**FONT, "border": 1, "border_color": "#B8C4CE"})
    made["note"] = book.add_format({**FONT, "italic": True})
    for ending, decimals in (("", ".###"), ("_whole", ""), ("_percent", ".00")):
        number = {"border": 1, "bold": True, "top": 2, "num_format": f"[$-42A]#,##0{decimals}"}
        made["total" + ending] = book.add_format({**FONT, **number})
    return made


def _write_page(
    sheet: Any, page: Page, material: Material, rows: Sequence[UnitRow], looks: dict[str, Any], reports: str
) -> None:
    """Row by row from the top: the writer keeps one row at a time, whatever the number of units."""
    asked = [row for row in rows if row.is_asked(page.cells)]
    is_linked = len(asked) * len(page.cells) <= MOST_LINKS
    _set_up(sheet, page, len(asked))
    _write_heads(sheet, page, looks, _remark(is_linked=is_linked, is_whole=holds_years(material)))
    for line, row in enumerate(asked, start=FIRST_ROW):
        _write_unit(sheet, line, line - FIRST_ROW + 1, row.unit, looks)
        for column, cell in enumerate(page.cells, start=FIRST_COLUMN):
            seen = row.seen(cell)
            _write_seen(sheet, line, column, cell, seen, looks, _link(seen, reports) if is_linked else None)
    _write_totals(sheet, FIRST_ROW + len(asked), page, material, looks)
    _write_others(sheet, FIRST_ROW + len(asked) + 3, [row.unit for row in rows if not row.is_asked(page.cells)], looks)


def _remark(*, is_linked: bool, is_whole: bool) -> str:
    """What the sheet leaves out, and where it is."""
    if not is_whole:
        return "Nhiều đơn vị: chỉ ghi số của cả giai đoạn; từng năm và nguồn từng ô xem ở data/figures.json."
    return "" if is_linked else "Quá nhiều ô để đặt liên kết; nguồn từng ô xem ở data/figures.json."


def _set_up(sheet: Any, page: Page, units: int) -> None:
    """Widths, panes and paper; the years folded away behind the whole span."""
    sheet.hide_gridlines(2)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.outline_settings(symbols_right=False)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2, FIRST_ROW - 1)
    sheet.set_footer("&C&A - &P/&N")
    for column, (_, width) in enumerate(STUB):
        sheet.set_column(column, column, width)
    for first, last in _runs(page.cells):
        sheet.set_column(FIRST_COLUMN + first, FIRST_COLUMN + first, 15)
        if last > first:
            sheet.set_column(FIRST_COLUMN + first + 1, FIRST_COLUMN + last, 11, None, {"level": 1, "hidden": True})
    if units:
        sheet.autofilter(FIRST_ROW - 1, 0, FIRST_ROW + units - 1, FIRST_COLUMN + len(page.cells) - 1)


def _write_heads(sheet: Any, page: Page, looks: dict[str, Any], remark: str) -> None:
    """Title, then the indicators, their measures and their periods over the columns."""
    sheet.write_string(0, 0, f"{page.form_sheet.name}: từng đơn vị, từng chỉ tiêu", looks["title"])
    if remark:
        sheet.write_string(1, 0, remark, looks["note"])
    starts = {first for first, _ in _runs(page.cells)}
    for line, (text_of, height) in enumerate(((_label, 76), (_measure, 16), (_period, 32)), start=2):
        sheet.set_row(line, height)
        for column, (text, _) in enumerate(STUB):
            sheet.write(line, column, text if line == FIRST_ROW - 1 else "", looks["heading"])
        for place, cell in enumerate(page.cells):
            look = looks["heading" if line == 2 and place in starts else "year"]
            sheet.write_string(line, FIRST_COLUMN + place, sayable(text_of(cell)), look)


def _label(cell: FormCell) -> str:
    return " ".join(part for part in (cell.row.code and f"{cell.row.code}.", cell.row.label) if part)


def _measure(cell: FormCell) -> str:
    return cell.measure


def _period(cell: FormCell) -> str:
    return " ".join(cell.column.path[-1:])


def _write_others(sheet: Any, line: int, units: Sequence[Unit], looks: dict[str, Any]) -> None:
    """The units that have no row here because nothing was asked of them."""
    if units:
        said = "Không phải báo cáo biểu này: " + "; ".join(unit.name for unit in units) + "."
        sheet.write_string(line, 1, sayable(said), looks["note"])


def _runs(cells: Sequence[FormCell]) -> Iterator[tuple[int, int]]:
    """First and last place of each indicator."""
    start = 0
    for place in range(1, len(cells) + 1):
        if place == len(cells) or cells[place].row.row != cells[start].row.row:
            yield start, place - 1
            start = place


def _write_unit(sheet: Any, line: int, number: int, unit: Unit, looks: dict[str, Any]) -> None:
    sheet.write_number(line, 0, number, looks["place"])
    sheet.write_string(line, 1, sayable(unit.name), looks["unit"])
    sheet.write_string(line, 2, sayable(unit.group), looks["unit"])


def _link(seen: Seen, reports: str) -> str | None:
    """The way to the unit's own cell. What lies inside an archive or a mail cannot be opened by a link."""
    if seen.at is None or not seen.at.cell or any(mark in seen.at.file for mark in (".zip/", ".eml/", "#")):
        return None
    name = seen.at.sheet.replace("'", "''")
    place = f"#'{name}'!{seen.at.cell}" if seen.at.sheet else ""
    address = f"external:{reports}/{seen.at.file}{place}"
    return address if len(address) < 1_000 else None


def _write_seen(
    sheet: Any, line: int, column: int, cell: FormCell, seen: Seen, looks: dict[str, Any], link: str | None
) -> None:
    if link:
        tip = f"{seen.at.text() if seen.at else ''}: {seen.raw}"[:250]
        sheet.write_url(line, column, link, looks[seen.state], string="…", tip=sayable(tip))
    if seen.value is None:
        sheet.write_string(line, column, sayable(seen.text), looks[seen.state])
    else:
        _write_amount(sheet, line, column, cell, seen.value, looks, seen.state)


def _write_amount(
    sheet: Any, line: int, column: int, cell: FormCell, exact: Decimal, looks: dict[str, Any], look: str
) -> None:
    """A number, rounded once; as text where a workbook's number could not hold all its digits."""
    value = rounded(cell, exact)
    if len(value.as_tuple().digits) > MOST_DIGITS:
        sheet.write_string(line, column, f"{value:f}", looks[look])
    else:
        sheet.write_number(line, column, value, looks[look + _ending(cell, value)])


def _ending(cell: FormCell, value: Decimal) -> str:
    """Which of a look's number formats fits."""
    if places_of(cell) is not None:
        return "_percent"
    return "_whole" if value == value.to_integral_value() else ""


def _write_totals(sheet: Any, line: int, page: Page, material: Material, looks: dict[str, Any]) -> None:
    """What was added up, and of how many units."""
    figures: list[Figure] = [material.consolidation.figures[cell.index] for cell in page.cells]
    for column, text in enumerate(("", "Tổng hợp", "")):
        sheet.write(line, column, text, looks["total"])
    for column, (cell, figure) in enumerate(zip(page.cells, figures, strict=True), start=FIRST_COLUMN):
        if figure.value is None:
            sheet.write_string(line, column, sayable(printed(cell, figure)), looks["total"])
        else:
            _write_amount(sheet, line, column, cell, figure.value, looks, "total")
    for column, text in enumerate(("", "Số đơn vị có đủ / phải báo cáo", "")):
        sheet.write(line + 1, column, text, looks["heading"])
    for column, figure in enumerate(figures, start=FIRST_COLUMN):
        sheet.write_string(line + 1, column, f"{figure.units_in}/{figure.units_expected}", looks["year"])


def _write_legend(sheet: Any, looks: dict[str, Any]) -> None:
    """What the colours and marks mean."""
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, "Chú giải", looks["title"])
    for line, (name, look) in enumerate(LOOKS.items(), start=2):
        sheet.write_string(line, 0, look.sample, looks[name])
        sheet.write_string(line, 1, look.meaning, looks["text"])
    hint = "Bấm dấu + phía trên cột để mở từng năm; bấm vào số để mở đúng ô trong báo cáo của đơn vị."
    sheet.write_string(3 + len(LOOKS), 1, hint, looks["text"])
