"""Kinds of finding that only an office meets, where whoever signs in says whose a file is (A)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesAnotherUnit(Finding):
    """The file names another unit than the one it was sent for."""

    code = "A140"
    usual = Severity.BLOCK

    named: str = ""
    sent_for: str = ""
