"""Numbers as people type them, and what they are read as. The tables stand in docs/reference/numbers.md too."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.wording.numbers import (
    Convention,
    NumberOddity,
    NumberQuality,
    NumberState,
    print_change,
    print_count,
    print_number,
    print_percent,
    read_number,
    settle,
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0"),
        ("05", "5"),
        ("12", "12"),
        ("1,5", "1.5"),
        ("0,25", "0.25"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 234", "1234"),
        ("1\u00a0234", "1234"),
        ("12\u202f345\u202f678,5", "12345678.5"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("0.25", "0.25"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("(12)", "-12"),
        ("+3", "3"),
        ("１２", "12"),
        ("12.", "12"),
    ],
)
def test_a_plain_number_has_one_reading(typed, value):
    read = read_number(typed)

    assert (read.value, read.state, read.oddity) == (Decimal(value), NumberState.NUMBER, None)


@pytest.mark.parametrize(
    ("typed", "read_as", "or_as"),
    [
        ("1.234", "1234", "1.234"),
        ("-1.234", "-1234", "-1.234"),
        ("8.5", "8.5", "85"),
        ("1,234", "1.234", "1234"),
        ("12.50", "12.50", "1250"),
        ("1410.5", "1410.5", "14105"),
    ],
)
def test_a_number_with_two_readings_says_both(typed, read_as, or_as):
    read = read_number(typed)

    assert read.oddity is NumberOddity.AMBIGUOUS_NUMBER
    assert read.facts["found"] == typed
    assert (read.facts["read_as"], read.facts["or_as"]) == (Decimal(read_as), Decimal(or_as))


@pytest.mark.parametrize(
    ("others", "convention"),
    [
        (["1.234.567", "8.5"], Convention.OFFICIAL),
        (["1.234,5"], Convention.OFFICIAL),
        (["1,234.5"], Convention.ENGLISH),
        (["1,234,567"], Convention.ENGLISH),
        (["8.5", "12.75", "1410.5", "0.2", "3.1", "7"], Convention.ENGLISH),
        (["8.5", "12.75", "1410.5", "0.2", "1.234"], Convention.UNKNOWN),
        (["284.8", "5294", "1809", "5432", "6101"], Convention.ENGLISH),
        (["284.8", "52", "18"], Convention.UNKNOWN),
        (["12,5"], Convention.UNKNOWN),
        (["0.25"], Convention.UNKNOWN),
        (["1.234", "8.5", "12", "12 vụ"], Convention.UNKNOWN),
        (["1.234.567", "1,234.5"], Convention.UNKNOWN),
        (["05/01/2020", "91/91"], Convention.UNKNOWN),
    ],
)
def test_the_rest_of_the_sheet_settles_dots_and_commas(others, convention):
    assert settle(others) is convention


def test_a_settled_sheet_leaves_no_doubt_about_thousands():
    assert read_number("1.234", convention=Convention.OFFICIAL).oddity is None
    assert read_number("1.234", convention=Convention.OFFICIAL).value == 1234
    assert read_number("1.234", convention=Convention.ENGLISH).value == Decimal("1.234")
    assert read_number("1,234", convention=Convention.ENGLISH).value == 1234


def test_a_point_before_one_digit_stays_in_doubt_in_an_official_sheet():
    assert read_number("8.5", convention=Convention.OFFICIAL).oddity is NumberOddity.AMBIGUOUS_NUMBER
    assert read_number("8.5", convention=Convention.ENGLISH).oddity is None


@pytest.mark.parametrize("typed", ["-", "–", "—", "không", "Không", "không có", "Không phát sinh", "--"])
def test_the_mark_of_nothing_occurred_is_zero(typed):
    read = read_number(typed)

    assert (read.value, read.state, read.oddity) == (Decimal(0), NumberState.ZERO_MARK, None)


@pytest.mark.parametrize("typed", ["...", "…", ". . .", "..", ":", "N/A", "chưa có số liệu", "không có số liệu"])
def test_the_marks_of_not_available_give_no_number(typed):
    read = read_number(typed)

    assert (read.value, read.state) == (None, NumberState.NOT_AVAILABLE)
    assert read.oddity is NumberOddity.NOT_AVAILABLE


@pytest.mark.parametrize("typed", ["", " ", "\u00a0", "\n"])
def test_a_blank_is_not_a_zero(typed):
    assert read_number(typed).value is None
    assert read_number(typed).state is NumberState.BLANK


def test_a_form_may_give_the_marks_other_meanings():
    assert read_number("x", zero_marks=("x",)).value == 0
    assert read_number("-", zero_marks=(), not_available_marks=("-",)).state is NumberState.NOT_AVAILABLE


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("≈ 30", 30),
        ("~30", 30),
        ("khoảng 30", 30),
        ("ước 1.200", 1200),
        ("Ước đạt: 1.200", 1200),
        ("ƯTH 1.200", 1200),
        ("30 (ước)", 30),
        ("hơn 24", 24),
        ("trên 1.850", 1850),
        ("gần 1.000", 1000),
    ],
)
def test_a_hedged_number_is_an_estimate(typed, value):
    read = read_number(typed)

    assert (read.value, read.quality, read.oddity) == (value, NumberQuality.ESTIMATE, NumberOddity.ESTIMATED)
    assert read.facts == {"found": typed, "read_as": value}


def test_first_figures_are_preliminary():
    assert read_number("120 (sơ bộ)").quality is NumberQuality.PRELIMINARY


@pytest.mark.parametrize(
    ("typed", "value", "words"),
    [
        ("12 vụ", "12", "vụ"),
        ("12vụ", "12", "vụ"),
        ("35 cuộc", "35", "cuộc"),
        ("12%", "12", "%"),
        ("12 (1)", "12", ""),
        ("17 (mười bảy)", "17", "(mười bảy)"),
        ("12*", "12", ""),
        ("12¹", "12", ""),
        ("12 m2", "12", "m2"),
        ("2,5 tỷ", "2500000000", ""),
        ("2,5 tỷ đồng", "2500000000", "đồng"),
        ("1 tỷ 200 triệu đồng", "1200000000", "đồng"),
    ],
)
def test_words_after_a_number_are_kept_beside_it(typed, value, words):
    read = read_number(typed)

    assert (read.value, read.words, read.oddity) == (Decimal(value), words, NumberOddity.NUMBER_WITH_WORDS)


@pytest.mark.parametrize(("typed", "part", "whole"), [("91/91", 91, 91), ("12 / 30", 12, 30), ("91/91 xã", 91, 91)])
def test_a_fraction_keeps_both_sides(typed, part, whole):
    read = read_number(typed)

    assert (read.value, read.total) == (part, whole)


@pytest.mark.parametrize(
    "typed",
    ["O", "l2", "2l", "1O", "x", "có", "nhiều", "12 - 15", "12-15", "1.23.4", "12.34.567", "tổng 12", "12 vụ, 3 người",
     "1E5", "½", "nan", "inf", "chưa thống kê", "=12", "9" * 60],
)  # fmt: skip
def test_what_is_no_single_number_is_not_guessed(typed):
    read = read_number(typed)

    assert (read.value, read.state, read.oddity) == (None, NumberState.TEXT, NumberOddity.NOT_A_NUMBER)


@pytest.mark.parametrize("typed", ["05/01/2020", "5.1.2020", "2020-01-05", "ngày 5 tháng 1 năm 2020"])
def test_a_date_is_not_a_number(typed):
    assert read_number(typed).oddity is NumberOddity.DATE_FOR_NUMBER


@pytest.mark.parametrize("typed", ["#DIV/0!", "#N/A", "#REF!"])
def test_an_error_of_the_program_is_an_error(typed):
    assert read_number(typed).state is NumberState.ERROR


@pytest.mark.parametrize(
    ("value", "printed"),
    [("3558", "3.558"), ("6.72", "6,72"), ("-1234.5", "-1.234,5"), ("0", "0"), ("-0", "0"), ("2781320", "2.781.320")],
)
def test_numbers_are_printed_the_official_way(value, printed):
    assert print_number(Decimal(value)) == printed


def test_rounding_is_asked_for_and_goes_half_away_from_zero():
    assert print_number(Decimal("85.525"), 2) == "85,53"
    assert print_number(Decimal("-0.004"), 2) == "0,00"


def test_counts_rates_and_changes_are_printed_as_reports_write_them():
    assert (print_count(Decimal(9)), print_count(Decimal(0)), print_count(Decimal(3558))) == ("09", "0", "3.558")
    assert (print_percent(Decimal("85.5256")), print_percent(Decimal(80))) == ("85,53%", "80%")
    assert (print_change(Decimal("6.7186")), print_change(Decimal("-5.87"))) == ("+6,72%", "-5,87%")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_what_is_printed_is_read_back(value):
    assert read_number(print_number(value)).value == value


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["ước ", "≈ ", "khoảng ", "hơn ", "ƯTH "]))
def test_an_estimate_is_read_back(value, hedge):
    read = read_number(hedge + print_number(Decimal(value)))

    assert (read.value, read.quality) == (value, NumberQuality.ESTIMATE)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    read = read_number(text)

    assert (read.value is None) == (read.state not in (NumberState.NUMBER, NumberState.ZERO_MARK))
    assert read.value is None or read.value.is_finite()
