"""Takes the columns of a blank table, finds what its comparisons and rates are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.collect.forms.column_set import SPAN, Columns, timeless
from tongket.collect.forms.rules import (
    guess_rule,
    is_average,
    is_change,
    is_percent,
    is_plain_total,
    is_planned,
    is_text_column,
    is_time_before,
    is_time_now,
    speaks_of_a_total,
)
from tongket.collect.forms.sides import Sides, like_headed, result_and_plan, sides_by_measure, sides_named
from tongket.directive.form import ColumnKind, FormColumn, Rule
from tongket.periods.period import Period
from tongket.wording.fold import fold, words
from tongket.wording.measures import factor

_DOING = re.compile(
    r"(?:da |uoc |ket qua |so |luy ke )*(?:giai ngan|thuc hien|ket qua)"
    r"(?: (?:von|ca nam|nam|quy|thang|dau|cuoi|den|tu|het|ngay|[ivx]+|[\d/.]+))*"
)


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
    guessed = frozenset({"current", "base"})
    if said := sides_named(column, _figures(found)):
        return replace(column, current=said.top.column, base=said.bottom.column, guessed=column.guessed | guessed)
    group = [c for c in candidates if c.path[:-1] and c.path[0] == column.path[0]]
    for among in (group, like_headed(column, candidates), candidates):
        sides = _sides(among)
        if sides:
            return replace(column, current=sides[0], base=sides[1], guessed=column.guessed | guessed)
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
    """Columns headed "Tỷ lệ (%)": never added."""
    for number in open_numbers:
        column = found.columns[number]
        if column.kind is ColumnKind.VALUE and column.path and _is_rate(column):
            found.columns[number] = _as_rate(found, column)


def _is_rate(column: FormColumn) -> bool:
    """ "Tỷ lệ (%)" under its own name, "Bình quân giai đoạn 2021-2023" with its time."""
    is_named = timeless(column.path[-1:]) or is_average(column.path[-1])
    return bool(is_named) and guess_rule(column.path[-1], column.measure).rule is Rule.RATIO


def _as_rate(found: Columns, column: FormColumn) -> FormColumn:
    left = found.columns.get(column.column - 1)
    if left is not None and left.kind is ColumnKind.CHANGE and left.path[:-1] == column.path[:-1]:
        guessed = frozenset({"kind", "current", "base"})
        return replace(column, kind=ColumnKind.CHANGE_PERCENT, period=None, measure="", guessed=guessed)
    guessed = column.guessed | {"numerator", "denominator"}
    in_per_cent = is_percent(column.path) or not is_average(column.path[-1])
    measure = column.measure or ("%" if in_per_cent else "")
    scale = column.scale if in_per_cent else 1
    return replace(column, kind=ColumnKind.RATIO, measure=measure, scale=scale, guessed=guessed)


def settle_sides(found: Columns, open_numbers: Iterable[int]) -> None:
    """What the rates are rates of, where the headings leave one possibility."""
    for number in open_numbers:
        column = found.columns[number]
        if column.kind is ColumnKind.RATIO and column.numerator is None:
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
    is_compared = is_change(column.path)
    counted = [c for c in _figures(found) if c.column != column.column]
    if by_measure := sides_by_measure(column, counted):
        top, bottom = by_measure.sides
        column = replace(column, measure=by_measure.measure, scale=by_measure.scale)
        return replace(column, period=None, numerator=top.column, denominator=bottom.column)
    sides = sides_named(column, counted) or (None if is_compared else _sides_unnamed(column, counted))
    if sides is None:
        return column
    return replace(column, period=None, numerator=sides.top.column, denominator=sides.bottom.column)


def _figures(found: Columns) -> list[FormColumn]:
    """The columns that can be compared or divided: no rates, no words."""
    columns = found.with_kind(ColumnKind.VALUE, ColumnKind.TOTAL)
    return [c for c in columns if c.path and not is_text_column(c.path) and not is_percent(c.path, c.measure)]


def _sides_unnamed(column: FormColumn, counted: Sequence[FormColumn]) -> Sides | None:
    """ "Tỷ lệ (%)" beside a plan and its result, "Tỷ lệ khám phá" beside the cases, or after a part and its whole."""
    siblings = [c for c in counted if c.column < column.column and c.path[:-1] == column.path[:-1]]
    is_bare = not _said_of_rate(column.path[-1])
    if is_bare and (planned := result_and_plan(siblings) or result_and_plan(_before(column, counted))):
        return planned
    if is_bare and len(siblings) == 1 and (planned := _of_its_plan(column, siblings[0], counted)):
        return planned
    named = _only([c for c in siblings if _names(column.path[-1], c.path[-1])])
    whole = _only([c for c in siblings if c is not named and _is_whole(c.path[-1])])
    if named and whole:
        return Sides(named, whole)
    return _part_of_whole(column, counted) if is_bare else None


def _of_its_plan(column: FormColumn, result: FormColumn, counted: Sequence[FormColumn]) -> Sides | None:
    """ "Kế hoạch vốn › Tổng số | …" right before "Giải ngân › Số vốn | Tỷ lệ (%)", and nothing else it may be of."""
    before = [c for c in counted if c.column < result.column]
    plans = [c for c in before if is_planned(c.path)]
    others = [c for c in before if c not in plans]
    is_beside = bool(plans) and not any(c.column > plans[0].column or _speaks_of_all(c) for c in others)
    if not is_beside or is_planned(result.path) or not _is_of_doing(column.path[:-1]):
        return None
    sides = result_and_plan([result, *plans])
    return sides if sides and _counted_alike(*sides) else None


def _speaks_of_all(column: FormColumn) -> bool:
    return speaks_of_a_total(column.path[-1]) or fold(column.path[-1]).startswith("tong so")


def _is_of_doing(group: Sequence[str]) -> bool:
    """ "Giải ngân", "Kết quả thực hiện năm 2023", but not "Thực hiện chính sách giảm nghèo"."""
    return bool(group) and _DOING.fullmatch(fold(group[-1])) is not None


def _counted_alike(one: FormColumn, other: FormColumn) -> bool:
    return not (one.measure and other.measure) or factor(one.measure, other.measure) is not None


def _before(column: FormColumn, counted: Sequence[FormColumn]) -> list[FormColumn]:
    return [c for c in counted if c.column < column.column] if len(column.path) == 1 else []


def _part_of_whole(column: FormColumn, counted: Sequence[FormColumn]) -> Sides | None:
    """ "Số khu | Trong đó: đạt chuẩn | Tỷ lệ (%)", "Tổng số xã | Số xã đạt | Tỷ lệ (%)": the two right before."""
    at = {c.column: c for c in counted}
    part, whole = at.get(column.column - 1), at.get(column.column - 2)
    if part is None or (part.of_which is None and whole is None) or _are_contrary(column.path[-1], part.path[-1]):
        return None
    if part.of_which is not None:
        return Sides(part, at[part.of_which]) if part.of_which in at else None
    if whole is None or whole.path[:-1] != part.path[:-1]:
        return None
    group = [c for c in counted if c.path[:-1] == part.path[:-1] == column.path[:-1] != ()]
    is_all = is_plain_total(whole.path[-1]) and len(group) == 2 and not timeless(column.path[:-1])
    return Sides(part, whole) if is_all or fold(whole.path[-1]).startswith("tong so ") else None


def _are_contrary(rate: str, part: str) -> bool:
    """ "Tỷ lệ đạt (%)" is no share of "Không đạt"."""
    return "dat" in words(rate) and not {"khong", "chua"}.isdisjoint(words(part))


def _names(rate: str, part: str) -> bool:
    """ "Tỷ lệ khám phá (%)" names "Số vụ khám phá"."""
    said = _said_of_rate(rate)
    return bool(said) and said <= set(words(part))


def _said_of_rate(rate: str) -> set[str]:
    return {word for word in words(rate) if word not in ("ty", "ti", "le", "dat", "so", "vu", "an")}


def _is_whole(heading: str) -> bool:
    return any(word in fold(heading) for word in ("xay ra", "tong so", "tiep nhan", "phat hien"))
