"""What the form of this period begins with: the same figures as last time, to be confirmed; never another period's."""

from decimal import Decimal

from openpyxl import Workbook

from tongket.collect.forms.reader import propose_form
from tongket.collect.last_period import from_last_period
from tongket.collect.typed_entries import Entry, entered_submission
from tongket.collect.workbooks.workbook import read_workbook
from tongket.units.unit import Unit

UNIT = Unit(code="H05", name="Huyện Cái Bè")


def form_of(tmp_path, headings):
    book = Workbook()
    sheet = book.active
    sheet.title = "Biểu 1"
    sheet.append(["STT", "Chỉ tiêu", "ĐVT", *headings])
    for number, label in enumerate(("Số vụ xảy ra", "Số vụ khám phá"), start=1):
        sheet.append([str(number), label, "vụ"])
    sheet.append(["3", "Số đảng viên có đến cuối kỳ", "người"])
    path = tmp_path / f"{'-'.join(headings)}.xlsx".replace("/", "_")
    book.save(path)
    return propose_form(read_workbook(path, path.name))


def batch_of(form, **cells):
    entries = {("Biểu 1", place): Entry(text) for place, text in cells.items()}
    return entered_submission(form, entries, UNIT, file="x").batch


def test_the_same_year_of_the_same_indicator_is_offered_wherever_its_column_stands_now(tmp_path):
    earlier = form_of(tmp_path, ["Năm 2018", "Năm 2019"])
    now = form_of(tmp_path, ["Năm 2019", "Năm 2020"])

    made = from_last_period(now, earlier, batch_of(earlier, D2="1", E2="2", E3="-", E4="1.234,5"))

    assert made.offered == {
        ("Biểu 1", "D2"): Entry("2", Decimal(2)),
        ("Biểu 1", "D3"): Entry("0"),
        ("Biểu 1", "D4"): Entry("1234,5", Decimal("1234.5")),
    }
    assert made.shown == {}


def test_a_flow_of_last_period_is_shown_and_a_stock_is_offered(tmp_path):
    form = form_of(tmp_path, ["Kỳ báo cáo"])
    made = from_last_period(form, form, batch_of(form, D2="7", D4="120"))

    assert made.shown == {("Biểu 1", "D2"): Entry("7", Decimal(7))}
    assert made.offered == {("Biểu 1", "D4"): Entry("120", Decimal(120))}


def test_what_was_blank_is_not_offered(tmp_path):
    form = form_of(tmp_path, ["Năm 2019"])
    assert from_last_period(form, form, batch_of(form)).offered == {}
