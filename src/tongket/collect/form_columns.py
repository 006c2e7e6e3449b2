"""Takes the columns of a blank table, makes form columns: what each holds, and which follow from which.

Formulas and the line that numbers the columns are certain; headings propose, and what they only suggest is marked
guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tongket.collect.form_rules import (
    guess_rule,
    is_change,
    is_counted_from_the_start,
    is_of_which,
    is_percent,
    is_plain_total,
    is_rise_or_fall,
    is_split,
    is_text_column,
    is_time_before,
    is_time_now,
    may_be_parts,
    speaks_of_a_total,
)
from tongket.collect.form_votes import Says, Vote, Votes
from tongket.collect.table import Table, TableColumn
from tongket.directive.form import ColumnKind, FormColumn, Rule
from tongket.periods.period import Period
from tongket.periods.reading import read_period
from tongket.wording.fold import fold, normal, words

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?(?!\d)")
_BARE_TIMES = frozenset({"năm", "các năm", "theo năm", "giai đoạn", "số liệu", "kỳ báo cáo", "thời gian"})
_RATE_OF_PLAN = (("thuc hien", "ke hoach"), ("ket qua", "chi tieu"), ("dat", "giao"))
_KINDS = {
    Says.SUM: ColumnKind.TOTAL,
    Says.LARGEST: ColumnKind.TOTAL,
    Says.SAME: ColumnKind.TOTAL,
    Says.CHANGE: ColumnKind.CHANGE,
    Says.CHANGE_PERCENT: ColumnKind.CHANGE_PERCENT,
    Says.RATIO: ColumnKind.RATIO,
}


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of one table while they are being understood."""

    table: Table
    columns: dict[int, FormColumn]

    def path(self, number: int) -> tuple[str, ...]:
        return self.columns[number].path

    def with_kind(self, *kinds: ColumnKind) -> list[FormColumn]:
        return [column for column in self.columns.values() if column.kind in kinds]


def understand_columns(table: Table, votes: Votes, headed: Mapping[int, Vote]) -> tuple[FormColumn, ...]:
    """Every column of the form, with what it follows from."""
    found = _Columns(table, {c.column: _by_certain_word(c, votes, headed, _numbers(table)) for c in table.columns})
    open_numbers = [n for n, column in found.columns.items() if column.kind is ColumnKind.VALUE]
    for step in (_text, _change, _breakdown):
        for number in open_numbers:
            if found.columns[number].kind is ColumnKind.VALUE:
                found.columns[number] = step(found, found.columns[number])
    for settle in (_rates, _totals, _compared, _changes_in_per_cent):
        settle(found, open_numbers)
    return tuple(_with_rule(_sound(found, column)) for column in found.columns.values())


def _sound(found: _Columns, column: FormColumn) -> FormColumn:
    """What would follow from itself, or from a column of words, follows from nothing."""
    sides = (column.current, column.base, column.numerator, column.denominator)
    inputs = (*column.parts, *(side for side in sides if side is not None))
    if all(found.columns[n].kind is not ColumnKind.TEXT and n != column.column for n in inputs):
        return column
    opened = replace(column, parts=(), current=None, base=None, numerator=None, denominator=None)
    return replace(opened, guessed=column.guessed | {"parts"})


def _numbers(table: Table) -> frozenset[int]:
    return frozenset(column.column for column in table.columns)


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
        return replace(plain, kind=kind, parts=vote.inputs, guessed=_guessed(not is_sure, "parts"))
    guessed = _guessed(not agreed, "current", "base")
    if kind is not ColumnKind.RATIO:
        return replace(plain, kind=kind, current=vote.inputs[0], base=vote.divisor[0], period=None, guessed=guessed)
    if len(vote.inputs) != 1 or len(vote.divisor) != 1:
        return replace(plain, kind=kind, guessed=frozenset({"numerator", "denominator"}))
    sides = {"numerator": vote.inputs[0], "denominator": vote.divisor[0]}
    guessed = _guessed(not agreed, "numerator", "denominator")
    return replace(plain, kind=kind, **sides, scale=vote.scale, guessed=guessed)  # type: ignore[arg-type]


def _guessed(condition: bool, *names: str) -> frozenset[str]:
    return frozenset(names) if condition else frozenset()


def _text(found: _Columns, column: FormColumn) -> FormColumn:
    if column.measure or column.period or not column.path:
        return column
    is_words = re.match(r"(ten |dia (diem|chi)|thoi gian|mo ta|tom tat)", fold(column.path[-1]))
    return replace(column, kind=ColumnKind.TEXT, guessed=frozenset({"kind"})) if is_words else column


def _change(found: _Columns, column: FormColumn) -> FormColumn:
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


def _stands_beside_a_difference(found: _Columns, column: FormColumn) -> bool:
    """ "Số | %" under one "So sánh": the first is the difference, so the second is its share."""
    group = [c for c in found.columns.values() if c.column != column.column and c.path[:-1] == column.path[:-1]]
    return len(column.path) > 1 and any(is_change(c.path) and not is_percent(c.path, c.measure) for c in group)


def _breakdown(found: _Columns, column: FormColumn) -> FormColumn:
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
    splits_time = column.period is not None and before and before[-1].period != column.period
    if not before or splits_time:
        return column
    return replace(column, of_which=before[-1].column)


def _totals(found: _Columns, open_numbers: Iterable[int]) -> None:
    """Columns that the headings call a total of others: over years, or over a breakdown."""
    values = [n for n in open_numbers if found.columns[n].kind is ColumnKind.VALUE]
    proposed = {n: total for n in values if (total := _total(found, found.columns[n])) is not None}
    found.columns.update(proposed)


def _total(found: _Columns, column: FormColumn) -> FormColumn | None:
    over_time = _total_over_time(found, column)
    return over_time if over_time is not None else _total_over_parts(found, column)


def _total_over_time(found: _Columns, column: FormColumn) -> FormColumn | None:
    """ "Cộng giai đoạn 2011-2020", "Cả năm 2011", or a bare "2011-2015" whose every year has its column."""
    names_total = any(speaks_of_a_total(heading) for heading in column.path)
    if column.period is None and not (names_total and column.of_which is None):
        return None
    like = _same_but_time(found, column)
    parts = _tiles(like, column.period or _span_of_title(found.table.title)) or _tiles(like, column.period)
    if not parts:
        return None
    is_sure = names_total and (column.period is not None or _are_all(like, parts))
    # "Lũy kế đến năm 2020" stands for what was counted up to then, not for the years in the table alone
    if any(is_counted_from_the_start(heading) for heading in column.path):
        is_sure = False
    guessed = frozenset() if is_sure else frozenset({"kind", "parts"})
    return replace(column, kind=ColumnKind.TOTAL, parts=parts, guessed=guessed)


def _same_but_time(found: _Columns, column: FormColumn) -> list[FormColumn]:
    """Columns of a period under the same headings, times and words for a total left out."""
    own = _timeless(column.path)
    return [
        other
        for other in found.with_kind(ColumnKind.VALUE)
        if other.column != column.column
        and other.period is not None
        and other.period != column.period
        and _timeless(other.path) == own
        and not is_time_before(other.path)
    ]


def _timeless(path: Sequence[str]) -> tuple[str, ...]:
    kept = []
    for heading in path:
        if read_period(heading) or speaks_of_a_total(heading) or is_split(heading) or is_of_which(heading):
            continue
        if normal(heading) not in _BARE_TIMES:
            kept.append(normal(heading))
    return tuple(kept)


def _span_of_title(title: str) -> Period | None:
    """The only stretch of years a title names."""
    spans = {Period.years(int(first), int(last)) for first, last in _SPAN.findall(title) if last and first < last}
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


def _total_over_parts(found: _Columns, column: FormColumn) -> FormColumn | None:
    """ "Tổng số | Chia ra: xã, phường": all under "Chia ra" are the parts; of other neighbours it is only a guess."""
    level = next((n for n, heading in enumerate(column.path) if is_plain_total(heading)), None)
    if level is None or column.of_which is not None:
        return None
    around = [c for c in found.with_kind(ColumnKind.VALUE) if c.column != column.column and c.of_which is None]
    split = _split_after(column, around, level)
    if len(split) > 1:
        return replace(column, kind=ColumnKind.TOTAL, parts=tuple(c.column for c in split))
    siblings = [c for c in around if _is_sibling(c, column, level)]
    if len(siblings) < 2 or not _may_be_parts(siblings, column, level):
        return None
    guessed = frozenset({"kind", "parts"})
    return replace(column, kind=ColumnKind.TOTAL, parts=tuple(c.column for c in siblings), guessed=guessed)


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


def _compared(found: _Columns, open_numbers: Iterable[int]) -> None:
    """Which columns a comparison compares."""
    for number in open_numbers:
        column = found.columns[number]
        if column.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT):
            found.columns[number] = _compare(found, column)


def _compare(found: _Columns, column: FormColumn) -> FormColumn:
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
    spans = [Period.years(int(a), int(b) if b else None) for a, b in _SPAN.findall(" ".join(column.path))]
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


def _rates(found: _Columns, open_numbers: Iterable[int]) -> None:
    """Columns headed "Tỷ lệ (%)": never added; their two sides where the headings name them."""
    for number in open_numbers:
        column = found.columns[number]
        is_rate = _timeless(column.path[-1:]) and guess_rule(column.path[-1], column.measure).rule is Rule.RATIO
        if column.kind is ColumnKind.VALUE and is_rate:
            found.columns[number] = _rate(found, column)


def _changes_in_per_cent(found: _Columns, _: Iterable[int]) -> None:
    """A difference divided by its own base is the change in per cent."""
    for number, column in found.columns.items():
        top = found.columns.get(column.numerator or 0)
        is_change = column.kind is ColumnKind.RATIO and top is not None and top.kind is ColumnKind.CHANGE
        if is_change and top is not None and top.base == column.denominator and column.scale == 100:
            sides = replace(column, current=top.current, base=top.base, numerator=None, denominator=None)
            found.columns[number] = replace(sides, kind=ColumnKind.CHANGE_PERCENT, period=None, measure="")


def _rate(found: _Columns, column: FormColumn) -> FormColumn:
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
        if top and bottom and top is not bottom:
            return replace(rate, numerator=top.column, denominator=bottom.column, guessed=guessed)
    named = _only([c for c in siblings if _names(column.path[-1], c.path[-1])])
    whole = _only([c for c in siblings if c is not named and _is_whole(c.path[-1])])
    if named and whole:
        return replace(rate, numerator=named.column, denominator=whole.column, guessed=guessed)
    return replace(rate, guessed=guessed)


def _headed(columns: Sequence[FormColumn], word: str) -> list[FormColumn]:
    return [c for c in columns if word in fold(c.path[-1])]


def _names(rate: str, part: str) -> bool:
    """ "Tỷ lệ khám phá (%)" names "Số vụ khám phá"."""
    said = [word for word in words(rate) if word not in ("ty", "ti", "le", "dat", "so", "vu", "an")]
    return bool(said) and set(said) <= set(words(part))


def _is_whole(heading: str) -> bool:
    return any(word in fold(heading) for word in ("xay ra", "tong so", "tiep nhan", "phat hien"))


def _with_rule(column: FormColumn) -> FormColumn:
    """A column that names an indicator has a rule of its own, unless it is a plain count."""
    named = [heading for heading in column.path if _timeless((heading,))]
    if column.kind not in (ColumnKind.VALUE, ColumnKind.TOTAL) or not named or is_plain_total(named[-1]):
        return column
    guess = guess_rule(named[-1], column.measure)
    if guess.rule in (Rule.SUM, Rule.TEXT) or guess.is_cumulative:
        return column
    return replace(column, rule=guess.rule, guessed=column.guessed | _guessed(not guess.is_sure, "rule"))
