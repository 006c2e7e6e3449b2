"""Takes a form, makes what its sheets are known by: the keys of its labels and headings, worked out once per form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tongket.collect.matching.cell_reading import Marks, known_measures
from tongket.collect.matching.times import time_key
from tongket.collect.workbooks.sheet import position
from tongket.directive.form import Form, FormCell, FormColumn, FormRow, FormSheet, How, Rule
from tongket.wording.fold import fold
from tongket.wording.measures import read_measure

if TYPE_CHECKING:
    from tongket.collect.matching.known_layouts import Layout

_BULLET = re.compile(r"^[-+*•–—·.\s]+(?=\w)")
_NUMBERING = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)\-:/]+\s+|^\d+(?:\.\d+)+\s+")
_OF_WHICH = re.compile(r"^trong do\b[\s:,;\-]*(?=\w)")
_SUM_IN_BRACKETS = re.compile(r"\s*[\[(][\divxlc.+=/:\- ]+[\])]$")  # "(1+2+3)", "(II/I)"
_PUNCTUATION = re.compile(r"[^\w%±+\-]+")


LONGEST_LABEL = 600


def label_key(text: str) -> str:
    """What a row is recognised by: its label without bullet, numbering, punctuation, diacritics; a time by itself."""
    return _label_key(text[:LONGEST_LABEL])


@lru_cache(maxsize=16384)
def _label_key(text: str) -> str:
    plain = _NUMBERING.sub("", _BULLET.sub("", fold(text)))
    plain = _SUM_IN_BRACKETS.sub("", _OF_WHICH.sub("", _BULLET.sub("", plain))) or plain
    key = _PUNCTUATION.sub(" ", plain).strip(" -+_") or plain
    return time_key(key) or key


def heading_key(text: str) -> str:
    """What a column is recognised by. "+/-" and "%" are headings of their own, so marks stay when nothing else does."""
    return _heading_key(text[:LONGEST_LABEL])


@lru_cache(maxsize=16384)
def _heading_key(text: str) -> str:
    plain = fold(text)
    return _PUNCTUATION.sub(" ", plain).strip(" _") or plain.replace(" ", "")


def code_key(text: str) -> str:
    """The printed number of a row without the dot or bracket after it."""
    return fold(text).strip(" .()-:")


class CellKey(NamedTuple):
    """One cell of the form, flat, for the loop that reads thousands."""

    number: int  # its index in `Form.cells`
    row: int
    column: int
    rule: Rule
    measure: str
    is_derived: bool


@dataclass(frozen=True, slots=True)
class SheetIndex:
    """One sheet of the form with the keys of its rows and columns, in order."""

    sheet: FormSheet
    rows: tuple[FormRow, ...]
    row_keys: tuple[str, ...]
    row_codes: tuple[str, ...]
    row_groups: tuple[tuple[str, ...], ...]  # the keys of what a column left of the labels says of each row
    columns: tuple[FormColumn, ...]
    column_keys: tuple[tuple[str, ...], ...]
    labels: frozenset[str]
    headings: frozenset[str]
    cells: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class FormIndex:
    """The whole form, ready to match workbooks against."""

    form: Form
    sheets: tuple[SheetIndex, ...]
    marks: Marks
    layouts: dict[str, list[Layout]] = field(default_factory=dict)  # how each sheet was met without any oddity


_KNOWN: dict[int, FormIndex] = {}  # by identity: hashing a form of thousands of cells costs more than matching


def index_of(form: Form) -> FormIndex:
    """The form's index, made the first time this form is asked for."""
    known = _KNOWN.get(id(form))
    if known is None or known.form is not form:
        if len(_KNOWN) >= 4:
            _KNOWN.clear()
        known = _KNOWN[id(form)] = _make(form)
    return known


def _make(form: Form) -> FormIndex:
    measures = known_measures({cell.measure for cell in form.cells})
    return FormIndex(
        form=form,
        sheets=tuple(_sheet_index(sheet, tuple(map(_cell_key, form.cells_of(sheet)))) for sheet in form.sheets),
        marks=Marks(form.zero_marks, form.not_available_marks, measures=measures),
    )


def _cell_key(cell: FormCell) -> CellKey:
    row, column = position(cell.address)
    return CellKey(cell.index, row, column, cell.rule, cell.measure, cell.how is not How.ENTERED)


def _sheet_index(sheet: FormSheet, cells: tuple[CellKey, ...]) -> SheetIndex:
    rows = tuple(sorted(sheet.rows, key=lambda row: row.row))
    columns = tuple(sorted(sheet.columns, key=lambda column: column.column))
    row_keys = tuple(label_key(row.label) for row in rows)
    column_keys = tuple(path_key(column.path) for column in columns)
    return SheetIndex(
        sheet=sheet,
        rows=rows,
        row_keys=row_keys,
        row_codes=tuple(code_key(row.code) for row in rows),
        row_groups=_groups_beside(rows),
        columns=columns,
        column_keys=column_keys,
        labels=frozenset(key for key in row_keys if key),
        headings=frozenset(key for path in column_keys for key in path),
        cells=cells,
    )


def _groups_beside(rows: tuple[FormRow, ...]) -> tuple[tuple[str, ...], ...]:
    """Labels that rows stand under and that are no rows themselves: "Mầm non" merged beside "Số lớp", "Số trẻ"."""
    labels = {row.label for row in rows}
    return tuple(tuple(label_key(part) for part in row.path[:-1] if part not in labels) for row in rows)


def path_key(path: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a path of headings, blanks and repetitions left out."""
    keys: list[str] = []
    for text in path:
        key = heading_key(text)
        if key and (not keys or keys[-1] != key):
            keys.append(key)
    return tuple(keys)


_NUMBERING_LINE = re.compile(r"\(?[\da-z]{1,3}\)?|\(?\d{1,3}\)?\s*=.*")
_COLUMN_LETTERS = frozenset("abcdefgh")
_IN_BRACKETS = re.compile(r"^\((?:đvt\s*:\s*|đơn vị tính\s*:\s*)?([^()]{1,30})\)$", re.IGNORECASE)


def is_numbering(text: str) -> bool:
    """A line like "A | B | 1 | 2 | 3=1+2 | D" under the headings."""
    plain = fold(text)
    return plain in _COLUMN_LETTERS or (bool(_NUMBERING_LINE.fullmatch(plain)) and not plain.isalpha())


def heading_measure(text: str) -> str:
    """The measure a line of a heading states in brackets: "(triệu đồng)"; "" when it is a heading."""
    found = _IN_BRACKETS.match(text.strip())
    return found[1] if found and read_measure(found[1]) else ""
