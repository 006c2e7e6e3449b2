"""Laws of the checks: honest workbooks raise nothing, one wrong number never passes and is said once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tongket.check.check_submission import check_submission
from tongket.check.comparisons import is_rounding_of
from tongket.check.jumps import likely_value
from tongket.check.plan import plan_of
from tongket.collect.submission import Batch, State, Submission
from tongket.directive.form import ColumnKind, Form, FormColumn, FormRow, FormSheet, RowKind
from tongket.directive.form_cells import lay_out
from tongket.directive.review import Office, Review, ReviewKind
from tongket.periods.period import Period
from tongket.units.unit import Unit

YEARS = (2017, 2018, 2019, 2020)
# Row 5 is the total of 6 and 9, row 6 that of 7 and 8: totals of totals, and a total of years beside them.
ROWS = {5: (6, 9), 6: (7, 8), 7: (), 8: (), 9: ()}
SHEET = FormSheet(
    name="Biểu 1",
    rows=tuple(
        FormRow(
            row=row,
            label=f"Dòng {row}",
            path=(f"Dòng {row}",),
            measure="vụ",
            kind=RowKind.TOTAL if parts else RowKind.ITEM,
            parts=parts,
        )
        for row, parts in ROWS.items()
    ),
    columns=(
        *(FormColumn(column=4 + n, path=(f"Năm {year}",), period=Period.years(year)) for n, year in enumerate(YEARS)),
        FormColumn(column=8, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(4, 5, 6, 7)),
    ),
)
FORM = Form(sheets=(SHEET,), is_confirmed=True, cells=lay_out([SHEET]))
PLAN = plan_of(FORM)
UNIT = Unit(code="H01", name="Huyện An Bình")
REVIEW = Review(
    title="Tổng kết",
    kind=ReviewKind.FINAL,
    directives=(),
    office=Office(name="TỈNH ỦY"),
    span=Period.years(2017, 2020),
    as_of=date(2020, 11, 1),
)
ENTERED = [cell.index for cell in FORM.cells if cell.index in PLAN.entered]
near = st.integers(100, 200)  # within a factor of two: no jump is possible


def filled(entered: list[int]) -> list[Decimal]:
    """Every cell of a workbook whose totals are right."""
    values: list[Decimal] = [Decimal()] * len(FORM.cells)
    for index, value in zip(ENTERED, entered, strict=True):
        values[index] = Decimal(value)
    for cell in FORM.cells:  # inputs come first
        if cell.inputs:
            values[cell.index] = sum((values[i] for i in cell.inputs), Decimal())
    return values


def said(values: list[Decimal]) -> list[tuple[str, str]]:
    """(code, cell) of each finding."""
    batch = Batch.empty(len(values))
    for cell in FORM.cells:
        batch.sheets[cell.index], batch.cells[cell.index] = cell.sheet, cell.address
        batch.values[cell.index], batch.states[cell.index] = values[cell.index], State.NUMBER
    submission = Submission(file="a.xlsx", sha256="", size=0, format="xlsx", kind="figures", batch=batch)
    return [(f.code, f.at.cell) for f in check_submission(submission, FORM, UNIT, REVIEW, plan=PLAN)]


workbooks = st.lists(near, min_size=len(ENTERED), max_size=len(ENTERED)).map(filled)


@settings(max_examples=60, deadline=None)
@given(workbooks)
def test_a_workbook_whose_totals_are_right_raises_nothing(values: list[Decimal]) -> None:
    assert said(values) == []


@settings(max_examples=120, deadline=None)
@given(workbooks, st.integers(0, len(FORM.cells) - 1), st.integers(1, 40))
def test_one_wrong_cell_is_said_exactly_once(values: list[Decimal], index: int, more: int) -> None:
    values[index] += more

    findings = said(values)

    assert len(findings) == 1
    assert findings[0][0] in ("D401", "D402")
    if FORM.cells[index].inputs:
        assert findings[0][1] == FORM.cells[index].address


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(20, 70), min_size=4, max_size=12), st.sampled_from([10, 1000]), st.data())
def test_a_nought_too_many_is_found_and_taken_off(years: list[int], times: int, data: st.DataObject) -> None:
    years = [50 + year // 4 for year in years]  # a steady series
    spot = data.draw(st.integers(0, len(years) - 1))
    values = [Decimal(year) for year in years]
    values[spot] *= times

    assert likely_value(values, spot) == years[spot]
    assert all(likely_value(values, other) is None for other in range(len(values)) if other != spot)


@settings(max_examples=200, deadline=None)
@given(st.integers(10, 10_000), st.lists(st.integers(55, 195), min_size=3, max_size=11))
def test_growth_and_decline_within_double_are_never_jumps(start: int, steps: list[int]) -> None:
    values = [Decimal(start)]
    for step in steps:
        values.append(max(Decimal(1), (values[-1] * step / 100).to_integral_value()))

    assert all(likely_value(values, spot) is None for spot in range(len(values)))


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_rate_rounded_to_any_places_is_right_and_one_last_place_more_is_wrong(n: int, of: int, places: int) -> None:
    exact = Decimal(n) * 100 / of
    rounded = round(exact, places)

    assert is_rounding_of(rounded, exact)
    assert not is_rounding_of(rounded + Decimal(2).scaleb(-places), exact)
