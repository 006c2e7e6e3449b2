"""A workbook as it was sent: sheets of cells, each with its address, raw text and formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class CellKind(StrEnum):
    """What the file says the cell holds."""

    NUMBER = "n"
    TEXT = "s"
    BOOLEAN = "b"
    ERROR = "e"
    DATE = "d"


class Cell(NamedTuple):
    """One filled cell. `raw` is the stored text: of a number its digits, of a text the text itself.

    `row` and `column` count from 1. `number_format` is the format code ("General" when none is known).
    `formula` is the text without its "=". A formula that was never calculated has kind TEXT, an empty `raw` and
    `is_calculated` False; one whose result is the empty text has kind TEXT and an empty `raw` too, but is calculated.
    A DATE is a number shown as a date: `raw` is "2020-11-05", "2020-11-05T10:30:00", "10:30:00"; elapsed, "36:30:00".
    """

    row: int
    column: int
    kind: CellKind
    raw: str
    formula: str | None = None
    number_format: str = "General"
    is_calculated: bool = True


class Range(NamedTuple):
    """A rectangle of cells, corners counted."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """One sheet. `cells` holds the filled cells only, by (row, column)."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merges: tuple[Range, ...] = ()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(slots=True)
class Workbook:
    """A workbook read. `has_provenance` is False where formulas and formats could not be had (.xls, .ods, .csv)."""

    format: str  # "xlsx", "xls", "xlsb", "ods", "csv"
    sheets: list[Sheet]
    has_provenance: bool = True
    stamp: Mapping[str, str] = field(default_factory=dict)  # custom document properties written by `tongket forms`
    reader: str = "truth"  # which reader served: "truth", "fast", "calamine", "csv"


def column_letters(column: int) -> str:
    """1 is "A", 27 is "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(14, 4) is "D14"."""
    return f"{column_letters(column)}{row}"


def position(cell_address: str) -> tuple[int, int]:
    """ "D14" is (14, 4). Dollar signs are passed over."""
    plain = cell_address.replace("$", "").upper()
    letters = plain.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(plain[len(letters) :]), column
