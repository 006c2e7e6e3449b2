"""Laws of adding up, on random small forms and reports: the two counts agree, groups add up, order does not matter."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_review import chosen, consolidated, form_of, period_total, row, year

from tongket.consolidate.add_up import add_up
from tongket.consolidate.figure import Consolidation
from tongket.consolidate.sources import sources_of
from tongket.directive.form import ColumnKind, Form, FormColumn, How, RowKind, Rule

pytestmark = pytest.mark.slow

ENTERED_RULES = (Rule.SUM, Rule.LAST, Rule.MAX, Rule.N_OF_N, Rule.RATIO)
NAMES = ("An Bình", "Bình Minh", "Cẩm Hà", "Đông Hòa", "Tân Phú")

numbers = st.decimals(min_value=-9999, max_value=10**12, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Rows of any rule, a total over two sums, a ratio; two years, their total and the change between them."""
    plain = [
        row(n, f"Chỉ tiêu {n}", rule=draw(st.sampled_from(ENTERED_RULES)))
        for n in range(5, 5 + draw(st.integers(1, 3)))
    ]
    fixed = [
        row(1, "Tổng số", kind=RowKind.TOTAL, parts=(2, 3)),
        row(2, "Phần một"),
        row(3, "Phần hai"),
        row(4, "Tỷ lệ", rule=Rule.RATIO, numerator=2, denominator=1),
    ]
    change = [
        FormColumn(column=number, path=("Tăng, giảm",), kind=kind, current=4, base=3)
        for number, kind in ((6, ColumnKind.CHANGE), (7, ColumnKind.CHANGE_PERCENT))
    ]
    return form_of([*fixed, *plain], [year(3, 2019), year(4, 2020), period_total(5, (3, 4)), *change])


@st.composite
def reports(draw: st.DrawFn, form: Form) -> dict[str, dict[str, str]]:
    """What each unit gives, some of it blank."""
    sent: dict[str, dict[str, str]] = {}
    for name in NAMES[: draw(st.integers(1, len(NAMES)))]:
        entered = [cell for cell in form.cells if cell.how is How.ENTERED]
        given = {cell.address: draw(_texts(cell.rule)) for cell in entered}
        sent[name] = {at: text for at, text in given.items() if text}
    return sent


def _texts(rule: Rule) -> st.SearchStrategy[str]:
    """Blank, "-" or a number; of n/N rows a fraction."""
    plain = numbers.map(lambda number: f"{number:f}")
    if rule is Rule.N_OF_N:
        plain = st.tuples(st.integers(0, 9), st.integers(9, 99)).map(lambda pair: f"{pair[0]}/{pair[1]}")
    return st.one_of(st.just(""), st.just("-") if rule is not Rule.N_OF_N else plain, plain)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Form, dict[str, dict[str, str]]]:
    form = draw(forms())
    return form, draw(reports(form))


def naive(form: Form, sent: dict[str, dict[str, str]], index: int) -> tuple[Fraction | None, Fraction | None]:
    """The figure worked out by a person with patience: recursion and fractions, straight from the texts."""
    cell = form.cells[index]
    if cell.how is How.ENTERED:
        texts = [given[cell.address] for given in sent.values() if cell.address in given]
        return naive_entered(cell.rule, texts)
    parts = [naive(form, sent, part) for part in cell.inputs]
    if cell.how is How.LAST:
        return parts[-1]
    if cell.how in (How.PARTS, How.N_OF_N):
        given = [part for part in parts if part[0] is not None]
        return naive_joined(cell.rule, [one for one, _ in given], [whole for _, whole in given])
    one, other = parts[0][0], parts[1][0]
    if one is None or other is None:
        return None, None
    if cell.how in (How.CHANGE, How.CHANGE_PERCENT) and parts[0][1] is not None:
        return None, None
    if cell.how is How.CHANGE:
        return cut(one - other), None
    above = 100 * (one if cell.how is How.RATIO else cut(one - other))
    return (cut(above / other) if other else None), None


def cut(quotient: Fraction) -> Fraction:
    """A quotient that does not end is cut at 28 digits."""
    return Fraction(Context(prec=28).divide(Decimal(quotient.numerator), Decimal(quotient.denominator)))


def naive_entered(rule: Rule, texts: list[str]) -> tuple[Fraction | None, Fraction | None]:
    if rule is Rule.RATIO:
        return None, None
    sides = [("0" if text == "-" else text).split("/") for text in texts]
    return naive_joined(rule, [Fraction(side[0]) for side in sides], [Fraction(side[1]) for side in sides if side[1:]])


def naive_joined(rule: Rule, values: list, wholes: list) -> tuple[Fraction | None, Fraction | None]:  # type: ignore[type-arg]
    if not values:
        return None, None
    whole = sum(wholes) if rule is Rule.N_OF_N else None
    return (max(values) if rule is Rule.MAX else sum(values)), whole


def agrees(value: Decimal | None, text: str, expected: tuple[Fraction | None, Fraction | None]) -> bool:
    if expected[1] is not None:
        return text == f"{expected[0]}/{expected[1]}"
    if value is None or expected[0] is None:
        return value is None and expected[0] is None
    return Fraction(value) == expected[0]


@given(questions())
def test_every_figure_equals_the_naive_recount(question: tuple[Form, dict[str, dict[str, str]]]) -> None:
    form, sent = question
    review = consolidated(form, sent)
    for cell, figure in zip(form.cells, review.figures, strict=True):
        assert agrees(figure.value, figure.text, naive(form, sent, cell.index)), cell.id


@given(questions(), st.randoms(use_true_random=False))
def test_the_order_units_come_in_does_not_matter(question, chance) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    shuffled = list(sent.items())
    chance.shuffle(shuffled)
    assert consolidated(form, dict(shuffled)).figures == consolidated(form, sent).figures


@given(questions(), st.integers(0, 5))
def test_two_groups_of_units_add_up_to_all_units(question, cut: int) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    names = list(sent)
    whole, one, other = (consolidated(form, {n: sent[n] for n in part}) for part in (names, names[:cut], names[cut:]))
    for cell in form.cells:
        values = [review.figures[cell.index].value for review in (one, other)]
        if cell.rule is Rule.SUM and cell.how in (How.ENTERED, How.PARTS) and None not in values:
            assert whole.figures[cell.index].value == sum(values)  # type: ignore[arg-type]


@given(questions())
def test_a_blank_never_becomes_a_zero(question) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    review = consolidated(form, sent)
    for cell in form.cells:
        given_here = [name for name, given in sent.items() if cell.address in given]
        if cell.how is How.ENTERED and not given_here:
            assert review.figures[cell.index].value is None
        if cell.how is How.ENTERED:
            assert set(review.figures[cell.index].missing) == set(sent) - set(given_here)


@given(questions())
def test_units_in_missing_and_expected_always_tally(question) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    for figure in consolidated(form, sent).figures:
        assert figure.units_in + len(figure.missing) + len(figure.excluded) == figure.units_expected


@given(questions())
def test_sources_of_a_sum_add_up_to_it(question) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    review = consolidated(form, sent)
    for cell in form.cells:
        if cell.rule is Rule.SUM and cell.how in (How.ENTERED, How.PARTS):
            sources = list(sources_of(review, cell.index))
            assert (review.figures[cell.index].value or 0) == sum(source.value for source in sources)


@settings(max_examples=20)
@given(questions())
def test_adding_up_changes_nothing_it_was_given(question) -> None:  # type: ignore[no-untyped-def]
    form, sent = question
    choice = chosen(form, sent)
    first: Consolidation = add_up(choice, form)
    assert add_up(choice, form) == first
