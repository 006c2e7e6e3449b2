"""Takes a `Sheet`, makes a `Grid`: texts made readable, figures told from words, merged cells known by their corner."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from itertools import pairwise

from tongket.collect.tables.words import (
    column_number,
    heads_column_numbers,
    is_column_number,
    measure_in_brackets,
    measure_line,
)
from tongket.collect.workbooks.sheet import Cell, CellKind, Range, Sheet
from tongket.wording.fold import fold
from tongket.wording.legacy import decode_tcvn3, has_unicode_letters, looks_tcvn3, mostly_tcvn3

Position = tuple[int, int]
_FIGURE = re.compile(r"[-+–—(]?\s*\d[\d.,\s]*\s*%?\)?|\d{1,6}\s*/\s*\d{1,6}|[-–—]{1,3}|\.{2,4}|…|#[A-Z/0!?]+")
_WIDEST_MERGE = 20_000  # cells: a merge over a whole sheet tells nothing


class Grid:
    """One sheet, or a part of it between two columns, ready to be searched for tables."""

    def __init__(self, sheet: Sheet, first_column: int = 1, last_column: int = 1 << 20) -> None:
        self.sheet = sheet
        self.first_column, self.last_column = first_column, last_column
        self.texts: dict[Position, str] = {}
        self.figures: set[Position] = set()
        self.formulas: set[Position] = set()
        self.columns_of: dict[int, list[int]] = {}
        self._sort(sheet)
        self.rows: list[int] = sorted(self.columns_of)
        self.spans: dict[Position, Range] = {}
        self.corner_of: dict[Position, Position] = {}
        self._merge(sheet.merges)

    def _sort(self, sheet: Sheet) -> None:
        legacy = mostly_tcvn3(cell.raw for cell in sheet.cells.values() if cell.kind is CellKind.TEXT)
        for at in sorted(sheet.cells):
            if self.first_column <= at[1] <= self.last_column:
                self._take(at, sheet.cells[at], legacy)

    def _take(self, at: Position, cell: Cell, legacy: bool) -> None:
        text = readable(cell.raw, legacy) if cell.kind is CellKind.TEXT else cell.raw
        if not text and cell.formula is None:
            return
        if cell.kind in (CellKind.NUMBER, CellKind.ERROR) or cell.formula is not None or is_figure(text):
            self.figures.add(at)
        if cell.formula is not None:
            self.formulas.add(at)
        self.texts[at] = text
        self.columns_of.setdefault(at[0], []).append(at[1])

    def _merge(self, merges: tuple[Range, ...]) -> None:
        for whole in merges:
            span = whole._replace(last_column=min(whole.last_column, self.last_column))
            height, width = span.last_row - span.first_row + 1, span.last_column - span.first_column + 1
            if not self.first_column <= span.first_column <= self.last_column or height * width > _WIDEST_MERGE:
                continue
            corner = (span.first_row, span.first_column)
            self.spans[corner] = span
            for row in range(span.first_row, span.last_row + 1):
                for column in range(span.first_column, span.last_column + 1):
                    self.corner_of[row, column] = corner

    def text(self, row: int, column: int) -> str:
        """The text of a cell, "" when empty; a merged cell has its corner's."""
        at = (row, column)
        return self.texts.get(at) or self.texts.get(self.corner_of.get(at, at), "")

    def own_text(self, row: int, column: int) -> str:
        """The text stored in this very cell."""
        return self.texts.get((row, column), "")

    def words(self, row: int) -> list[int]:
        """The columns of a row that hold words rather than figures."""
        return [column for column in self.columns_of.get(row, ()) if (row, column) not in self.figures]

    def figure_columns(self, row: int) -> list[int]:
        """The columns of a row that hold figures or the marks that stand for one."""
        return [column for column in self.columns_of.get(row, ()) if (row, column) in self.figures]

    def last_column_of(self, row: int, column: int) -> int:
        """Where the cell ends to the right, merges counted."""
        span = self.spans.get((row, column))
        return span.last_column if span else column

    def last_row_of(self, row: int, column: int) -> int:
        """Where the cell ends below, merges counted."""
        span = self.spans.get((row, column))
        return span.last_row if span else row

    @cached_property
    def numbering_rows(self) -> frozenset[int]:
        """Rows that only number the columns: 1, 2, 3 or A, B, 1, 2 or "4=5+6"."""
        return frozenset(row for row in self.rows if self._numbers_columns(row))

    def _numbers_columns(self, row: int) -> bool:
        texts = [self.texts[row, column] for column in self.columns_of[row]]
        texts = texts[1:] if heads_column_numbers(texts[0]) else texts
        if len(texts) < 2 or not all(is_column_number(text) for text in texts):
            return False
        numbers = [number for text in texts if (number := column_number(text)) is not None]
        letters = [text for text in texts if column_number(text) is None]
        starts_low = bool(numbers) and numbers[0] <= 3 and (len(letters) <= 3 or _is_alphabet(letters))
        steps = [after - before for before, after in pairwise(numbers)]
        return (
            starts_low and all(0 < step <= 3 for step in steps) and sum(step == 1 for step in steps) * 2 >= len(steps)
        )

    @cached_property
    def measure_cells(self) -> dict[Position, str]:
        """The cells that state a measure for what stands below, with it. A bare "%" among others is a heading."""
        found = {
            at: measure for at, text in self.texts.items() if at not in self.figures and (measure := measure_line(text))
        }
        return {at: measure for at, measure in found.items() if ":" in self.texts[at] or self._is_alone(at, found)}

    def _is_alone(self, at: Position, found: dict[Position, str]) -> bool:
        beside = [(at[0], column) for column in self.columns_of[at[0]]]
        measures = {fold(found.get(other) or measure_in_brackets(self.texts[other])) for other in beside} - {""}
        is_short = " " not in self.texts[at]
        return len(beside) <= (1 if is_short else 3) and len(measures) == 1


def _is_alphabet(letters: list[str]) -> bool:
    """ "A", "B", "C" for the columns of words and "D" for the remarks at the end."""
    plain = "".join(letter.strip(" ()") for letter in letters)
    return plain.upper() == "ABCDEFGH"[: len(plain)]


@lru_cache(maxsize=65536)
def readable(raw: str, legacy: bool = False) -> str:
    """The text as a person reads it: composed Unicode, single spaces, old fonts decoded; leading spaces go."""
    if raw.isascii():
        return " ".join(raw.split())
    if looks_tcvn3(raw) or (legacy and not has_unicode_letters(raw)):
        raw = decode_tcvn3(raw)
    return " ".join(unicodedata.normalize("NFC", raw).replace("\u200b", "").split())


@lru_cache(maxsize=65536)
def is_figure(text: str) -> bool:
    """Whether a typed text stands where a figure would: "1.234", "-", "...", "91/91"."""
    return len(text) < 40 and _FIGURE.fullmatch(text) is not None
