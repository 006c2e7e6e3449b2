"""One cell against what the form counts there."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.matching.cell_reading import Marks, is_percent_format, known_measures, read_cell
from tongket.collect.submission import OddityKind, State
from tongket.collect.workbooks.sheet import Cell, CellKind
from tongket.collect.workbooks.stored_number import is_plainly_written, is_stored_number, stored_number
from tongket.directive.form import Rule

MARKS = Marks(("-",), ("...",), measures=known_measures(["Vụ", "Người", "Triệu đồng", "%"]))


def read(raw: str, *, kind=CellKind.TEXT, measure="Vụ", rule=Rule.SUM, marks=MARKS, **about):
    return read_cell(Cell(1, 1, kind, raw, **about), rule=rule, measure=measure, marks=marks)


@pytest.mark.parametrize(
    ("stored", "value"),
    [("3121126.5946359998", "3121126.594636"), ("1E-3", "0.001"), ("0.30000000000000004", "0.3"), ("5.0", "5")],
)
def test_a_stored_number_is_the_decimal_its_program_shows(stored, value):
    assert str(read(stored, kind=CellKind.NUMBER).value) == value


@given(st.text("0123456789", min_size=1, max_size=20), st.text("0123456789.-+eE ٣²_", max_size=12))
def test_what_is_plainly_written_is_the_number_it_stands_for(digits, more):
    assert is_plainly_written(digits) == (len(digits) <= 15)
    for text in (digits, more, f"{digits}.{more}", digits + more):
        if is_plainly_written(text):
            assert is_stored_number(text)
            assert str(Decimal(text)) == str(stored_number(text))


def test_a_percent_format_counts_only_where_the_form_asks_for_per_cent():
    rate = {"kind": CellKind.NUMBER, "number_format": "0.00%"}

    assert read("0.8553", measure="%", rule=Rule.RATIO, **rate).value == Decimal("85.53")
    assert read("0.8553", measure="Vụ", **rate).value == Decimal("0.8553")


def test_a_percent_sign_in_quotes_is_only_printed():
    assert is_percent_format("0.0%")
    assert not is_percent_format('0.0"%"')
    assert not is_percent_format(r"0.0\%")


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [
        ("2,5 tỷ", "Triệu đồng", "2500"),
        ("2,5 tỷ đồng", "Triệu đồng", "2500"),
        ("500 đồng", "Triệu đồng", "0.0005"),
        ("1 tỷ 200 triệu", "Triệu đồng", "1200"),
        ("2 nghìn", "Vụ", "2000"),
        ("2 nghìn tấn", "Tấn", "2000"),
        ("12 trường hợp", "Vụ", "12"),
    ],
)
def test_words_are_turned_into_the_measure_of_the_form(typed, measure, value):
    found = read(typed, measure=measure)

    assert (found.value, found.oddity) == (Decimal(value), OddityKind.NUMBER_WITH_WORDS)


def test_words_of_another_measure_of_the_form_contradict_and_count_as_sent():
    found = read("12 người")

    assert (found.value, found.oddity) == (12, OddityKind.MEASURE_CHANGED)
    assert found.facts == {"found": "người", "expected": "Vụ"}


def test_a_rate_is_no_count():
    assert read("12%").oddity is OddityKind.NOT_A_NUMBER
    assert read("12%", measure="%", rule=Rule.RATIO).value == 12


def test_a_fraction_is_read_only_where_n_of_n_is_asked():
    assert (read("12/3", rule=Rule.N_OF_N).value, read("12/3", rule=Rule.N_OF_N).total) == (12, 3)
    assert read("12/3").oddity is OddityKind.DATE_FOR_NUMBER
    assert read("12/30").oddity is OddityKind.NOT_A_NUMBER


def test_a_formula_never_calculated_is_not_a_blank():
    found = read("", formula="A1+B1", is_calculated=False)

    assert (found.value, found.state, found.oddity) == (None, State.ERROR, OddityKind.NO_CACHED_VALUE)
    assert read("", formula='IF(A1=0,"",1)').state is State.BLANK


@pytest.mark.parametrize(
    ("kind", "raw", "oddity"),
    [
        (CellKind.DATE, "2020-05-12", OddityKind.DATE_FOR_NUMBER),
        (CellKind.ERROR, "#DIV/0!", OddityKind.FORMULA_ERROR),
        (CellKind.BOOLEAN, "1", OddityKind.NOT_A_NUMBER),
        (CellKind.NUMBER, "1e999999", OddityKind.NOT_A_NUMBER),
    ],
)
def test_what_is_stored_as_something_else_gives_no_number(kind, raw, oddity):
    found = read(raw, kind=kind)

    assert (found.value, found.oddity) == (None, oddity)


def test_words_are_words_where_the_form_asks_for_words():
    assert read("Tốt", rule=Rule.TEXT).state is State.TEXT
    assert read("Tốt", rule=Rule.TEXT).oddity is None


@pytest.mark.parametrize(
    ("stored", "number_format", "measure", "shown"),
    [
        ("12300000", "#,##0.0,,", "triệu đồng", "12.3"),
        ("12300000", '#,##0,, "tr"', "Triệu đồng", "12.3"),
        ("45000", "#,##0,", "nghìn đồng", "45"),
        ("12300000", "#,##0,,", "đồng", None),  # what is stored is in the form's measure
        ("12.3", "#,##0.0,,", "triệu đồng", None),
        ("12300000", "#,##0", "triệu đồng", None),
        ("12300000", "#,##0.00;(#,##0.00)", "triệu đồng", None),
    ],
)
def test_a_format_that_leaves_out_thousands_is_said(stored, number_format, measure, shown):
    """Nobody who sees 12,3 on his screen knows that 12.300.000 triệu đồng will be added."""
    cell = Cell(1, 1, CellKind.NUMBER, stored, number_format=number_format)

    read = read_cell(cell, rule=Rule.SUM, measure=measure, marks=Marks((), ()))

    assert read.value == Decimal(stored)
    assert read.facts.get("shown") == (Decimal(shown) if shown else None)
