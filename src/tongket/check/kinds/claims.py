"""Kinds of finding about statements of a narrative that its own figures contradict (E511 to E519)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDiffers(Finding):
    """A count in the text is not the figure of the unit's own table."""

    code = "E511"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDiffers(Finding):
    """A rate in the text is not the one the table gives."""

    code = "E512"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionWrong(Finding):
    """The text says "tăng" where the figures fell, or the other way round."""

    code = "E513"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentForPoints(Finding):
    """The difference of two rates is told in per cent; it is percentage points."""

    code = "E514"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsNotTotal(Finding):
    """The parts named in a sentence do not add up to the total named in it."""

    code = "E515"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTwice(Finding):
    """Two places of the text tell the same figure differently."""

    code = "E516"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedChangeDiffers(Finding):
    """A change in the text is not the difference of the figures it compares."""

    code = "E517"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionDiffers(Finding):
    """An x/y in the text, or its per cent, is not what the figures give."""

    code = "E518"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingWrong(Finding):
    """A per cent is off by its last printed digit: 98,62 for 98,63."""

    code = "E519"
    usual = Severity.WARN

    found: str = ""
    expected: str = ""
