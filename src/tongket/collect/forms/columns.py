"""Takes the columns of a blank table, makes form columns: what each holds, and which follow from which.

Formulas and the line that numbers the columns are certain; headings propose, and what they only suggest is marked
guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tongket.collect.forms.column_set import UNKNOWN_YEAR, Columns, guessed_fields, timeless, year_of_title
from tongket.collect.forms.comparisons import settle_changes_in_per_cent, settle_comparisons, settle_rates, settle_sides
from tongket.collect.forms.rules import (
    counted_things,
    guess_rule,
    is_change,
    is_of_which,
    is_percent,
    is_plain_total,
    is_rise_or_fall,
    is_text_column,
    is_time_before,
)
from tongket.collect.forms.totals import settle_totals
from tongket.collect.forms.votes import Says, Vote, Votes
from tongket.collect.tables.table import Table, TableColumn
from tongket.directive.form import ColumnKind, FormColumn, Rule
from tongket.periods.reading import time_in_year
from tongket.wording.fold import fold
from tongket.wording.measures import factor

_WORDS = re.compile(
    r"(?:ten |dia (?:diem|chi)|mo ta|tom tat|nhan xet|tinh trang|can cu)"
    r"|(?:thoi gian|danh gia|xep loai|de xuat|kien nghi)(?:$|\s*[,;/(]| va | cua | khac| thuc hien| chung)"
)  # "Kiến nghị" alone is told in words; "Kiến nghị thu hồi" is an amount
_KINDS = {
    Says.SUM: ColumnKind.TOTAL,
    Says.LARGEST: ColumnKind.TOTAL,
    Says.SAME: ColumnKind.TOTAL,
    Says.CHANGE: ColumnKind.CHANGE,
    Says.CHANGE_PERCENT: ColumnKind.CHANGE_PERCENT,
    Says.RATIO: ColumnKind.RATIO,
}


def understand_columns(table: Table, votes: Votes, headed: Mapping[int, Vote]) -> tuple[FormColumn, ...]:
    """Every column of the form, with what it follows from."""
    year = year_of_title(table.title)
    known = frozenset(column.column for column in table.columns)
    said = {c.column: _by_certain_word(_in_year(c, year), votes, headed, known) for c in table.columns}
    found = Columns(table, said)
    open_numbers = [n for n, column in found.columns.items() if column.kind is ColumnKind.VALUE]
    for step in (_text, _change, _breakdown):
        for number in open_numbers:
            if found.columns[number].kind is ColumnKind.VALUE:
                found.columns[number] = step(found, found.columns[number])
    for settle in (settle_rates, settle_totals, settle_comparisons, settle_sides, settle_changes_in_per_cent):
        settle(found, open_numbers)
    whole = (_without_year(_with_rule(_sound(found, column))) for column in found.columns.values())
    return tuple(_counted(column, table.measure) for column in whole)


def _counted(column: FormColumn, of_sheet: str) -> FormColumn:
    """Under "ĐVT: triệu đồng", "Số cuộc thanh tra" is still no money."""
    is_money = factor(of_sheet, "đồng") is not None
    is_open = not column.measure and column.kind in (ColumnKind.VALUE, ColumnKind.TOTAL)
    return replace(column, measure=counted_things(column.path)) if is_money and is_open else column


def _sound(found: Columns, column: FormColumn) -> FormColumn:
    """What would follow from itself, or from a column of words, follows from nothing."""
    sides = (column.current, column.base, column.numerator, column.denominator)
    inputs = (*column.parts, *(side for side in sides if side is not None))
    if all(found.columns[n].kind is not ColumnKind.TEXT and n != column.column for n in inputs):
        return column
    opened = replace(column, parts=(), current=None, base=None, numerator=None, denominator=None)
    return replace(opened, guessed=column.guessed | {"parts"})


def _in_year(column: TableColumn, year: int | None) -> TableColumn:
    """ "Quý I" is of the year in the title; where none is named, of no known year, yet before "Quý II"."""
    if column.period is not None or is_change(column.path) or is_time_before(column.path):
        return column
    return replace(column, period=time_in_year(column.path, year or UNKNOWN_YEAR))


def _without_year(column: FormColumn) -> FormColumn:
    is_unknown = column.period is not None and column.period.first.year == UNKNOWN_YEAR
    return replace(column, period=None) if is_unknown else column


def _by_certain_word(
    column: TableColumn, votes: Votes, headed: Mapping[int, Vote], known: frozenset[int]
) -> FormColumn:
    """The column as its formulas, or the line that numbers the columns, say it is; a plain value otherwise."""
    plain = FormColumn(column=column.column, path=column.path, period=column.period, measure=column.measure)
    if is_text_column(column.path):
        return replace(plain, kind=ColumnKind.TEXT, measure="", period=None)
    vote, agreed = _first_word(column.column, votes)
    if vote is None and column.column in headed:
        vote, agreed = headed[column.column], True
    if vote is None or not {*vote.inputs, *vote.divisor} <= known:
        return plain
    return _as_said(plain, vote, agreed=agreed)


def _first_word(column: int, votes: Votes) -> tuple[Vote | None, bool]:
    """A sum outweighs the "=M8" that a stock has in the same column of totals; a ratio of rows says nothing here."""
    for among in ((Says.SUM,), (Says.CHANGE,), (Says.CHANGE_PERCENT,), (Says.RATIO,), (Says.LARGEST,), (Says.SAME,)):
        vote, agreed = votes.column(column, among=among)
        if vote is not None:
            return vote, agreed
    return None, False


def _as_said(plain: FormColumn, vote: Vote, *, agreed: bool) -> FormColumn:
    kind = _KINDS[vote.says]
    if kind is ColumnKind.TOTAL:
        is_sure = agreed and vote.says is not Says.SAME
        return replace(plain, kind=kind, parts=vote.inputs, guessed=guessed_fields(not is_sure, "parts"))
    guessed = guessed_fields(not agreed, "current", "base")
    if kind is not ColumnKind.RATIO:
        return replace(plain, kind=kind, current=vote.inputs[0], base=vote.divisor[0], period=None, guessed=guessed)
    if len(vote.inputs) != 1 or len(vote.divisor) != 1:
        return replace(plain, kind=kind, guessed=frozenset({"numerator", "denominator"}))
    sides = {"numerator": vote.inputs[0], "denominator": vote.divisor[0]}
    guessed = guessed_fields(not agreed, "numerator", "denominator")
    return replace(plain, kind=kind, **sides, scale=vote.scale, guessed=guessed)  # type: ignore[arg-type]


def _text(found: Columns, column: FormColumn) -> FormColumn:
    if column.measure or column.period or not column.path:
        return column
    is_words = _WORDS.match(fold(column.path[-1]))
    return replace(column, kind=ColumnKind.TEXT, guessed=frozenset({"kind"})) if is_words else column


def _change(found: Columns, column: FormColumn) -> FormColumn:
    """ "So sánh › %", "Tăng (+), giảm (-)"."""
    if not is_change(column.path):
        return column
    unsure = replace(column, period=None, guessed=frozenset({"current", "base"}))
    if not is_percent(column.path, column.measure):
        return replace(unsure, kind=ColumnKind.CHANGE)
    if is_rise_or_fall(column.path) or _stands_beside_a_difference(found, column):
        return replace(unsure, kind=ColumnKind.CHANGE_PERCENT, measure="")
    # "So sánh (%)" alone may be 105 or 5: which, only a formula or a person can say
    return replace(column, kind=ColumnKind.RATIO, period=None, guessed=frozenset({"kind", "numerator", "denominator"}))


def _stands_beside_a_difference(found: Columns, column: FormColumn) -> bool:
    """ "Số | %" under one "So sánh": the first is the difference, so the second is its share."""
    group = [c for c in found.columns.values() if c.column != column.column and c.path[:-1] == column.path[:-1]]
    return len(column.path) > 1 and any(is_change(c.path) and not is_percent(c.path, c.measure) for c in group)


def _breakdown(found: Columns, column: FormColumn) -> FormColumn:
    """ "Trong đó: nữ" may not exceed the column its group stands under, or the one before the group."""
    level = next((n for n, heading in enumerate(column.path) if is_of_which(heading)), None)
    if level is None:
        return column
    before = [
        other
        for other in found.with_kind(ColumnKind.VALUE, ColumnKind.TOTAL)
        if other.column < column.column
        and other.path[:level] == column.path[:level]
        and not any(is_of_which(heading) for heading in other.path)
    ]
    whole = _whole_before(before, level)
    splits_time = column.period is not None and whole is not None and whole.period != column.period
    if whole is None or splits_time:
        return column
    return replace(column, of_which=whole.column)


def _whole_before(before: list[FormColumn], level: int) -> FormColumn | None:
    """The last column right in the group; one of several parts of a group beside it ("Kết quả") is no whole."""
    beside = [other for other in before if len(other.path) <= level + 1]
    if beside or not before:
        return beside[-1] if beside else None
    group = [other for other in before if other.path[:-1] == before[-1].path[:-1]]
    return next((other for other in reversed(group) if len(group) == 1 or is_plain_total(other.path[-1])), None)


def _with_rule(column: FormColumn) -> FormColumn:
    """A column that names an indicator has a rule of its own, unless it is a plain count."""
    named = [heading for heading in column.path if timeless((heading,))]
    if column.kind not in (ColumnKind.VALUE, ColumnKind.TOTAL) or not named or is_plain_total(named[-1]):
        return column
    guess = guess_rule(named[-1], column.measure)
    if guess.rule in (Rule.SUM, Rule.TEXT) or guess.is_cumulative:
        return column
    return replace(column, rule=guess.rule, guessed=column.guessed | guessed_fields(not guess.is_sure, "rule"))
