"""Takes what a unit typed into the form on a page, makes its readings, and a `Submission` as a workbook would give.

Texts are read by the same rules as the cells of a file. A blank is never a zero: nothing occurred is "0" or "-", typed.
What follows from other cells is worked out here and never taken from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal

from tongket.collect.matching.cell_reading import BLANK, CellRead, Marks, read_cell
from tongket.collect.matching.form import index_of
from tongket.collect.matching.notes import life_event
from tongket.collect.owed import asked_sheets
from tongket.collect.submission import Batch, ListRow, Oddity, OddityKind, Place, State, Submission
from tongket.collect.workbooks.sheet import Cell, CellKind, address, position
from tongket.collect.workbooks.stored_number import plain, stored_number
from tongket.directive.form import ColumnKind, Form, FormCell, FormSheet, How, RowKind, Rule
from tongket.units.unit import Unit
from tongket.wording.numbers import Convention, settle

FREE_ROWS = 200  # rows of a list sheet one may fill
LONGEST_NOTE, LONGEST_FIGURE = 2000, 200  # characters
MOST_DIGITS = 15  # more than a workbook's number can hold
_WIDE = Context(prec=400)
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")

Spot = tuple[str, str]  # sheet and address in the blank form: ("Biểu 1", "D14")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell as typed. `chosen`: the reading a person chose where the marks allow two ("1.234" is 1234)."""

    text: str
    chosen: Decimal | None = None


Entries = Mapping[Spot, Entry]


def plain_text(text: str) -> str:
    """The text without letters a workbook cannot hold; lines end in one way."""
    return _UNSAYABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def is_note(form: Form, spot: Spot) -> bool:
    """Whether words stand there: beside a row ("Ghi chú"), or in a row of a list."""
    sheet = next((sheet for sheet in form.sheets if sheet.name == spot[0]), None)
    return sheet is not None and spot[1] in note_places(sheet)


def note_places(sheet: FormSheet) -> frozenset[str]:
    """The addresses of a sheet where words may be written beside its figures, or all of a list."""
    if sheet.is_list:
        first = max(sheet.header_rows, default=1) + 1
        columns = [sheet.code_column, sheet.label_column, *(column.column for column in sheet.columns)]
        rows = range(first, first + FREE_ROWS)
        return frozenset(address(row, column) for row in rows for column in columns if column)
    columns = [column.column for column in sheet.columns if column.kind is ColumnKind.TEXT]
    numbers = [row.row for row in sheet.rows if row.kind is not RowKind.GROUP]
    return frozenset(address(row, column) for row in numbers for column in columns if column)


def read_entries(form: Form, entries: Entries) -> list[CellRead]:
    """What each cell of the form was read as; where no one typed into it, what follows from the others."""
    reads: list[CellRead] = [BLANK] * len(form.cells)
    for sheet, convention in conventions(form, entries).items():
        marks = replace(index_of(form).marks, convention=convention)
        for cell in form.cells:
            if cell.sheet == sheet and (entry := entries.get((sheet, cell.address))):
                reads[cell.index] = _read(cell, entry, marks)
    for cell in form.cells:
        if cell.how is not How.ENTERED and (cell.sheet, cell.address) not in entries:
            reads[cell.index] = worked_out(cell, reads)
    return reads


def conventions(form: Form, entries: Entries) -> dict[str, Convention]:
    """What the texts typed in each sheet show together about dots and commas; chosen readings show nothing."""
    texts: dict[str, list[str]] = {}
    for (sheet, place), entry in entries.items():
        if (sheet, place) in form.index_of:
            texts.setdefault(sheet, []).extend([entry.text] if entry.chosen is None else [])
    return {sheet: settle(listed) for sheet, listed in texts.items()}


def _read(cell: FormCell, entry: Entry, marks: Marks) -> CellRead:
    row, column = position(cell.address)
    as_typed = Cell(row, column, CellKind.TEXT, entry.text)
    read = read_cell(as_typed if entry.text else None, rule=cell.rule, measure=cell.measure, marks=marks)
    if entry.chosen is None or entry.chosen not in readings_of(read):
        return read
    return CellRead(entry.chosen, State.NUMBER)


def readings_of(read: CellRead) -> tuple[Decimal, ...]:
    """The values a typed text may mean: one, or two where its marks are ambiguous."""
    other = read.facts.get("or_as") if read.oddity is OddityKind.AMBIGUOUS_NUMBER else None
    found = (read.value, other)
    return tuple(value for value in found if isinstance(value, Decimal))


# --- what follows from other cells


def worked_out(cell: FormCell, reads: Sequence[CellRead]) -> CellRead:
    """What follows from the cells it stands on, as the formula of the stamped form has it: blanks give a blank."""
    inputs = [reads[index] for index in cell.inputs]
    if cell.how is How.N_OF_N:
        return _fractions_added(inputs)
    if cell.how is How.LAST and inputs[-1].total is not None:
        return CellRead(inputs[-1].value, State.NUMBER, total=inputs[-1].total)
    value = _value(cell, [read.value for read in inputs])
    return BLANK if value is None else CellRead(_as_stored(value), State.NUMBER)


def _fractions_added(inputs: Sequence[CellRead]) -> CellRead:
    pairs = [(read.value, read.total) for read in inputs if read.value is not None and read.total is not None]
    if not pairs:
        return BLANK
    parts, wholes = (sum((pair[side] for pair in pairs), Decimal()) for side in (0, 1))
    return CellRead(parts, State.NUMBER, total=wholes)


def _value(cell: FormCell, values: Sequence[Decimal | None]) -> Decimal | None:
    if cell.how is How.LAST:
        return values[-1]
    given = [value for value in values if value is not None]
    if cell.how is How.PARTS:
        return _joined(cell.rule, given)
    return _compared(cell, given[0], given[1]) if len(given) == 2 else None


def _joined(rule: Rule, given: Sequence[Decimal]) -> Decimal | None:
    if not given:
        return None
    total = Decimal()
    for value in given:
        total = _WIDE.add(total, value)
    return max(given) if rule is Rule.MAX else total


def _compared(cell: FormCell, one: Decimal, other: Decimal) -> Decimal | None:
    if cell.how is How.CHANGE:
        return _WIDE.subtract(one, other)
    if not other:
        return None
    if cell.how is How.CHANGE_PERCENT:
        return _WIDE.divide(_WIDE.multiply(_WIDE.subtract(one, other), Decimal(100)), other)
    scale = cell.row.scale if cell.row.numerator is not None else cell.column.scale
    return _WIDE.divide(_WIDE.multiply(one, Decimal(scale)), other)


def _as_stored(value: Decimal) -> Decimal:
    """Fifteen digits, as a workbook keeps a number; longer whole numbers stay whole."""
    return plain(value) if value == value.to_integral_value() else stored_number(format(value, "f")[:380])


def fits_a_number(value: Decimal) -> bool:
    """Whether a workbook can store the value as a number, digit for digit."""
    return len(value.normalize(_WIDE).as_tuple().digits) <= MOST_DIGITS and abs(value) < Decimal("1e300")


# --- as a submission


def entered_submission(form: Form, entries: Entries, unit: Unit, *, file: str) -> Submission:
    """What the same entries give once they are in a workbook: readings at their cells, and what is odd about them."""
    asked = asked_sheets(form, unit.owes)
    reads = read_entries(form, entries)
    made = Submission(file=file, sha256="", size=0, format="xlsx", kind="figures", reader="page")
    made.batch = _batch(form, entries, reads, asked)
    for cell, read in zip(form.cells, reads, strict=True):
        if read.oddity is not None and cell.sheet in asked:
            at = Place(file, cell.sheet, cell.address)
            made.oddities.append(Oddity(kind=read.oddity, at=at, facts=dict(read.facts), form_cell=cell.index))
    made.oddities.extend(_lives(form, entries, file))
    made.list_rows.extend(_list_rows(form, entries, file))
    return made


def _batch(form: Form, entries: Entries, reads: Sequence[CellRead], asked: frozenset[str]) -> Batch:
    is_asked = [cell.sheet in asked for cell in form.cells]
    typed = (entries.get((cell.sheet, cell.address)) for cell in form.cells)
    return Batch(
        sheets=[cell.sheet if yes else "" for cell, yes in zip(form.cells, is_asked, strict=True)],
        cells=[cell.address if yes else "" for cell, yes in zip(form.cells, is_asked, strict=True)],
        raws=[entry.text if entry else _raw(read) for entry, read in zip(typed, reads, strict=True)],
        values=[read.value for read in reads],
        states=[read.state for read in reads],
        qualities=[read.quality for read in reads],
        totals={index: read.total for index, read in enumerate(reads) if read.total is not None},
    )


def _raw(read: CellRead) -> str:
    return "" if read.value is None else format(read.value, "f")


def _lives(form: Form, entries: Entries, file: str) -> Iterator[Oddity]:
    for (sheet, place), entry in entries.items():
        told = 12 <= len(entry.text) <= 1000 and is_note(form, (sheet, place)) and life_event(entry.text)
        if told:
            facts = {"text": " ".join(entry.text.split()), "year": told[0], "what": told[1]}
            yield Oddity(kind=OddityKind.EXISTENCE_NOTE, at=Place(file, sheet, place), facts=facts)


def _list_rows(form: Form, entries: Entries, file: str) -> Iterator[ListRow]:
    for sheet in form.sheets:
        rows: dict[int, list[tuple[int, str]]] = {}
        for (name, place), entry in entries.items():
            row, column = position(place)
            if name == sheet.name and entry.text and place in note_places(sheet) and column != sheet.code_column:
                rows.setdefault(row, []).append((column, " ".join(entry.text.split())))
        for row, cells in sorted(rows.items()):
            listed = sorted(cells)
            if len(listed) >= 2 or not sheet.is_list:
                at, texts = Place(file, sheet.name, address(row, listed[0][0])), tuple(text for _, text in listed)
                columns = tuple(column for column, _ in listed)
                yield ListRow(at, texts, sheet.name, columns) if sheet.is_list else ListRow(at, texts)
