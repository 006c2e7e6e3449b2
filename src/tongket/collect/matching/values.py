"""Takes a sheet whose rows and columns are known; makes the readings of its cells, and what was odd about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import repeat
from operator import is_
from typing import Any

from tongket.collect.matching.cell_reading import NUMBERS, CellRead, Marks, number_of, read_cell, shows_as_stored
from tongket.collect.matching.form import CellKey
from tongket.collect.matching.known_layouts import Known, Laid
from tongket.collect.matching.measures import ONE, Measures
from tongket.collect.submission import Batch, Oddity, OddityKind, Place, Quality, State
from tongket.collect.workbooks.sheet import Cell, CellKind, Sheet, address
from tongket.collect.workbooks.stored_number import plain
from tongket.directive.form import Rule
from tongket.wording.numbers import settle

_A_WHOLE_LINE = 4  # totals
Spots = tuple[tuple[int, int], ...]
_NUMBER, _TEXT, _READ = (
    CellKind.NUMBER,
    Rule.TEXT,
    State.NUMBER,
)  # looked up once: a workbook asks for them a thousand times


class Values:
    """Fills the columns of a batch from one sheet after the other."""

    def __init__(self, file: str, length: int) -> None:
        self.file, self.columns = file, Batch.empty(length)
        self.sheets: list[str] = [""] * length
        self.cells: list[str] = [""] * length
        self.raws: list[str] = [""] * length
        self.qualities: list[Quality] = [Quality.FINAL] * length
        self.formulas: dict[int, str] = {}
        self.oddities: list[Oddity] = []
        self.in_own_words: set[int] = set()  # cells whose own words name their measure ("2,5 tỷ")

    def batch(self) -> Batch:
        """Everything read."""
        return replace(
            self.columns,
            sheets=self.sheets,
            cells=self.cells,
            raws=self.raws,
            qualities=self.qualities,
            formulas=self.formulas,
        )

    def read_sheet(
        self,
        sheet: Sheet,
        asked: tuple[CellKey, ...],
        rows: Mapping[int, int],
        columns: Mapping[int, int],
        marks: Marks,
        measures: Measures,
    ) -> None:
        """Read every cell the form asks of this sheet."""
        found = [
            (key, (rows[key.row], columns[key.column])) for key in asked if key.row in rows and key.column in columns
        ]
        cells = [sheet.cells.get(spot) for _, spot in found]
        self._read(sheet, tuple(key for key, _ in found), tuple(spot for _, spot in found), cells, marks)
        self._convert(asked, measures)

    def read_known(self, known: Known, marks: Marks) -> None:
        """Read the figures of a sheet whose layout is known: it states no other measure."""
        keys, spots, figures = known.layout.keys, known.layout.spots, known.figures
        if known.laid is None:
            self._read(known.sheet, keys, spots, figures, marks)
        elif not self._read_laid(known.sheet.name, known.laid, marks):
            self._read(known.sheet, keys, spots, list(map(known.sheet.cells.get, spots)), marks)

    def _read_laid(self, name: str, laid: Laid, marks: Marks) -> bool:
        """Read a sheet on its stencil, a column at a time; False where a number proves to be none."""
        fit, raws = laid.fit, laid.trace.raws
        values = list(map(NUMBERS.__getitem__, fit.pick_plain(raws)))
        if sum(map(is_, values, repeat(None))) != fit.lacking:
            return False
        run, batch = slice(fit.first, fit.first + len(values)), self.columns
        self.sheets[run], self.cells[run] = [name] * len(values), fit.addresses
        self.raws[run], batch.values[run], batch.states[run] = fit.pick_raws(raws), values, fit.states
        self.formulas.update(fit.formulas)
        slow = [(key, laid.trace.stencil.cell(index, raws)) for key, index in fit.closer]
        self._look_closer(slow, marks, has_results=fit.has_results)
        return True

    def _read(
        self, sheet: Sheet, keys: tuple[CellKey, ...], spots: Spots, cells: Sequence[Cell | None], marks: Marks
    ) -> None:
        """Plain stored numbers go the short way."""
        for key, place in zip(keys, addresses_of(spots), strict=True):
            self.sheets[key.number] = sheet.name
            self.cells[key.number] = place
        slow = self._plain_numbers(keys, cells)
        has_results = bool(slow) and any(cell.formula and cell.raw for cell in sheet.cells.values())
        self._look_closer(slow, marks, has_results=has_results)

    def _look_closer(self, slow: Sequence[tuple[CellKey, Cell]], marks: Marks, *, has_results: bool) -> None:
        """Read what is not plainly a number."""
        if not slow:
            return
        convention = settle(cell.raw for _, cell in slow if cell.kind is CellKind.TEXT and not cell.formula)
        marks = replace(marks, convention=convention, has_results=has_results)
        for key, cell in slow:
            self._keep(key, read_cell(cell, rule=key.rule, measure=key.measure, marks=marks))

    def _plain_numbers(self, keys: tuple[CellKey, ...], cells: Sequence[Cell | None]) -> list[tuple[CellKey, Cell]]:
        """Read what is stored as a number; give back what needs a closer look."""
        batch, slow = self.columns, []
        raws, values, states, formulas = self.raws, batch.values, batch.states, self.formulas
        for key, cell in zip(keys, cells, strict=True):
            if cell is None:
                continue
            number, raw = key[0], cell[3]  # by place: this runs a thousand times for each workbook
            raws[number] = raw
            if cell[4] is not None:
                formulas[number] = cell[4]
            is_plain = cell[2] is _NUMBER and key[3] is not _TEXT and shows_as_stored(cell[5])
            value = number_of(raw) if is_plain else None
            if value is None:
                slow.append((key, cell))
            else:
                values[number] = value
                states[number] = _READ
        return slow

    def _keep(self, key: CellKey, read: CellRead) -> None:
        batch, number = self.columns, key.number
        batch.values[number] = read.value
        batch.states[number] = read.state
        self.qualities[number] = read.quality
        if read.total is not None:
            batch.totals[number] = read.total
        if read.states_measure:
            self.in_own_words.add(number)
        if read.oddity is OddityKind.SHOWN_SCALED and self._is_said(read.oddity, self.sheets[number]):
            return
        if read.oddity is not None:
            self.say(read.oddity, self.sheets[number], self.cells[number], read.facts, number)

    def _is_said(self, kind: OddityKind, sheet: str) -> bool:
        """What a whole sheet does is said once, at its first cell."""
        return any(oddity.kind is kind and oddity.at.sheet == sheet for oddity in self.oddities)

    def _convert(self, asked: tuple[CellKey, ...], measures: Measures) -> None:
        """Multiply what was sent in another measure the sheet declares."""
        if not measures.changes():
            return
        batch = self.columns
        for key in asked:
            value, times = batch.values[key.number], measures.factor_of(key)
            if value is None or times == ONE or key.number in self.in_own_words:
                continue
            batch.values[key.number] = plain(value * times)
            batch.factors[key.number] = times
        self.oddities = [one for one in self.oddities if not self._is_told_by_the_measure(one)]

    def _is_told_by_the_measure(self, oddity: Oddity) -> bool:
        """Stored 917.900.000, shown as 917,9 under "ĐVT: đồng": it is what it says, and converted."""
        number = oddity.form_cell
        return oddity.kind is OddityKind.SHOWN_SCALED and number is not None and number in self.columns.factors

    def find_typed_over(self, asked: tuple[CellKey, ...]) -> None:
        """A number typed in a worked-out cell whose neighbours, in its row or its column, keep their formulas."""
        batch = self.columns
        derived = [
            key
            for key in asked  # "91/91" is always typed: no formula makes it
            if key.is_derived and key.rule is not Rule.N_OF_N and batch.values[key.number] is not None
        ]
        kept = [key for key in derived if _is_worked_out(self.formulas.get(key.number))]
        if len(kept) == len(derived):
            return
        in_row, in_column = Counter(key.row for key in kept), Counter(key.column for key in kept)
        all_in_row, all_in_column = Counter(key.row for key in derived), Counter(key.column for key in derived)
        for key in derived:
            rows, columns = (in_row[key.row], all_in_row[key.row]), (in_column[key.column], all_in_column[key.column])
            if key.number not in self.formulas and (
                (_mostly(rows[0], rows[1] - 1) and not _is_typed_throughout(*columns))
                or (_mostly(columns[0], columns[1] - 1) and not _is_typed_throughout(*rows))
            ):
                facts = {"found": self.raws[key.number]}
                at = (self.sheets[key.number], self.cells[key.number])
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


def _is_worked_out(formula: str | None) -> bool:
    """Whether a formula works the figure out; one that fetches it from another workbook is as good as typed."""
    return formula is not None and "[" not in formula


def _mostly(kept: int, others: int) -> bool:
    return kept > 0 and 2 * kept >= others


def _is_typed_throughout(kept: int, cells: int) -> bool:
    """A whole row or column of totals without one formula: the form has none there, nothing was typed over."""
    return not kept and cells >= _A_WHOLE_LINE


@lru_cache(maxsize=64)
def addresses_of(spots: Spots) -> tuple[str, ...]:
    """The addresses of these places; the same places come again with most workbooks."""
    return tuple(address(*spot) for spot in spots)
