"""The same cells written by three producers, and packages made part by part, for the tests of readers."""

from __future__ import annotations

import subprocess
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Value = str | int | float | bool | datetime | None


def by_xlsxwriter(rows: list[list[Value]]) -> bytes:
    """Rows from A1 on; a text that starts with "=" is a formula with the result 7."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Biểu 1")
        formats = {
            datetime: book.add_format({"num_format": "dd/mm/yyyy"}),
            float: book.add_format({"num_format": "0.00"}),
        }
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(row, column, value, None, 7)
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write(row, column, value, formats.get(type(value)))
        sheet.merge_range(len(rows), 0, len(rows) + 1, 2, "Người lập biểu & thủ trưởng <ký>")
        sheet.set_row(len(rows) + 3, None, None, {"hidden": True})
        sheet.set_column(5, 6, None, None, {"hidden": True})
    return buffer.getvalue()


def by_openpyxl(content: bytes) -> bytes:
    """The same workbook saved again by openpyxl, which keeps no results of formulas."""
    import openpyxl

    buffer = BytesIO()
    openpyxl.load_workbook(BytesIO(content)).save(buffer)
    return buffer.getvalue()


def by_libreoffice(content: bytes, folder: Path, program: str) -> bytes:
    """The same workbook saved again by LibreOffice."""
    source = folder / "source.xlsx"
    source.write_bytes(content)
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)], check=True, capture_output=True, timeout=90
    )
    return (folder / "out" / "source.xlsx").read_bytes()


def package(sheet: str, **other_parts: str) -> bytes:
    """A workbook whose only sheet is the given XML. Other parts: `styles`, `sharedStrings`, `custom`."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _relationships({"officeDocument": "xl/workbook.xml"}))
        archive.writestr("xl/workbook.xml", WORKBOOK)
        inside = {"worksheet": "/xl/Sheets/First.XML"} | {
            kind: f"{kind}.xml" for kind in other_parts if kind != "custom"
        }
        archive.writestr("xl/_rels/workbook.xml.rels", _relationships(inside))
        archive.writestr("xl/sheets/first.xml", sheet)
        for kind, content in other_parts.items():
            archive.writestr("docProps/custom.xml" if kind == "custom" else f"xl/{kind}.xml", content)
    return buffer.getvalue()


SHEETS = '<sheets><sheet name="Biểu 1" sheetId="1" r:id="rId0"/></sheets>'
WORKBOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{SHEETS}</workbook>'


def _relationships(targets: dict[str, str]) -> str:
    listed = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{"".join(listed)}</Relationships>'


def sheet_xml(rows: str, around: str = "") -> str:
    """A worksheet part with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{around}</worksheet>'
