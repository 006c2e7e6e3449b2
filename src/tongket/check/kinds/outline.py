"""Kinds of finding about what a narrative lacks of the outline and of its content (E)."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.check.finding import Finding, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMissing(Finding):
    """A section of the outline is not in the narrative."""

    code = "E501"
    usual = Severity.WARN

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAdded(Finding):
    """A section of the narrative is not in the outline."""

    code = "E502"
    usual = Severity.INFO

    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMoved(Finding):
    """A section stands elsewhere than the outline has it."""

    code = "E503"
    usual = Severity.INFO

    section: str
    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEmpty(Finding):
    """A section is headed and nothing stands under its heading."""

    code = "E504"
    usual = Severity.WARN

    section: str
    quoted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoComparison(Finding):
    """The results are compared with no other period."""

    code = "E505"
    usual = Severity.WARN

    section: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CausesNotSeparated(Finding):
    """The causes of shortcomings are not told apart into objective and subjective ones."""

    code = "E506"
    usual = Severity.WARN

    section: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoResponsibility(Finding):
    """Shortcomings are told and nobody is named as responsible for them."""

    code = "E507"
    usual = Severity.WARN

    section: str
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoProposals(Finding):
    """The outline asks for proposals; there are none, and the narrative does not say that there are none."""

    code = "E508"
    usual = Severity.WARN

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMissing(Finding):
    """A part of a section has no heading of its own, or the narrative does not speak of that matter."""

    code = "E509"
    usual = Severity.INFO

    section: str
    parent: str
