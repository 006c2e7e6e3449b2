"""Kinds of finding about sheets, columns and rows (B)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMissing(Finding):
    """A sheet of the form is not in the workbook."""

    code = "B201"
    usual = Severity.BLOCK

    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAdded(Finding):
    """The workbook has a sheet the form has not."""

    code = "B202"
    usual = Severity.WARN

    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHidden(Finding):
    """A hidden sheet is not counted."""

    code = "B203"
    usual = Severity.WARN

    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMissing(Finding):
    """A column of the form is not in the sheet."""

    code = "B204"
    usual = Severity.BLOCK

    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnAdded(Finding):
    """The sheet has a column the form has not."""

    code = "B205"
    usual = Severity.WARN

    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMoved(Finding):
    """A column stands elsewhere than in the form; it was read where it stands."""

    code = "B206"
    usual = Severity.WARN

    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnByPosition(Finding):
    """A heading is wrong or repeated; the column was read by its place."""

    code = "B207"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnNotRead(Finding):
    """A heading is wrong or repeated and its place leaves more than one possibility."""

    code = "B208"
    usual = Severity.BLOCK

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMissing(Finding):
    """A row of the form is not in the sheet."""

    code = "B209"
    usual = Severity.BLOCK

    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdded(Finding):
    """The sheet has a row the form has not."""

    code = "B210"
    usual = Severity.WARN

    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMoved(Finding):
    """A row stands elsewhere than in the form; it was read where it stands."""

    code = "B211"
    usual = Severity.WARN

    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRenamed(Finding):
    """A row is worded otherwise than in the form."""

    code = "B212"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRepeated(Finding):
    """A row of the form stands more than once in the sheet."""

    code = "B213"
    usual = Severity.BLOCK

    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowHidden(Finding):
    """A hidden row was read."""

    code = "B214"
    usual = Severity.INFO

    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureConverted(Finding):
    """The sheet declares another measure; its figures were converted."""

    code = "B215"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""
    factor: Decimal | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChanged(Finding):
    """The sheet states a measure that cannot be turned into the form's."""

    code = "B216"
    usual = Severity.BLOCK

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNotAsked(Finding):
    """Figures stand in a row that the form has as a heading only; they are not counted."""

    code = "B218"
    usual = Severity.WARN

    row: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnconfirmed(Finding):
    """No person has confirmed what was understood of the form."""

    code = "B217"
    usual = Severity.INFO

    guessed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRefuted(Finding):
    """A total that was only guessed from the blank form is not the sum of its parts in nearly every unit."""

    code = "B219"
    usual = Severity.BLOCK

    line: str = ""
    units: int
    of: int
    found: Decimal
    expected: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetUnclear(Finding):
    """A sheet could be several sheets of the form, and neither its name nor its title tells which."""

    code = "B220"
    usual = Severity.BLOCK

    sheet: str = ""
    could_be: str = ""
