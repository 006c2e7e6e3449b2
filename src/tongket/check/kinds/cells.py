"""Kinds of finding about one cell (C)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class NotANumber(Finding):
    """A cell that should hold a number holds words."""

    code = "C301"
    usual = Severity.BLOCK

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousNumber(Finding):
    """A number typed as text can be read in two ways."""

    code = "C302"
    usual = Severity.WARN

    found: str = ""
    read_as: Decimal | str = ""
    or_as: Decimal | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankDue(Finding):
    """A figure is due and the cell is blank."""

    code = "C303"
    usual = Severity.BLOCK

    row: str = ""
    column: str = ""
    cells: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeCount(Finding):
    """A count is below zero."""

    code = "C304"
    usual = Severity.BLOCK

    found: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaError(Finding):
    """A formula came to an error."""

    code = "C305"
    usual = Severity.BLOCK

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedOverFormula(Finding):
    """A number was typed where the form has a formula."""

    code = "C306"
    usual = Severity.WARN

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWithWords(Finding):
    """A number was typed together with words."""

    code = "C307"
    usual = Severity.INFO

    found: str = ""
    read_as: Decimal | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated(Finding):
    """The figure is an estimate."""

    code = "C308"
    usual = Severity.INFO

    found: str = ""
    read_as: Decimal | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForNumber(Finding):
    """The program made a date of the number."""

    code = "C309"
    usual = Severity.BLOCK

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAvailable(Finding):
    """The unit says the figure is not available."""

    code = "C310"
    usual = Severity.WARN

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionOfCount(Finding):
    """A count is not a whole number."""

    code = "C311"
    usual = Severity.WARN

    found: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCachedValue(Finding):
    """A formula was saved without its result."""

    code = "C312"
    usual = Severity.BLOCK

    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeAmount(Finding):
    """An amount, or what is left after taking away, is below zero, where nothing speaks of a change or a balance."""

    code = "C313"
    usual = Severity.WARN

    found: Decimal
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScaled(Finding):
    """The format of the cell shows its number in thousands or millions: what was read is not what the unit sees."""

    code = "C315"
    usual = Severity.BLOCK

    found: Decimal
    shown: Decimal
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfAnother(Finding):
    """A unit filled in a line that bears another unit's name and that this one fills in too: both are counted."""

    code = "C316"
    usual = Severity.WARN

    line: str = ""
    other_unit: str = ""
    cells: str = ""
    count: int = 1
    found: Decimal | None = None
    expected: Decimal | None = None
    what: str = ""  # its first reading, as `tongket decide` names it
    spots: tuple[int, ...] = ()  # into Form.cells

    def doubted(self) -> tuple[int, ...]:
        """All the figures it gives there."""
        return self.spots


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLacking(Finding):
    """A plain number where "n/N" is due: it counts nowhere, for nobody knows of how many it is."""

    code = "C318"
    usual = Severity.WARN

    row: str = ""
    column: str = ""
    cells: str = ""
    count: int = 1
    found: Decimal | None = None
