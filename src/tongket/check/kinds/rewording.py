"""Kinds of finding about sentences a language model was asked to re-word (E52)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingDropped(Finding):
    """A re-worded sentence does not hold to its sources; the sentence of the point stays as it was."""

    code = "E528"
    usual = Severity.INFO

    point: str = ""
    reason: str = ""
    reason_en: str = ""
    what: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewordingUnanswered(Finding):
    """The endpoint gave no usable answer; the points not re-worded keep their sentences."""

    code = "E529"
    usual = Severity.INFO

    reason: str = ""
    points: int = 0
