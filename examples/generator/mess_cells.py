"""Mistakes in single cells: numbers as people type them, and figures that break the rules of the form."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.form_model import CHANGE, PREVIOUS, TOTAL, YEARS, Row
from generator.mess import ENTERED, Job, NoRoom, dotted, is_count, is_money, mess
from generator.producers import NEVER_CALCULATED
from generator.workbook import Override, UnitSheet, calculated


def _type(
    job: Job,
    kind: str,
    note: str,
    how: Callable[[Decimal], tuple[Override, Decimal | None]],
    want: Callable[[Row], bool] = is_count,
    *,
    least: int = 0,
    only_allowed: bool = False,
) -> tuple[UnitSheet, Row, str]:
    """Finds a cell, types something else in it, and says which finding that deserves."""
    sheet, row, column = job.spot(want, least=least)
    value = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(value, Decimal)
    typed, counts = how(value)
    job.type_in(sheet, row, column, typed, counts)
    job.plant(
        kind,
        note.format(value=value, typed=typed.value),
        sheet,
        lambda: sheet.address(row.id, column),
        only_allowed=only_allowed,
    )
    return sheet, row, column


# ---- as people type


@mess("ambiguous_number", "cell")
def text_with_a_thousands_dot(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal]:
        return Override(dotted(value)), value

    _type(job, "ambiguous_number", "text {typed!r} for {value}", how, least=1000)


@mess("ambiguous_number", "cell")
def text_with_a_decimal_dot(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal]:
        short = value.quantize(Decimal("0.1"))
        return Override(f"{short:f}"), short

    _type(job, "ambiguous_number", "text {typed!r} with a point", how, is_money, least=1)


@mess("ambiguous_number", "cell")
def text_with_a_decimal_comma(job: Job) -> None:
    """Plain Vietnamese writing: nothing wrong with it, and it must be read right."""

    def how(value: Decimal) -> tuple[Override, Decimal]:
        return Override(f"{value:f}".replace(".", ",")), value

    _type(job, "number_with_words", "text {typed!r}, Vietnamese comma", how, is_money, least=1, only_allowed=True)


@mess("number_with_words", "cell")
def number_with_its_measure(job: Job) -> None:
    sheet, row, column = job.spot(is_count, least=5)
    value = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(value, Decimal)
    if value >= 1000 or not row.measure:
        raise NoRoom
    typed = f"{value:02f} {row.measure.split(',')[0].lower()}"
    job.type_in(sheet, row, column, Override(typed), value)
    job.plant("number_with_words", f"text {typed!r}", sheet, lambda: sheet.address(row.id, column))


@mess("estimated", "cell")
def about_sign(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal | None]:
        return (Override(f"≈ {value}"), value) if value < 1000 else (Override(f"≈ {dotted(value)}"), value)

    sheet, row, column = _type(job, "estimated", "{typed!r}", how, least=10)
    job.plant("ambiguous_number", "its dot", sheet, lambda: sheet.address(row.id, column), only_allowed=True)


@mess("estimated", "cell")
def estimated_in_words(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal | None]:
        return Override(f"ước {dotted(value)}"), value

    sheet, row, column = _type(job, "estimated", "{typed!r}", how, least=100)
    job.plant("ambiguous_number", "its dot", sheet, lambda: sheet.address(row.id, column), only_allowed=True)


@mess("leading_zero", "cell")
def leading_zero(job: Job) -> None:
    """ "05" is how offices write five; it must be read, and need not be remarked on."""
    found = job.spot(lambda row: is_count(row) and 0 < row.size <= 6)
    sheet, row, column = found
    value = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(value, Decimal)
    if value > 9:
        raise NoRoom
    job.type_in(sheet, row, column, Override(f"0{value}"), value)
    job.plant("number_with_words", "text with a zero", sheet, lambda: sheet.address(row.id, column), only_allowed=True)


@mess("zero_in_words", "cell")
def none_in_words(job: Job) -> None:
    """ "không" means nothing occurred."""
    sheet, row, column = job.spot(lambda row: is_count(row) and 0 < row.size <= 4)
    job.type_in(sheet, row, column, Override("không"), Decimal())
    job.plant("number_with_words", "'không'", sheet, lambda: sheet.address(row.id, column), only_allowed=True)


@mess("stored_as_text", "cell")
def number_stored_as_text(job: Job) -> None:
    """Figures pasted from Word arrive as text; they read well, but the unit's own sums pass over them."""
    sheet, row, column = job.spot(is_count, least=2)
    value = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(value, Decimal)
    if value >= 1000:
        raise NoRoom
    job.type_in(sheet, row, column, Override(f"{value}"), value)


@mess("not_a_number", "cell")
def words_for_a_number(job: Job) -> None:
    words = job.chance.choice(("chưa thống kê", "nhiều", "đang rà soát", "có"))
    _type(job, "not_a_number", "{typed!r}", lambda _value: (Override(words), None))


@mess("blank_due", "cell")
def left_blank(job: Job) -> None:
    _type(job, "blank_due", "{value} left out", lambda _value: (Override(None), None))


@mess("not_available", "cell")
def three_dots(job: Job) -> None:
    _type(job, "not_available", "{typed!r}", lambda _value: (Override("..."), None))


@mess("date_for_number", "cell")
def date_typed(job: Job) -> None:
    serial = Decimal(job.chance.randint(43831, 44100))  # a day of 2020
    _type(job, "date_for_number", "a date", lambda _value: (Override(serial, style="date"), None), least=1)


@mess("formula_error", "cell")
def division_by_zero(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, None]:
        return Override("#DIV/0!", f"{value}/0"), None

    _type(job, "formula_error", "{typed}", how, lambda row: row.rule == "sum", least=1)


@mess("no_cached_value", "cell")
def never_calculated(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, None]:
        return Override(NEVER_CALCULATED, f"{value - 2}+2"), None

    _type(job, "no_cached_value", "a formula without a result", how, least=4)


@mess("calculated", "cell")
def sum_typed_as_formula(job: Job) -> None:
    """A unit may add its communes in the cell itself; nothing is wrong with that."""
    sheet, row, column = job.spot(is_count, least=6)
    value = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(value, Decimal)
    job.type_in(sheet, row, column, Override(value, f"{value - 3}+1+2"), value)


# ---- figures that cannot be


@mess("negative_count", "cell")
def negative(job: Job) -> None:
    _type(job, "negative_count", "{typed}", lambda value: (Override(-value), -value), least=1)


@mess("fraction_of_count", "cell")
def half_a_case(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal]:
        return Override(value + Decimal("0.5")), value + Decimal("0.5")

    _type(job, "fraction_of_count", "{typed}", how, least=3)


@mess("jump", "cell")
def one_zero_too_many(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal]:
        return Override(value * 10), value * 10

    is_free = {"A.1.1", "A.2.3", "A.IV", "A.III", "B.2", "A.3", "C.1", "7", "A.2", "A.4", "B.V"}
    sheet, row, column = _type(
        job, "jump", "{typed} for {value}", how, lambda r: is_count(r) and r.id in is_free, least=20
    )
    _totals_may_jump(job, sheet, row, column)


@mess("jump", "cell")
def thousands_for_millions(job: Job) -> None:
    def how(value: Decimal) -> tuple[Override, Decimal]:
        return Override(value * 1000), value * 1000

    sheet, row, column = _type(job, "jump", "{typed} for {value}", how, is_money, least=50)
    _totals_may_jump(job, sheet, row, column)


def _totals_may_jump(job: Job, sheet: UnitSheet, row: Row, column: str) -> None:
    for other in sheet.form.rows:
        if other.kind in ("total", "ratio"):
            job.plant("jump", f"through {row.id}", sheet, _addresser(sheet, other.id, column), only_allowed=True)


def _addresser(sheet: UnitSheet, row_id: str, column: str) -> Callable[[], str]:
    return lambda: sheet.address(row_id, column) if row_id in sheet.rows and column in sheet.columns else ""


@mess("child_over_parent", "cell")
def part_larger_than_whole(job: Job) -> None:
    sheet, row, column = job.spot(lambda row: bool(row.of), columns=ENTERED)
    parent = job.sent.counted.get((sheet.form.name, row.of, column))
    own = job.sent.counted[sheet.form.name, row.id, column]
    if not isinstance(parent, Decimal) or not isinstance(own, Decimal) or (row.of, column) in sheet.overrides:
        raise NoRoom
    if parent + 2 > 5 * own:
        raise NoRoom  # it would look like a jump first
    job.sent.taken.add((sheet.form.name, row.of))
    job.type_in(sheet, row, column, Override(parent + 2), parent + 2)
    job.plant("child_over_parent", f"{parent + 2} of {parent}", sheet, lambda: sheet.address(row.id, column))
    job.plant("jump", "the part", sheet, lambda: sheet.address(row.id, column), only_allowed=True)


@mess("n_over_total", "cell")
def more_than_all(job: Job) -> None:
    sheet, row, column = job.spot(lambda row: row.rule == "n_of_n")
    pair = job.sent.counted[sheet.form.name, row.id, column]
    assert isinstance(pair, tuple)
    more = pair[1] + 4
    job.type_in(sheet, row, column, Override(f"{more}/{pair[1]}"), (more, pair[1]))
    job.plant("n_over_total", f"{more}/{pair[1]}", sheet, lambda: sheet.address(row.id, column))
    job.plant("n_over_total", "carried over", sheet, lambda: sheet.address(row.id, TOTAL), only_allowed=True)


@mess("cumulative_falls", "cell")
def running_total_falls(job: Job) -> None:
    sheet, row, column = job.spot(lambda row: row.cumulative, least=4, columns=YEARS[3:-1])
    before = job.sent.counted.get((sheet.form.name, row.id, YEARS[YEARS.index(column) - 1]))
    if not isinstance(before, Decimal) or before < 3:
        raise NoRoom
    job.type_in(sheet, row, column, Override(before - 2), before - 2)
    job.plant("cumulative_falls", f"{before - 2} after {before}", sheet, lambda: sheet.address(row.id, column))


# ---- totals


def _total_spot(job: Job, kind: str, columns: tuple[str, ...]) -> tuple[UnitSheet, Row, str]:
    """A total or ratio whose parts are all in order, so that there is no doubt about what is wrong."""
    found = [
        (sheet, row, column)
        for sheet in job.sent.sheets.values()
        for row in sheet.form.rows
        if row.kind == kind and not _with_parts(sheet, row) & job.sent.taken
        for column in columns
        if _is_whole(job, sheet, row, column) and calculated(sheet, row.id, column)
    ]
    if not found:
        raise NoRoom
    sheet, row, column = job.chance.choice(found)
    job.sent.taken |= _with_parts(sheet, row)
    return sheet, row, column


def _with_parts(sheet: UnitSheet, row: Row) -> set[tuple[str, str]]:
    """The row and every row it is worked out from."""
    out = {(sheet.form.name, row.id)}
    for name in (*row.parts, row.top, row.bottom):
        if name:
            out |= _with_parts(sheet, sheet.form.by_id[name])
    return out


def _is_whole(job: Job, sheet: UnitSheet, row: Row, column: str) -> bool:
    """Whether every item under the row has a figure that counts in that column."""
    items = [name for _sheet, name in _with_parts(sheet, row) if sheet.form.by_id[name].kind == "item"]
    return all((sheet.form.name, name, column) in job.sent.counted for name in items)


@mess("total_not_parts", "cell")
def total_typed_wrong(job: Job) -> None:
    sheet, row, column = _total_spot(job, "total", ENTERED)
    right = calculated(sheet, row.id, column)
    assert isinstance(right, Decimal)
    wrong = right + job.chance.choice((3, 5, 7))
    sheet.overrides[row.id, column] = Override(wrong)
    for kind in ("total_not_parts", "typed_over_formula"):
        job.plant(kind, f"{wrong} typed for {right}", sheet, lambda: sheet.address(row.id, column))


@mess("total_not_parts", "cell")
def sum_that_forgets_a_part(job: Job) -> None:
    sheet, row, column = _total_spot(job, "total", YEARS[2:-1])
    last = row.parts[-1]
    part = calculated(sheet, last, column)
    if not isinstance(part, Decimal) or part == 0 or last not in sheet.rows:
        raise NoRoom
    right = calculated(sheet, row.id, column)
    assert isinstance(right, Decimal)
    parts = "+".join(sheet.address(name, column) for name in row.parts[:-1] if name in sheet.rows)
    if not parts:
        raise NoRoom
    sheet.overrides[row.id, column] = Override(right - part, parts)
    job.plant("total_not_parts", f"leaves {last} out", sheet, lambda: sheet.address(row.id, column))


@mess("typed_over_formula", "cell")
def total_typed_right(job: Job) -> None:
    sheet, row, column = _total_spot(job, "total", YEARS)
    sheet.overrides[row.id, column] = Override(calculated(sheet, row.id, column))
    job.plant("typed_over_formula", "typed, though right", sheet, lambda: sheet.address(row.id, column))


@mess("period_total_not_parts", "cell")
def period_typed_wrong(job: Job) -> None:
    sheet, row, _year = job.spot(is_count, least=1)
    if not all((sheet.form.name, row.id, year) in job.sent.counted for year in YEARS):
        raise NoRoom
    right = calculated(sheet, row.id, TOTAL)
    assert isinstance(right, Decimal)
    sheet.overrides[row.id, TOTAL] = Override(right + 9)
    for kind in ("period_total_not_parts", "typed_over_formula"):
        job.plant(kind, f"{right + 9} typed for {right}", sheet, lambda: sheet.address(row.id, TOTAL))


@mess("ratio_wrong", "cell")
def ratio_typed_wrong(job: Job) -> None:
    sheet, row, column = _total_spot(job, "ratio", ENTERED)
    right = calculated(sheet, row.id, column)
    assert isinstance(right, Decimal)
    wrong = (right + Decimal("3.4")).quantize(Decimal("0.01"))
    sheet.overrides[row.id, column] = Override(wrong)
    for kind in ("ratio_wrong", "typed_over_formula"):
        job.plant(kind, f"{wrong} typed for {right:.4f}", sheet, lambda: sheet.address(row.id, column))


@mess("typed_over_formula", "cell")
def ratio_typed_rounded(job: Job) -> None:
    """A rate typed with two decimals, rightly rounded: typed over, but not wrong."""
    sheet, row, column = _total_spot(job, "ratio", YEARS)
    right = calculated(sheet, row.id, column)
    assert isinstance(right, Decimal)
    typed = right.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    sheet.overrides[row.id, column] = Override(typed)
    job.plant("typed_over_formula", f"{typed}, rounded rightly", sheet, lambda: sheet.address(row.id, column))


@mess("change_wrong", "cell")
def change_typed_wrong(job: Job) -> None:
    sheet, row, _year = job.spot(is_count, least=1, columns=(PREVIOUS,))
    if not all((sheet.form.name, row.id, year) in job.sent.counted for year in YEARS):
        raise NoRoom
    right = calculated(sheet, row.id, CHANGE)
    assert isinstance(right, Decimal)
    sheet.overrides[row.id, CHANGE] = Override(-right - 1)
    for kind in ("change_wrong", "typed_over_formula"):
        job.plant(kind, f"{-right - 1} typed for {right}", sheet, lambda: sheet.address(row.id, CHANGE))
