"""form.toml: what is written can be read again, what a clerk corrects stands, what is mistyped is said by line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.form import (
    ColumnKind,
    Form,
    FormColumn,
    FormRow,
    FormSheet,
    How,
    RowKind,
    Rule,
)
from tongket.directive.form_cells import identities, lay_out
from tongket.directive.form_file import FormFileError, read_form, write_form
from tongket.periods.period import Period


def small_form() -> Form:
    rows = (
        FormRow(row=5, code="A", label="TỘI PHẠM", path=("TỘI PHẠM",), kind=RowKind.GROUP),
        FormRow(
            row=6,
            code="1",
            label="Tổng số",
            path=("TỘI PHẠM", "Tổng số"),
            measure="vụ",
            kind=RowKind.TOTAL,
            parts=(7, 8),
            guessed=frozenset({"parts"}),
        ),
        FormRow(row=7, code="1.1", label="Cướp", path=("TỘI PHẠM", "Tổng số", "Cướp"), measure="vụ"),
        FormRow(row=8, code="1.2", label="Trộm", path=("TỘI PHẠM", "Tổng số", "Trộm"), measure="vụ"),
    )
    columns = (
        FormColumn(column=4, path=("Năm 2019",), period=Period.years(2019)),
        FormColumn(column=5, path=("Năm 2020",), period=Period.years(2020)),
        FormColumn(column=6, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(4, 5)),
    )
    sheets = (FormSheet(name="Biểu 1", rows=rows, columns=columns, code_column=1, label_column=2, measure_column=3),)
    return Form(sheets=sheets, cells=lay_out(sheets))


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
periods = st.none() | st.builds(Period.years, st.integers(1990, 2005), st.integers(2006, 2030))


@st.composite
def rows(draw: st.DrawFn) -> tuple[FormRow, ...]:
    """Rows whose totals take rows below them, so that nothing goes round in circles."""
    numbers = sorted(draw(st.sets(st.integers(1, 500), min_size=1, max_size=8)))
    made = []
    for place, number in enumerate(numbers):
        below = numbers[place + 1 :]
        parts = tuple(draw(st.lists(st.sampled_from(below), unique=True))) if below else ()
        label = draw(texts)
        made.append(
            FormRow(
                row=number,
                code=draw(texts),
                label=label,
                path=(*draw(st.lists(texts, max_size=2)), draw(st.sampled_from([label, "khác"]))),
                measure=draw(texts),
                kind=RowKind.TOTAL if parts else RowKind.ITEM,
                rule=draw(st.sampled_from(list(Rule))),
                parts=parts,
                of_which=draw(st.sampled_from([None, *below])),
                scale=draw(st.integers(1, 1000)),
                is_cumulative=draw(st.booleans()),
                is_pair=draw(st.booleans()),
                period=draw(periods),
                guessed=draw(st.frozensets(st.sampled_from(["kind", "parts", "rule"]))),
            )
        )
    return tuple(made)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    columns = (
        FormColumn(column=3, path=tuple(draw(st.lists(texts, max_size=2))), period=draw(periods), measure=draw(texts)),
        FormColumn(column=4, path=("b",), rule=draw(st.sampled_from([None, *Rule]))),
        FormColumn(column=7, path=("c",), kind=ColumnKind.TOTAL, parts=(3, 4), guessed=frozenset({"parts"})),
        FormColumn(column=30, path=("d",), kind=ColumnKind.CHANGE, current=7, base=3),
        FormColumn(column=31, path=("e",), kind=ColumnKind.RATIO, numerator=7, denominator=3, scale=1000),
    )
    sheets = (
        FormSheet(
            name=draw(texts),
            title=draw(texts),
            header_rows=(3, 4),
            rows=draw(rows()),
            columns=columns,
            closed=tuple(draw(st.lists(texts, max_size=2))),
        ),
    )
    return Form(
        sheets=sheets,
        is_confirmed=draw(st.booleans()),
        zero_marks=tuple(draw(st.lists(texts, max_size=2))),
        cells=lay_out(sheets),
    )


@given(forms())
def test_what_is_written_reads_back_the_same(form: Form):
    assert read_form(write_form(form)) == form


def test_each_row_is_one_line_and_each_guess_has_a_remark():
    lines = write_form(small_form()).splitlines()

    assert (
        '  { row = 6, code = "1", label = "Tổng số", under = 5, measure = "vụ", kind = "total", parts = [7, 8],'
        ' guessed = ["parts"] },  # đoán: các phần cộng lại'
    ) in lines


def test_a_period_of_months_reads_back():
    first_half = Period(Period.years(2020).first, Period.years(2020).first.replace(month=6, day=30))
    form = small_form()
    columns = (replace(form.sheets[0].columns[0], period=first_half), *form.sheets[0].columns[1:])
    sheets = (replace(form.sheets[0], columns=columns),)

    assert read_form(write_form(Form(sheets=sheets))).sheets == sheets


def test_a_corrected_rule_changes_how_the_years_are_taken_together():
    text = write_form(small_form()).replace('label = "Cướp", ', 'label = "Cướp", rule = "last", ')

    form = read_form(text)

    assert form.cells[form.index_of["Biểu 1", "F7"]].how is How.LAST


def test_a_clerk_may_write_ranges_of_rows_and_periods_in_words():
    text = write_form(small_form()).replace("parts = [7, 8]", 'parts = ["7:8"]').replace('"2019"', '"Năm 2019"')

    assert read_form(text) == small_form()


def test_confirming_the_form_makes_its_guesses_count():
    form = small_form()
    confirmed = read_form(write_form(form).replace("confirmed = false", "confirmed = true"))

    assert any(identity.is_guessed for identity in identities(form))
    assert not any(identity.is_guessed for identity in identities(confirmed))


@pytest.mark.parametrize(
    ("found", "typed", "line_with", "message"),
    [
        ("parts = [7, 8]", "parts = [7, 9]", "row = 6", "parts: 9 không có trong tờ biểu này. "),
        ("parts = [7, 8]", "parts = [7, 5]", "row = 6", "parts: dòng 5 là tiêu đề, không có số. "),
        ("parts = [7, 8]", "parts = [7, 6]", "row = 6", "parts: 6 là chính nó. "),
        ('kind = "total", parts = [7', 'kind = "tong", parts = [7', "row = 6", "kind: “tong” không phải là kind nào. "),
        ("row = 8,", "row = 7,", "row = 7", "row: 7 được ghi hai lần. "),
        ("row = 8,", 'row = "tám",', "row = ", "row: phải là một số nguyên dương. "),
        ("measure = ", "measur = ", "row = 6", 'measur: không phải là khóa của form.toml. Có phải "measure"?'),
        ("confirmed = false", 'confirmed = "có"', "confirmed", "confirmed: phải là true hoặc false, "),
        ('period = "2019"', 'period = "năm kia"', 'column = "D"', "period: “năm kia” không phải là thời gian. "),
        ('column = "E"', 'column = "5"', 'column = "5"', "column: “5” không phải là chữ cột. "),
        ("label = ", "label = = ", "row = 5", "cú pháp: không đọc được theo cú pháp TOML. "),
        ("under = 5", "under = 99", "row = 6", "under: dòng 99 không đứng trước dòng này. "),
    ],
)
def test_a_slip_of_the_hand_is_said_with_its_line(found: str, typed: str, line_with: str, message: str):
    text = write_form(small_form()).replace(found, typed, 1)
    assert typed in text

    with pytest.raises(FormFileError) as said:
        read_form(text)

    assert message in str(said.value)
    assert said.value.line is not None
    assert line_with in text.splitlines()[said.value.line - 1]


def test_a_total_of_itself_over_other_rows_is_said():
    text = write_form(small_form()).replace('label = "Cướp",', 'label = "Cướp", kind = "total", parts = [6],')

    with pytest.raises(FormFileError, match="được tính từ chính nó"):
        read_form(text)


@given(st.data())
def test_no_damage_to_the_file_makes_anything_but_a_form_or_one_clear_sentence(data: st.DataObject):
    text = write_form(small_form())
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.text(max_size=3)) + text[at + data.draw(st.integers(0, 20)) :]

    try:
        read_form(damaged)
    except FormFileError as said:
        assert str(said).startswith("form.toml › ")
