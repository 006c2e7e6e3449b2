"""Pages and XML spreadsheets saved under the name .xls are read like the sheets they show."""

import pytest

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.workbooks.sheet import CellKind, Range
from tongket.collect.workbooks.workbook import read_workbook


def test_a_page_saved_as_a_workbook_keeps_places_and_merges():
    page = """<html><body><p>Biểu 1</p><table>
        <tr><th rowspan=2>Nội dung</th><th colspan=2>Năm</th></tr>
        <tr><th>2011</th><th>2012</th></tr>
        <tr><td>Số <b>vụ</b></td><td x:num="1234">1.234</td><td>5</td></tr></table></body></html>"""

    workbook = read_workbook(page.encode(), "an-binh.xls")

    cells = workbook.sheets[0].cells
    assert (workbook.format, workbook.has_provenance) == ("html", False)
    assert [cells[place].raw for place in ((1, 1), (1, 2), (2, 2), (2, 3), (3, 1))] == [
        "Nội dung",
        "Năm",
        "2011",
        "2012",
        "Số vụ",
    ]
    assert (cells[3, 2].kind, cells[3, 2].raw) == (CellKind.NUMBER, "1234")
    assert cells[3, 3].kind is CellKind.TEXT
    assert workbook.sheets[0].merges == (Range(1, 1, 2, 1), Range(1, 2, 1, 3))


def test_an_xml_spreadsheet_keeps_its_indexes():
    xml = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Biểu 1"><Table>
        <Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">Số vụ</Data></Cell>
        <Cell><Data ss:Type="Number">12.5</Data></Cell></Row></Table></Worksheet></Workbook>"""

    sheet = read_workbook(xml.encode(), "an-binh.xls").sheets[0]

    assert sheet.name == "Biểu 1"
    assert sheet.cells[3, 2].raw == "Số vụ"
    assert (sheet.cells[3, 4].kind, sheet.cells[3, 4].raw) == (CellKind.NUMBER, "12.5")
    assert sheet.merges == (Range(3, 2, 3, 3),)


def test_a_page_without_a_table_is_refused():
    with pytest.raises(Unreadable):
        read_workbook(b"<html><p>404 Not Found</p></html>", "an-binh.xls")
