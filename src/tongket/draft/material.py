"""Everything the papers are made from, gathered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tongket.check.claims.claim import Claim
from tongket.check.finding import Finding
from tongket.check.kinds.cells import BlankDue
from tongket.collect.narratives.counted import Told
from tongket.collect.senders.file_mapping import FileMapping
from tongket.collect.submission import State, Submission
from tongket.consolidate.figure import Consolidation, Figure
from tongket.consolidate.point import Point
from tongket.directive.act import Act
from tongket.directive.form import ColumnKind, Form, FormCell, FormColumn, FormRow, FormSheet, How, RowKind
from tongket.directive.outline import Heading
from tongket.directive.review import Review
from tongket.draft.about_figures import claims_by_block, points_about_figures, tellers
from tongket.draft.own_words import quoted_names
from tongket.draft.phrases import abbreviations_in
from tongket.draft.sheet_columns import count_the_same, is_plan
from tongket.units.unit import Unit
from tongket.wording.fold import words

_SHORT = 4  # "Số", "%": no heading by itself; "2011" is


@dataclass(frozen=True)
class Material:
    """One review, consolidated and checked. `exclusions` names units whose report does not count, with the reason."""

    review: Review
    form: Form
    units: Sequence[Unit]
    consolidation: Consolidation
    findings: Sequence[Finding]
    mappings: Sequence[FileMapping]
    submissions: Mapping[str, Submission]  # by file
    outline: tuple[Heading, ...]
    exclusions: Mapping[str, str]
    acts: Sequence[Act] = ()  # about units, each with its reason
    told: Told = field(default_factory=Told)  # the narratives
    points: Sequence[Point] = ()
    claims: Sequence[Claim] = ()
    accepted: frozenset[str] = frozenset()  # codes of the units whose report a person accepted as it is

    @cached_property
    def unit_names(self) -> dict[str, str]:
        """Unit code to name."""
        return {unit.code: unit.name for unit in self.units}

    @cached_property
    def reported(self) -> tuple[str, ...]:
        """Codes of the units whose workbook counts, in the order of the units list."""
        return tuple(unit.code for unit in self.units if unit.code in self.consolidation.counted)

    @cached_property
    def awaited(self) -> tuple[str, ...]:
        """Codes of the units that must report: all but those that a decision let off, as the figures count them."""
        return tuple(unit.code for unit in self.units if unit.code not in self.consolidation.waived)

    @cached_property
    def told_something(self) -> frozenset[str]:
        """Codes of the units whose workbook counts and is not the blank form sent back, for all a person has said."""
        taken = {*self.accepted, *self._excused} - self.consolidation.waived.keys()
        filled_in = {unit for unit, _ in self.consolidation.corrections}
        counted = self.consolidation.counted.items()
        return frozenset(code for code, sent in counted if code in taken | filled_in or not self._is_blank(code, sent))

    def _is_blank(self, code: str, sent: Submission) -> bool:
        """Whether it is the blank form; of a unit that owes no figure, a list say, none is."""
        owed = self.consolidation.expected.get(code)
        return (owed is None or any(owed)) and is_blank(sent, self.form)

    @cached_property
    def _excused(self) -> frozenset[str]:
        """Codes of the units whose blanks, all of them, were waived."""
        blanks = [finding for finding in self.findings if isinstance(finding, BlankDue)]
        due = {finding.unit for finding in blanks if not finding.settled}
        return frozenset(finding.unit for finding in blanks if finding.unit and finding.unit not in due)

    @cached_property
    def answered(self) -> tuple[str, ...]:
        """Of the awaited, the codes of the units that told something."""
        return tuple(code for code in self.awaited if code in self.told_something)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Of the awaited, the codes of the others, those left out by a decision aside."""
        return tuple(code for code in self.awaited if code not in self.told_something and code not in self.exclusions)

    @cached_property
    def let_off(self) -> tuple[str, ...]:
        """Codes of the units that need not report and did not."""
        waived = self.consolidation.waived
        return tuple(unit.code for unit in self.units if unit.code in waived and unit.code not in self.told_something)

    @cached_property
    def unasked(self) -> tuple[str, ...]:
        """Codes of the units that need not report and did all the same: their figures count, in no x of y."""
        waived = self.consolidation.waived
        return tuple(unit.code for unit in self.units if unit.code in waived and unit.code in self.told_something)

    def figure(self, sheet: str, row: FormRow, column: FormColumn) -> tuple[FormCell, Figure] | None:
        """The figure where a row and a column cross; None where the form asks for none."""
        found = self._crossing.get((sheet, row.row, column.column))
        return (self.form.cells[found], self.consolidation.figures[found]) if found is not None else None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What keeps its capitals where a heading in capitals is lowered: abbreviations, units, the place."""
        labels = [row.label for sheet in self.form.sheets for row in sheet.rows]
        asked = [heading.text for heading in self.outline]
        places = [self.review.office.place, *(unit.name for unit in self.units)]
        return (*sorted(abbreviations_in([*labels, *asked])), *filter(None, places))

    @cached_property
    def points_about_figures(self) -> frozenset[str]:
        """Ids of the points that tell figures of the form, which the review's own figures tell for all units."""
        return points_about_figures(self.points, self.claims)

    @cached_property
    def claims_by_block(self) -> dict[tuple[str, int], list[Claim]]:
        """The claims about a cell of the form, by file and number of the block."""
        return claims_by_block(self.claims)

    @cached_property
    def tellers(self) -> dict[tuple[str, int], dict[int, frozenset[str]]]:
        """Who tells a row of the form, by sheet and row, then by the heading of the outline they tell it under."""
        return tellers(self.form, self.told.reports, self.claims)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The folded words that an eighth of the units, and two at least, use in what they tell."""
        by_unit: dict[str, set[str]] = {}
        for report in self.told.reports:
            by_unit.setdefault(report.unit, set()).update(*(words(each.text) for each in report.statements))
        used = Counter(word for own in by_unit.values() for word in own)
        return frozenset(word for word, count in used.items() if count >= max(2, len(by_unit) / 8))

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The folded names between quotation marks that two units and more tell: no unit's own."""
        told = Counter(
            name
            for report in self.told.reports
            for name in {name for each in report.statements for name in quoted_names(each.text)}
        )
        return frozenset(name for name, units in told.items() if units > 1)

    @cached_property
    def paragraphs(self) -> dict[tuple[str, int], str]:
        """The text of each block of the narratives, by file and number."""
        return {
            (report.file, block.number): block.text for report in self.told.all for block in report.narrative.blocks
        }

    @cached_property
    def _crossing(self) -> dict[tuple[str, int, int], int]:
        return {(cell.sheet, cell.row.row, cell.column.column): cell.index for cell in self.form.cells}


def figure_rows(sheet: FormSheet) -> tuple[FormRow, ...]:
    """The rows of a sheet that carry figures."""
    return tuple(row for row in sheet.rows if row.kind is not RowKind.GROUP)


def figure_columns(sheet: FormSheet) -> tuple[FormColumn, ...]:
    """The columns of a sheet that carry figures."""
    return tuple(column for column in sheet.columns if column.kind is not ColumnKind.TEXT)


def heading(column: FormColumn) -> str:
    """A column's own words; a comparison needs those above it too ("So sánh", "%")."""
    needs_more = column.kind in (ColumnKind.CHANGE, ColumnKind.CHANGE_PERCENT) or len(column.label) < _SHORT
    return " ".join(column.path[-2:] if needs_more else column.path[-1:])


def headline(sheet: FormSheet) -> FormColumn | None:
    """The column a leader asks for first: the whole span where the form has one, else the last period; no plan."""
    totals = [column for column in sheet.columns if column.kind is ColumnKind.TOTAL]
    longest = sorted((column for column in totals if not is_plan(column)), key=lambda column: len(column.parts))
    return longest[-1] if longest else _whole_span(sheet) or (totals[-1] if totals else None)


def _whole_span(sheet: FormSheet) -> FormColumn | None:
    """Of a form without totals the last column, or one of a longer period that ends with it and counts the same.

    What was done, and no plan, where the form has both; a whole before its part.
    """
    values = [column for column in sheet.columns if column.kind is ColumnKind.VALUE]
    done = [column for column in values if not is_plan(column)] or values
    if not done or (last := done[-1]).period is None:
        return done[-1] if done else None
    whole = next((column for column in done if column.column == last.of_which), last)
    same = [column for column in done if count_the_same(column, whole)]
    ending = [column for column in same if column.period is not None and column.period.last == last.period.last]
    return min(
        reversed(ending or [whole]), key=lambda column: column.period.first if column.period is not None else date.max
    )


def is_blank(sent: Submission, form: Form) -> bool:
    """Whether a workbook is the form as it went out: no cell filled in, and its totals come to nothing."""
    if sent.batch is None or sent.list_rows:
        return False
    cells = zip(form.cells, sent.batch.states, sent.batch.values, strict=False)
    return all(state is State.BLANK or (cell.how is not How.ENTERED and not value) for cell, state, value in cells)
