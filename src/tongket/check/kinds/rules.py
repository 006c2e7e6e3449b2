"""Kinds of finding about figures that do not agree with each other (D)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalNotParts(Finding):
    """A total differs from the rows it is made of."""

    code = "D401"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    gap: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTotalNotParts(Finding):
    """A total over columns or years differs from them."""

    code = "D402"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    gap: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildOverParent(Finding):
    """A part is greater than the whole it belongs to."""

    code = "D403"
    usual = Severity.BLOCK

    row: str = ""
    parent: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioWrong(Finding):
    """A rate is not its numerator over its denominator."""

    code = "D404"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWrong(Finding):
    """A change differs from the two figures it compares."""

    code = "D405"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    current: Decimal
    base: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CumulativeFalls(Finding):
    """A figure counted from the start is below the one before."""

    code = "D406"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    found: Decimal
    before: Decimal
    earlier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump(Finding):
    """A figure is ten, a hundred or a thousand times off the unit's own series."""

    code = "D407"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    found: Decimal
    usual_from: Decimal
    usual_to: Decimal
    times: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTwice(Finding):
    """Two units report what looks like one event."""

    code = "D408"
    usual = Severity.WARN

    text: str = ""
    other_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NOverTotal(Finding):
    """In n/N, n is greater than N."""

    code = "D409"
    usual = Severity.BLOCK

    found: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotalOff(Finding):
    """A printed total of an annex is not the sum of its parts, and no footnote says why."""

    code = "D410"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    difference: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTotalExplained(Finding):
    """A printed total of an annex is not the sum of its parts; a footnote names the very amount."""

    code = "D411"
    usual = Severity.INFO

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    difference: Decimal
    measure: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlikeOtherUnits(Finding):
    """A figure is not what other cells make, though the form's wording and nearly all other units have it so."""

    code = "D412"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    gap: Decimal
    parts: str = ""  # "D14 + D15 - D16"
    share: str = ""  # "7/8": the units whose figures agree


@dataclass(frozen=True, slots=True, kw_only=True)
class ThousandfoldOff(Finding):
    """A unit's money in a row is a thousand or a million times off that of nearly all other units."""

    code = "D413"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    measure: str = ""
    found: Decimal
    times: Decimal
    usual_from: Decimal
    usual_to: Decimal
    units: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfStep(Finding):
    """A figure is ten, a hundred or a thousand times off the rest of its row, as nearly all other units fill it."""

    code = "D414"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    found: Decimal
    times: Decimal
    likely: Decimal
    units: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNotSheets(Finding):
    """Cells of a sheet that the form makes the sum of other sheets are not that sum."""

    code = "D415"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    found: Decimal
    expected: Decimal
    gap: Decimal
    sheets: str = ""  # "Biểu 1A + Biểu 1B"
    count: int = 1
