"""What a unit types on a page becomes its workbook: read back, the workbook says the same, cell by cell."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tongket.check.check_submission import check_submission
from tongket.collect.forms.reader import propose_form
from tongket.collect.matching.read_submission import read_submission
from tongket.collect.submission import State, Submission
from tongket.collect.typed_entries import Entries, Entry, entered_submission, is_note, plain_text
from tongket.collect.workbooks.workbook import read_workbook
from tongket.directive.form import Form, How
from tongket.directive.form_file import read_form
from tongket.directive.review import DirectiveCited, Office, Review, ReviewKind
from tongket.draft.blank_form import fillable_blank
from tongket.draft.entry_rules import kind_of_entry
from tongket.draft.filled_form import fill_form
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
UNIT = Unit(code="H05", name="Huyện Cái Bè")


def blank_form() -> bytes:
    """Counts, money, a rate kept in per cent, n/N, a total the office worked out itself, notes, and a list."""
    book = Workbook()
    first = book.active
    first.title = "Biểu 1"
    for row in (
        ["TỈNH ỦY"],
        ["ĐƠN VỊ: .............."],
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
    first["D9"].number_format = first["E9"].number_format = "0.00%"
    first["E10"].number_format = "dd/mm/yyyy"
    first["D8"].number_format = "0%"
    second = book.create_sheet("Biểu 2")
    second.append(["STT", "Nội dung", "ĐVT", "Năm 2019", "Năm 2020"])
    second.append(["1", "Số cuộc", "cuộc", "....", "...."])
    second.append(["2", "Tỷ lệ hộ tham gia", "%"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


BLANK = blank_form()
FORM = propose_form(read_workbook(BLANK, "form.xlsx"))


def filled(entries: Entries, form: Form = FORM, blank: bytes = BLANK) -> Submission:
    """The unit's workbook, read as any upload is."""
    name, content = fill_form(form, blank, REVIEW, UNIT, entries)
    return read_submission(read_workbook(content, name), form, file="x.xlsx", sha256="", size=0)


def typed(**cells: str | Entry) -> Entries:
    """Entries of the first sheet."""
    return {("Biểu 1", place): text if isinstance(text, Entry) else Entry(text) for place, text in cells.items()}


def told(submission: Submission) -> list[tuple[Any, ...]]:
    """All that is known of every cell."""
    batch = submission.batch
    assert batch is not None
    odd = {odd.form_cell: odd.kind for odd in submission.oddities}
    return [
        (cell.id, batch.values[i], batch.states[i], batch.qualities[i], batch.totals.get(i), odd.get(i))
        for i, cell in enumerate(FORM.cells)
    ]


DIGITS = st.integers(0, 10**6).map(str)
MARKED = st.sampled_from(
    ["8,5", "8.5", "12.75", "1410.5", "1.234", "1,234", "1.234.567", "1,234,567", "1.234,5", "1,234.5", "0.25", "1 234"]
)
WORDS = st.sampled_from(
    ["-", "–", "không", "...", "ước 1.200", "≈ 30", "12 vụ", "2,5 tỷ", "85,5%", "91/91", "12/3", "5/4 xã", "x", "(12)",
     "05", "1E5", "12.34.567", "31/12/2020", "=1+1", "123456789012345678", "0,1234567890123456", "_x0041_"]
)  # fmt: skip
TEXTS = st.one_of(DIGITS, MARKED, WORDS, st.text(max_size=12)).map(plain_text).filter(bool)
SPOTS = [(cell.sheet, cell.address) for cell in FORM.cells if cell.how is How.ENTERED]


@settings(max_examples=120)
@given(st.dictionaries(st.sampled_from(SPOTS), TEXTS.map(Entry), max_size=12))
@example(
    {("Biểu 1", "D6"): Entry("1.234.567"), **{("Biểu 1", at): Entry("8.5") for at in ("E6", "D7", "E7", "D8", "E8")}}
)
@example({("Biểu 1", "E10"): Entry("1,5"), ("Biểu 1", "D9"): Entry("85,53"), ("Biểu 2", "D2"): Entry("3")})
def test_what_is_typed_is_what_is_read_of_the_workbook(entries):
    assert told(filled(entries)) == told(entered_submission(FORM, entries, UNIT, file="x.xlsx"))


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(SPOTS), TEXTS.map(Entry), max_size=8))
@example({("Biểu 1", "D6"): Entry("4"), ("Biểu 1", "D8"): Entry("123456789012345678")})
def test_a_page_says_what_the_desk_will_say(entries):
    def codes(submission):
        return [(f.code, f.at.sheet, f.at.cell) for f in check_submission(submission, FORM, UNIT, REVIEW)]

    assert codes(filled(entries)) == codes(entered_submission(FORM, entries, UNIT, file="x.xlsx"))


def test_a_blank_stays_a_blank_and_a_zero_is_said():
    batch = filled(typed(D6="0", E6="-")).batch
    assert batch is not None

    def at(place: str) -> tuple[Any, ...]:
        index = FORM.index_of["Biểu 1", place]
        return batch.values[index], batch.states[index]

    assert at("D6") == (0, State.NUMBER)
    assert at("E6") == (0, State.ZERO_MARK)
    assert at("D7") == (None, State.BLANK)


def test_a_place_holder_of_the_blank_form_says_nothing_for_the_unit():
    batch = filled({}).batch
    assert batch is not None
    assert batch.states[FORM.index_of["Biểu 2", "D2"]] is State.BLANK


def test_totals_come_as_formulas_with_their_results():
    name, content = fill_form(FORM, BLANK, REVIEW, UNIT, typed(D6="3", E6="4", D7="5", D8="6"))
    formulas = load_workbook(io.BytesIO(content))["Biểu 1"]
    results = load_workbook(io.BytesIO(content), data_only=True)["Biểu 1"]

    assert name == "H05-huyen-cai-be.xlsx"
    assert (formulas["F6"].value, results["F6"].value) == ("=D6+E6", 7)
    assert (formulas["D5"].value, results["D5"].value) == ('=IF(COUNT(D6:D7)=0,"",SUM(D6:D7))', 8)
    assert results["D9"].value == pytest.approx(0.75)  # shown as 75,00%
    assert results["E9"].value in (None, "")


def test_a_chosen_reading_is_stored_as_a_number_and_no_longer_in_doubt():
    submission = filled(typed(D10=Entry("1.234", Decimal("1.234")), D6=Entry("1.234", Decimal(1234))))
    assert submission.batch is not None
    values = submission.batch.values
    assert values[FORM.index_of["Biểu 1", "D10"]] == Decimal("1.234")
    assert values[FORM.index_of["Biểu 1", "D6"]] == 1234
    assert submission.oddities == []


def test_a_reading_no_one_could_choose_is_not_taken():
    values = entered_submission(FORM, typed(D6=Entry("12", Decimal(99))), UNIT, file="x.xlsx").batch.values
    assert values[FORM.index_of["Biểu 1", "D6"]] == 12


def test_a_stated_total_stands_and_is_compared():
    submission = filled(typed(D6="3", D7="5", D5="9"))
    codes = [finding.code for finding in check_submission(submission, FORM, UNIT, REVIEW) if finding.at.cell == "D5"]
    assert codes == ["C306", "D401"]  # typed where the form has a formula, and not what its parts come to


def test_what_begins_like_a_formula_stays_a_text():
    _, content = fill_form(FORM, BLANK, REVIEW, UNIT, typed(G6="=HYPERLINK(1)", D6="=1+1"))
    sheet = load_workbook(io.BytesIO(content))["Biểu 1"]
    assert (sheet["G6"].value, sheet["G6"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet["D6"].value, sheet["D6"].data_type) == ("=1+1", "s")


def test_notes_are_read_back():
    entries = typed(G6="Số liệu của công an huyện", G8="thêm\nmột dòng")
    rows = filled(entries).list_rows
    assert [row.texts for row in rows] == [("Số liệu của công an huyện",), ("thêm một dòng",)]
    assert rows == entered_submission(FORM, entries, UNIT, file="x.xlsx").list_rows
    assert is_note(FORM, ("Biểu 1", "G6"))
    assert not is_note(FORM, ("Biểu 1", "D6"))


def test_a_list_is_filled_row_by_row():
    book = load_workbook(io.BytesIO(BLANK))
    cases = book.create_sheet("Biểu 3")
    for row in (["BIỂU 3. DANH SÁCH VỤ VIỆC NỔI BẬT"], [], ["STT", "Tên vụ việc", "Thời gian", "Địa điểm"]):
        cases.append(row)
    stream = io.BytesIO()
    book.save(stream)
    form = propose_form(read_workbook(stream.getvalue(), "form.xlsx"))
    assert form.sheet("Biểu 3").is_list
    entries = {
        ("Biểu 3", "B4"): Entry("Cướp tiệm vàng"),
        ("Biểu 3", "C4"): Entry("5/2019"),
        ("Biểu 3", "D4"): Entry("A"),
    }

    rows = filled(entries, form, stream.getvalue()).list_rows

    assert [row.texts for row in rows] == [("Cướp tiệm vàng", "5/2019", "A")]
    assert rows == entered_submission(form, entries, UNIT, file="x.xlsx").list_rows


def test_the_same_entries_give_the_same_bytes():
    entries = typed(D6="3", D10="1,5", G6="x")
    again = dict(reversed(entries.items()))
    assert fill_form(FORM, BLANK, REVIEW, UNIT, entries) == fill_form(FORM, BLANK, REVIEW, UNIT, again)


@pytest.mark.parametrize("blank", ["none", "csv"])
def test_a_form_that_is_no_xlsx_or_only_described_is_filled_too(blank):
    form = FORM if blank == "none" else propose_form(read_workbook(CSV, "form.csv"))
    entries = {(form.sheets[0].name, cell.address): Entry("7") for cell in form.cells[:2]}
    made = fillable_blank(form, None if blank == "none" else CSV)

    batch = filled(entries, form, made).batch

    assert batch is not None
    assert batch.values[:2] == [7, 7]


CSV = "STT;Chỉ tiêu;ĐVT;Năm 2019;Năm 2020\n1;Số vụ xảy ra;vụ;;\n2;Số vụ khám phá;vụ;;\n".encode()


def test_an_xlsx_is_taken_as_it_is():
    assert fillable_blank(FORM, BLANK) is BLANK


def test_the_examples_own_form_filled_from_end_to_end_gives_no_finding(example):
    blank = (example / "form.xlsx").read_bytes()
    form = read_form((example / "form.toml").read_text(encoding="utf-8"))
    entries = {}
    for cell in form.cells:
        if cell.how is How.ENTERED and not (cell.row.of_which or cell.column.of_which):
            text = {"fraction": "5/5", "text": "Có"}.get(kind_of_entry(cell), "7")
            entries[cell.sheet, cell.address] = Entry(text)
        elif cell.how is How.ENTERED:
            entries[cell.sheet, cell.address] = Entry("-")

    submission = filled(entries, form, blank)

    assert check_submission(submission, form, UNIT) == []
    assert submission.batch.values == entered_submission(form, entries, UNIT, file="x").batch.values
