"""A list the form asks for comes filled in: every unit's rows under the form's headings, with the unit beside them."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))
import openpyxl
import pytest
from small_review import REVIEW, form_of, row, submission_of, unit_of, used, year

from tongket.collect.submission import ListRow, Place
from tongket.consolidate.accept import choose
from tongket.consolidate.add_up import add_up
from tongket.directive.form import ColumnKind, Form, FormColumn, FormSheet
from tongket.directive.form_cells import lay_out
from tongket.draft.appendix import write_appendix
from tongket.draft.material import Material

LIST = FormSheet(
    name="Biểu 2",
    header_rows=(2,),
    code_column=1,
    label_column=2,
    is_list=True,
    columns=(
        FormColumn(column=3, path=("Nội dung",), kind=ColumnKind.TEXT),
        FormColumn(column=4, path=("Kết quả",), kind=ColumnKind.TEXT),
    ),
)


def form() -> Form:
    sheets = (*form_of([row(3, "Số vụ")], [year(3, 2019)]).sheets, LIST)
    return Form(sheets=sheets, cells=lay_out(sheets))


def blank() -> bytes:
    """Two numbered rows, and who signs below them."""
    book = openpyxl.Workbook()
    book.active.title = "Biểu 1"
    page = book.create_sheet("Biểu 2")
    for line in (["DANH SÁCH"], ["STT", "Thời gian", "Nội dung", "Kết quả"], [1], [2], [], ["", "", "NGƯỜI LẬP BIỂU"]):
        page.append(line)
    page.merge_cells("C6:D6")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def page_of(*told: ListRow, other: str = "2", sheet: str = "Biểu 2") -> list[list[object]]:
    """A sheet as the appendix has it, where H01 lists these and H02 nothing but, in the other sheet, a figure."""
    asked = form()
    reports = [
        replace(submission_of(asked, "H01", {"C3": "1"}), list_rows=list(told)),
        submission_of(asked, "H02", {"C3": other}),
    ]
    units, mappings = [unit_of("H01"), unit_of("H02")], [used(one, one.file[:3]) for one in reports]
    counted = add_up(choose(reports, mappings, asked, units, REVIEW), asked)
    material = Material(
        review=REVIEW,
        form=asked,
        units=units,
        consolidation=counted,
        findings=[],
        mappings=mappings,
        submissions={},
        outline=(),
        exclusions={},
    )
    page = openpyxl.load_workbook(io.BytesIO(write_appendix(material, blank())))[sheet]
    return [[cell.value for cell in line] for line in page.iter_rows()]


def case(number: int, *texts: str, columns: tuple[int, ...] = (2, 3, 4)) -> ListRow:
    return ListRow(Place("H01.xlsx", "Biểu 2", f"B{number}"), texts, "Biểu 2", columns)


def test_rows_stand_under_their_headings_with_unit_and_source():
    lines = page_of(case(3, "5/2019", "Trộm xe", "Đã khởi tố"), case(4, "=1+1", "Đang điều tra", columns=(3, 4)))

    assert lines[1] == ["STT", "Thời gian", "Nội dung", "Kết quả", "Đơn vị", "Nguồn"]
    assert lines[2] == [1, "5/2019", "Trộm xe", "Đã khởi tố", "H01", "H01.xlsx › Biểu 2!B3"]
    assert lines[3] == [2, None, "=1+1", "Đang điều tra", "H01", "H01.xlsx › Biểu 2!B4"]
    assert lines[-1][0] == "Gộp nguyên văn từ báo cáo: 2 dòng của 1/2 đơn vị."


def test_what_stands_below_moves_down_where_there_are_more_rows_than_the_form_has():
    lines = page_of(*(case(number, "2019", f"Vụ {number}", "Xong") for number in range(3, 9)))

    assert [line[0] for line in lines[2:8]] == [1, 2, 3, 4, 5, 6]
    assert [line[2] for line in lines[8:]] == [None, "NGƯỜI LẬP BIỂU", None, None]


def test_a_list_nobody_filled_in_says_so():
    lines = page_of()

    assert [line[0] for line in lines[2:4]] == [None, None]
    assert lines[-1][0] == "Gộp nguyên văn từ báo cáo: 0 dòng của 0/2 đơn vị."


def test_of_a_form_sent_back_blank_the_appendix_counts_none_as_page_one():
    listed = page_of(case(3, "5/2019", "Trộm xe", "Đã khởi tố"), other="")
    figures = [line[0] for line in page_of(other="", sheet="Biểu 1") if line[0]]

    assert listed[-1][0] == "Gộp nguyên văn từ báo cáo: 1 dòng của 1/1 đơn vị."
    assert "Tổng hợp từ báo cáo của 01 đơn vị; 1/2 đơn vị có đủ số liệu biểu này." in figures


@pytest.mark.parametrize("note", [ListRow(Place("H01.xlsx", "Biểu 1", "F3"), ("số ước",))])
def test_notes_of_other_sheets_are_no_rows_of_the_list(note: ListRow):
    assert page_of(note)[-1][0] == "Gộp nguyên văn từ báo cáo: 0 dòng của 0/2 đơn vị."
