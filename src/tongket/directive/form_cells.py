"""Takes the sheets of a form, makes its cells in the order they can be worked out, and the identities that must hold.

A cell is entered by the units or derived from other cells; where a row total and a column total meet, the column total
is taken, and the row total stays as an identity to be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

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
from tongket.periods.period import Period
from tongket.periods.reading import time_in_year

Key = tuple[int, int]  # (row, column) in one sheet
_ANY_YEAR = 2000
_NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,2}")
CHANGES = {ColumnKind.CHANGE: How.CHANGE, ColumnKind.CHANGE_PERCENT: How.CHANGE_PERCENT}


class CircularFormError(ValueError):
    """Cells that are worked out from each other. `sheet` and `address` name one of them."""

    def __init__(self, sheet: str, address: str) -> None:
        super().__init__(f"{sheet}!{address}")
        self.sheet = sheet
        self.address = address


class IdentityKind(StrEnum):
    """What must hold between cells of one unit, and of the review."""

    ROW_TOTAL = "row_total"  # result = its part rows, same column
    COLUMN_TOTAL = "column_total"  # result = its part columns, same row ("Cộng giai đoạn")
    RATIO = "ratio"  # result = inputs[0] x scale / inputs[1]
    CHANGE = "change"  # result = inputs[0] - inputs[1]
    CHANGE_PERCENT = "change_percent"  # result = 100 x (inputs[0] - inputs[1]) / inputs[1]
    OF_WHICH = "of_which"  # result <= inputs[0]
    CUMULATIVE = "cumulative"  # result >= inputs[0], the period before


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One thing that must hold. `result` and `inputs` are indexes into `Form.cells`.

    For totals `how` says how the inputs are taken together: PARTS (their sum, or their maximum where `rule` is MAX),
    LAST, or N_OF_N. `is_guessed`: it stands on a guess of ours, so a breach is a warning at most until a person
    confirms the form.
    """

    kind: IdentityKind
    result: int
    inputs: tuple[int, ...]
    how: How = How.PARTS
    rule: Rule = Rule.SUM
    scale: int = 100
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Derivation:
    """How one cell follows from others of its sheet."""

    kind: IdentityKind
    how: How
    inputs: tuple[Key, ...]
    scale: int = 100
    is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of one sheet by place, not yet in order."""

    sheet: FormSheet
    rows: Mapping[int, FormRow]
    columns: Mapping[int, FormColumn]

    def has(self, key: Key) -> bool:
        """Whether a figure can stand there."""
        is_figure = key[1] in self.columns and key[0] in self.rows and self.rows[key[0]].rule is not Rule.TEXT
        return is_figure and not self.is_closed(key)

    def is_closed(self, key: Key) -> bool:
        """Whether the blank form crosses the cell out."""
        return bool(self.sheet.closed) and address(*key) in self.sheet.closed

    def keys(self) -> Iterator[Key]:
        """Every cell: of a row of words, those under columns that are filled in."""
        for row in self.rows:
            for column in self.columns:
                is_asked = self.rows[row].rule is not Rule.TEXT or self.columns[column].kind is ColumnKind.VALUE
                if is_asked and not self.is_closed((row, column)):
                    yield row, column


def lay_out(sheets: Iterable[FormSheet]) -> tuple[FormCell, ...]:
    """Every cell to be consolidated, inputs before what is derived from them.

    Raises CircularFormError where cells are worked out from each other.
    """
    cells: list[FormCell] = []
    for sheet in sheets:
        if not sheet.is_list:
            cells.extend(_cells_of(sheet, first_index=len(cells)))
    return tuple(cells)


def identities(form: Form) -> tuple[Identity, ...]:
    """Everything that must hold between the cells of one workbook, in the order of the sheets."""
    found: list[Identity] = []
    for sheet in form.sheets:
        if not sheet.is_list:
            found.extend(_identities_of(_grid(sheet), form))
    return tuple(found)


def rule_of(row: FormRow, column: FormColumn) -> Rule:
    """The rule of one cell: a change in per cent is a ratio of sums, whatever its row is."""
    if row.rule is Rule.TEXT:
        return Rule.TEXT
    if column.kind in (ColumnKind.CHANGE_PERCENT, ColumnKind.RATIO):
        return Rule.RATIO
    return column.rule if column.rule is not None and row.rule is not Rule.RATIO else row.rule


def measure_of(sheet: FormSheet, row: FormRow, column: FormColumn) -> str:
    """What one cell is counted in: the column says it before the row, the row before the sheet.

    The change of a rate keeps the rate's "%"; printed, it is percentage points.
    """
    if column.kind is ColumnKind.CHANGE_PERCENT:
        return "%"
    is_of_columns = column.kind is ColumnKind.RATIO and row.numerator is None  # "so với kế hoạch (%)" of an average
    if row.rule is Rule.RATIO and not is_of_columns:
        return row.measure or ("%" if row.scale == 100 else "")
    if column.kind is ColumnKind.RATIO:
        return column.measure or ("%" if column.scale == 100 else "")
    return column.measure or row.measure or sheet.measure


def _grid(sheet: FormSheet) -> _Grid:
    rows = {row.row: row for row in sheet.rows if row.kind is not RowKind.GROUP}
    columns = {column.column: column for column in sheet.columns if column.kind is not ColumnKind.TEXT}
    return _Grid(sheet, rows, columns)


def _cells_of(sheet: FormSheet, *, first_index: int) -> list[FormCell]:
    grid = _grid(sheet)
    chosen = {key: next(_derivations(grid, key), None) for key in grid.keys()}  # noqa: SIM118  a method of ours
    index_of = {key: first_index + n for n, key in enumerate(_in_order(sheet, chosen))}
    return [_cell(grid, key, index, chosen[key], index_of) for key, index in index_of.items()]


def _cell(grid: _Grid, key: Key, index: int, derivation: _Derivation | None, index_of: Mapping[Key, int]) -> FormCell:
    row, column = grid.rows[key[0]], grid.columns[key[1]]
    return FormCell(
        index=index,
        sheet=grid.sheet.name,
        address=address(*key),
        row=row,
        column=column,
        measure=measure_of(grid.sheet, row, column),
        rule=rule_of(row, column),
        how=derivation.how if derivation else How.ENTERED,
        inputs=tuple(index_of[k] for k in derivation.inputs) if derivation else (),
    )


def column_letters(column: int) -> str:
    """1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(14, 4) is "D14"."""
    return f"{column_letters(column)}{row}"


def _in_order(sheet: FormSheet, chosen: Mapping[Key, _Derivation | None]) -> list[Key]:
    """Reading order, except that inputs come before what stands on them."""
    ordered: dict[Key, None] = {}
    for key in chosen:
        _settle(sheet, key, chosen, ordered)
    return list(ordered)


def _settle(sheet: FormSheet, start: Key, chosen: Mapping[Key, _Derivation | None], ordered: dict[Key, None]) -> None:
    """Place `start` behind everything it stands on. A stack, not recursion: a form may be thousands of rows long."""
    open_keys: dict[Key, None] = {}
    stack = [start]
    while stack:
        key = stack[-1]
        if key in ordered:
            stack.pop()
            continue
        open_keys[key] = None
        derivation = chosen[key]
        waiting = [k for k in derivation.inputs if k not in ordered] if derivation else []
        if any(k in open_keys for k in waiting):
            raise CircularFormError(sheet.name, address(*key))
        if waiting:
            stack.append(waiting[0])
            continue
        ordered[key] = None
        del open_keys[stack.pop()]


def _derivations(grid: _Grid, key: Key) -> Iterator[_Derivation]:
    """Every way the cell follows from others; the first is how it is added up, all are checked.

    A part that carries no figures (a heading, a note) voids the whole derivation: never a partial total.
    """
    row, column = grid.rows[key[0]], grid.columns[key[1]]
    rule = rule_of(row, column)
    if rule is Rule.TEXT:
        return
    ways = (_change(key, column), _ratio(key, row, column), _column_total(grid, key, rule), _row_total(grid, key, rule))
    for way in ways:
        if way is not None and way.inputs and all(grid.has(k) and k != key for k in way.inputs):
            yield way


def _change(key: Key, column: FormColumn) -> _Derivation | None:
    if column.kind not in CHANGES or column.current is None or column.base is None:
        return None
    how = CHANGES[column.kind]
    inputs = ((key[0], column.current), (key[0], column.base))
    return _Derivation(IdentityKind(how.value), how, inputs, 100, bool(column.guessed & {"kind", "current", "base"}))


def _ratio(key: Key, row: FormRow, column: FormColumn) -> _Derivation | None:
    if column.kind in CHANGES:
        return None
    if row.rule is Rule.RATIO and row.numerator is not None and row.denominator is not None:
        inputs = ((row.numerator, key[1]), (row.denominator, key[1]))
        is_guessed = bool(row.guessed & {"rule", "numerator", "denominator", "scale"})
        return _Derivation(IdentityKind.RATIO, How.RATIO, inputs, row.scale, is_guessed)
    if column.kind is ColumnKind.RATIO and column.numerator is not None and column.denominator is not None:
        inputs = ((key[0], column.numerator), (key[0], column.denominator))
        is_guessed = bool(column.guessed & {"kind", "numerator", "denominator", "scale"})
        return _Derivation(IdentityKind.RATIO, How.RATIO, inputs, column.scale, is_guessed)
    return None


def _column_total(grid: _Grid, key: Key, rule: Rule) -> _Derivation | None:
    row, column = grid.rows[key[0]], grid.columns[key[1]]
    if column.kind is not ColumnKind.TOTAL or rule is Rule.RATIO or _mixes_rules(grid, row):
        return None
    parts = [part for part in column.parts if not grid.is_closed((key[0], part))]
    periods = [_time_of(grid.columns[part]) if part in grid.columns else None for part in parts]
    keys = [(key[0], part) for part in parts]
    guessed = column.guessed & {"kind", "parts"} or row.guessed & {"rule"}
    # The year-end of a running total is the period's total, whatever its rule says.
    joined = Rule.LAST if row.is_cumulative else rule
    times = [] if row.is_pair else periods
    return _joined(IdentityKind.COLUMN_TOTAL, joined, keys, times, is_guessed=bool(guessed))


def _time_of(column: FormColumn) -> Period | None:
    """The period of a column; of "Quý I" without a year, its place in any year, which tells it from "Quý II"."""
    return column.period or time_in_year(column.path, _ANY_YEAR)


def _times_down(rows: Sequence[FormRow], *, counts_times: bool) -> list[Period | None]:
    """The periods of rows; of "Tháng 1", or of "I" to "IV" under "Quý", their places in any year."""
    if counts_times and all(_NUMERAL.fullmatch(row.label) for row in rows):
        return [Period.years(_ANY_YEAR + place) for place in range(len(rows))]
    return [row.period or time_in_year((row.label,), _ANY_YEAR) for row in rows]


def _mixes_rules(grid: _Grid, row: FormRow) -> bool:
    """Flows and stocks in one total: over years it is only the sum of its parts, each taken over the years itself."""
    parts = [grid.rows[part].rule for part in row.parts if part in grid.rows]
    return row.kind is RowKind.TOTAL and any(rule is not row.rule for rule in parts)


def _row_total(grid: _Grid, key: Key, rule: Rule) -> _Derivation | None:
    row, column = grid.rows[key[0]], grid.columns[key[1]]
    if row.kind is not RowKind.TOTAL or rule is Rule.RATIO or _is_worked_out_change(column):
        return None
    parts = [part for part in row.parts if not grid.is_closed((part, key[1]))]
    rows = [grid.rows[part] for part in parts if part in grid.rows]
    periods = _times_down(rows, counts_times=grid.sheet.counts_times)
    keys = [(part, key[1]) for part in parts]
    return _joined(IdentityKind.ROW_TOTAL, rule, keys, periods, is_guessed=bool(row.guessed & {"kind", "parts"}))


def _is_worked_out_change(column: FormColumn) -> bool:
    """A change in per cent, or one of two columns of the form. "Tăng", "Giảm" that the units enter add up over rows."""
    is_entered = column.kind is ColumnKind.CHANGE and (column.current is None or column.base is None)
    return column.kind in CHANGES and not is_entered


def _joined(
    kind: IdentityKind, rule: Rule, keys: Sequence[Key], periods: Sequence[Period | None], *, is_guessed: bool
) -> _Derivation:
    """Parts taken together: stocks and n/N stand at the last of several times, and add up within one time."""
    times = [period for period in periods if period is not None]
    if rule in (Rule.LAST, Rule.N_OF_N) and len(times) == len(keys) and len(set(times)) > 1:
        in_time = sorted(zip(keys, times, strict=True), key=lambda pair: (pair[1].last, pair[1].first))
        at_the_end = tuple(k for k, time in in_time if time == in_time[-1][1])
        if len(at_the_end) == 1:
            return _Derivation(kind, How.LAST, tuple(k for k, _ in in_time), is_guessed=is_guessed)
        keys = at_the_end
    how = How.N_OF_N if rule is Rule.N_OF_N else How.PARTS
    return _Derivation(kind, how, tuple(keys), is_guessed=is_guessed)


def _identities_of(grid: _Grid, form: Form) -> Iterator[Identity]:
    def at(key: Key) -> int:
        return form.index_of[grid.sheet.name, address(*key)]

    for key in grid.keys():  # noqa: SIM118
        rule = rule_of(grid.rows[key[0]], grid.columns[key[1]])
        for way in (*_derivations(grid, key), *_bounds(grid, key)):
            yield Identity(
                kind=way.kind,
                result=at(key),
                inputs=tuple(at(k) for k in way.inputs),
                how=way.how,
                rule=rule,
                scale=way.scale,
                is_guessed=way.is_guessed and not form.is_confirmed,
            )


def _bounds(grid: _Grid, key: Key) -> Iterator[_Derivation]:
    """What a figure may not exceed or fall below."""
    row, column = grid.rows[key[0]], grid.columns[key[1]]
    if rule_of(row, column) in (Rule.TEXT, Rule.RATIO, Rule.N_OF_N) or column.kind in CHANGES:
        return
    if row.of_which is not None and grid.has((row.of_which, key[1])):
        yield _bound(IdentityKind.OF_WHICH, (row.of_which, key[1]), row.guessed)
    if column.of_which is not None and grid.has((key[0], column.of_which)):
        yield _bound(IdentityKind.OF_WHICH, (key[0], column.of_which), column.guessed)
    before = _column_before(grid, column) if row.is_cumulative and column.kind is ColumnKind.VALUE else None
    if before is not None:
        yield _Derivation(
            IdentityKind.CUMULATIVE, How.PARTS, ((key[0], before),), is_guessed="is_cumulative" in row.guessed
        )


def _bound(kind: IdentityKind, bound: Key, guessed: frozenset[str]) -> _Derivation:
    return _Derivation(kind, How.PARTS, (bound,), is_guessed="of_which" in guessed)


def _column_before(grid: _Grid, column: FormColumn) -> int | None:
    """The value column of the like period that ends next before this one's, under like headings."""
    period = column.period
    if period is None:
        return None
    earlier = [
        (other.period.last, number)
        for number, other in grid.columns.items()
        if other.kind is ColumnKind.VALUE
        and other.period is not None
        and other.period.last < period.last
        and other.period.is_one_year == period.is_one_year
        and _without_dates(other.path) == _without_dates(column.path)
    ]
    return max(earlier)[1] if earlier else None


def _without_dates(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(heading for heading in path if not any(letter.isdigit() for letter in heading))
