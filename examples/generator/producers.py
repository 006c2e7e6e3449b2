"""Grids to files: XlsxWriter, openpyxl, LibreOffice where installed, and plain CSV. Same grids, same bytes."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.workbook import Cell, Grid, address, letters

FIXED = datetime(2020, 10, 1, 8, 0, 0)  # noqa: DTZ001  a workbook's properties hold no zone
ZIP_TIME = (2020, 10, 1, 8, 0, 0)
ERRORS = ("#DIV/0!", "#REF!", "#VALUE!", "#N/A", "#NAME?")
NEVER_CALCULATED = "\0"  # cached value of a formula that no program has calculated

FONT = "Times New Roman"
NUMBERS = {"number": "#,##0", "number1": "#,##0.0", "number2": "#,##0.00", "percent": "0.00"}


def _looks(name: str) -> dict[str, Any]:
    """A style by name, in words both writers understand."""
    base = name.removesuffix("_bold").removesuffix("_italic")
    plain: dict[str, dict[str, Any]] = {
        "org": {"align": "center", "border": False},
        "place": {"align": "center", "italic": True, "border": False},
        "mark": {"align": "center", "bold": True, "size": 13, "border": False},
        "title": {"align": "center", "bold": True, "size": 14, "border": False},
        "subtitle": {"align": "center", "italic": True, "border": False},
        "note": {"align": "left", "italic": True, "border": False},
        "head": {"align": "center", "bold": True, "wrap": True, "fill": True},
        "numbering": {"align": "center", "italic": True, "size": 9},
        "center": {"align": "center", "wrap": True},
        "label": {"align": "left", "wrap": True},
        "date": {"align": "right", "number": "dd/mm/yyyy"},
    }
    looks = dict(plain.get(base, {"align": "right", "number": NUMBERS.get(base, "General")}))
    looks["bold"] = looks.get("bold", False) or name.endswith("_bold")
    looks["italic"] = looks.get("italic", False) or name.endswith("_italic")
    return looks


# ---- XlsxWriter


def _writer_format(book: Any, name: str) -> Any:
    looks = _looks(name)
    words: dict[str, Any] = {"font_name": FONT, "font_size": looks.get("size", 11), "valign": "vcenter"}
    words |= {"align": looks["align"], "bold": looks["bold"], "italic": looks["italic"]}
    words["text_wrap"] = looks.get("wrap", False)
    if looks.get("border", True):
        words["border"] = 1
    if looks.get("fill"):
        words["bg_color"] = "#EDEDED"
    if "number" in looks:
        words["num_format"] = looks["number"]
    return book.add_format(words)


def _write_one(sheet: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    if cell.formula:
        value = "" if cell.value in (None, NEVER_CALCULATED) else cell.value
        cached = float(value) if isinstance(value, Decimal) else value
        sheet.write_formula(row, column, f"={cell.formula}", style, cached)
    elif isinstance(cell.value, Decimal):
        sheet.write_number(row, column, float(cell.value), style)
    elif cell.value is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_string(row, column, cell.value, style)


def _xlsxwriter_sheet(book: Any, grid: Grid, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(grid.name)
    for top, left, bottom, right in grid.merges:
        style = styles.setdefault(grid.cells[top, left].style, None) or _writer_format(
            book, grid.cells[top, left].style
        )
        styles[grid.cells[top, left].style] = style
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", style)
    for (row, column), cell in grid.cells.items():
        if styles.get(cell.style) is None:
            styles[cell.style] = _writer_format(book, cell.style)
        _write_one(sheet, row - 1, column - 1, cell, styles[cell.style])
    for column, width in enumerate(grid.widths):
        sheet.set_column(column, column, width)
    for row in grid.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.freeze_panes(grid.head_rows, 2)
    if grid.is_hidden:
        sheet.hide()


def xlsxwriter_bytes(grids: list[Grid]) -> bytes:
    """The workbook as XlsxWriter writes it."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": FIXED, "author": "Văn phòng"})
        styles: dict[str, Any] = {}
        for grid in grids:
            _xlsxwriter_sheet(book, grid, styles)
    return out.getvalue()  # its zip times are fixed by the writer itself


# ---- openpyxl


def _openpyxl_style(name: str) -> dict[str, Any]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    looks = _looks(name)
    side = Side(style="thin")
    out: dict[str, Any] = {
        "font": Font(name=FONT, size=looks.get("size", 11), bold=looks["bold"], italic=looks["italic"]),
        "alignment": Alignment(horizontal=looks["align"], vertical="center", wrap_text=looks.get("wrap", False)),
        "number_format": looks.get("number", "General"),
    }
    if looks.get("border", True):
        out["border"] = Border(left=side, right=side, top=side, bottom=side)
    if looks.get("fill"):
        out["fill"] = PatternFill("solid", fgColor="EDEDED")
    return out


def _openpyxl_sheet(book: Any, grid: Grid, styles: dict[str, dict[str, Any]]) -> None:
    sheet = book.create_sheet(grid.name)
    for (row, column), cell in grid.cells.items():
        target = sheet.cell(row, column)
        if cell.formula:
            target.value = f"={cell.formula}"
        elif isinstance(cell.value, Decimal):
            target.value = float(cell.value) if cell.value % 1 else int(cell.value)
        elif cell.value is not None:
            target.value = cell.value
            target.data_type = "e" if cell.value in ERRORS else "s"
        for key, value in styles.setdefault(cell.style, _openpyxl_style(cell.style)).items():
            setattr(target, key, value)
    for top, left, bottom, right in grid.merges:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for column, width in enumerate(grid.widths, 1):
        sheet.column_dimensions[letters(column)].width = width
    for row in grid.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.freeze_panes = address(grid.head_rows + 1, 3)
    sheet.sheet_state = "hidden" if grid.is_hidden else "visible"


_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?><f>(.*?)</f><v ?(?:/>|></v>)</c>')


def _with_results(xml: str, grid: Grid) -> str:
    """openpyxl writes formulas without results; put in what a spreadsheet program would have stored."""
    by_address = {address(*at): cell for at, cell in grid.cells.items() if cell.formula}

    def filled(match: re.Match[str]) -> str:
        cell, style = by_address[match[1]], match[2] or ""
        if cell.value is None or cell.value == NEVER_CALCULATED:
            return match[0]
        if isinstance(cell.value, Decimal):
            return f'<c r="{match[1]}"{style}><f>{match[3]}</f><v>{float(cell.value)!r}</v></c>'
        kind = "e" if cell.value in ERRORS else "str"
        return f'<c r="{match[1]}"{style} t="{kind}"><f>{match[3]}</f><v>{cell.value}</v></c>'

    return _FORMULA.sub(filled, xml)


def openpyxl_bytes(grids: list[Grid]) -> bytes:
    """The workbook as openpyxl writes it, with calculated results stored."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = FIXED
    styles: dict[str, dict[str, Any]] = {}
    for grid in grids:
        _openpyxl_sheet(book, grid, styles)
    out = io.BytesIO()
    book.save(out)

    def mend(name: str, data: bytes) -> bytes:
        found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
        if found:
            return _with_results(data.decode(), grids[int(found[1]) - 1]).encode()
        if name == "docProps/core.xml":
            return _fixed_dates(data)
        return data

    return rezipped(out.getvalue(), mend)


def _fixed_dates(data: bytes) -> bytes:
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", b"2020-10-01T08:00:00Z", data)


def rezipped(data: bytes, mend: Callable[[str, bytes], bytes] = lambda _name, data: data) -> bytes:
    """The same archive with fixed times, so that the same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, ZIP_TIME)
            entry.compress_type = item.compress_type
            new.writestr(entry, mend(item.filename, old.read(item.filename)))
    return out.getvalue()


# ---- LibreOffice


def has_libreoffice() -> bool:
    """Whether LibreOffice can be called."""
    return shutil.which("soffice") is not None


def _scrubbed(name: str, data: bytes) -> bytes:
    if name in ("meta.xml", "docProps/core.xml", "docProps/app.xml"):
        data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?", b"2020-10-01T08:00:00Z", data)
        return re.sub(rb"<meta:editing-duration>.*?</meta:editing-duration>", b"", data)
    return data


def libreoffice_convert(books: Mapping[str, bytes], extension: str) -> dict[str, bytes]:
    """Each workbook saved again by LibreOffice, all in one call. Keys are any names; order is kept."""
    if not books:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        source, target = root / "in", root / "out"
        source.mkdir()
        names = {key: f"b{number}" for number, key in enumerate(books)}
        for key, data in books.items():
            (source / f"{names[key]}.xlsx").write_bytes(data)
        command = ["soffice", f"-env:UserInstallation={(root / 'profile').as_uri()}", "--headless", "--convert-to"]
        inputs = [str(path) for path in sorted(source.iterdir())]
        subprocess.run([*command, extension, "--outdir", str(target), *inputs], check=True, capture_output=True)
        made = {key: (target / f"{name}.{extension}").read_bytes() for key, name in names.items()}
    return {key: rezipped(data, _scrubbed) if extension != "xls" else data for key, data in made.items()}


# ---- CSV


def csv_bytes(grid: Grid) -> bytes:
    """The sheet as a Vietnamese Excel saves CSV: semicolons, a byte order mark, no formulas."""
    height, width = max(row for row, _ in grid.cells), max(column for _, column in grid.cells)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in range(1, height + 1):
        values = [grid.cells.get((row, column), Cell(None, "")).value for column in range(1, width + 1)]
        writer.writerow(["" if value is None else str(value) for value in values])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
