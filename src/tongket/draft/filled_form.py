"""Takes the blank workbook and what a unit typed on a page, makes the unit's workbook: its stamped form, filled.

It is received and read like any upload, so every figure keeps its cell. What follows from other cells is a formula with
its result. The same entries give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tongket.collect.matching.cell_reading import CellRead, is_per_cent, is_percent_format, read_cell
from tongket.collect.matching.form import index_of
from tongket.collect.submission import State
from tongket.collect.typed_entries import (
    Entries,
    Entry,
    Spot,
    conventions,
    fits_a_number,
    note_places,
    read_entries,
)
from tongket.collect.workbooks.sheet import Cell, CellKind
from tongket.collect.workbooks.stored_number import plain
from tongket.directive.form import Form, FormCell, How
from tongket.directive.review import Review
from tongket.draft.appendix_xml import sayable
from tongket.draft.stamped_forms import file_name, settled_bytes, stamp_of, stamped_workbook
from tongket.units.unit import Unit
from tongket.wording.numbers import Convention, settle

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EARLIEST = (1980, 1, 1, 0, 0, 0)

Results = dict[str, Decimal | None]  # address to what the formula there comes to


def fill_form(form: Form, blank: bytes, review: Review, unit: Unit, entries: Entries) -> tuple[str, bytes]:
    """(file name, bytes) of the unit's form with its entries."""
    book = stamped_workbook(form, blank, unit, stamp_of(form, review))
    results: dict[str, Results] = {}
    reads, as_text = read_entries(form, entries), _kept_as_typed(form, entries)
    for cell in form.cells:
        if cell.sheet in book.sheetnames:
            spot = (cell.sheet, cell.address)
            target = _target(book[cell.sheet], cell.address)
            if _write(target, cell, entries.get(spot), reads[cell.index], is_text=spot in as_text):
                results.setdefault(cell.sheet, {})[cell.address] = _result(target, cell, reads[cell.index])
    _write_notes(book, form, entries)
    content = settled_bytes(book, review)
    return file_name(unit), _with_results(content, [results.get(name, {}) for name in book.sheetnames])


# --- which entries stay texts


def _kept_as_typed(form: Form, entries: Entries) -> frozenset[Spot]:
    """Entries written as texts, as typed: all that is more than a plain number, so that a reader meets what was meant.

    What stays doubtful is read by what the other texts of its sheet show; where the numbers alone had shown it, they
    stay texts as well.
    """
    kept: set[Spot] = set()
    for sheet, convention in conventions(form, entries).items():
        cells = [cell for cell in form.cells if cell.sheet == sheet and (sheet, cell.address) in entries]
        typed = {cell.address: entries[sheet, cell.address] for cell in cells}
        texts = {
            cell.address: cell for cell in cells if not _is_plain(_read(form, cell, typed[cell.address], convention))
        }
        left = settle(typed[place].text for place in texts if typed[place].chosen is None)
        if left is not convention and _differ(form, texts, typed, convention, left):
            texts = {cell.address: cell for cell in cells}
        kept.update((sheet, place) for place in texts if typed[place].chosen is None)
    return frozenset(kept)


def _read(form: Form, cell: FormCell, entry: Entry, convention: Convention) -> CellRead:
    marks = replace(index_of(form).marks, convention=convention)
    return read_cell(Cell(1, 1, CellKind.TEXT, entry.text), rule=cell.rule, measure=cell.measure, marks=marks)


def _is_plain(read: CellRead) -> bool:
    """A number and nothing else: no words, no doubt, no estimate, no fraction."""
    is_number = read.state is State.NUMBER and read.oddity is None and read.total is None
    return is_number and read.value is not None and fits_a_number(read.value)


def _differ(
    form: Form, cells: Mapping[str, FormCell], typed: Mapping[str, Entry], one: Convention, other: Convention
) -> bool:
    return any(
        _read(form, cell, typed[place], one) != _read(form, cell, typed[place], other) for place, cell in cells.items()
    )


# --- writing


def _target(page: Any, place: str) -> Any:
    """The cell to write to; one hidden inside a merged area is taken out of it."""
    target = page[place]
    if type(target).__name__ != "MergedCell":
        return target
    for area in [area for area in page.merged_cells.ranges if place in area]:
        page.unmerge_cells(str(area))
    return page[place]


def _write(target: Any, cell: FormCell, entry: Entry | None, read: CellRead, *, is_text: bool) -> bool:
    """Write one cell; True where a formula stays there, whose result must be written beside it."""
    if entry is not None and entry.text:
        _write_entry(target, cell, entry, read, is_text=is_text)
        return False
    is_formula = isinstance(target.value, str) and target.value.startswith("=")
    if cell.how is not How.ENTERED and is_formula and read.total is None:
        return True
    _write_read(target, cell, read)
    return False


def _write_entry(target: Any, cell: FormCell, entry: Entry, read: CellRead, *, is_text: bool) -> None:
    if is_text or read.value is None or not fits_a_number(read.value):
        write_text(target, entry.text)
    else:
        _write_number(target, cell, read.value)


def _write_read(target: Any, cell: FormCell, read: CellRead) -> None:
    """What was worked out where no formula can say it; a blank where there is nothing."""
    if read.value is None:
        target.value = None
    elif read.total is not None:
        write_text(target, f"{read.value:f}/{read.total:f}")
    elif fits_a_number(read.value):
        _write_number(target, cell, read.value)
    else:
        write_text(target, format(read.value, "f"))


def write_text(target: Any, text: str) -> None:
    """A text that stays a text, whatever it begins with."""
    target.value = _LOOKS_ESCAPED.sub("_x005F_", sayable(text))
    target.data_type = "s"


def _write_number(target: Any, cell: FormCell, value: Decimal) -> None:
    """The number; a cell formatted for dates or for per cent would show another one."""
    if target.is_date or (is_percent_format(target.number_format) and not is_per_cent(cell.measure)):
        target.number_format = "General"
    target.value = _shown(target, cell, value=value)
    if target.is_date:  # the format of the blank form, looked at once a number stands there
        target.number_format = "General"


def _result(target: Any, cell: FormCell, read: CellRead) -> Decimal | None:
    """What a formula comes to, as its cell keeps it; too long for a number it is a text, which no format multiplies."""
    shown = _shown(target, cell, read)
    return shown if shown is None or fits_a_number(shown) else read.value


def _shown(
    target: Any, cell: FormCell, read: CellRead | None = None, *, value: Decimal | None = None
) -> Decimal | None:
    """The number as the cell's format keeps it: 85,53 in a cell shown in per cent is 0.8553."""
    value = read.value if read is not None else value
    is_percent = is_percent_format(target.number_format) and is_per_cent(cell.measure)
    return value / 100 if is_percent and value is not None else value


def _write_notes(book: Any, form: Form, entries: Entries) -> None:
    for sheet in form.sheets:
        places = note_places(sheet) if sheet.name in book.sheetnames else frozenset()
        for (name, place), entry in entries.items():
            if name == sheet.name and place in places and entry.text:
                write_text(_target(book[name], place), entry.text)


# --- results of formulas


def _with_results(content: bytes, results: Sequence[Results]) -> bytes:
    """The workbook with what its formulas come to: a reader never meets one that was not calculated.

    More digits than a number keeps are written as a text, digit for digit.
    """
    wanted = {f"xl/worksheets/sheet{number}.xml": found for number, found in enumerate(results, start=1) if found}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry.filename)
            made = zipfile.ZipInfo(entry.filename, _EARLIEST)
            made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
            after.writestr(made, _calculated(data, wanted[entry.filename]) if entry.filename in wanted else data)
    return target.getvalue()


_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[ >].*?</f>)<v\s*(?:/>|></v>)</c>', re.DOTALL)


def _calculated(sheet: bytes, results: Results) -> bytes:
    def with_result(found: re.Match[bytes]) -> bytes:
        place = found[1].decode()
        if place not in results:
            return found[0]
        look = re.sub(rb'\s+t="[^"]*"', b"", found[2])
        value = results[place]
        kind = b"" if value is not None and fits_a_number(value) else b' t="str"'
        text = b"" if value is None else format(plain(value), "f").encode()
        return b'<c r="%s"%s%s>%s<v>%s</v></c>' % (found[1], look, kind, found[3], text)

    return _FORMULA.sub(with_result, sheet)
