"""Takes the columns of a blank table, finds those the headings call a total, over years or over a breakdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tongket.collect.forms.column_set import SPAN, Columns, timeless
from tongket.collect.forms.rules import (
    is_average,
    is_counted_from_the_start,
    is_counted_total,
    is_dimension,
    is_plain_total,
    is_planned,
    is_split,
    is_time_before,
    may_be_dimension,
    may_be_parts,
    speaks_of_a_total,
)
from tongket.directive.form import ColumnKind, FormColumn
from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.wording.fold import fold, normal, words

_YEARS = re.compile(r"\b(\d{1,2}) nam\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SINCE = re.compile(r"\b(?:tu|ke tu)\b(?! dau (?:ky|giai doan))")
_FEWEST = 3  # years that an unnumbered total is taken to sum


def settle_totals(found: Columns, open_numbers: Iterable[int]) -> None:
    """Columns that the headings call a total of others: over years, or over a breakdown."""
    values = [n for n in open_numbers if found.columns[n].kind is ColumnKind.VALUE]
    proposed = {n: total for n in values if (total := _total(found, found.columns[n])) is not None}
    found.columns.update(proposed)


def _total(found: Columns, column: FormColumn) -> FormColumn | None:
    ways = (_total_over_time, _total_over_parts, _total_of_closed_list)
    return next((total for way in ways if (total := way(found, column)) is not None), None)


def _total_over_time(found: Columns, column: FormColumn) -> FormColumn | None:
    """ "Cộng giai đoạn 2011-2020", "Cả năm 2011", or a bare "2011-2015" whose every year has its column."""
    names_total = any(speaks_of_a_total(heading) for heading in column.path)
    if any(map(is_average, column.path)):
        return None  # "Bình quân giai đoạn 2021-2023"
    if column.period is None and not (names_total and column.of_which is None):
        return None
    like = _same_but_time(found, column)
    if _is_counted_up_to_before(column, _dated(found, column)):
        return None
    parts = _tiles(like, column.period or _span_of_title(found.table.title)) or _tiles(like, column.period)
    if not parts and names_total:
        return _total_of_all(found, column)
    if not parts:
        return None
    is_sure = names_total and (column.period is not None or _are_all(like, parts))
    # "Lũy kế đến năm 2020" stands for what was counted up to then, not for the years in the table alone
    if any(is_counted_from_the_start(heading) for heading in column.path):
        is_sure = False
    guessed = frozenset() if is_sure else frozenset({"kind", "parts"})
    return replace(column, kind=ColumnKind.TOTAL, parts=parts, guessed=guessed)


def _total_of_all(found: Columns, column: FormColumn) -> FormColumn | None:
    """ "Tổng 5 năm" beside "Thực hiện › Năm 2016 …", "Tổng 3 năm › Nam" beside "Năm 2018 › Nam": of all the years."""
    counted = next((int(years[1]) for heading in column.path if (years := _YEARS.search(fold(heading)))), 0)
    since = any(_SINCE.search(fold(heading)) for heading in column.path)
    if since or (column.period is not None and not any(map(is_counted_from_the_start, column.path))):
        return None
    like = [c for c in _dated(found, column) if _is_below_another_time(c, column)]
    parts = _tiles(like, None) if len({timeless(c.path) for c in like}) == 1 else ()
    if len(parts) < (counted or _FEWEST) or (counted and len(parts) != counted) or not _are_all(like, parts):
        return None
    if column.period and column.period.last != max(c.period.last for c in like if c.period):
        return None
    return replace(column, kind=ColumnKind.TOTAL, parts=parts, guessed=frozenset({"kind", "parts"}))


def _is_counted_up_to_before(column: FormColumn, dated: Sequence[FormColumn]) -> bool:
    """ "Lũy kế đến 31/12/2021" beside "Năm 2022", "Năm 2023" is what was there before; so is one left of the years."""
    if not dated or not any(map(is_counted_from_the_start, column.path)):
        return False
    named = [int(year) for heading in column.path for year in _YEAR.findall(heading)]
    last = max(c.period.last.year for c in dated if c.period)
    return max(named, default=last) < last or column.column < min(c.column for c in dated)


def _is_below_another_time(other: FormColumn, total: FormColumn) -> bool:
    """Whether both count the same: the heading under the years is the heading under the total."""
    own, its = timeless(total.path), timeless(other.path)
    if len(total.path) == 1:
        return len(other.path) < 2 or other.period == read_period(other.path[-1])
    return normal(total.path[-1]) == normal(other.path[-1]) and set(own) <= set(its)


def _dated(found: Columns, column: FormColumn) -> list[FormColumn]:
    """Columns of one period, before this one."""
    values = found.with_kind(ColumnKind.VALUE)
    dated = [c for c in values if c.column != column.column and c.period and not is_time_before(c.path)]
    return [c for c in dated if is_planned(c.path) == is_planned(column.path)]


def _same_but_time(found: Columns, column: FormColumn) -> list[FormColumn]:
    """Columns of a period under the same headings, times and words for a total left out."""
    own = timeless(column.path)
    return [
        other
        for other in found.with_kind(ColumnKind.VALUE)
        if other.column != column.column
        and other.period is not None
        and other.period != column.period
        and timeless(other.path) == own
        and not is_time_before(other.path)
        and is_planned(other.path) == is_planned(column.path)
    ]


def _span_of_title(title: str) -> Period | None:
    """The only stretch of years a title names."""
    spans = {Period.years(int(first), int(last)) for first, last in SPAN.findall(title) if last and first < last}
    return spans.pop() if len(spans) == 1 else None


def _are_all(like: Sequence[FormColumn], parts: tuple[int, ...]) -> bool:
    """Whether the parts are all there is, times before the first of them set aside."""
    first = min(c.period.first for c in like if c.period and c.column in parts)
    return all(c.column in parts or (c.period and c.period.last < first) for c in like)


def _tiles(columns: Sequence[FormColumn], whole: Period | None) -> tuple[int, ...]:
    """The finest columns that follow one another without gap or overlap, and fill `whole` where it is given."""
    dated = [(c.period, c.column) for c in columns if c.period and (whole is None or whole.covers(c.period))]
    finest = sorted(
        (period, number)
        for period, number in dated
        if not any(other != period and period.covers(other) for other, _ in dated)
    )
    if whole is None:  # a bare "Cộng" is of the years, not of the ten years before them
        usual = Counter(_months(period) for period, _ in finest).most_common(1)
        finest = [(period, number) for period, number in finest if _months(period) == usual[0][0]]
    if len(finest) < 2 or not all(_follows(later[0], earlier[0]) for earlier, later in pairwise(finest)):
        return ()
    if whole is not None and (finest[0][0].first != whole.first or finest[-1][0].last.year != whole.last.year):
        return ()
    return tuple(sorted(number for _, number in finest))


def _months(period: Period) -> int:
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1


def _follows(later: Period, earlier: Period) -> bool:
    return (later.first - earlier.last).days == 1


def _total_over_parts(found: Columns, column: FormColumn) -> FormColumn | None:
    """ "Tổng số | Chia ra: xã, phường": all under "Chia ra" are the parts; of other neighbours it is only a guess."""
    level = next((n for n, heading in enumerate(column.path) if is_plain_total(heading)), None)
    if level is None or column.of_which is not None:
        return None
    around = [c for c in found.with_kind(ColumnKind.VALUE) if c.column != column.column and c.of_which is None]
    split = _split_after(column, around, level)
    if len(split) > 1:
        return _total_of_split(column, split, level)
    siblings = [c for c in around if _is_sibling(c, column, level)]
    if len(siblings) < 2 or not _may_be_parts(siblings, column, level):
        return None
    guessed = frozenset({"kind", "parts"})
    return replace(column, kind=ColumnKind.TOTAL, parts=tuple(c.column for c in siblings), guessed=guessed)


def _total_of_split(column: FormColumn, split: Sequence[FormColumn], level: int) -> FormColumn | None:
    """All under "Chia ra". Split by sex and again by age, all are counted in each: the parts are those of the first."""
    ways = _ways_of_splitting(split, level)
    if len(ways) > 1 and all(map(is_dimension, ways)):
        first = tuple(c.column for c in next(iter(ways.values())))
        guessed = frozenset({"kind", "parts"})
        return replace(column, kind=ColumnKind.TOTAL, parts=first, guessed=guessed) if len(first) > 1 else None
    measures = {fold(c.measure) for c in (column, *split) if c.measure}
    if len(measures) > 1 or _may_count_twice(ways, split, level) or _has_more_than_sexes(split):
        return None
    return replace(column, kind=ColumnKind.TOTAL, parts=tuple(c.column for c in split))


def _ways_of_splitting(split: Sequence[FormColumn], level: int) -> dict[str, list[FormColumn]]:
    """The columns under each heading that splits the total: "Chia theo giới tính", "Chia ra › Dân tộc"."""
    ways: dict[str, list[FormColumn]] = {}
    for column in split:
        said = [text for text in column.path[level:-1] if is_split(text) or may_be_dimension(text)]
        ways.setdefault(normal(said[-1]) if said else "", []).append(column)
    return ways


def _may_count_twice(ways: dict[str, list[FormColumn]], split: Sequence[FormColumn], level: int) -> bool:
    """Whether some may split what others split too; groups that hold the same, "Nam, Nữ" each, stand side by side."""
    held = {tuple(normal(c.path[-1]) for c in columns) for columns in ways.values()}
    dimensions = sum(map(is_dimension, ways))
    if len(ways) < 2 or (len(held) == 1 and dimensions < 2):
        return False
    over_all = set.intersection(*({normal(text) for text in c.path[level:-1]} for c in split))
    return dimensions > 0 or not over_all & set(ways)


def _has_more_than_sexes(split: Sequence[FormColumn]) -> bool:
    """Beside "Nam, Nữ" a list of something else: each of those is a man or a woman."""
    groups: dict[tuple[str, ...], set[str]] = {}
    for column in split:
        groups.setdefault(column.path[:-1], set()).add(fold(column.path[-1]))
    if len(groups) == 1:
        names = next(iter(groups.values()))
        return {"nam", "nu"} < names and len(names) > 3
    is_sexes = [bool(names & {"nam", "nu", "trai", "gai"}) for names in groups.values()]
    return {"nam", "nu"} in groups.values() and not all(is_sexes)


def _total_of_closed_list(found: Columns, column: FormColumn) -> FormColumn | None:
    """ "Tổng kinh phí | Trong đó: tỉnh, huyện, khác": "khác" closes the list, nothing is left out of it."""
    parts = [c for c in found.with_kind(ColumnKind.VALUE) if c.of_which == column.column]
    is_closed = len(parts) > 1 and "khac" in words(parts[-1].path[-1])
    if not is_closed or not is_counted_total(column.path[-1]) or not may_be_parts([c.path[-1] for c in parts]):
        return None
    guessed = frozenset({"kind", "parts"})
    return replace(column, kind=ColumnKind.TOTAL, parts=tuple(c.column for c in parts), guessed=guessed)


def _split_after(column: FormColumn, around: Sequence[FormColumn], level: int) -> list[FormColumn]:
    """The one run of columns under "Chia ra" between this total and the next."""
    after = [c for c in around if c.column > column.column and c.path[:level] == column.path[:level]]
    ends = next((c.column for c in after if any(map(is_plain_total, c.path))), None)
    split = [c for c in after if any(map(is_split, c.path[level:])) and (ends is None or c.column < ends)]
    is_one_run = all(later.column == earlier.column + 1 for earlier, later in pairwise(split))
    return split if is_one_run else []


def _is_sibling(other: FormColumn, column: FormColumn, level: int) -> bool:
    if any(map(is_plain_total, other.path)):
        return False
    same_place = len(other.path) == len(column.path) and other.path[:level] == column.path[:level]
    return same_place and other.path[level + 1 :] == column.path[level + 1 :] and other.period == column.period


def _may_be_parts(siblings: Sequence[FormColumn], column: FormColumn, level: int) -> bool:
    """Under one heading, of one measure, and not naming attributes that overlap. A flat table is never summed up."""
    labels = [sibling.path[level] for sibling in siblings]
    one_measure = len({sibling.measure for sibling in (*siblings, column)}) == 1
    counted_alike = level > 0 or bool(column.measure)
    return one_measure and counted_alike and may_be_parts(labels)
