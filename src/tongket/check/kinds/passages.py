"""Kinds of finding about passages that stand in more than one report (E52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageCopied(Finding):
    """A passage stands, but for names and digits, in the report of another unit that is dated earlier."""

    code = "E521"
    usual = Severity.WARN

    text: str = ""
    other_unit: str = ""
    other_text: str = ""
    alike: int = 0  # syllables that are the same
    paragraphs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageShared(Finding):
    """A passage stands, but for names and digits, in the report of another unit too; no date says who was first."""

    code = "E522"
    usual = Severity.WARN

    text: str = ""
    other_unit: str = ""
    other_text: str = ""
    alike: int = 0
    paragraphs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageFromEarlier(Finding):
    """A passage stands, but for names and digits, in an earlier report of the same unit."""

    code = "E523"
    usual = Severity.WARN

    text: str = ""
    earlier_file: str = ""
    other_text: str = ""
    alike: int = 0
    paragraphs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaimedTwice(Finding):
    """Two units tell of what looks like one event: the same time, the same numbers."""

    code = "E525"
    usual = Severity.WARN

    text: str = ""
    other_unit: str = ""
    other_text: str = ""
    numbers: str = ""  # what both give: "14 đối tượng; 3,2 tỷ đồng"
    day: date | str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDoneJointly(Finding):
    """Two units tell of one event, and one of them says that it was done together or led by another."""

    code = "E526"
    usual = Severity.INFO

    text: str = ""
    other_unit: str = ""
    other_text: str = ""
    numbers: str = ""
    day: date | str = ""
