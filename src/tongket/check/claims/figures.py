"""Takes the form and a unit's counted workbook, makes its figures anew, for its statements to be held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from tongket.check.claims.lines import BEFORE, FormLines, Line
from tongket.check.comparisons import is_rounding_of
from tongket.collect.submission import Place, State, Submission
from tongket.directive.form import ColumnKind, Form, FormCell, How, Rule
from tongket.periods.period import Period


class Figure(NamedTuple):
    """One figure of the unit. `value` is None where it cannot be told; `doubt` is the reason as a word, "" for none."""

    value: Decimal | None
    whole: Decimal | None = None  # N of "n/N"
    doubt: str = ""
    cell: int | None = None  # the form cell it stands in, where one holds it


BLANK = Figure(None, doubt="blank_in_workbook")


@dataclass(slots=True, eq=False)
class Figures:
    """The figures of one unit by form cell, worked out as they are asked for."""

    form: Form
    lines: FormLines
    submission: Submission | None
    known: dict[int, Figure] = field(default_factory=dict)
    given: dict[str, bool] = field(default_factory=dict)

    def gives(self, sheet: str) -> bool:
        """Whether the unit gives any figure of a sheet; one that gives none does not count those things."""
        if sheet not in self.given:
            batch = self.submission.batch if self.submission is not None else None
            cells = (cell.index for cell in self.form.cells if cell.sheet == sheet and cell.how is How.ENTERED)
            self.given[sheet] = batch is None or any(batch.values[index] is not None for index in cells)
        return self.given[sheet]

    def gives_any_of(self, line: Line) -> bool:
        """Whether the unit gives any figure of a row, or of what it is worked out from."""
        figures = (self.at(index) for index in line.cells.values())
        return any(figure.value is not None or figure.doubt != BLANK.doubt for figure in figures)

    def place(self, index: int) -> Place | None:
        """Where the unit wrote it."""
        if self.submission is None or self.submission.batch is None:
            return None
        return self.submission.batch.place(index, self.submission.file)

    def at(self, index: int) -> Figure:
        """The figure of a form cell: as entered, or worked out from what was entered."""
        if index not in self.known:
            self.known[index] = self._made(self.form.cells[index])._replace(cell=index)
        return self.known[index]

    def of(self, line: Line, period: Period | None) -> Figure | None:
        """The figure of a line for a time; None where the form does not hold that time."""
        if period in line.cells:
            return self.at(line.cells[period])
        if None in line.cells and period != BEFORE:
            return self.at(line.cells[None])
        if (line.stands or line.rule is Rule.N_OF_N) and (end := _end_of_stretch(line, period)) is not None:
            return self.at(line.cells[end])
        return self._over(line, period) if period is not None else None

    def given_years(self, line: Line, period: Period) -> int:
        """In how many single years of the time the line has a figure."""
        inside = [i for one, i in line.cells.items() if one is not None and one.is_one_year and period.covers(one)]
        return sum(1 for index in inside if self.at(index).value is not None)

    def extreme_year(self, line: Line, period: Period, sign: int) -> Period | None:
        """The single year of the time with the greatest figure (1) or the least (-1); the first of several."""
        years = [one for one in line.cells if one is not None and one.is_one_year and period.covers(one)]
        given = [(self.at(line.cells[one]).value, one) for one in sorted(years)]
        known = [(value, one) for value, one in given if value is not None]
        return max(known, key=lambda pair: pair[0] * sign)[1] if known else None

    def _over(self, line: Line, period: Period) -> Figure | None:
        """A stretch no column holds: its years taken together."""
        inside = [(one, index) for one, index in line.cells.items() if one is not None and period.covers(one)]
        years = sorted((one, index) for one, index in inside if self._is_value(index))
        if not years or not _tiles([one for one, _ in years], period):
            return None
        if (whole := self._only_given(line, period)) is not None:
            return self.at(whole)
        if line.rule is Rule.RATIO:
            return self._rate_over(line, period)
        figures = [self.at(index) for _, index in years]
        if line.rule in (Rule.LAST, Rule.N_OF_N, Rule.TEXT):
            return figures[-1]
        return _joined(figures, line.rule)

    def _only_given(self, line: Line, period: Period) -> int | None:
        """The column of a longer time of which the unit has only these years: it was set up in their first."""
        for one, index in line.cells.items():
            if one is None or not one.covers(period) or one == period or self._is_value(index):
                continue
            outside = [
                i
                for year, i in line.cells.items()
                if year is not None and one.covers(year) and year != one and not period.covers(year)
            ]
            if outside and all(self.at(i).value is None for i in outside):
                return index
        return None

    def _rate_over(self, line: Line, period: Period) -> Figure | None:
        if line.upper is None or line.lower is None:
            return None
        above, below = (self.of(self.lines.lines[index], period) for index in (line.upper, line.lower))
        return None if above is None or below is None else _quotient(above, below, 100)

    def _is_value(self, index: int) -> bool:
        return self.form.cells[index].column.kind is ColumnKind.VALUE

    def _made(self, cell: FormCell) -> Figure:
        printed = self._printed(cell.index)
        if cell.how is How.ENTERED:
            return printed
        parts = [self.at(index) for index in cell.inputs]
        made = _derived(cell, parts)
        if made.value is not None:
            is_off = printed.value is not None and not _is_same(printed.value, made.value)
            return made._replace(doubt=made.doubt or ("total_off" if is_off and cell.how is How.PARTS else ""))
        given = [part.value for part in parts if part.value is not None]
        if cell.how is How.PARTS and printed.value is not None and given and sum(given) == printed.value:
            return printed  # years before the unit was set up: its own total leaves them out
        return made if made.doubt else printed

    def _printed(self, index: int) -> Figure:
        batch = self.submission.batch if self.submission is not None else None
        if batch is None or batch.values[index] is None:
            is_unreadable = batch is not None and batch.states[index] in (State.TEXT, State.ERROR)
            return Figure(None, doubt="unreadable_in_workbook" if is_unreadable else "blank_in_workbook")
        return Figure(batch.values[index], batch.totals.get(index))


def _end_of_stretch(line: Line, period: Period | None) -> Period | None:
    """ "cuối năm 2010" of what stands at its end, in the column of 2001-2010; of several that end so the shortest."""
    if period is None or period == BEFORE or not period.is_one_year:
        return None
    ends = [one for one in line.cells if one is not None and one != BEFORE and one.last == period.last]
    return max(ends, default=None)


def _derived(cell: FormCell, parts: list[Figure]) -> Figure:
    if cell.how is How.LAST:
        return parts[-1]
    if any(part.value is None for part in parts):
        return BLANK
    if cell.how in (How.PARTS, How.N_OF_N):
        return _joined(parts, cell.rule)
    if cell.how is How.RATIO:
        scale = cell.row.scale if cell.row.numerator is not None else cell.column.scale
        return _quotient(parts[0], parts[1], scale)
    change = (parts[0].value or Decimal()) - (parts[1].value or Decimal())
    if cell.how is How.CHANGE:
        return Figure(change, doubt=parts[0].doubt or parts[1].doubt)
    return _quotient(Figure(change, doubt=parts[0].doubt), parts[1], 100)


def _joined(figures: list[Figure], rule: Rule) -> Figure:
    if any(figure.value is None for figure in figures):
        return BLANK
    values = [figure.value for figure in figures if figure.value is not None]
    doubt = next((figure.doubt for figure in figures if figure.doubt), "")
    if rule is Rule.N_OF_N:
        return Figure(sum(values, Decimal()), sum((f.whole or Decimal() for f in figures), Decimal()), doubt)
    return Figure(max(values) if rule is Rule.MAX else sum(values, Decimal()), doubt=doubt)


def _quotient(above: Figure, below: Figure, scale: int) -> Figure:
    if above.value is None or not below.value:
        return BLANK
    return Figure(above.value * scale / below.value, doubt=above.doubt or below.doubt)


def _is_same(printed: Decimal, made: Decimal) -> bool:
    return is_rounding_of(printed, made) or abs(printed - made) <= abs(made) * Decimal("1e-9")


def _tiles(periods: list[Period], whole: Period) -> bool:
    """Whether the periods follow each other from the first to the last day of the whole."""
    if periods[0].first != whole.first or periods[-1].last != whole.last:
        return False
    return all((after.first - before.last).days == 1 for before, after in pairwise(periods))
