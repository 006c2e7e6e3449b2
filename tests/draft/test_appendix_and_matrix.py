"""phu-luc.xlsx and ma-tran.xlsx read back by a stranger's reader: right numbers, right marks, nothing that can run."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
from small_review import (
    REVIEW,
    added_up,
    chosen,
    consolidated,
    decision,
    form_of,
    period_total,
    row,
    submission_of,
    unit_of,
    used,
    year,
)

from tongket.check.kinds.cells import AmbiguousNumber
from tongket.collect.submission import Place
from tongket.collect.workbooks.workbook import read_workbook
from tongket.consolidate.figure import Consolidation
from tongket.directive.form import Form, Rule
from tongket.draft import appendix_sources
from tongket.draft import matrix as matrix_room
from tongket.draft.appendix import write_appendix
from tongket.draft.appendix_xml import Line, sheet_xml
from tongket.draft.material import Material
from tongket.draft.matrix import write_matrix
from tongket.draft.page.figure_section import figures
from tongket.draft.review_tables import LANDSCAPE, PORTRAIT_SIZES, frame_for, table, whole_body

ROWS = [row(3, "Số vụ xảy ra", measure="Vụ"), row(4, "Tài sản", measure="Triệu đồng"), row(5, "Xã", rule=Rule.N_OF_N)]
FORM = form_of(ROWS, [year(3, 2019), year(4, 2020), period_total(5, (3, 4))])
FORM = replace(FORM, sheets=(replace(FORM.sheets[0], header_rows=(2,), label_column=2),))
SENT = {
    "H01": {"C3": "1234", "D3": "2", "C4": "1.25", "D4": "0.5", "C5": "3/4", "D5": "4/4"},
    "H02": {"C3": "5", "C4": "=1+1", "D4": "3", "C5": "1/2", "D5": "2/2"},
}
SENT["H02"]["C4"] = "7"


def blank(merged: str = "") -> bytes:
    """The office's form: a title, one line of headings, three rows; its total is a formula."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Biểu 1"
    page["A1"] = "BIỂU 1"
    for column, text in enumerate(("STT", "Chỉ tiêu", "Năm 2019", "Năm 2020", "Cộng"), start=1):
        page.cell(2, column, text)
    for number, one in enumerate(ROWS, start=3):
        page.cell(number, 2, one.label)
        page.cell(number, 5, f"=SUM(C{number}:D{number})")
    if merged:
        page.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def material(consolidation: Consolidation, form: Form = FORM, names: tuple[str, ...] = ("H01", "H02")) -> Material:
    units = [unit_of(code) for code in names]
    submissions = {one.file: one for one in consolidation.counted.values()}
    mappings = [used(one, unit) for unit, one in consolidation.counted.items()]
    return Material(
        review=REVIEW,
        form=form,
        units=units,
        consolidation=consolidation,
        findings=[],
        mappings=mappings,
        submissions=submissions,
        outline=(),
        exclusions=consolidation.exclusions,
    )


@pytest.fixture(scope="module")
def counted() -> Material:
    doubt = AmbiguousNumber(at=Place("H01.xlsx", "Biểu 1", "C3"), unit="H01")
    return material(consolidated(FORM, SENT, findings=[doubt]))


@pytest.fixture(scope="module")
def filled(counted: Material) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_appendix(counted, blank())))


def test_the_form_comes_back_filled_with_numbers_not_formulas(filled: openpyxl.Workbook) -> None:
    page = filled["Biểu 1"]
    assert [page[at].value for at in ("C3", "D3", "E3", "C4", "E4")] == [1239, 2, 1241, 8.25, 11.75]
    assert [page[at].value for at in ("C5", "D5", "E5")] == ["4/6", "6/6", "6/6"]
    assert page["B3"].value == "Số vụ xảy ra"


def test_each_row_says_of_how_many_units(filled: openpyxl.Workbook) -> None:
    page = filled["Biểu 1"]
    assert [page.cell(row, 6).value for row in (2, 3, 4, 5)] == ["Số đơn vị", "1/2", "2/2", "2/2"]


@pytest.mark.parametrize(("merged", "column"), [("F3:G5", 8), ("F9:G10", 6)])
def test_shares_stand_beside_what_the_form_has_merged_there(counted: Material, merged: str, column: int) -> None:
    """A square for notes right of the table leaves no cell to write in; one far below it does no harm."""
    page = openpyxl.load_workbook(io.BytesIO(write_appendix(counted, blank(merged))))["Biểu 1"]
    assert [page.cell(row, column).value for row in (2, 3, 4, 5)] == ["Số đơn vị", "1/2", "2/2", "2/2"]


def test_a_column_without_a_heading_is_drafted_and_shown_as_it_is() -> None:
    sheet = FORM.sheets[0]
    columns = (sheet.columns[0], replace(sheet.columns[1], path=()), sheet.columns[2])
    form = replace(FORM, sheets=(replace(sheet, columns=columns),))
    given = material(consolidated(form, SENT), form)
    body = whole_body(given, form.sheets[0])
    assert body is not None
    headings, *rows = table(body, frame_for([body], width=LANDSCAPE, sizes=PORTRAIT_SIZES)).rows
    assert ["".join(run.text for each in cell.paragraphs for run in each.runs) for cell in headings][3:] == [
        "2019",
        "",
        "Cộng giai đoạn",
        "Số đơn vị",
    ]
    assert len(rows) == len(ROWS)
    assert '<th scope="col"></th>' in "".join(figures(given))


def test_a_figure_that_differs_from_its_row_or_may_change_says_so(filled: openpyxl.Workbook) -> None:
    page = filled["Biểu 1"]
    assert page["C3"].comment.text == "2/2 đơn vị\nTạm tính: 1 số liệu chờ xác nhận"
    assert page["D4"].comment is None
    assert '"*"' in page["C3"].number_format
    assert '"*"' not in page["D3"].number_format


def test_completeness_stands_below_the_table(filled: openpyxl.Workbook) -> None:
    lines = [line[0].value for line in filled["Biểu 1"].iter_rows(min_row=7, max_col=1) if line[0].value]
    assert lines[0] == "Tổng hợp từ báo cáo của 02 đơn vị; 1/2 đơn vị có đủ số liệu biểu này."
    assert lines[1] == "Thiếu một phần hoặc toàn bộ số liệu: H02."
    assert lines[2].startswith("(*) Số liệu tạm tính")


def test_a_figure_links_to_the_cells_it_was_added_from(filled: openpyxl.Workbook) -> None:
    page, sources = filled["Biểu 1"], filled["Nguồn 1"]
    sheet, _, at = page["C3"].hyperlink.location.partition("!")
    assert sheet == "'Nguồn 1'"
    first = sources[at].row
    lines = [[cell.value for cell in line] for line in sources.iter_rows(min_row=first, max_row=first + 2)]
    assert lines[0] == [
        "C3", "Số vụ xảy ra", "2019; 2/2 đơn vị; tạm tính: 1 số liệu chờ xác nhận", None, None, "Vụ", 1239,
    ]  # fmt: skip
    assert lines[1] == [None, "H01", "H01.xlsx", "Biểu 1", "C3", "1234", 1234]
    assert lines[2] == [None, "H02", "H02.xlsx", "Biểu 1", "C3", "5", 5]


def test_a_total_names_the_cells_it_was_worked_out_from(filled: openpyxl.Workbook) -> None:
    texts = [line[1].value for line in filled["Nguồn 1"].iter_rows() if line[1].value]
    assert "Tính từ các ô: C3 + D3" in texts
    assert "Số cuối kỳ: D5" in texts


def test_too_many_readings_leave_a_control_total_and_say_so(counted: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appendix_sources, "MOST_LISTED", 3)
    sheet = appendix_sources.source_sheets(counted)[0]
    assert "data/figures.json" in str(sheet.lines[0].values[0])
    assert Line(("", "2 ô nguồn, cộng kiểm soát", "", "", "", "", Decimal(1239))) in sheet.lines


def test_the_same_figures_make_the_same_bytes(counted: Material) -> None:
    assert write_appendix(counted, blank_once()) == write_appendix(counted, blank_once())
    assert write_matrix(counted) == write_matrix(counted)


_BLANK: list[bytes] = []


def blank_once() -> bytes:
    """openpyxl stamps the hour into each form it saves, so one form serves both."""
    if not _BLANK:
        _BLANK.append(blank())
    return _BLANK[0]


def test_what_a_unit_types_never_becomes_a_formula() -> None:
    data = sheet_xml([Line(("=cmd|' /C calc'!A0",))], widths=(9,), styles={"text": "0", "number": "0"}, frozen=1)
    assert b"<f>" not in data
    assert b't="inlineStr"' in data
    form = form_of([row(3, "Nhận xét", rule=Rule.TEXT)], [year(3, 2020)])
    report = submission_of(form, "H01", {})
    assert report.batch is not None
    report.batch.raws[0], report.batch.states[0] = "=HYPERLINK(1)", report.batch.states[0].TEXT
    choice = chosen(form, {"H01": {}})
    from tongket.consolidate.add_up import add_up

    review = add_up(replace(choice, counted={"H01": report}), form)
    page = openpyxl.load_workbook(io.BytesIO(write_appendix(material(review, form, ("H01",)), blank())))["Biểu 1"]
    assert (page["C3"].value, page["C3"].data_type) == ("=HYPERLINK(1)", "s")
    seen = openpyxl.load_workbook(io.BytesIO(write_matrix(material(review, form, ("H01",)))))["Biểu 1"]
    assert all(cell.data_type != "f" for line in seen.iter_rows() for cell in line)


@pytest.fixture(scope="module")
def matrix(counted: Material) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_matrix(counted)))


def test_units_stand_side_by_side_with_the_whole_span_first(matrix: openpyxl.Workbook) -> None:
    page = matrix["Biểu 1"]
    assert [page.cell(3, column).value for column in (4, 7, 10)] == ["Số vụ xảy ra", "Tài sản", "Xã"]
    assert [page.cell(5, column).value for column in (4, 5, 6)] == ["Cộng giai đoạn", "2019", "2020"]
    assert [[page.cell(line, column).value for column in (2, 4, 5, 6, 10)] for line in (6, 7)] == [
        ["H01", 1236, 1234, 2, "4/4"],
        ["H02", 5, 5, "thiếu", "2/2"],
    ]
    assert [page.cell(line, 4).value for line in (8, 9)] == [1241, "1/2"]


def test_years_are_folded_behind_the_span(matrix: openpyxl.Workbook) -> None:
    page = matrix["Biểu 1"]
    assert page.column_dimensions["E"].outlineLevel == 1
    assert page.column_dimensions["E"].hidden
    assert not page.column_dimensions["D"].hidden


def test_a_cell_shows_its_state_and_opens_its_source(matrix: openpyxl.Workbook) -> None:
    page = matrix["Biểu 1"]
    assert page["E6"].fill.fgColor.rgb == "FFFFF2CC"  # doubtful
    assert page["F7"].fill.fgColor.rgb == "FFF4B8AE"  # missing
    assert page["D7"].fill.fgColor.rgb == "FFFBE3DF"  # a part is missing
    assert page["E6"].hyperlink.target == "../reports/H01.xlsx"
    assert page["E6"].hyperlink.location == "'Biểu 1'!C3"


def test_an_excluded_report_is_shown_struck_out() -> None:
    review = added_up(
        """
        H01 | 3 | 4
        H02 | 1 | 5
    """,
        decisions=[decision("H02", "exclude")],
    )
    sent = submission_of(review.form, "H02", {"C1": "1", "D1": "5"})
    given = material(review, review.form)
    given = replace(
        given, mappings=[*given.mappings, used(sent, "H02")], submissions={**given.submissions, sent.file: sent}
    )
    page = openpyxl.load_workbook(io.BytesIO(write_matrix(given)))["Biểu 1"]
    assert [page["D6"].value, page["D7"].value, page["D8"].value] == [7, 6, 7]
    assert page["D7"].font.strike
    assert not page["D6"].font.strike


def test_a_form_that_is_no_xlsx_is_rebuilt_from_its_values(counted: Material) -> None:
    text = "BIỂU 1\r\nSTT;Chỉ tiêu;Năm 2019;Năm 2020;Cộng\r\n;Số vụ xảy ra;;;\r\n;Tài sản;;;\r\n;Xã;;;\r\n"
    name = read_workbook(text.encode(), "form.csv").sheets[0].name
    form = form_of(ROWS, [year(3, 2019), year(4, 2020), period_total(5, (3, 4))], name)
    made = write_appendix(material(consolidated(form, SENT), form), text.encode())
    page = openpyxl.load_workbook(io.BytesIO(made))[name]
    assert [page[at].value for at in ("B3", "C3", "E4")] == ["Số vụ xảy ra", 1239, 11.75]


def test_a_matrix_too_large_keeps_the_span_and_says_where_the_years_are(
    counted: Material, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_room, "MOST_CELLS", 10)
    page = openpyxl.load_workbook(io.BytesIO(write_matrix(counted)))["Biểu 1"]
    assert "data/figures.json" in page["A2"].value
    assert [page.cell(5, column).value for column in (4, 5, 6, 7)] == ["Cộng giai đoạn"] * 3 + [None]
    assert [page.cell(6, column).value for column in (4, 5, 6)] == [1236, 1.75, "4/4"]


def test_every_printed_page_repeats_its_headings_and_says_its_number(
    filled: openpyxl.Workbook, matrix: openpyxl.Workbook
) -> None:
    sources, units, legend = filled["Nguồn 1"], matrix["Biểu 1"], matrix["Chú giải"]

    assert sources.print_title_rows == "$1:$2"
    assert units.print_title_rows is not None
    assert all("&P" in page.oddFooter.center.text for page in (sources, units))
    assert legend.sheet_properties.pageSetUpPr.fitToPage
