"""Rates stored as 0.95 and shown as 95%, in workbooks of other programs: they are read as they are shown."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from form_layouts import form_of
from openpyxl import Workbook

from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import readings
from tongket.collect.workbooks.workbook import read_workbook
from tongket.collect.workbooks.xls_records import FORMAT, STYLE, leftovers
from tongket.collect.workbooks.xls_records import _percent_styles as percent_styles
from tongket.engines.memory import readings_of

_ = None
HEAD = ["TT", "Tiêu chí", "ĐVT", "Năm 2024", "Năm 2025"]
RATES = ["Hộ dùng nước sạch", "Hộ có nhà tiêu", "Trẻ đến trường", "Người có bảo hiểm"]
FORM = form_of(("B", [HEAD, *([n, label, "%"] for n, label in enumerate(RATES, 1)), [5, "Số hộ", "hộ"]]))
SENT = [(0.95, "0%"), (0.875, "0.00%"), (0.95, "General"), (0.5, '0.00"%"')]


def office_file(folder: Path, soffice: str, kind: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "B"
    sheet.append(HEAD)
    for n, (label, (rate, code)) in enumerate(zip(RATES, SENT, strict=True), 1):
        sheet.append([n, label, "%", rate, rate])
        for cell in sheet[n + 1][3:]:
            cell.number_format = code
    sheet.append([5, "Số hộ", "hộ", 12, 13])
    book.save(folder / "a.xlsx")
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, folder / "a.xlsx"], check=True, capture_output=True, timeout=90)
    return (folder / f"a.{kind}").read_bytes()


@pytest.mark.service
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_rates_shown_as_per_cent_are_read_so_in_every_kind_of_file(tmp_path, soffice, kind):
    content = office_file(tmp_path, soffice, kind)

    submission = read_submission(read_workbook(content, f"b.{kind}"), FORM, file="b", sha256="", size=0)

    found = {FORM.cells[i].address: float(one.value) for i, one in readings(submission) if one.value is not None}
    assert {at: value for at, value in found.items() if at[0] == "D"} == {
        "D2": 95,
        "D3": 87.5,
        "D4": 0.95,  # shown as it is stored
        "D5": 0.5,  # the "%" is only printed
        "D6": 12,
    }
    again = {FORM.cells[i].address: float(seen.number.value) for i, seen in readings_of(FORM, content).items()}
    assert again == found


def opendocument(rows: str) -> bytes:
    stream = io.BytesIO()
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="B">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return stream.getvalue()


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(kind: str, value: str, times: int = 1) -> str:
    repeated = f'table:number-columns-repeated="{times}"'
    return f'<table:table-cell {repeated} office:value-type="{kind}" office:value="{value}"/>'


def test_cells_repeated_in_the_file_are_shown_alike():
    empty = '<table:table-cell table:number-columns-repeated="2"/>'
    content = opendocument(row(empty, times=3) + row(empty, cell("percentage", "0.95", 2), cell("float", "0.5")))

    cells = read_workbook(content, "b.ods").sheets[0].cells

    assert {at: one.number_format for at, one in cells.items()} == {(4, 3): "0%", (4, 4): "0%", (4, 5): "General"}


def test_formats_of_old_workbooks_are_read_with_one_byte_or_two_for_a_letter():
    new, old = (0x809, b"\x00\x06\x05\x00"), (0x809, b"\x00\x05\x05\x00")
    wide = b"\xa4\x00\x02\x00\x01" + "0%".encode("utf-16-le")
    styles = [(STYLE, b"\x00\x00" + number.to_bytes(2, "little") + b"\x00" * 16) for number in (0, 9, 164)]

    assert percent_styles([new, (FORMAT, wide), *styles]) == {1: "0%", 2: "0%"}
    assert percent_styles([old, (FORMAT, b"\xa4\x00\x040.0%"), *styles]) == {1: "0%", 2: "0.0%"}
    assert percent_styles([new, (FORMAT, b"\xa4\x00\x01\x00\x000"), *styles]) == {1: "0%"}
    assert leftovers(b"") == []
