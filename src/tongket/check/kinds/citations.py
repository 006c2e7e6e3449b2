"""Kinds of finding about the documents and bodies a narrative names (E53)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedNumberWrong(Finding):
    """A directive under review is cited by another number."""

    code = "E531"
    usual = Severity.WARN

    text: str = ""
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDateWrong(Finding):
    """A directive under review is cited by another date."""

    code = "E532"
    usual = Severity.WARN

    text: str = ""
    symbol: str = ""
    found: date
    expected: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedIssuerWrong(Finding):
    """A directive under review is said to come from another body."""

    code = "E533"
    usual = Severity.WARN

    text: str = ""
    symbol: str = ""
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDateImpossible(Finding):
    """A document is cited by a day that never was."""

    code = "E534"
    usual = Severity.WARN

    text: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDateAhead(Finding):
    """A document is cited by a day after that of the report itself."""

    code = "E535"
    usual = Severity.WARN

    text: str = ""
    found: date
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedUnlikeOthers(Finding):
    """A document is cited otherwise than by most others who cite it."""

    code = "E536"
    usual = Severity.WARN

    text: str = ""
    found: date | str = ""
    expected: date | str = ""  # what most give
    units: int = 0  # how many give it


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedKindWrong(Finding):
    """The letters of a symbol are not those of the kind of document named before it."""

    code = "E537"
    usual = Severity.WARN

    text: str = ""
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolForm(Finding):
    """A symbol is written in the form of the other family: State in place of Party, or loosely."""

    code = "E538"
    usual = Severity.INFO

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAbolished(Finding):
    """A body is named that no longer existed when the report was written."""

    code = "E539"
    usual = Severity.WARN

    found: str = ""
    text: str = ""
    gone: date
    successor: str = ""
    basis: str = ""
