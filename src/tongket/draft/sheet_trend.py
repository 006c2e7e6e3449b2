"""Takes an indicator of a form that compares nothing, makes how it went from the first year of the span to the last.

Only figures of the form are told, and only where both years stand on the same units and neither may still change.
"""

from __future__ import annotations

from typing import NamedTuple

from tongket.consolidate.figure import Figure
from tongket.directive.form import ColumnKind, FormCell, FormColumn, FormRow, FormSheet, Rule
from tongket.draft.material import Material
from tongket.draft.paper import Run, plain
from tongket.draft.phrases import fill
from tongket.draft.printed import in_sentence, is_provisional, with_measure

_EACH = " ({first_year}: {first}; {last_year}: {last})"  # what happened in a year, beside the sum of all
_ROSE, _FELL = (
    ", tăng từ {first} {first_year} lên {last} {last_year}",
    ", giảm từ {first} {first_year} xuống {last} {last_year}",
)
_ROSE_SINCE, _FELL_SINCE = ", tăng so với {first_year} ({first})", ", giảm so với {first_year} ({first})"
_SAME = ", bằng {first_year}"


class InYear(NamedTuple):
    """What one year of the span comes to."""

    year: str
    cell: FormCell
    figure: Figure

    def run(self) -> Run:
        """The number with its measure, bound to its figure."""
        return plain(with_measure(in_sentence(self.cell, self.figure), self.cell.measure), figure=self.cell.id)


class Trend(NamedTuple):
    """The first year and the last."""

    first: InYear
    last: InYear

    def runs(self, span: Figure) -> tuple[Run, ...]:
        """The words behind the figure of the whole span."""
        return fill(
            self._pattern(span),
            first=(self.first.run(),),
            last=(self.last.run(),),
            first_year=self.first.year,
            last_year=self.last.year,
        )

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


def trend_of(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> Trend | None:
    """None where the form compares by itself, or where the two years do not compare."""
    compares = any(each.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT) for each in sheet.columns)
    if compares or row.rule not in (Rule.SUM, Rule.LAST, Rule.RATIO) or len(column.parts) < 2:
        return None
    first, last = (_in_year(material, sheet, row, sheet.column(part)) for part in (column.parts[0], column.parts[-1]))
    if first is None or last is None or _units(first.figure) != _units(last.figure):
        return None
    return Trend(first, last)


def _in_year(material: Material, sheet: FormSheet, row: FormRow, column: FormColumn) -> InYear | None:
    crossing = material.figure(sheet.name, row, column)
    if crossing is None or column.period is None or not column.period.is_one_year:
        return None
    cell, figure = crossing
    is_firm = figure.value is not None and not is_provisional(figure)
    return InYear(f"năm {column.period.text()}", cell, figure) if is_firm else None


def _units(figure: Figure) -> tuple[object, ...]:
    return figure.units_in, figure.units_expected, figure.missing, figure.excluded
