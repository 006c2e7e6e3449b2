"""Kinds of finding about whole files and units (A)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.check.finding import Finding, Severity, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret(Finding):
    """The file carries a secrecy mark; it was not opened further, and nothing of it is kept."""

    code = "A101"
    usual = Severity.BLOCK

    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Password(Finding):
    """The file cannot be opened without a password."""

    code = "A102"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged(Finding):
    """The file is damaged."""

    code = "A103"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class TooHeavy(Finding):
    """Reading the file took more time or memory than any report needs."""

    code = "A104"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownSender(Finding):
    """No unit of the list could be recognised as the sender."""

    code = "A105"
    usual = Severity.BLOCK

    stated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameFileTwoUnits(Finding):
    """Two units sent the very same file."""

    code = "A106"
    usual = Severity.BLOCK

    other_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded(Finding):
    """A later version of the unit's report counts instead."""

    code = "A107"
    usual = Severity.INFO

    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterThanChosen(Finding):
    """A version that says it is later does not count, for a person has accepted another one."""

    code = "A128"
    usual = Severity.WARN

    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReview(Finding):
    """The report is for another review or another span of years."""

    code = "A108"
    usual = Severity.BLOCK

    stated: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late(Finding):
    """The report is dated after the unit's deadline."""

    code = "A109"
    usual = Severity.WARN

    dated: date
    deadline: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMissing(Finding):
    """A unit that owes a report has none that counts."""

    code = "A110"
    usual = Severity.WARN

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAReport(Finding):
    """The file is no report of figures."""

    code = "A111"
    usual = Severity.INFO


class Ground(Term):
    """What named the sender, as `collect.sender` calls it."""

    STAMP = "stamp"
    LETTERHEAD = "letterhead"
    FILE_NAME = "file name"
    FOLDER = "folder"
    E_MAIL = "e-mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderDoubtful(Finding):
    """The sender was recognised, but not beyond doubt."""

    code = "A112"
    usual = Severity.WARN

    name: str = ""
    how: Ground = Ground.LETTERHEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate(Finding):
    """The same report came more than once."""

    code = "A113"
    usual = Severity.INFO

    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesOtherUnit(Finding):
    """The figures are those of another unit's report."""

    code = "A114"
    usual = Severity.BLOCK

    other_unit: str = ""
    same: int = 0
    compared: int = 0
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported(Finding):
    """The kind of file is not one that can be read."""

    code = "A115"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRefused(Finding):
    """The archive was not opened."""

    code = "A116"
    usual = Severity.BLOCK

    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFormulas(Finding):
    """The file was read without its formulas and number formats."""

    code = "A117"
    usual = Severity.INFO

    format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistenceNote(Finding):
    """The report says when its unit was set up or dissolved."""

    code = "A118"
    usual = Severity.INFO

    text: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictingVersions(Finding):
    """Two files of one unit give different figures for the same cells, and nothing says which is newer."""

    code = "A119"
    usual = Severity.WARN

    other: str = ""
    count: int = 1
    found: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerUnitsApart(Finding):
    """Units that were merged into one report apart under their old names; only one of the reports counts."""

    code = "A126"
    usual = Severity.BLOCK

    named: str = ""
    name: str = ""
    other: str = ""
    other_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerUnitAlone(Finding):
    """The report bears the name of one of the units that were merged; it may hold the figures of that part only."""

    code = "A127"
    usual = Severity.WARN

    named: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned(Finding):
    """Pages of the document are pictures without text: nothing on them was read, and nothing is guessed."""

    code = "A120"
    usual = Severity.BLOCK

    count: int = 0
    of: int = 0
    pages: str = ""  # "2, 5–7"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsLeftOut(Finding):
    """The document carries reviewers' comments; they are no part of its text."""

    code = "A121"
    usual = Severity.INFO

    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAccepted(Finding):
    """The document carries tracked changes; it was read as if all were accepted."""

    code = "A122"
    usual = Severity.WARN

    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLetters(Finding):
    """Text in fonts of before Unicode was turned into Unicode."""

    code = "A123"
    usual = Severity.INFO

    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoText(Finding):
    """The document holds no text: it is empty, or what it shows are pictures and drawings."""

    code = "A124"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedOrCopies(Finding):
    """Another unit's report has the same figures, and no date says which of the two was first."""

    code = "A125"
    usual = Severity.WARN

    other_unit: str = ""
    same: int = 0
    compared: int = 0
