"""The XML reader is the truth; the fast path says the same or nothing; strangers (openpyxl, calamine) agree."""

import string
import sys
import warnings
import zipfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.collect.files.unreadable import Unreadable
from tongket.collect.submission import OddityKind
from tongket.collect.workbooks.calamine_reader import read_with_calamine
from tongket.collect.workbooks.sheet import CellKind, Range
from tongket.collect.workbooks.stored_number import stored_number
from tongket.collect.workbooks.workbook import read_workbook
from tongket.collect.workbooks.xlsx_formulas import shifted
from tongket.collect.workbooks.xlsx_reader import NotForTheFastPath, read_xlsx

sys.path.append(str(Path(__file__).parent))
from made_workbooks import MAIN, by_libreoffice, by_openpyxl, by_xlsxwriter, package, sheet_xml

EXAMPLE = [
    ["STT", "Nội dung", "Năm 2011", "Năm 2012"],
    [1, "Số vụ phạm pháp hình sự", 1234, 0.1 + 0.2],
    ["1.1", "Trong đó: trộm cắp", -5, 12.5],
    ["", "Cộng", "=SUM(C2:C3)", '=IF(D2>0,"có","không")&"<x>"'],
    [None, "Ngày", datetime(2020, 11, 5), True],  # noqa: DTZ001
]
RUNS = "<is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is>"


def cells(content, reader="truth"):
    return read_xlsx(content, reader).sheets[0].cells


def test_a_cell_leaves_with_address_text_formula_and_format():
    found = cells(by_xlsxwriter(EXAMPLE))

    assert found[2, 3].raw == "1234"
    assert found[4, 3] == (4, 3, CellKind.NUMBER, "7", "SUM(C2:C3)", "General", True)
    assert found[5, 3] == (5, 3, CellKind.DATE, "2020-11-05", None, "dd/mm/yyyy", True)
    assert found[5, 4].kind is CellKind.BOOLEAN
    assert (4, 1) not in found


def test_merges_and_hidden_parts_are_kept():
    sheet = read_xlsx(by_xlsxwriter(EXAMPLE)).sheets[0]

    assert sheet.merges == (Range(6, 1, 7, 3),)
    assert sheet.hidden_rows == {9}
    assert sheet.hidden_columns == {6, 7}


def test_a_formula_never_calculated_is_told_from_one_whose_result_is_empty():
    rows = '<row r="1"><c r="A1"><f>B1+1</f></c><c r="B1" t="str"><f>IF(1,"","x")</f><v></v></c></row>'

    found = cells(package(sheet_xml(rows)))

    assert (found[1, 1].raw, found[1, 1].is_calculated) == ("", False)
    assert (found[1, 2].raw, found[1, 2].is_calculated) == ("", True)


@pytest.mark.parametrize(
    ("rows", "raw"),
    [
        pytest.param('<row><c><v>5</v></c></row>', "5", id="no addresses"),
        pytest.param('<row r="1"><c t="n" r="A1"><v>5</v></c></row>', "5", id="attributes in another order"),
        pytest.param("<row r='1'><c r='A1'><v>5</v></c></row>", "5", id="single quotes"),
        pytest.param('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>', "5", id="raw text"),
        pytest.param('<row r="1"><!-- <c r="B1"/> --><c r="A1"><v>5</v></c></row>', "5", id="a comment"),
        pytest.param(f'<row r="1"><c r="A1" t="inlineStr">{RUNS}</c></row>', "ab", id="runs"),
        pytest.param('<row r="1"><c r="A1" t="str"><v>a&#7889;&amp;_x000D_</v></c></row>', "aố&\r", id="references"),
        pytest.param('<row r="1"><c r="A1"><v>1E-3</v></c></row>', "1E-3", id="exponent"),
        pytest.param('<row r="1"><c r="A1"><v>twelve</v></c></row>', "twelve", id="no number"),
        pytest.param('<row r="1"><c r="A1" t="e"><v>#DIV/0!</v></c></row>', "#DIV/0!", id="an error"),
    ],
)  # fmt: skip
def test_whatever_the_writing_the_cell_is_read(rows, raw):
    content = package(sheet_xml(rows))

    assert cells(content)[1, 1].raw == raw
    assert cells(content, "auto") == cells(content)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>5</v></c><c r=\'B1\'><v>6</v></c></row>',
        '<row r="1"><c r="A1"><v>5</v></c><c><v>6</v></c></row>',
        '<row r="1"><!-- <c r="A1"><v>5</v></c> --></row>',
        '<row r="1"><c r="A1" vm="1"><v>5</v></c></row>',
        '<row r="1"><c r="A1"><v> 5</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A0"><v>5</v></c></row>',
        '<row r="1"><x:c xmlns:x="urn:x" r="A1"><v>5</v></x:c></row>',
    ],
)
def test_the_fast_path_steps_back_from_what_it_does_not_know(rows):
    with pytest.raises(NotForTheFastPath):
        read_xlsx(package(sheet_xml(rows)), "fast")


def test_prefixes_and_the_strict_dialect_are_read():
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    row = '<x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row>'
    xml = f'<x:worksheet xmlns:x="{strict}"><x:sheetData>{row}</x:sheetData></x:worksheet>'

    assert cells(package(xml))[2, 2].raw == "5"


def test_shared_texts_formulas_and_stamp():
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="B1"><f t="shared" ref="B1:B2" si="0">$C1+SUM(D$1:D1)</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    content = package(
        sheet_xml(rows),
        sharedStrings=f'<sst xmlns="{MAIN}"><si><r><t>Số </t></r><r><t>vụ</t></r><rPh><t>x</t></rPh></si></sst>',
        custom='<Properties xmlns="c"><property name="tongket.unit"><lpwstr>H01</lpwstr></property></Properties>',
    )

    assert cells(content)[1, 1].raw == "Số vụ"
    assert cells(content)[2, 2].formula == "$C2+SUM(D$1:D2)"
    assert cells(content, "fast") == cells(content)
    assert read_xlsx(content).stamp == {"tongket.unit": "H01"}


@pytest.mark.parametrize(
    "formula",
    ["SUM(B2:C$4)*$A$1", "IF(A1=\"B2\",LOG10(C3),'Q1 B2'!A1)", "Q1!B2+SUM(A:B)+SUM(2:3)", "A1:B2 C3", "TAX2020+B2"],
)
def test_moved_formulas_are_those_of_openpyxl(formula):
    from openpyxl.formula.translate import Translator

    assert "=" + shifted(formula, 3, 2) == Translator("=" + formula, "A1").translate_formula(row_delta=3, col_delta=2)


def test_a_number_shown_as_a_date_or_a_time_is_one():
    looks = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>'
    styles = f'<styleSheet xmlns="{MAIN}">{looks}</styleSheet>'
    content = package(
        sheet_xml('<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>0.5</v></c></row>'), styles=styles
    )

    assert [cell.raw for cell in cells(content).values()] == ["1900-01-01", "12:00:00"]
    assert cells(content, "fast") == cells(content)


def test_an_entity_is_not_expanded_and_nothing_is_fetched():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + sheet_xml(
        '<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'
    )

    assert "aaaa" not in str(cells(package(bomb)))


@pytest.mark.slow
def test_a_bomb_is_refused_by_what_comes_out_of_it():
    with pytest.raises(Unreadable) as refusal:
        read_xlsx(package(sheet_xml(" " * 60_000_000)))

    assert refusal.value.kind is OddityKind.TOO_HEAVY


def test_a_number_is_the_decimal_at_fifteen_digits():
    assert stored_number("0.30000000000000004") == Decimal("0.3")
    assert str(stored_number("1E+3")) == "1000"
    assert str(stored_number("-0.0")) == "0"


# What is compared with strangers: the value as each of them would say it.
def ours(content, reader):
    return {place: said(cell) for place, cell in cells(content, reader).items() if said(cell) != ""}


def said(cell):
    if cell.kind is CellKind.NUMBER:
        return stored_number(cell.raw)
    if cell.kind is CellKind.BOOLEAN:
        return cell.raw == "1"
    return cell.raw


def by_stranger(content):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = openpyxl.load_workbook(BytesIO(content), data_only=True).worksheets[0]
    filled = (cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, ""))
    return {(cell.row, cell.column): as_said(cell.value) for cell in filled}


def as_said(value):
    if isinstance(value, bool | str):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    return stored_number(repr(value))


def agree(content):
    assert read_xlsx(content).reader == "fast"
    assert read_xlsx(content, "fast").sheets == read_xlsx(content, "truth").sheets
    assert ours(content, "truth") == by_stranger(content)
    calamine = read_with_calamine(content, "xlsx").sheets[0].cells
    assert {place: said(cell) for place, cell in calamine.items()} == {
        place: value for place, value in ours(content, "truth").items() if not str(value).startswith("#")
    }


TEXTS = st.text(alphabet=string.ascii_letters + "ăâđêôơưạảấầậ &<>\"'.,%–…", min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and not text.startswith("=")
)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e12, 1e12).map(lambda number: round(number, 6))
ROWS = st.lists(st.lists(TEXTS | NUMBERS | st.booleans() | st.none(), max_size=6), min_size=1, max_size=8)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_readers_agree_cell_by_cell_on_two_producers(rows):
    written = by_xlsxwriter([["x"], *rows])

    agree(written)
    agree(by_openpyxl(written))


@pytest.mark.service
@pytest.mark.slow
def test_readers_agree_on_what_libreoffice_writes(tmp_path, soffice):
    agree(by_libreoffice(by_xlsxwriter(EXAMPLE), tmp_path, soffice))


def test_a_workbook_only_the_forgiving_reader_opens_says_it_has_no_provenance():
    content = with_a_stray_end(by_xlsxwriter(EXAMPLE))

    with pytest.raises(Unreadable):
        read_xlsx(content, "truth")
    workbook = read_workbook(content, "a.xlsx")
    assert (workbook.reader, workbook.has_provenance) == ("calamine", False)


def with_a_stray_end(content):
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"<stray" if name.endswith("sheet1.xml") else b""))
    return buffer.getvalue()
