"""What a formula of a blank form says: sums, ratios, the largest; anything else is not understood, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.collect.forms.formulas import Largest, Linear, Quotient, Ref, meaning


def refs(*addresses: tuple[int, int]) -> dict[Ref, Decimal]:
    return {Ref("", row, column): Decimal(1) for row, column in addresses}


@pytest.mark.parametrize(
    "formula",
    [
        "=SUM(D5:D7)",
        "D5+D6+D7",
        "=SUM(D5,D6;D7)",
        "=+D5+(D6+D7)",
        '=IF(COUNT(D5:D7)=0,"",SUM(D5:D7))',
        "=IFERROR(ROUND(SUM($D$5:D7),0),0)",
        "=SUBTOTAL(9,D5:D7)",
    ],
)
def test_a_sum_is_a_sum_however_it_is_typed(formula: str):
    assert meaning(formula) == Linear(refs((5, 4), (6, 4), (7, 4)))


@pytest.mark.parametrize(
    "formula",
    [
        "=D6/D5*100",
        "=100*D6/D5",
        "=D6*100/D5",
        '=IF(D5=0,"",ROUND(D6/D5*100,2))',
        "=IFERROR(D6/D5%,0)",
        '=IF(OR(D5="",D5=0),"",D6/D5*100)',
    ],
)
def test_a_rate_in_per_cent_is_a_rate_however_it_is_typed(formula: str):
    assert meaning(formula) == Quotient(Linear(refs((6, 4))), Linear(refs((5, 4))), Decimal(100))


def test_a_change_in_per_cent_may_be_written_two_ways():
    difference = meaning("=(E5-D5)/D5*100")
    less_a_hundred = meaning("=E5/D5*100-100")

    assert isinstance(difference, Quotient)
    assert difference.top.terms == {Ref("", 5, 5): Decimal(1), Ref("", 5, 4): Decimal(-1)}
    assert isinstance(less_a_hundred, Quotient)
    assert (less_a_hundred.scale, less_a_hundred.offset) == (100, -100)


def test_cells_of_other_sheets_keep_their_sheet():
    said = meaning("='Biểu 1'!D5+Bieu2!$E$6")

    assert isinstance(said, Linear)
    assert set(said.terms) == {Ref("Biểu 1", 5, 4), Ref("Bieu2", 6, 5)}


def test_the_largest_of_a_range():
    assert meaning("=MAX(D5:F5)") == Largest((Ref("", 5, 4), Ref("", 5, 5), Ref("", 5, 6)))


@pytest.mark.parametrize(
    "formula",
    [
        "=AVERAGE(D5:D7)",
        "=VLOOKUP(A1,B1:C5,2,0)",
        "=D5*D6",
        "=D5&D6",
        "=#REF!+1",
        "=SUM(D:D)",
        "=1/0",
        "=D5^2",
        "=SUM(A1:XFD1048576)",
        "=" + "(" * 500 + "1" + ")" * 500,
        "=IF(D5>0,D6,D7)",
        "",
    ],
)
def test_what_a_form_does_not_say_is_not_understood(formula: str):
    said = meaning(formula)
    assert said is None


@given(st.text(alphabet="=SUMIFROD1234567,;:()+-*/%$!'\"<> .", max_size=60))
def test_no_formula_breaks_the_reading(formula: str):
    meaning(formula)
