"""Kinds of finding about what people decided on points (E54)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDecisionFell(Finding):
    """A decision on a point names a sentence that no narrative holds any more: its unit has sent other words."""

    code = "E541"
    usual = Severity.WARN

    point: str = ""
    verb: str = ""
    why: str = ""
