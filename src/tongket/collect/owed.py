"""Takes the form, the units and what a report says of its unit's life; makes the mask of form cells that unit owes.

A unit owes only the sheets the office asked of it, and only for periods in which it existed: by its dates in the units
list, or by a note in its own report. Where a form lists the units themselves, each owes its own column or row; what
stands beside them and is divided otherwise ("Giáo dục": "Số lớp", "Học sinh") is no unit's own and owed by all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tongket.collect.submission import OddityKind, Submission
from tongket.directive.decision import Decision, Verb
from tongket.directive.form import Form, FormCell, FormRow, FormSheet, How, RowKind
from tongket.directive.review import Review
from tongket.units.unit import Unit
from tongket.wording.fold import fold

_A_LIST = 3  # columns or rows of units; fewer are no list
_NUMBER = re.compile(r"\d+")
_ENDED = re.compile(r"giai the|sap nhap|cham dut|ket thuc hoat dong|hop nhat|giai tan|ngung hoat dong|dissol|merged")


class Life(NamedTuple):
    """The first and last calendar year a unit existed; None: unbounded."""

    first: int | None
    last: int | None


def owed_cells(form: Form, unit: Unit, review: Review | None = None, submission: Submission | None = None) -> bytes:
    """One byte per cell of the form: 1 where the unit owes it. A derived cell is owed when any of its inputs is."""
    return Owing(form).of(unit, submission)


def waived_units(units: Iterable[Unit], decisions: Iterable[Decision]) -> dict[str, str]:
    """Unit code to the reason, of the units whose whole report a recorded decision waives; the last decision stands."""
    codes = {unit.code for unit in units}
    last = {decision.what: decision for decision in decisions if decision.what in codes}
    return {code: decision.why for code, decision in last.items() if decision.verb is Verb.WAIVE}


class Line:
    """What stands under one heading or label: its cells, by the headings or labels between."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, ...], list[int]] = {}

    def like(self, other: Line) -> Iterator[int]:
        """Its cells that the other has too; none where each has some of its own, for then it is no list of both."""
        mine, theirs = self.cells.keys(), other.cells.keys()
        if mine <= theirs or theirs <= mine:
            yield from (index for below in mine & theirs for index in self.cells[below])


class Owing:
    """Answers for many units of one form; the same question is worked out once."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._known: dict[tuple[tuple[str, ...], Life, frozenset[int]], bytes] = {}
        groups = (*_lines_beside_each_other(form), *_lines_of_one_total(form))
        self._lists = [lines for lines in groups if len(lines) >= _A_LIST]
        self._listed = frozenset(name for lines in self._lists for name in lines)

    def of(self, unit: Unit, submission: Submission | None = None) -> bytes:
        """The mask of one unit."""
        key = (unit.owes, life_of(unit, submission), self._of_others(unit))
        if key not in self._known:
            self._known[key] = _mask(self.form, *key)
        return self._known[key]

    def _of_others(self, unit: Unit) -> frozenset[int]:
        """The cells of lines divided like the one that bears this unit's name, in a list that has it once."""
        names = {fold(name) for name in (unit.name, *unit.other_names)}
        found: set[int] = set()
        for lines in self._lists if names & self._listed else ():  # most forms list no units
            own = [lines[name] for name in names & lines.keys()]
            if len(own) == 1:
                found.update(*(line.like(own[0]) for line in lines.values() if line is not own[0]))
        return frozenset(found)


def _lines_beside_each_other(form: Form) -> list[dict[str, Line]]:
    """Of the headings and labels that stand beside each other in one table, each to what stands under it."""
    groups: dict[tuple[object, ...], dict[str, Line]] = {}
    for table, sheet in enumerate(form.sheets):
        for cell in form.cells_of(sheet):
            if cell.how is How.ENTERED:
                for axis, path in (("column", cell.column.path), ("row", cell.row.path)):
                    _put(groups, (table, axis), tuple(map(fold, path)), cell.index)
    return list(groups.values())


def _lines_of_one_total(form: Form) -> Iterator[dict[str, Line]]:
    """The rows that add up to one total, by their names: units stand in groups ("Khu vực Đông"), each with its own."""
    for sheet in form.sheets:
        rows = {row.row: row for row in sheet.rows}
        entered: dict[int, list[int]] = {}
        for cell in form.cells_of(sheet):
            if cell.how is How.ENTERED:
                entered.setdefault(cell.row.row, []).append(cell.index)
        for total in (row for row in sheet.rows if row.kind is RowKind.TOTAL):
            leaves = _leaves(total, rows)
            lines = {fold(rows[number].label): Line() for number in leaves}
            for number in leaves if len(lines) == len(leaves) else ():
                lines[fold(rows[number].label)].cells[()] = entered.get(number, [])
            yield lines if len(lines) == len(leaves) else {}


def _leaves(total: FormRow, rows: Mapping[int, FormRow]) -> list[int]:
    """The rows it is the sum of in the end; a proposed form has none worked out from itself."""
    parts = [rows[number] for number in total.parts if number in rows]
    return [n for part in parts for n in (_leaves(part, rows) if part.kind is RowKind.TOTAL else [part.row])]


def _put(
    groups: dict[tuple[object, ...], dict[str, Line]], key: tuple[object, ...], path: tuple[str, ...], index: int
) -> None:
    """A cell under each heading of its path, however deep."""
    for depth, name in enumerate(path):
        line = groups.setdefault((*key, path[:depth]), {}).setdefault(name, Line())
        line.cells.setdefault(path[depth + 1 :], []).append(index)


def life_of(unit: Unit, submission: Submission | None = None) -> Life:
    """The years a unit existed. The units list stands first; a note in the report narrows it."""
    first = unit.valid_from.year if unit.valid_from else None
    last = unit.valid_to.year if unit.valid_to else None
    for year, ended in _notes(submission):
        if ended:
            last = year if last is None else min(last, year)
        else:
            first = year if first is None else max(first, year)
    return Life(first, last)


def asked_sheets(form: Form, owes: tuple[str, ...]) -> frozenset[str]:
    """The sheets meant by the words of a units list ("Biểu 1", "bieu 1", "1"). Words that name no sheet ask for all."""
    if not owes:
        return frozenset(sheet.name for sheet in form.sheets)
    named = frozenset(sheet.name for sheet in form.sheets if any(_names(words, sheet) for words in owes))
    return named or frozenset(sheet.name for sheet in form.sheets)


def _notes(submission: Submission | None) -> Iterable[tuple[int, bool]]:
    """(year, whether the unit ended then) of each note on the unit's life."""
    for oddity in submission.oddities if submission else ():
        year = _NUMBER.fullmatch(str(oddity.facts.get("year", "")))
        if oddity.kind is OddityKind.EXISTENCE_NOTE and year:
            yield int(year.group()), _ENDED.search(fold(str(oddity.facts.get("text", "")))) is not None


def _names(words: str, sheet: FormSheet) -> bool:
    """Whether the words mean this sheet: the same letters once folded, or the same leading number."""
    asked, name = fold(words), fold(sheet.name)
    if asked in (name, fold(sheet.title)):
        return True
    number, own = _NUMBER.search(asked), _NUMBER.search(name)
    if number is None or own is None or int(number.group()) != int(own.group()):
        return False
    is_only_a_number = len(asked) - len(number.group()) <= len("bieu so ")
    return is_only_a_number or asked.startswith(name) or name.startswith(asked)


def _mask(form: Form, owes: tuple[str, ...], life: Life, of_others: frozenset[int]) -> bytes:
    asked = asked_sheets(form, owes)
    mask = bytearray(len(form.cells))
    for cell in form.cells:
        if cell.how is How.ENTERED:
            mask[cell.index] = cell.sheet in asked and _existed(cell, life) and cell.index not in of_others
        else:
            mask[cell.index] = any(mask[index] for index in cell.inputs)
    return bytes(mask)


def _existed(cell: FormCell, life: Life) -> bool:
    """Whether the unit existed on any day of the cell's period; a column without a period asks every unit."""
    period = cell.column.period
    if period is None:
        return True
    begun = life.first is None or life.first <= period.last.year
    not_ended = life.last is None or life.last >= period.first.year
    return begun and not_ended
