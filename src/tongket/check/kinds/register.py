"""Kinds of finding about register.toml (R)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFinding(Finding):
    """The base of this family: the key it speaks of, and its line. While there is any, the register is not used."""

    key: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotToml(RegisterFinding):
    """A line breaks the rules of TOML."""

    code = "R701"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCurlyQuotes(RegisterFinding):
    """A text stands in typographic quotes."""

    code = "R702"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNoQuotes(RegisterFinding):
    """A text stands without quotes."""

    code = "R703"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBareDay(RegisterFinding):
    """A day written as officials write it stands without quotes."""

    code = "R704"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterKeyTwice(RegisterFinding):
    """A key stands twice in one table."""

    code = "R705"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSingleBrackets(RegisterFinding):
    """A table that repeats, or stands twice, is headed by single brackets."""

    code = "R706"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotAList(RegisterFinding):
    """What should be repeated tables is something else."""

    code = "R711"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotATable(RegisterFinding):
    """What should be one table is something else."""

    code = "R712"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterUnknownKey(RegisterFinding):
    """A key means nothing here: a slip of the pen must not lose a fact silently."""

    code = "R713"
    usual = Severity.BLOCK

    keys: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotAText(RegisterFinding):
    """What should be a text is something else."""

    code = "R714"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMissing(RegisterFinding):
    """What is needed is not there."""

    code = "R715"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotADay(RegisterFinding):
    """A day never was, is no day, or lies outside any time a register speaks of."""

    code = "R716"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotACount(RegisterFinding):
    """A number of years or days is no whole number, or too large."""

    code = "R717"
    usual = Severity.BLOCK

    value: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterUnknownWord(RegisterFinding):
    """A word is none of the words that can stand there."""

    code = "R718"
    usual = Severity.BLOCK

    value: str = ""
    words: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotASymbol(RegisterFinding):
    """A number and symbol is none."""

    code = "R721"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEnteredTwice(RegisterFinding):
    """Two entries have one body, symbol and date."""

    code = "R722"
    usual = Severity.BLOCK

    name: str = ""
    dated: str = ""
    issuer: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEndsBeforeItBegins(RegisterFinding):
    """The second of two days comes before the first."""

    code = "R723"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterReviewWithoutTime(RegisterFinding):
    """A review is set for no number of years and no day."""

    code = "R731"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterHalfAWindow(RegisterFinding):
    """A window of figures has one end only."""

    code = "R732"
    usual = Severity.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNotOneDocument(RegisterFinding):
    """A relation names no document, or more than one."""

    code = "R741"
    usual = Severity.BLOCK

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSeveralDocuments(RegisterFinding):
    """A relation leaves open which document of the register it means."""

    code = "R742"
    usual = Severity.BLOCK

    value: str = ""
    which: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLaterDocument(RegisterFinding):
    """A relation speaks of a document that did not exist yet."""

    code = "R743"
    usual = Severity.BLOCK

    value: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterItself(RegisterFinding):
    """A relation speaks of its own document."""

    code = "R744"
    usual = Severity.BLOCK

    value: str = ""
