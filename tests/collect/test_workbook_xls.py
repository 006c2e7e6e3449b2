"""Old workbooks give values, addresses, merges, errors and hidden parts; formulas and formats they cannot give."""

import subprocess
from collections import Counter
from datetime import datetime

import pytest

from tongket.collect.workbooks.sheet import CellKind
from tongket.collect.workbooks.workbook import read_workbook
from tongket.collect.workbooks.xls_records import leftovers

DAY = datetime(2020, 11, 5)  # noqa: DTZ001


@pytest.fixture(scope="module")
def old_workbook(tmp_path_factory, soffice):
    import xlsxwriter

    folder = tmp_path_factory.mktemp("old")
    with xlsxwriter.Workbook(folder / "a.xlsx") as book:
        sheet = book.add_worksheet("Biểu 1")
        sheet.write_row(2, 1, ["Số vụ", 1234, 0.5])
        sheet.write_formula(3, 1, "=1/0", None, "#DIV/0!")
        sheet.write_datetime(3, 2, DAY, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.merge_range(5, 0, 6, 1, "Cộng")
        sheet.set_row(9, None, None, {"hidden": True})
        sheet.set_column(6, 7, None, None, {"hidden": True})
        book.add_worksheet("Ẩn").hide()
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xls"]
    subprocess.run([*command, "--outdir", folder, folder / "a.xlsx"], check=True, capture_output=True, timeout=90)
    return read_workbook(folder / "a.xls", "a.xls")


@pytest.mark.service
@pytest.mark.slow
def test_an_old_workbook_keeps_places_and_kinds(old_workbook):
    cells = old_workbook.sheets[0].cells

    assert old_workbook.format == "xls"
    assert (cells[3, 3].kind, cells[3, 3].raw) == (CellKind.NUMBER, "1234")
    assert cells[3, 4].raw == "0.5"
    assert (cells[4, 2].kind, cells[4, 2].raw) == (CellKind.ERROR, "#DIV/0!")
    assert (cells[4, 3].kind, cells[4, 3].raw) == (CellKind.DATE, "2020-11-05")


@pytest.mark.service
@pytest.mark.slow
def test_an_old_workbook_keeps_merges_and_hidden_parts(old_workbook):
    sheet, hidden = old_workbook.sheets

    assert sheet.merges == ((6, 1, 7, 2),)
    assert 10 in sheet.hidden_rows
    assert sheet.hidden_columns == {7, 8}
    assert (sheet.is_hidden, hidden.is_hidden) == (False, True)


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0", b"\xd0\xcf\x11\xe0" + b"\xff" * 600, bytes(512)])
def test_a_broken_old_workbook_has_nothing_to_add(content):
    assert leftovers(content) == []


@pytest.mark.data
@pytest.mark.slow
def test_a_sheet_that_claims_every_row_gives_only_its_cells(shared_data):
    files = sorted((shared_data / "mof-budget-xls" / "Budget").glob("*.xls"))

    counted = Counter({path.name: sum(len(s.cells) for s in read_workbook(path, path.name).sheets) for path in files})

    assert len(counted) == 9
    assert all(500 < count < 5000 for count in counted.values())
