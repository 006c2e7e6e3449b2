"""Figures that do not agree with each other: what is said, where, and what is rightly left alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tongket.check.finding import Severity
from tongket.collect.submission import OddityKind

Checked = Callable[..., list[str]]


def test_a_total_that_is_its_rows_and_its_years_raises_nothing(checked: Checked) -> None:
    assert (
        checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 20 | 30 | 60
        Hình sự | 4 | 8 | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """)
        == []
    )


def test_a_total_that_is_not_its_rows_is_said_at_the_total(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 21 | 30 | 60
        Hình sự | 4 | 8 | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """) == ["D401 E5"]


def test_a_wrong_total_carried_into_the_period_is_said_once(checked: Checked) -> None:
    """61 = 10 + 21 + 30 was worked out from the wrong 21: one cause, one finding."""
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 21 | 30 | 61
        Hình sự | 4 | 8 | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """) == ["D401 E5"]


def test_a_wrong_subtotal_is_not_held_against_the_total_above_it(checked: Checked) -> None:
    table = """
        | 2020
        Toàn huyện [= 2 5] | {total}
        Khối A [= 3 4] | 13
        Xã 1 | 5
        Xã 2 | 7
        Xã 3 | 8
    """
    assert checked(table.format(total=20)) == ["D401 D6"]
    assert checked(table.format(total=21)) == ["D401 D6"]


def test_a_period_total_that_is_not_its_years_is_said_at_the_period_total(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 20 | 30 | 60
        Hình sự | 4 | 8 | 12 | 25
        Ma túy | 6 | 12 | 18 | 36
    """) == ["D402 G6"]


def test_of_a_stock_the_last_year_stands_for_the_period(checked: Checked) -> None:
    table = """
        | 2018 | 2019 | 2020 | Cộng
        Số tổ hòa giải [cuối kỳ] | 40 | 42 | 41 | {total}
    """
    assert checked(table.format(total=41)) == []
    assert checked(table.format(total=123)) == ["D402 G5"]


def test_one_wrong_part_that_upsets_two_totals_is_said_once(checked: Checked, findings_in: Any) -> None:
    table = """
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 20 | 30 | 60
        Hình sự | 4 | 9 | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """
    assert checked(table) == ["D401 E5"]
    assert [place.cell for place in findings_in(table)[0].related] == ["E6", "G6"]


def test_two_separate_errors_are_both_said(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 11 | 20 | 33 | 60
        Hình sự | 4 | 8 | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """) == ["D401 D5", "D401 F5"]


def test_a_part_that_is_blank_is_said_and_its_totals_are_not(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | 10 | 20 | 30 | 60
        Hình sự | 4 |  | 12 | 24
        Ma túy | 6 | 12 | 18 | 36
    """) == ["C303 E6"]


@pytest.mark.parametrize(("typed", "code"), [("?", "C301"), ("...", "C310")])
def test_a_part_that_gives_no_number_leaves_its_totals_alone(checked: Checked, typed: str, code: str) -> None:
    assert checked(f"""
        | 2018 | 2019 | Cộng
        Tổng số vụ [= 2 3] | 10 | 20 | 30
        Hình sự | 4 | {typed} | 12
        Ma túy | 6 | 12 | 18
    """) == [f"{code} E6"]


def test_a_doubtful_number_that_explains_the_gap_is_the_only_thing_said(checked: Checked) -> None:
    table = """
        | 2019 | 2020
        Tổng số vụ [= 2 3] | {total} | 30
        Hình sự | 1.234 | 12
        Ma túy | 6 | 18
    """
    odd = {"D6": (OddityKind.AMBIGUOUS_NUMBER, {"found": "1.234", "read_as": "1234", "or_as": "1.234"})}

    assert checked(table.format(total="7,234"), odd=odd) == ["C302 D6"]
    assert checked(table.format(total="1.241"), odd=odd) == ["D401 D5", "C302 D6"]


def test_a_total_that_left_out_a_number_typed_as_text_is_the_texts_fault(checked: Checked) -> None:
    odd = {"D6": (OddityKind.NUMBER_WITH_WORDS, {"found": "12 vụ", "read_as": "12"})}

    assert checked(
        """
        | 2019
        Tổng số vụ [= 2 3] | 6
        Hình sự | 12
        Ma túy | 6
        """,
        odd=odd,
    ) == ["C307 D6"]


def test_a_breach_of_a_guessed_rule_is_a_warning_until_the_form_is_confirmed(findings_in: Any) -> None:
    table = """
        | 2019
        Tổng số vụ [= 2 3] | 7
        Hình sự | 12
        Ma túy | 6
    """
    (guessed,) = findings_in(table, guessed=("parts",), is_confirmed=False)
    (confirmed,) = findings_in(table, guessed=("parts",), is_confirmed=True)

    assert (guessed.severity, confirmed.severity) == (Severity.WARN, Severity.BLOCK)
    assert (guessed.found, guessed.expected, guessed.gap) == (7, 18, -11)


def test_measured_amounts_may_differ_by_their_rounding_counts_may_not(checked: Checked) -> None:
    table = """
        | 2019
        Tổng [= 2 3 4] {measure} | {total}
        Một {measure} | 1,4
        Hai {measure} | 1,4
        Ba {measure} | 1,4
    """
    assert checked(table.format(measure="[tỷ đồng]", total="4,3")) == []
    assert checked(table.format(measure="[tỷ đồng]", total="4,6")) == ["D401 D5"]


def test_a_part_may_equal_its_whole_but_not_exceed_it(checked: Checked) -> None:
    assert checked("""
        | 2018 | 2019 | 2020 | Cộng
        Số người vi phạm | 10 | 20 | 30 | 60
        Trong đó: nữ [trong 1] | 10 | 21 | 30 | 61
    """) == ["D403 E6"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "rate", "said"),
    [
        ("3.043", "3.558", "85,53", []),
        ("3.043", "3.558", "85,5", []),
        ("3.043", "3.558", "85,5255761663856", []),
        ("224", "3.334", "6,72", []),
        ("78", "294", "26,53", []),
        ("0", "12", "0", []),
        ("12", "12", "100", []),
        ("1", "8", "12,5", []),
        ("1", "8", "12,50", []),
        ("2.872", "2.912", "98,62", ["D404 D7"]),
        ("2.872", "2.912", "98,63", []),
        ("40", "2.912", "1,38", ["D404 D7"]),
        ("40", "2.912", "1,37", []),
        ("3.043", "3.558", "58,53", ["D404 D7"]),
        ("5", "0", "0", []),
    ],
)
def test_a_rate_is_its_two_figures_rounded_as_printed(
    checked: Checked, numerator: str, denominator: str, rate: str, said: list[str]
) -> None:
    assert (
        checked(f"""
        | 2020
        Số vụ đã xử lý | {numerator}
        Số vụ | {denominator}
        Tỷ lệ xử lý [1/2] | {rate}
    """)
        == said
    )


def test_a_wrong_rate_says_what_it_should_be_with_as_many_decimals(findings_in: Any) -> None:
    (finding,) = findings_in("""
        | 2020
        Số vụ đã xử lý | 2.872
        Số vụ | 2.912
        Tỷ lệ xử lý [1/2] | 98,62
    """)
    assert finding.expected == Decimal("98.63")


@pytest.mark.parametrize(
    ("change", "percent", "said"),
    [
        ("6", "25", []),
        ("-6", "25", ["D405 F5"]),
        ("6", "20", ["D405 G5"]),
        ("-6", "-25", ["D405 F5"]),
        ("-6", "-20", ["D405 F5", "D405 G5"]),
    ],
)
def test_changes_are_worked_out_again(checked: Checked, change: str, percent: str, said: list[str]) -> None:
    assert (
        checked(f"""
        | 2019 | 2020 | ± | %±
        Số vụ | 24 | 30 | {change} | {percent}
    """)
        == said
    )


def test_what_is_counted_from_the_start_cannot_fall(checked: Checked) -> None:
    assert checked("""
        | 2017 | 2018 | 2019 | 2020
        Lũy kế số xã đạt chuẩn [lũy kế] | 10 | 12 | 11 | 15
        Số xã đạt chuẩn trong năm | 10 | 12 | 11 | 15
    """) == ["D406 F5"]


def test_of_n_in_all_n_cannot_exceed_all(checked: Checked) -> None:
    assert checked("""
        | 2019 | 2020
        Số xã có tổ hòa giải | 91/91 | 92/91
    """) == ["D409 E5"]


def test_a_missing_year_is_said_once_and_totals_without_it_still_tell(checked: Checked) -> None:
    """The sheet has no column for 2019, and its totals leave that year out: 398 stands out among them."""
    table = """
        | 2018 | 2019 | 2020 | Cộng
        Trộm cắp | 4 | absent | 12 | {first}
        Cướp giật | 6 | absent | 18 | {second}
        Lừa đảo | 5 | absent | 15 | {third}
        Đánh bạc | 7 | absent | 11 | {fourth}
    """
    assert checked(table.format(first=16, second=24, third=20, fourth=18)) == []
    assert checked(table.format(first=16, second=24, third=398, fourth=18)) == ["D402 G7"]
    assert checked(table.format(first=20, second=31, third=26, fourth=20)) == []


def test_an_error_that_is_only_handed_on_is_said_at_its_source(checked: Checked) -> None:
    error = (OddityKind.FORMULA_ERROR, {"found": "#DIV/0!"})

    assert checked(
        """
        | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | ? | 30 | ?
        Hình sự | ? | 12 | ?
        Ma túy | 6 | 18 | 24
        """,
        odd=dict.fromkeys(("D5", "D6", "F5", "F6"), error),
    ) == ["C305 D6"]


def test_an_error_that_words_among_the_parts_make_is_said_of_the_words_only(checked: Checked) -> None:
    error = (OddityKind.FORMULA_ERROR, {"found": "#VALUE!"})

    assert checked(
        """
        | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | ? | 30 | ?
        Hình sự | ... | 12 | ?
        Ma túy | 6 | 18 | 24
        """,
        odd=dict.fromkeys(("D5", "F5", "F6"), error),
    ) == ["C310 D6"]


def test_an_error_that_a_dash_among_the_parts_makes_is_asked_of_nobody(checked: Checked) -> None:
    error = (OddityKind.FORMULA_ERROR, {"found": "#VALUE!"})

    assert checked(
        """
        | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | ? | 30 | ?
        Hình sự | - | 12 | ?
        Ma túy | 6 | 18 | ?
        """,
        odd=dict.fromkeys(("D5", "F5", "F6", "F7"), error),
    ) == ["C305 F7"]


def test_a_total_that_was_never_calculated_is_added_again_and_asked_of_nobody(checked: Checked) -> None:
    never = (OddityKind.NO_CACHED_VALUE, {"found": "=D6+D7"})

    assert checked(
        """
        | 2019 | 2020 | Cộng
        Tổng số vụ [= 2 3] | ? | 30 | ?
        Hình sự | ? | 12 | 17
        Ma túy | 6 | 18 | 24
        """,
        odd=dict.fromkeys(("D5", "F5", "D6"), never),
    ) == ["C312 D6"]


def test_sums_of_texts_such_as_n_of_n_are_not_held_against_anyone(checked: Checked) -> None:
    assert (
        checked("""
        | 2019 | 2020 | Cộng
        Số xã có tổ hòa giải [n/N] | 9/12 | 10/12 | 0
    """)
        == []
    )


def test_a_total_typed_as_it_is_shown_was_rounded_once(checked: Checked) -> None:
    """A third of 100 is a program's own quotient; the total beside it is typed with two decimals, or with none."""
    table = """
        | 2020
        Tổng số [= 2 3] [triệu đồng] | {total}
        Đợt 1 [triệu đồng] | 33,3333333333333
        Đợt 2 [triệu đồng] | 51,21
    """
    assert checked(table.format(total="84,54")) == []
    assert checked(table.format(total="85")) == []
    assert checked(table.format(total="84,55")) == ["D401 D5"]
