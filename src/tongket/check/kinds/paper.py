"""Kinds of finding about the form of an official paper (L)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tongket.check.finding import Finding, InForce, Severity, Span, Term


class PaperPart(Term):
    """The components of a paper, as `rules.toml` and `paper_parts` name them."""

    NATION = "nation"
    MOTTO = "motto"
    SUPERIOR = "superior"
    ISSUER = "issuer"
    NUMBER = "number"
    PLACE_DATE = "place_date"
    TYPE = "type"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    BODY = "body"
    SECTION = "section"
    CAPACITY = "capacity"
    SIGNER_TITLE = "signer_title"
    SIGNER_NAME = "signer_name"
    RECIPIENTS_HEADING = "recipients_heading"
    RECIPIENTS = "recipients"
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_REFERENCE = "appendix_reference"
    PAGE_NUMBER = "page_number"


class Edge(Term):
    """A side of the paper."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"


class Where(Term):
    """Where something stands on a page or in its line."""

    HEADER = "header"
    FOOTER = "footer"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"
    ELSEWHERE = "elsewhere"


class Style(Term):
    """How letters are set."""

    BOLD = "bold"
    REGULAR = "regular"
    ITALIC = "italic"
    UPRIGHT = "upright"
    UNDERLINED = "underlined"
    NOT_UNDERLINED = "not_underlined"
    CAPITALS = "capitals"
    SMALL = "small"


class LineRule(Term):
    """What line spacing is measured in."""

    AUTO = "auto"
    EXACT = "exact"
    AT_LEAST = "atLeast"


class Fault(Term):
    """What is wrong in the form of a number or a date."""

    COLON = "colon"
    NO_COLON = "no_colon"
    ZERO = "zero"
    SPACES = "spaces"
    ORDER = "order"
    EXTRA_ZERO = "extra_zero"
    COMMA = "comma"
    WORDS = "words"


ALWAYS = InForce(date.min)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFinding(Finding):
    """The base of this family: each names the rule it judges by and the days that rule holds.

    `rests_on_guess` says that the rule is known as usage only, or that none is known for the date of the paper.
    """

    rule: str = ""
    in_force: InForce = ALWAYS

    @property
    def severity(self) -> Severity:
        """Information where the rule is no certain one for this paper."""
        return Severity.INFO if self.settled or self.rests_on_guess else self.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNotRecognised(PaperFinding):
    """Too little of an official paper was found to judge the document as one."""

    code = "L600"
    usual = Severity.INFO


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRulesOfTheDate(PaperFinding):
    """No rules are known for the date of the paper; the nearest were applied."""

    code = "L601"
    usual = Severity.INFO

    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNotDated(PaperFinding):
    """The paper shows no date; the newest rules were applied."""

    code = "L602"
    usual = Severity.INFO


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutNotSeen(PaperFinding):
    """The format does not keep the layout in a way that can be judged; words alone were judged."""

    code = "L603"
    usual = Severity.INFO

    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPaperRules(PaperFinding):
    """A mass organisation with rules of its own, which are not known here."""

    code = "L604"
    usual = Severity.INFO

    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormNotJudged(PaperFinding):
    """The form could not be judged within the limits of time and memory for one file."""

    code = "L605"
    usual = Severity.INFO


@dataclass(frozen=True, slots=True, kw_only=True)
class NormativeAct(PaperFinding):
    """A normative act follows other rules of form, which are not known here."""

    code = "L606"
    usual = Severity.INFO

    found: str


# --- the page


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSizeOff(PaperFinding):
    """The paper is not A4."""

    code = "L611"
    usual = Severity.WARN

    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginOff(PaperFinding):
    """A margin is wider or narrower than allowed; millimetres."""

    code = "L612"
    usual = Severity.WARN

    edge: Edge
    found: Decimal
    allowed: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPageNumbers(PaperFinding):
    """A paper of several pages has no page numbers."""

    code = "L613"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberElsewhere(PaperFinding):
    """Page numbers do not stand in the middle of the upper margin."""

    code = "L614"
    usual = Severity.WARN

    found: Where
    align: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPageNumbered(PaperFinding):
    """The first page shows its number."""

    code = "L615"
    usual = Severity.WARN


# --- letters


@dataclass(frozen=True, slots=True, kw_only=True)
class FontOther(PaperFinding):
    """Some of the text is in another font; `percent` of its letters."""

    code = "L621"
    usual = Severity.WARN

    found: str
    allowed: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourOther(PaperFinding):
    """Some of the text is not black; `percent` of its letters."""

    code = "L622"
    usual = Severity.WARN

    found: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeOff(PaperFinding):
    """A component is larger or smaller than allowed; points. `count` places of `of`."""

    code = "L623"
    usual = Severity.WARN

    part: PaperPart
    found: Decimal
    allowed: Span
    quoted: str
    count: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightOff(PaperFinding):
    """A component is bold where it should not be, or not where it should."""

    code = "L624"
    usual = Severity.WARN

    part: PaperPart
    found: Style
    allowed: Style
    quoted: str
    count: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SlantOff(PaperFinding):
    """A component is italic where it should not be, or not where it should."""

    code = "L625"
    usual = Severity.WARN

    part: PaperPart
    found: Style
    allowed: Style
    quoted: str
    count: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderlineOff(PaperFinding):
    """A component is underlined where it should not be, or not where it should."""

    code = "L626"
    usual = Severity.WARN

    part: PaperPart
    found: Style
    allowed: Style
    quoted: str
    count: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOff(PaperFinding):
    """A component is in capitals where it should not be, or not where it should."""

    code = "L627"
    usual = Severity.WARN

    part: PaperPart
    found: Style
    allowed: Style
    quoted: str
    count: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAlignmentOff(PaperFinding):
    """A component does not stand in the middle of its line or box."""

    code = "L628"
    usual = Severity.WARN

    part: PaperPart
    found: Where
    allowed: Where
    quoted: str


# --- paragraphs of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentOff(PaperFinding):
    """Paragraphs of the text are not justified."""

    code = "L631"
    usual = Severity.WARN

    found: Where
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndentOff(PaperFinding):
    """The first lines of paragraphs are not set in as told; millimetres."""

    code = "L632"
    usual = Severity.WARN

    found: Decimal
    allowed: Span
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacingOff(PaperFinding):
    """Paragraphs stand too close together; points."""

    code = "L633"
    usual = Severity.WARN

    found: Decimal
    allowed: Decimal
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpacingOff(PaperFinding):
    """The lines of paragraphs stand too close or too far apart."""

    code = "L634"
    usual = Severity.WARN

    found: Decimal
    measured: LineRule
    allowed: Span
    measure: LineRule
    count: int
    of: int


# --- the head


@dataclass(frozen=True, slots=True, kw_only=True)
class NationMissing(PaperFinding):
    """The country's name, its motto or the Party's name is not at the head."""

    code = "L641"
    usual = Severity.WARN

    part: PaperPart
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationWorded(PaperFinding):
    """The country's name, its motto or the Party's name is written otherwise, to the last hyphen."""

    code = "L642"
    usual = Severity.WARN

    part: PaperPart
    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMissing(PaperFinding):
    """No rule is drawn below a component that has one."""

    code = "L643"
    usual = Severity.WARN

    part: PaperPart
    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLengthOff(PaperFinding):
    """The rule below a component is too long or too short for its words; millimetres, the words' width reckoned."""

    code = "L644"
    usual = Severity.INFO

    part: PaperPart
    found: Decimal
    allowed: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkMissing(PaperFinding):
    """The asterisk below the issuing body, or the hyphens below the subject, are not there."""

    code = "L645"
    usual = Severity.WARN

    part: PaperPart
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm(PaperFinding):
    """The number is not written in the form of its family."""

    code = "L646"
    usual = Severity.WARN

    found: str
    allowed: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberNotFound(PaperFinding):
    """There is no line for the number."""

    code = "L647"
    usual = Severity.WARN

    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNotFound(PaperFinding):
    """There is no line of place and date."""

    code = "L648"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm(PaperFinding):
    """Place and date are not written as told."""

    code = "L649"
    usual = Severity.WARN

    found: str
    allowed: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerNotFound(PaperFinding):
    """The issuing body is not named at the head."""

    code = "L650"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectStart(PaperFinding):
    """The subject of a Party paper begins with a capital."""

    code = "L651"
    usual = Severity.WARN

    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectNotFound(PaperFinding):
    """A letter does not say under its number what it is about."""

    code = "L652"
    usual = Severity.WARN

    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectOfTypeNotFound(PaperFinding):
    """No subject, bold or in the middle, stands below the type of the paper."""

    code = "L653"
    usual = Severity.WARN

    found: str


# --- the text and the closing


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisEnd(PaperFinding):
    """A legal basis does not end in a semicolon, or the last not in a full stop."""

    code = "L661"
    usual = Severity.WARN

    quoted: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEnd(PaperFinding):
    """The text does not end as told."""

    code = "L662"
    usual = Severity.WARN

    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityForm(PaperFinding):
    """Signing for others is abbreviated as in the other family."""

    code = "L663"
    usual = Severity.WARN

    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeDeputy(PaperFinding):
    """A deputy secretary signs K/T, which a Party committee never uses."""

    code = "L664"
    usual = Severity.WARN

    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeInName(PaperFinding):
    """The signer's name is led by a degree or a title."""

    code = "L665"
    usual = Severity.WARN

    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientsNotFound(PaperFinding):
    """There is no list of recipients."""

    code = "L666"
    usual = Severity.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientsLast(PaperFinding):
    """The last recipient is not the file copy, or does not end in a full stop."""

    code = "L667"
    usual = Severity.WARN

    found: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientEnd(PaperFinding):
    """A recipient does not stand on a line "- …;"."""

    code = "L668"
    usual = Severity.WARN

    quoted: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeNotAllowed(PaperFinding):
    """A paper of a kind that has no addressee begins "Kính gửi"."""

    code = "L669"
    usual = Severity.WARN

    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixNotNumbered(PaperFinding):
    """There are several appendices and one has no Roman number."""

    code = "L670"
    usual = Severity.WARN

    quoted: str
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNumbering(PaperFinding):
    """Sections are numbered in the manner of the other family."""

    code = "L671"
    usual = Severity.INFO

    found: str
    allowed: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeForm(PaperFinding):
    """Several addressees do not stand each on a line "- …;", the last with a full stop."""

    code = "L672"
    usual = Severity.WARN

    quoted: str
    allowed: str
