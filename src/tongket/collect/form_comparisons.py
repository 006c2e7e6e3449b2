"""Takes the columns of a blank table, finds what its comparisons and rates are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.collect.form_column_set import SPAN, Columns, timeless
from tongket.collect.form_rules import (
    guess_rule,
    is_percent,
    is_text_column,
    is_time_before,
    is_time_now,
    speaks_of_a_total,
)
from tongket.directive.form import ColumnKind, FormColumn, Rule
from tongket.periods.period import Period
from tongket.wording.fold import fold, words

_RATE_OF_PLAN = (("thuc hien", "ke hoach"), ("ket qua", "chi tieu"), ("dat", "giao"))


def settle_comparisons(found: Columns, open_numbers: Iterable[int]) -> None:
    """Which columns a comparison compares."""
    for number in open_numbers:
        column = found.columns[number]
        if column.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT):
            found.columns[number] = _compare(found, column)


def _compare(found: Columns, column: FormColumn) -> FormColumn:
    candidates = [
        c
        for c in found.with_kind(ColumnKind.VALUE, ColumnKind.TOTAL)
        if c.of_which is None and not is_text_column(c.path)
    ]
    named = _named_sides(column, candidates)
    if named:
        return replace(column, current=named[0], base=named[1], guessed=frozenset())
    group = [c for c in candidates if c.path[:-1] and c.path[0] == column.path[0]]
    for among in (group, candidates):
        sides = _sides(among)
        if sides:
            return replace(column, current=sides[0], base=sides[1], guessed=frozenset({"current", "base"}))
    return column


def _named_sides(column: FormColumn, candidates: Sequence[FormColumn]) -> tuple[int, int] | None:
    """ "So sánh 2011-2020/2001-2010" names both columns."""
    spans = [Period.years(int(a), int(b) if b else None) for a, b in SPAN.findall(" ".join(column.path))]
    if len(spans) != 2 or spans[0] == spans[1]:
        return None
    found = [[c.column for c in candidates if c.period == span] for span in sorted(spans, reverse=True)]
    return (found[0][0], found[1][0]) if len(found[0]) == len(found[1]) == 1 else None


def _sides(among: Sequence[FormColumn]) -> tuple[int, int] | None:
    """The only sensible pair: this period's total (or figure) and the one figure of the time before."""
    base = _only([c for c in among if is_time_before(c.path)])
    totals = [c for c in among if c.kind is ColumnKind.TOTAL]
    current = _only([c for c in among if is_time_now(c.path) and not is_time_before(c.path)]) or _widest(totals)
    if current is None and base is not None:
        current = _only([c for c in among if c is not base])
    if current is not None and base is None:
        base = _only(_times_before(current, among))
    if current is None and base is None and len(among) == 2 and all(c.period for c in among):
        base, current = sorted(among, key=lambda c: (c.period.first, c.period.last) if c.period else ())
    return (current.column, base.column) if current and base and current is not base else None


def _times_before(current: FormColumn, among: Sequence[FormColumn]) -> list[FormColumn]:
    parts = {c.column: c for c in among}
    periods = [current.period] if current.period else [parts[p].period for p in current.parts if p in parts]
    starts = [period.first for period in periods if period]
    inside = set(current.parts)
    return [
        c for c in among if c.period and starts and c.period.last < min(starts) and c.column not in inside
    ]  # fmt: skip


def _only(columns: Sequence[FormColumn]) -> FormColumn | None:
    return columns[0] if len(columns) == 1 else None


def _widest(totals: Sequence[FormColumn]) -> FormColumn | None:
    most = max((len(total.parts) for total in totals), default=0)
    return _only([total for total in totals if len(total.parts) == most])


def settle_rates(found: Columns, open_numbers: Iterable[int]) -> None:
    """Columns headed "Tỷ lệ (%)": never added; their two sides where the headings name them."""
    for number in open_numbers:
        column = found.columns[number]
        is_rate = timeless(column.path[-1:]) and guess_rule(column.path[-1], column.measure).rule is Rule.RATIO
        if column.kind is ColumnKind.VALUE and is_rate:
            found.columns[number] = _rate(found, column)


def settle_changes_in_per_cent(found: Columns, _: Iterable[int]) -> None:
    """A difference divided by its own base is the change in per cent."""
    for number, column in found.columns.items():
        top = found.columns.get(column.numerator or 0)
        is_change = column.kind is ColumnKind.RATIO and top is not None and top.kind is ColumnKind.CHANGE
        if is_change and top is not None and top.base == column.denominator and column.scale == 100:
            sides = replace(column, current=top.current, base=top.base, numerator=None, denominator=None)
            found.columns[number] = replace(sides, kind=ColumnKind.CHANGE_PERCENT, period=None, measure="")


def _rate(found: Columns, column: FormColumn) -> FormColumn:
    siblings = [
        c
        for c in found.with_kind(ColumnKind.VALUE, ColumnKind.TOTAL)
        if c.column < column.column and c.path[:-1] == column.path[:-1] and not is_percent(c.path, c.measure)
    ]
    left = found.columns.get(column.column - 1)
    if left is not None and left.kind is ColumnKind.CHANGE and left.path[:-1] == column.path[:-1]:
        guesses = frozenset({"kind", "current", "base"})
        return replace(column, kind=ColumnKind.CHANGE_PERCENT, period=None, measure="", guessed=guesses)
    rate = replace(column, kind=ColumnKind.RATIO, measure=column.measure or "%")
    guessed = frozenset({"numerator", "denominator"})
    for over, under in _RATE_OF_PLAN:
        top, bottom = _only(_headed(siblings, over)), _only(_headed(siblings, under))
        if len(siblings) < 2 or not (top and bottom):
            top, bottom = _plan_and_result(found, column, over, under)
        if top and bottom and top is not bottom:
            return replace(rate, numerator=top.column, denominator=bottom.column, guessed=guessed)
    named = _only([c for c in siblings if _names(column.path[-1], c.path[-1])])
    whole = _only([c for c in siblings if c is not named and _is_whole(c.path[-1])])
    if named and whole:
        return replace(rate, numerator=named.column, denominator=whole.column, guessed=guessed)
    return replace(rate, guessed=guessed)


def _plan_and_result(
    found: Columns, column: FormColumn, over: str, under: str
) -> tuple[FormColumn | None, FormColumn | None]:
    """ "Kế hoạch | Thực hiện › Quý I … Cả năm | Tỷ lệ thực hiện/kế hoạch (%)": the whole year's column counts."""
    before = [c for c in found.with_kind(ColumnKind.VALUE, ColumnKind.TOTAL) if c.column < column.column]
    planned = _only([c for c in before if any(under in fold(heading) for heading in c.path)])
    results = [c for c in before if c is not planned and any(over in fold(heading) for heading in c.path)]
    whole = [c for c in results if c.kind is ColumnKind.TOTAL or speaks_of_a_total(c.path[-1])]
    is_rate_of_plan = under in fold(" ".join(column.path)) or len(column.path) == 1
    return (_only(results) or _only(whole), planned) if is_rate_of_plan else (None, None)


def _headed(columns: Sequence[FormColumn], word: str) -> list[FormColumn]:
    return [c for c in columns if word in fold(c.path[-1])]


def _names(rate: str, part: str) -> bool:
    """ "Tỷ lệ khám phá (%)" names "Số vụ khám phá"."""
    said = [word for word in words(rate) if word not in ("ty", "ti", "le", "dat", "so", "vu", "an")]
    return bool(said) and set(said) <= set(words(part))


def _is_whole(heading: str) -> bool:
    return any(word in fold(heading) for word in ("xay ra", "tong so", "tiep nhan", "phat hien"))
