"""Takes the figures of a sheet, makes its prose: a paragraph a group, each number bound to its figure.

Sentences come from whole patterns; a figure that is provisional, estimated or short of units says so beside its number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.collect.forms.rules import is_counted_from_the_start
from tongket.consolidate.figure import Figure
from tongket.directive.form import ColumnKind, FormCell, FormColumn, FormRow, FormSheet, How, RowKind, Rule
from tongket.draft.material import Material, headline
from tongket.draft.paper import Paragraph, Run, line, plain
from tongket.draft.phrases import fill, first_lower, joined, said_label, sentence_case, upper_start
from tongket.draft.printed import (
    doubts,
    in_sentence,
    in_text,
    is_digit,
    places_of,
    print_amount,
    signed_percent,
    with_measure,
)
from tongket.draft.sheet_columns import count_the_same, is_plan
from tongket.draft.sheet_trend import Since, Trend, plan_done, trend_of
from tongket.periods.saying import in_words
from tongket.wording.fold import fold
from tongket.wording.numbers import print_count

_MOST_MAIN = 12  # indicators told in a paragraph; the table below has them all
_MOST_PARTS = 8
_SAYS_MORE = re.compile(r"\b(luy ke|cong don|den het|den ngay|ke hoach|du toan|muc tieu|uoc)\b")

_COUNTED_WHEN = re.compile(r"\s*\(((?:có |tính )?đến (?:cuối|hết|ngày)[^()]*)\)")

Runs = tuple[Run, ...]
Share = tuple[int, int]  # units in, units expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An indicator at the span's column: its figure, what it is compared with, and the rows below it."""

    row: FormRow
    cell: FormCell
    figure: Figure
    parts: tuple[Told, ...] = ()
    of_which: tuple[Told, ...] = ()
    change: tuple[FormCell, Figure] | None = None
    percent: tuple[FormCell, Figure] | None = None
    trend: Since | Trend | None = None
    plan: Runs = ()  # how much of it was done
    base: tuple[str, Share] | None = None  # the words of the earlier period and its units

    @property
    def share(self) -> Share:
        """x of y units."""
        return self.figure.units_in, self.figure.units_expected


@dataclass(frozen=True, slots=True)
class Group:
    """The main indicators under one heading of the form; those without a figure are only named."""

    heading: str
    told: list[Told] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)  # each unit has its own, and no rule joins them
    uncounted: list[str] = field(default_factory=list)  # a rate of nothing


def sheet_paragraphs(
    material: Material, sheet: FormSheet, is_told: Callable[[FormRow], bool] = lambda _: True
) -> Iterator[Paragraph]:
    """One paragraph for each group of a sheet, in the order of the form; of the main indicators that are to be told."""
    column = headline(sheet)
    if column is None or _has_indicators_in_columns(sheet, column):
        return
    for group in _groups(material, sheet, column, is_told):
        if group.told:
            yield line(*_paragraph(group, column))
        elif group.unknown or group.apart or group.uncounted:
            yield line(*_without_figures(group, column))


def _without_figures(group: Group, column: FormColumn) -> Runs:
    """Of a group none of whose figures is known: nobody told them, or what was told makes no figure of all."""
    head = f"- {group.heading}: {_words(column)}" if group.heading else upper_start(_words(column))
    why = [bool(group.unknown), bool(group.apart), bool(group.uncounted)]
    if sum(why) == 1:
        return fill((_NOTHING_IN_GROUP, _NOTHING_JOINED, _NOTHING_COUNTED)[why.index(True)], head=head)
    return (plain(f"{head}, "), plain(first_lower("".join(_lacking(group)).strip())))


_NOTHING_IN_GROUP = "{head} chưa có số liệu."
_NOTHING_JOINED = "{head} chỉ có số liệu riêng của từng đơn vị (xem ma-tran.xlsx)."
_NOTHING_COUNTED = "{head} không có số phát sinh để tính tỷ lệ."
_UNKNOWN = "Chưa có số liệu: {list}. "
_UNCOUNTED = "Chưa tính được (không có số phát sinh để tính tỷ lệ): {list}. "
_APART = "Chỉ có số liệu riêng của từng đơn vị, không cộng được (xem ma-tran.xlsx): {list}. "


def _lacking(group: Group) -> Iterator[str]:
    """The indicators without a figure, by the reason."""
    for pattern, labels in ((_UNKNOWN, group.unknown), (_UNCOUNTED, group.uncounted), (_APART, group.apart)):
        if labels:
            yield pattern.format(list=_in_turn(labels))


def _has_indicators_in_columns(sheet: FormSheet, told: FormColumn) -> bool:
    """Years in rows, or several indicators side by side: the table tells these better than sentences."""
    values = [column for column in sheet.columns if column.kind is ColumnKind.VALUE]
    is_undated = len(values) > 1 and not any(column.period for column in values)
    return is_undated or any(row.period for row in sheet.rows) or _counts_more_than_it(sheet, told)


def _counts_more_than_it(sheet: FormSheet, told: FormColumn) -> bool:
    """Under "Giai đoạn 2021-2025 › Số lớp | Số học viên" a row's number says nothing without its column's heading."""
    beside = [
        each
        for each in sheet.columns
        if each.kind in (ColumnKind.VALUE, ColumnKind.TOTAL) and each.period is not None and each.period == told.period
    ]
    wholes = [each for each in beside if each.of_which is None and each.column not in told.parts]
    return any(not (is_plan(each) or _is_cumulated(each) or count_the_same(each, told)) for each in wholes)


def _is_cumulated(column: FormColumn) -> bool:
    return any(map(is_counted_from_the_start, column.path))


def _groups(
    material: Material, sheet: FormSheet, column: FormColumn, is_told: Callable[[FormRow], bool]
) -> list[Group]:
    headings = [row for row in sheet.rows if row.kind is RowKind.GROUP]
    groups: dict[tuple[str, ...], Group] = {}
    for row in sheet.rows:
        owner = _owner(row, headings)
        if row.kind is RowKind.GROUP or len(row.path) != len(owner) + 1 or not is_told(row):
            continue
        group = groups.setdefault(owner, Group(sentence_case(owner[-1], material.names) if owner else ""))
        told = _told(material, sheet, row, column)
        if told is not None:
            group.told.append(told)
        else:
            _list_of(group, row, material.figure(sheet.name, row, column)).append(said_label(row))
    return list(groups.values())


def _list_of(group: Group, row: FormRow, crossing: tuple[FormCell, Figure] | None) -> list[str]:
    """Where an indicator without a figure is named: nobody told it, or units told what no rule makes one figure of."""
    if crossing is None or crossing[0].rule is not Rule.RATIO or not crossing[1].units_in:
        return group.unknown
    return group.apart if row.numerator is None else group.uncounted


def _owner(row: FormRow, headings: Sequence[FormRow]) -> tuple[str, ...]:
    above = [h.path for h in headings if h.row < row.row and h.path == row.path[: len(h.path)]]
    return above[-1] if above else ()


def _told(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Told | None:
    crossing = material.figure(sheet.name, row, column)
    if crossing is None or (crossing[1].value is None and not crossing[1].text):
        return None
    below = [each for each in sheet.rows if each.path[:-1] == row.path and each.kind is not RowKind.GROUP]
    told = [each for each in (_told(material, sheet, below_row, column) for below_row in below) if each is not None]
    return Told(
        row=row,
        cell=crossing[0],
        figure=crossing[1],
        parts=tuple(each for each in told if each.row.of_which is None),
        of_which=tuple(each for each in told if each.row.of_which is not None),
        change=_compared(material, sheet, row, column, ColumnKind.CHANGE),
        percent=_compared(material, sheet, row, column, ColumnKind.CHANGE_PERCENT),
        trend=trend_of(material, sheet, row, column),
        plan=plan_done(material, sheet, row, column),
        base=_base(material, sheet, row, column),
    )


def _comparing(sheet: FormSheet, column: FormColumn, kind: ColumnKind) -> FormColumn | None:
    return next((each for each in sheet.columns if each.kind is kind and each.current == column.column), None)


def _compared(
    material: Material, sheet: FormSheet, row: FormRow, column: FormColumn, kind: ColumnKind
) -> tuple[FormCell, Figure] | None:
    comparing = _comparing(sheet, column, kind)
    crossing = material.figure(sheet.name, row, comparing) if comparing is not None else None
    is_known = crossing is not None and crossing[0].how in (How.CHANGE, How.CHANGE_PERCENT)
    return crossing if is_known and crossing is not None and crossing[1].value is not None else None


def _base(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> tuple[str, Share] | None:
    comparing = _comparing(sheet, column, ColumnKind.CHANGE)
    if comparing is None or comparing.base is None:
        return None
    earlier = sheet.column(comparing.base)
    crossing = material.figure(sheet.name, row, earlier)
    share = (crossing[1].units_in, crossing[1].units_expected) if crossing is not None else (0, 0)
    return _words(earlier), share


def _words(column: FormColumn) -> str:
    """ "giai đoạn 2011-2020", "năm 2020"; the column's own words where it names no period, or more than one.

    "Lũy kế đến hết năm 2023" is not what happened in 2023, nor is "Kế hoạch năm 2023".
    """
    if column.period is None or _SAYS_MORE.search(fold(" ".join(column.path))):
        return first_lower(" ".join(column.path))
    return in_words(column.period)


def _paragraph(group: Group, column: FormColumn) -> Iterator[Run]:
    usual = Counter(told.share for told in group.told).most_common(1)[0][0]
    bases = Counter(told.base[1] for told in group.told if told.base and told.change)
    usual_base = bases.most_common(1)[0][0] if bases else None
    if group.heading:
        yield plain(f"- {group.heading}: ", italic=True)
    shown = group.told[:_MOST_MAIN]
    yield plain(f"{_start(column, group)}, ")
    yield from _sentences(shown, usual, usual_base)
    yield from _closing(group, shown, usual, usual_base)


def _start(column: FormColumn, group: Group) -> str:
    return _words(column) if group.heading else upper_start(_words(column))


def _sentences(shown: Sequence[Told], usual: Share, usual_base: Share | None) -> Iterator[Run]:
    bare: list[Runs] = []
    for number, told in enumerate(shown):
        if _is_bare(told):
            bare.append((_amount(told), *_marks(told, usual, usual_base)))
            continue
        yield from _sentence(told, usual, usual_base, is_first=number == 0)
        yield plain(" ")
    if bare:
        yield from fill("có {list}. " if len(bare) == len(shown) else "Có {list}. ", list=joined(bare, "; "))


def _is_bare(told: Told) -> bool:
    """ "Tập thể", counted in "tập thể": the number says all there is to say."""
    return bool(told.cell.measure) and fold(said_label(told.row)) == fold(told.cell.measure)


_SENTENCE = "{label} là {amount}{marks}{change}{trend}{plan}{parts}{of_which}."


def _sentence(told: Told, usual: Share, usual_base: Share | None, *, is_first: bool) -> Runs:
    label = _label(told.row)
    return fill(
        _SENTENCE,
        label=first_lower(label) if is_first else upper_start(label),
        amount=(_amount(told),),
        marks=_marks(told, usual, usual_base),
        change=_change(told, says_base=is_first),
        trend=told.trend.runs(told.figure) if told.trend is not None else (),
        plan=told.plan,
        parts=_listed("; gồm: {list}", told.parts, usual),
        of_which=_listed("; trong đó: {list}", told.of_which, usual),
    )


def _label(row: FormRow) -> str:
    """ "số hộ phân loại rác đến cuối kỳ": when a stock is counted belongs to the sentence, without brackets."""
    return _COUNTED_WHEN.sub(r" \1", said_label(row))


def _listed(pattern: str, below: Sequence[Told], usual: Share) -> Runs:
    if not below or len(below) > _MOST_PARTS or not any(each.figure.value or each.figure.text for each in below):
        return ()
    return fill(pattern, list=joined([_below(told, usual) for told in below], "; "))


def _below(told: Told, usual: Share) -> Runs:
    """ "xâm phạm sở hữu 12.111 vụ, trong đó cướp tài sản 169 vụ"."""
    label = first_lower(_label(told.row))
    inner = [_below(each, usual) for each in told.of_which]
    nested = fill(", trong đó {list}", list=joined(inner, ", ")) if inner else ()
    amount = (_amount(told), *_marks(told, usual, None))
    return fill("{label} {amount}{nested}", label=label, amount=amount, nested=nested)


def _amount(told: Told) -> Run:
    measure = told.cell.measure
    if told.row.rule is Rule.N_OF_N or told.figure.value is None:
        measure = measure.split("/")[0].strip()  # "289/307 xã", not "289/307 xã/tổng số xã"
    return plain(with_measure(in_sentence(told.cell, told.figure), measure), figure=told.cell.id)


def _marks(told: Told, usual: Share, usual_base: Share | None) -> Runs:
    marks = list(_remarks(told, usual, usual_base))
    return (plain(f" ({'; '.join(marks)})"),) if marks else ()


def _remarks(told: Told, usual: Share, usual_base: Share | None) -> Iterator[str]:
    yield from doubts(told.figure)
    if told.share != usual:
        yield _units(told.share)
    if told.base and told.change and usual_base and told.base[1] != usual_base:
        yield f"{told.base[0]}: {_units(told.base[1])}"


def _units(share: Share) -> str:
    return f"{share[0]}/{share[1]} đơn vị"


def _change(told: Told, *, says_base: bool) -> Runs:
    if told.change is None or told.base is None:
        return ()
    cell, figure = told.change
    value = figure.value
    compared = f" so với {told.base[0]}" if says_base else ""
    if not value:
        return fill(", bằng {base}", base=told.base[0])
    pattern = ", tăng {amount}{percent}{base}" if value > 0 else ", giảm {amount}{percent}{base}"
    return fill(pattern, amount=(_difference(told, cell, figure),), percent=_percent(told), base=compared)


def _difference(told: Told, cell: FormCell, figure: Figure) -> Run:
    # A difference of two rates is counted in percentage points, never in per cent; of two averages in their measure.
    is_rate = _is_in_per_cent(told)
    measure = "điểm phần trăm" if is_rate else in_text(cell.measure)
    value = abs(figure.value or Decimal(0))
    amount = print_amount(value, 2 if is_rate or told.row.rule is Rule.RATIO else places_of(cell))
    amount = print_count(value) if is_digit(value) and told.row.rule is not Rule.RATIO else amount
    return plain(f"{amount} {measure}".rstrip(), figure=cell.id)


def _is_in_per_cent(told: Told) -> bool:
    return "%" in told.cell.measure or fold(told.cell.measure) == "phan tram"


def _percent(told: Told) -> Runs:
    value = told.percent[1].value if told.percent is not None else None
    if told.percent is None or value is None or _is_in_per_cent(told):
        return ()
    return fill(" ({percent})", percent=(plain(signed_percent(value), figure=told.percent[0].id),))


def _closing(group: Group, shown: Sequence[Told], usual: Share, usual_base: Share | None) -> Iterator[Run]:
    yield from map(plain, _lacking(group))
    if len(shown) < len(group.told):
        yield plain(f"Còn {len(group.told) - len(shown)} chỉ tiêu khác tại bảng dưới đây. ")
    base = next((told.base[0] for told in shown if told.base and told.change), "")
    earlier = f"; {base} của {_units(usual_base)}" if usual_base and usual_base != usual else ""
    apart = ", trừ số đã ghi riêng" if _has_apart(shown, usual) else ""
    yield plain(f"Số liệu trên của {_units(usual)}{apart}{earlier}.")


def _in_turn(labels: Sequence[str]) -> str:
    return "; ".join(first_lower(label) for label in labels)


def _has_apart(shown: Iterable[Told], usual: Share) -> bool:
    return any(told.share != usual or _has_apart(told.parts + told.of_which, usual) for told in shown)
