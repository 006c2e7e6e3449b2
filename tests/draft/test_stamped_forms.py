"""Each unit's own form: its name on it, its stamp in it, only what it fills open, and the office's look kept."""

import io
from collections.abc import Iterator
from datetime import date, datetime, tzinfo
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from tongket.collect.forms.reader import propose_form
from tongket.collect.letterhead import read_letterhead
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.draft.stamped_forms import stamp_forms
from tongket.periods.period import Period
from tongket.units.unit import Unit

REVIEW = Review(
    title="Tổng kết 10 năm",
    kind=ReviewKind.FINAL,
    directives=(DirectiveCited(symbol="48-CT/TW"),),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2011, 2020),
    as_of=date(2020, 11, 5),
)
CAI_BE = Unit(code="H05", name="Huyện Cái Bè")
YOUTH = Unit(code="T11", name="Tỉnh đoàn", owes=("Biểu 2",))


def blank_form(unit_line: str = "ĐƠN VỊ: ..............") -> bytes:
    book = Workbook()
    first = book.active
    first.title = "Biểu 1"
    for row in (
        ["TỈNH ỦY"],
        [unit_line],
        ["BIỂU 1. TỘI PHẠM"],
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2019", "Năm 2020", "Cộng 2019-2020", "Ghi chú"],
        ["1", "Tổng số vụ (1.1+1.2)", "vụ"],
        ["1.1", "Hình sự", "vụ", None, None, "=D6+E6"],
        ["1.2", "Kinh tế", "vụ"],
        ["2", "Khám phá", "vụ"],
        ["3", "Tỷ lệ (2/1)", "%"],
        ["4", "Tiền phạt", "triệu đồng"],
        ["5", "Số xã có mô hình", "xã/tổng số xã"],
    ):
        first.append(row)
    first["B5"].font = Font(bold=True, color="FF0000")
    first.column_dimensions["B"].width = 41
    first.page_setup.orientation = "landscape"
    second = book.create_sheet("Biểu 2")
    second.append(["STT", "Nội dung", "ĐVT", "Năm 2019", "Năm 2020"])
    second.append(["1", "Số cuộc", "cuộc"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def form_of(blank: bytes) -> Form:
    return propose_form(read_workbook(blank, "form.xlsx"))


def stamped(*units: Unit, blank: bytes | None = None) -> dict[str, bytes]:
    blank = blank or blank_form()
    return dict(stamp_forms(form_of(blank), blank, REVIEW, units))


@pytest.fixture(scope="module")
def cai_be() -> Any:
    (content,) = stamped(CAI_BE).values()
    return load_workbook(io.BytesIO(content))


def rules_at(sheet: Any, address: str) -> Iterator[str]:
    yield from (rule.formula1 for rule in sheet.data_validations.dataValidation if address in rule.sqref)


def test_the_file_is_named_by_the_unit_in_letters_every_system_keeps():
    assert list(stamped(CAI_BE)) == ["H05-huyen-cai-be.xlsx"]


def test_the_stamp_says_which_unit_and_which_review():
    (content,) = stamped(CAI_BE).values()

    stamp = read_workbook(content, "x.xlsx").stamp

    assert (stamp["tongket-unit"], stamp["tongket-review"]) == ("H05", "48-CT/TW 2011-2020")
    assert len(stamp["tongket-form"]) == 16


def test_the_form_names_its_unit_where_the_office_left_room(cai_be: Any):
    assert cai_be["Biểu 1"]["A2"].value == "ĐƠN VỊ: Huyện Cái Bè"


def test_a_form_without_room_for_the_name_takes_it_in_an_empty_row_or_the_page_header():
    (empty_row,) = stamped(CAI_BE, blank=blank_form(unit_line="")).values()

    assert read_letterhead(read_workbook(empty_row, "x.xlsx")).unit_text == "Huyện Cái Bè"
    header = load_workbook(io.BytesIO(empty_row))["Biểu 2"].oddHeader.left.text
    assert header == "Đơn vị báo cáo: Huyện Cái Bè"


def test_only_what_is_filled_in_is_open(cai_be: Any):
    sheet = cai_be["Biểu 1"]
    is_open = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}

    assert sheet.protection.sheet
    assert {"D6", "E6", "D7", "D8", "D10", "D11", "G6"} <= is_open
    assert not {"A1", "B6", "D5", "F6", "D9", "F10", "D4"} & is_open


def test_what_follows_from_other_cells_is_a_formula_and_the_offices_own_stay(cai_be: Any):
    sheet = cai_be["Biểu 1"]

    assert sheet["F6"].value == "=D6+E6"
    assert sheet["D5"].value == '=IF(COUNT(D6:D7)=0,"",SUM(D6:D7))'
    assert sheet["D9"].value == '=IF(OR(COUNT(D8,D5)<2,N(D5)=0),"",D8/D5*100)'
    assert sheet["F11"].value == '=IF(E11="","",E11)'


def test_a_rate_in_a_cell_that_shows_per_cent_is_not_multiplied_twice():
    book = load_workbook(io.BytesIO(blank_form()))
    book["Biểu 1"]["D9"].number_format = "0.00%"
    stream = io.BytesIO()
    book.save(stream)
    (content,) = stamped(CAI_BE, blank=stream.getvalue()).values()
    sheet = load_workbook(io.BytesIO(content))["Biểu 1"]

    assert sheet["D9"].value == '=IF(OR(COUNT(D8,D5)<2,N(D5)=0),"",D8/D5)'
    assert sheet["E9"].value == '=IF(OR(COUNT(E8,E5)<2,N(E5)=0),"",E8/E5*100)'


def test_cells_refuse_what_is_no_figure_of_their_kind(cai_be: Any):
    sheet = cai_be["Biểu 1"]

    assert list(rules_at(sheet, "D6")) == ['OR(AND(ISNUMBER(D6),N(D6)>=0,N(D6)=INT(N(D6))),D6="...")']
    assert list(rules_at(sheet, "E10")) == ['OR(AND(ISNUMBER(D10),N(D10)>=0),D10="...")']
    assert list(rules_at(sheet, "D11")) == ['OR(ISNUMBER(FIND("/",D11)),D11="...")']
    assert sheet["D11"].number_format == "@"
    assert all("Không phát sinh: ghi 0" in rule.error for rule in sheet.data_validations.dataValidation)


def test_the_offices_look_is_kept(cai_be: Any):
    sheet = cai_be["Biểu 1"]

    assert (sheet["B5"].font.bold, sheet["B5"].font.color.rgb) == (True, "00FF0000")
    assert sheet.column_dimensions["B"].width == 41
    assert sheet.page_setup.orientation == "landscape"


def test_a_unit_gets_only_the_sheets_it_owes():
    youth = load_workbook(io.BytesIO(stamped(YOUTH)["T11-tinh-doan.xlsx"]))

    assert youth.sheetnames == ["Biểu 2"]


def test_a_sheet_that_another_reads_stays():
    book = load_workbook(io.BytesIO(blank_form()))
    book["Biểu 2"]["E2"].value = "='Biểu 1'!E8"
    stream = io.BytesIO()
    book.save(stream)

    (content,) = stamped(YOUTH, blank=stream.getvalue()).values()

    assert load_workbook(io.BytesIO(content)).sheetnames == ["Biểu 1", "Biểu 2"]


def test_the_stamped_form_is_still_the_same_form():
    blank = blank_form()
    (content,) = stamped(CAI_BE, blank=blank).values()

    assert {c.id: c.how for c in form_of(content).cells} == {c.id: c.how for c in form_of(blank).cells}


def test_the_same_inputs_give_the_same_bytes_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch):
    blank = blank_form()
    first = stamped(CAI_BE, YOUTH, blank=blank)
    monkeypatch.setattr(openpyxl.writer.excel.datetime, "datetime", Later)

    assert stamped(CAI_BE, YOUTH, blank=blank) == first


class Later(datetime):
    """A clock that stands elsewhere."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:
        return datetime(2031, 1, 1, tzinfo=tz)
