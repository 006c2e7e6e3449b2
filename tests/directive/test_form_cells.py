"""Which cells of a form are added up from the units, which follow from others, and what must hold between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.directive.form import (
    ColumnKind,
    Form,
    FormCell,
    FormColumn,
    FormRow,
    FormSheet,
    How,
    RowKind,
    Rule,
)
from tongket.directive.form_cells import CircularFormError, IdentityKind, identities, lay_out
from tongket.periods.period import Period


def row(number: int, label: str, **more: object) -> FormRow:
    return FormRow(row=number, label=label, path=(label,), **more)  # type: ignore[arg-type]


def year(number: int, first: int) -> FormColumn:
    return FormColumn(column=number, path=(str(first),), period=Period.years(first))


TWO_YEARS_AND_TOTAL = (
    year(3, 2011),
    year(4, 2012),
    FormColumn(column=5, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(3, 4)),
)


def form(*rows: FormRow, columns: tuple[FormColumn, ...] = TWO_YEARS_AND_TOTAL) -> Form:
    sheets = (FormSheet(name="Biểu 1", rows=rows, columns=columns),)
    return Form(sheets=sheets, cells=lay_out(sheets))


def cell(of: Form, address: str) -> FormCell:
    return of.cells[of.index_of["Biểu 1", address]]


def inputs(of: Form, address: str) -> list[str]:
    return [of.cells[index].address for index in cell(of, address).inputs]


def test_an_item_in_a_year_is_entered_and_its_period_total_added():
    asked = form(row(7, "Số vụ"))

    assert cell(asked, "C7").how is How.ENTERED
    assert cell(asked, "E7").how is How.PARTS
    assert inputs(asked, "E7") == ["C7", "D7"]


def test_a_heading_row_has_no_cells():
    asked = form(row(6, "A. Tội phạm", kind=RowKind.GROUP), row(7, "Số vụ"))

    assert {c.address for c in asked.cells} == {"C7", "D7", "E7"}


def test_a_stock_stands_at_the_last_year():
    asked = form(row(7, "Mô hình đang duy trì", rule=Rule.LAST))

    assert cell(asked, "E7").how is How.LAST
    assert inputs(asked, "E7") == ["C7", "D7"]


def test_n_of_n_stands_at_the_last_year():
    assert cell(form(row(7, "Số xã có mô hình", rule=Rule.N_OF_N)), "E7").how is How.LAST


def test_two_counts_in_one_cell_are_added_over_the_years():
    assert cell(form(row(7, "Phạm pháp", rule=Rule.N_OF_N, is_pair=True)), "E7").how is How.N_OF_N


def test_a_running_total_stands_at_the_last_year_and_may_not_fall():
    asked = form(row(7, "Lũy kế", is_cumulative=True))

    assert cell(asked, "E7").how is How.LAST
    kinds = {(i.kind, asked.cells[i.result].address) for i in identities(asked)}
    assert (IdentityKind.CUMULATIVE, "D7") in kinds
    assert (IdentityKind.CUMULATIVE, "C7") not in kinds


def test_a_stock_split_by_kind_at_one_time_is_added():
    columns = (
        FormColumn(column=3, path=("Xã",)),
        FormColumn(column=4, path=("Phường",)),
        FormColumn(column=5, path=("Tổng số",), kind=ColumnKind.TOTAL, parts=(3, 4)),
    )

    asked = form(row(7, "Mô hình hiện có", rule=Rule.LAST), columns=columns)

    assert cell(asked, "E7").how is How.PARTS


def test_a_stock_split_by_kind_over_years_adds_the_last_year_only():
    columns = (
        FormColumn(column=3, path=("2011", "Xã"), period=Period.years(2011)),
        FormColumn(column=4, path=("2012", "Xã"), period=Period.years(2012)),
        FormColumn(column=5, path=("2012", "Phường"), period=Period.years(2012)),
        FormColumn(column=6, path=("Cộng",), kind=ColumnKind.TOTAL, parts=(3, 4, 5)),
    )

    asked = form(row(7, "Mô hình hiện có", rule=Rule.LAST), columns=columns)

    assert (cell(asked, "F7").how, inputs(asked, "F7")) == (How.PARTS, ["D7", "E7"])


def test_a_maximum_over_the_years_keeps_its_rule():
    asked = form(row(7, "Cao nhất", rule=Rule.MAX))

    assert (cell(asked, "E7").how, cell(asked, "E7").rule) == (How.PARTS, Rule.MAX)


def test_a_rate_is_the_ratio_of_two_rows_in_every_column():
    asked = form(
        row(7, "Xảy ra"), row(8, "Khám phá"), row(9, "Tỷ lệ", rule=Rule.RATIO, numerator=8, denominator=7, measure="%")
    )

    assert inputs(asked, "C9") == ["C8", "C7"]
    assert (cell(asked, "E9").how, inputs(asked, "E9")) == (How.RATIO, ["E8", "E7"])


def test_a_rate_of_unknown_parts_is_entered_and_never_added_over_years():
    asked = form(row(9, "Tỷ lệ", rule=Rule.RATIO))

    assert {(c.how, c.rule) for c in asked.cells} == {(How.ENTERED, Rule.RATIO)}


def test_how_far_the_plan_of_an_average_was_met_is_told_in_per_cent():
    columns = (year(3, 2025), year(4, 2026), FormColumn(column=5, path=("%",), kind=ColumnKind.RATIO, measure="%"))

    asked = form(row(9, "Thu nhập bình quân", rule=Rule.RATIO, measure="Triệu đồng"), columns=columns)

    assert [each.measure for each in asked.cells] == ["Triệu đồng", "Triệu đồng", "%"]


def test_where_two_totals_meet_one_is_taken_and_both_must_hold():
    asked = form(row(6, "Tổng số", kind=RowKind.TOTAL, parts=(7, 8)), row(7, "a"), row(8, "b"))

    assert inputs(asked, "E6") == ["C6", "D6"]
    about_e6 = [i for i in identities(asked) if asked.cells[i.result].address == "E6"]
    assert [i.kind for i in about_e6] == [IdentityKind.COLUMN_TOTAL, IdentityKind.ROW_TOTAL]


def test_a_total_with_a_part_that_carries_no_figures_is_not_derived():
    asked = form(row(5, "I", kind=RowKind.GROUP), row(6, "Tổng số", kind=RowKind.TOTAL, parts=(5, 7)), row(7, "a"))

    assert cell(asked, "C6").how is How.ENTERED


def test_changes_follow_from_their_two_columns_also_for_rates():
    columns = (
        year(3, 2010),
        year(4, 2020),
        FormColumn(column=5, path=("±",), kind=ColumnKind.CHANGE, current=4, base=3),
        FormColumn(column=6, path=("%",), kind=ColumnKind.CHANGE_PERCENT, current=4, base=3),
    )

    asked = form(
        row(7, "Xảy ra"),
        row(8, "Khám phá"),
        row(9, "Tỷ lệ", rule=Rule.RATIO, numerator=8, denominator=7),
        columns=columns,
    )

    assert (cell(asked, "E7").how, inputs(asked, "E7")) == (How.CHANGE, ["D7", "C7"])
    assert (cell(asked, "F7").rule, cell(asked, "F7").measure) == (Rule.RATIO, "%")
    assert cell(asked, "E9").how is How.CHANGE


def test_a_part_may_not_exceed_what_it_is_part_of():
    asked = form(row(7, "Số người"), row(8, "Trong đó: nữ", of_which=7))

    bounds = [i for i in identities(asked) if i.kind is IdentityKind.OF_WHICH]
    assert [(asked.cells[i.result].address, asked.cells[i.inputs[0]].address) for i in bounds] == [
        ("C8", "C7"),
        ("D8", "D7"),
        ("E8", "E7"),
    ]


def test_what_stands_on_a_guess_says_so():
    guessed = frozenset({"parts"})
    asked = form(row(6, "Tổng", kind=RowKind.TOTAL, parts=(7,), guessed=guessed), row(7, "a"))

    by_kind = {i.kind: i.is_guessed for i in identities(asked)}
    assert by_kind == {IdentityKind.ROW_TOTAL: True, IdentityKind.COLUMN_TOTAL: False}


def test_cells_worked_out_from_each_other_are_refused():
    with pytest.raises(CircularFormError) as refused:
        form(row(6, "a", kind=RowKind.TOTAL, parts=(7,)), row(7, "b", kind=RowKind.TOTAL, parts=(6,)))

    assert refused.value.sheet == "Biểu 1"


def test_years_in_rows_are_totalled_by_the_rule_of_their_column():
    columns = (
        FormColumn(column=2, path=("Số vụ",)),
        FormColumn(column=3, path=("Mô hình hiện có",), rule=Rule.LAST),
        FormColumn(column=4, path=("Khám phá",)),
        FormColumn(column=5, path=("Tỷ lệ %",), kind=ColumnKind.RATIO, numerator=4, denominator=2),
    )
    asked = form(
        row(5, "Năm 2011", period=Period.years(2011)),
        row(6, "Năm 2012", period=Period.years(2012)),
        row(7, "Cộng", kind=RowKind.TOTAL, parts=(5, 6)),
        columns=columns,
    )

    assert cell(asked, "B7").how is How.PARTS
    assert cell(asked, "C7").how is How.LAST
    assert (cell(asked, "E7").how, inputs(asked, "E7")) == (How.RATIO, ["D7", "B7"])


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Any tree of totals: a total only takes rows below it."""
    count = draw(st.integers(1, 12))
    rows = []
    for number in range(1, count + 1):
        below = list(range(number + 1, count + 1))
        parts = tuple(draw(st.lists(st.sampled_from(below), unique=True))) if below else ()
        kind = RowKind.TOTAL if parts else draw(st.sampled_from([RowKind.ITEM, RowKind.GROUP]))
        rows.append(row(number, str(number), kind=kind, parts=parts, rule=draw(st.sampled_from(list(Rule)))))
    return form(*rows)


@given(forms())
def test_inputs_always_stand_before_what_is_made_of_them(any_form: Form):
    assert all(index < c.index for c in any_form.cells for index in c.inputs)
    assert [c.index for c in any_form.cells] == list(range(len(any_form.cells)))


@given(forms())
def test_every_derivation_is_among_the_identities(any_form: Form):
    held = {(i.result, i.inputs) for i in identities(any_form)}
    assert all((c.index, c.inputs) in held for c in any_form.cells if c.how is not How.ENTERED)


def test_what_units_enter_as_increase_is_added_over_rows_like_any_figure():
    """ "Biến động: Tăng | Giảm" beside no two columns they could be the change of."""
    columns = (
        FormColumn(column=4, path=("Biến động", "Tăng"), kind=ColumnKind.CHANGE),
        FormColumn(column=5, path=("Tỷ lệ tăng",), kind=ColumnKind.CHANGE_PERCENT),
    )
    land = form(
        row(12, "Tổng", kind=RowKind.TOTAL, parts=(13, 14)), row(13, "Đất ở"), row(14, "Đất rừng"), columns=columns
    )

    assert inputs(land, "D12") == ["D13", "D14"]
    assert inputs(land, "E12") == []
