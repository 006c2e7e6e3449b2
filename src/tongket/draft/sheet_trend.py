"""Takes an indicator of a form that compares nothing, makes how it went since the period before, or from
the first year of the span to the last if the form has no such period, and how much of a plan was done.

Only figures of the form are told, and only where both stand on the same units and neither may still change.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from tongket.consolidate.figure import Figure
from tongket.directive.form import ColumnKind, FormCell, FormColumn, FormRow, FormSheet, Rule
from tongket.draft.material import Material
from tongket.draft.paper import Run, plain
from tongket.draft.phrases import fill
from tongket.draft.printed import doubts, in_sentence, is_provisional, printed, with_measure
from tongket.draft.sheet_columns import count_the_same, is_plan
from tongket.periods.saying import in_words

_EACH = " ({first_year}: {first}; {last_year}: {last})"  # what happened in a year, beside the sum of all
_ROSE, _FELL = (
    ", tăng từ {first} {first_year} lên {last} {last_year}",
    ", giảm từ {first} {first_year} xuống {last} {last_year}",
)
_ROSE_SINCE, _FELL_SINCE = ", tăng so với {first_year} ({first})", ", giảm so với {first_year} ({first})"
_ROSE_INSIDE, _FELL_INSIDE, _SAME_INSIDE = (
    "; trong kỳ tăng từ {first} {first_year} lên {last} {last_year}",
    "; trong kỳ giảm từ {first} {first_year} xuống {last} {last_year}",
    "; {first_year} và {last_year} đều là {first}",
)
_SAME = ", bằng {first_year}"
_OF_PLAN, _OF_PLAN_MARKS = ", đạt {share} kế hoạch{marks}", " (số kế hoạch: {})"
_PER_CENT = 100
_MONTHS_OF_A_YEAR = 12


class InYear(NamedTuple):
    """What one year of the span comes to."""

    year: str
    cell: FormCell
    figure: Figure

    def run(self) -> Run:
        """The number with its measure, bound to its figure."""
        return plain(with_measure(in_sentence(self.cell, self.figure), self.cell.measure), figure=self.cell.id)


class Since(NamedTuple):
    """The period before the span, as long as it."""

    before: InYear

    def runs(self, span: Figure) -> tuple[Run, ...]:
        """The words behind the figure of the whole span."""
        whole, before = span.value or 0, self.before.figure.value or 0
        pattern = _SAME if whole == before else _ROSE_SINCE if whole > before else _FELL_SINCE
        return fill(pattern, first=(self.before.run(),), first_year=self.before.year)


class Trend(NamedTuple):
    """The first year and the last; of a rate also how all of it stands to the period before."""

    first: InYear
    last: InYear
    since: Since | None = None

    def runs(self, span: Figure) -> tuple[Run, ...]:
        """The words behind the figure of the whole span; none where nothing happened in it."""
        if not span.value and not self.first.figure.value and not self.last.figure.value:
            return ()
        earlier = self.since.runs(span) if self.since is not None else ()
        return (*earlier, *self._course(self._pattern(span) if self.since is None else self._inside()))

    def _course(self, pattern: str) -> tuple[Run, ...]:
        return fill(
            pattern,
            first=(self.first.run(),),
            last=(self.last.run(),),
            first_year=self.first.year,
            last_year=self.last.year,
        )

    def _inside(self) -> str:
        first, last = self.first.figure.value or 0, self.last.figure.value or 0
        return _SAME_INSIDE if first == last else _ROSE_INSIDE if last > first else _FELL_INSIDE

    def _pattern(self, span: Figure) -> str:
        first, last, whole = (figure.value or 0 for figure in (self.first.figure, self.last.figure, span))
        is_of_last_year = whole == last and self.last.cell.rule is not Rule.SUM
        if not is_of_last_year and (
            self.last.cell.rule is not Rule.RATIO or not min(first, last) <= whole <= max(first, last)
        ):
            return _EACH
        if first == last:
            return _SAME
        rose, fell = (_ROSE_SINCE, _FELL_SINCE) if is_of_last_year else (_ROSE, _FELL)
        return rose if last > first else fell


def trend_of(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Since | Trend | None:
    """None where the form compares by itself, or where the two periods do not compare."""
    compares = any(each.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT) for each in sheet.columns)
    if compares or row.rule not in (Rule.SUM, Rule.LAST, Rule.RATIO):
        return None
    since, years = _since(material, sheet, row, column), _through_the_years(material, sheet, row, column)
    if since is None or years is None:
        return since or years
    return years._replace(since=since) if row.rule is Rule.RATIO else since


def _since(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Since | None:
    like = [each for each in sheet.columns if _is_just_before(each, column) and count_the_same(each, column)]
    if len(like) != 1:
        return None
    span, before = (_firm(material, sheet, row, each) for each in (column, like[0]))
    return Since(before) if span is not None and before is not None and _compare(span, before) else None


def _is_just_before(earlier: FormColumn, column: FormColumn) -> bool:
    """ "2016-2020" beside "2021-2025"; no plan, and no year or half of one: those have words of their own."""
    before, span = earlier.period, column.period
    if before is None or span is None or earlier.kind is not ColumnKind.VALUE or is_plan(earlier) or is_plan(column):
        return False
    is_as_long = before.months == span.months > _MONTHS_OF_A_YEAR
    return is_as_long and before.last + timedelta(days=1) == span.first


def _through_the_years(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Trend | None:
    if len(column.parts) < 2:
        return None
    first, last = (_in_year(material, sheet, row, sheet.column(part)) for part in (column.parts[0], column.parts[-1]))
    return Trend(first, last) if first is not None and last is not None and _compare(first, last) else None


def _in_year(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> InYear | None:
    is_year = column.period is not None and column.period.is_one_year
    return _firm(material, sheet, row, column) if is_year else None


def _firm(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> InYear | None:
    """What a column comes to; None where that is unknown or may still change."""
    crossing = material.figure(sheet.name, row, column)
    if crossing is None or column.period is None:
        return None
    cell, figure = crossing
    is_firm = figure.value is not None and not is_provisional(figure)
    return InYear(in_words(column.period), cell, figure) if is_firm else None


def _compare(one: InYear, other: InYear) -> bool:
    """Whether they stand on the same units."""
    return _units(one.figure) == _units(other.figure)


def _units(figure: Figure) -> tuple[object, ...]:
    return figure.units_in, figure.units_expected, figure.missing, figure.excluded


def plan_done(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> tuple[Run, ...]:
    """ ", đạt 97,23% kế hoạch", of a form that has the plan and the share done beside what was done.

    Of a rate the share would be per cent of per cent: the table alone has it.
    """
    share = next((each for each in sheet.columns if _is_share_of_plan(sheet, each, column)), None)
    if share is None or share.denominator is None or row.rule not in (Rule.SUM, Rule.LAST):
        return ()
    done, planned = (material.figure(sheet.name, row, each) for each in (column, sheet.column(share.denominator)))
    crossing = material.figure(sheet.name, row, share)
    if crossing is None or crossing[1].value is None or not done or not planned:
        return ()
    if _units(done[1]) != _units(planned[1]):
        return ()
    run = plain(with_measure(printed(*crossing), "%"), figure=crossing[0].id)
    marks = _OF_PLAN_MARKS.format("; ".join(doubts(planned[1]))) if is_provisional(planned[1]) else ""
    return fill(_OF_PLAN, share=(run,), marks=marks)


def _is_share_of_plan(sheet: FormSheet, share: FormColumn, column: FormColumn) -> bool:
    is_share = share.kind is ColumnKind.RATIO and share.numerator == column.column and share.scale == _PER_CENT
    return is_share and share.denominator is not None and is_plan(sheet.column(share.denominator))
