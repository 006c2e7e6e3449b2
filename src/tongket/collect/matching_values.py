"""Takes a sheet whose rows and columns are known; makes the readings of its cells, and what was odd about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tongket.collect.cell_reading import CellRead, Marks, is_percent_format, number_of, read_cell
from tongket.collect.matching_form import CellKey
from tongket.collect.matching_measures import ONE, Measures
from tongket.collect.sheet import Cell, CellKind, Sheet, column_letters
from tongket.collect.stored_number import plain
from tongket.collect.submission import Batch, Oddity, OddityKind, Place, State
from tongket.directive.form import Rule
from tongket.wording.numbers import settle


@dataclass(slots=True)
class Values:
    """Fills a batch from one sheet after the other."""

    batch: Batch
    file: str
    oddities: list[Oddity] = field(default_factory=list)
    in_own_words: set[int] = field(default_factory=set)  # cells whose own words name their measure ("2,5 tỷ")

    def read_sheet(
        self,
        sheet: Sheet,
        asked: tuple[CellKey, ...],
        rows: Mapping[int, int],
        columns: Mapping[int, int],
        marks: Marks,
        measures: Measures,
    ) -> None:
        """Read every cell the form asks of this sheet. Plain stored numbers go the short way."""
        slow = self._plain_numbers(sheet, asked, rows, columns)
        convention = settle(cell.raw for _, cell in slow if cell.kind is CellKind.TEXT and not cell.formula)
        has_results = any(cell.formula and cell.raw for cell in sheet.cells.values())
        marks = replace(marks, convention=convention, has_results=has_results)
        for key, cell in slow:
            self._keep(key, read_cell(cell, rule=key.rule, measure=key.measure, marks=marks))
        self._convert(asked, measures)

    def _plain_numbers(
        self, sheet: Sheet, asked: tuple[CellKey, ...], rows: Mapping[int, int], columns: Mapping[int, int]
    ) -> list[tuple[CellKey, Cell]]:
        """Read what is stored as a number; give back what needs a closer look."""
        batch, cells, slow = self.batch, sheet.cells, []
        letters = {column: column_letters(column) for column in columns.values()}
        for key in asked:
            row, column = rows.get(key.row), columns.get(key.column)
            if row is None or column is None:
                continue
            number = key.number
            batch.sheets[number] = sheet.name
            batch.cells[number] = f"{letters[column]}{row}"
            cell = cells.get((row, column))
            if cell is None:
                continue
            batch.raws[number] = cell.raw
            if cell.formula is not None:
                batch.formulas[number] = cell.formula
            is_plain = cell.kind is CellKind.NUMBER and key.rule is not Rule.TEXT
            if not is_plain or is_percent_format(cell.number_format) or (value := number_of(cell.raw)) is None:
                slow.append((key, cell))
            else:
                batch.values[number] = value
                batch.states[number] = State.NUMBER
        return slow

    def _keep(self, key: CellKey, read: CellRead) -> None:
        batch, number = self.batch, key.number
        batch.values[number] = read.value
        batch.states[number] = read.state
        batch.qualities[number] = read.quality
        if read.total is not None:
            batch.totals[number] = read.total
        if read.states_measure:
            self.in_own_words.add(number)
        if read.oddity is not None:
            self.say(read.oddity, batch.sheets[number], batch.cells[number], read.facts, number)

    def _convert(self, asked: tuple[CellKey, ...], measures: Measures) -> None:
        """Multiply what was sent in another measure the sheet declares."""
        if not measures.changes():
            return
        batch = self.batch
        for key in asked:
            value, times = batch.values[key.number], measures.factor_of(key)
            if value is None or times == ONE or key.number in self.in_own_words:
                continue
            batch.values[key.number] = plain(value * times)
            batch.factors[key.number] = times

    def find_typed_over(self, asked: tuple[CellKey, ...]) -> None:
        """A number typed in a worked-out cell whose neighbours, in its row or its column, keep their formulas."""
        batch = self.batch
        derived = [
            key
            for key in asked  # "91/91" is always typed: no formula makes it
            if key.is_derived and key.rule is not Rule.N_OF_N and batch.values[key.number] is not None
        ]
        kept = [key for key in derived if key.number in batch.formulas]
        in_row, in_column = Counter(key.row for key in kept), Counter(key.column for key in kept)
        all_in_row, all_in_column = Counter(key.row for key in derived), Counter(key.column for key in derived)
        for key in derived:
            if key.number not in batch.formulas and (
                _mostly(in_row[key.row], all_in_row[key.row] - 1)
                or _mostly(in_column[key.column], all_in_column[key.column] - 1)
            ):
                facts = {"found": batch.raws[key.number]}
                at = (batch.sheets[key.number], batch.cells[key.number])
                self.say(OddityKind.TYPED_OVER_FORMULA, *at, facts, key.number)

    def say(
        self,
        kind: OddityKind,
        sheet: str = "",
        cell: str = "",
        facts: dict[str, Any] | None = None,
        form_cell: int | None = None,
    ) -> None:
        """Note one odd thing."""
        at = Place(self.file, sheet, cell)
        self.oddities.append(Oddity(kind=kind, at=at, facts=facts or {}, form_cell=form_cell))


def _mostly(kept: int, others: int) -> bool:
    return kept > 0 and 2 * kept >= others
