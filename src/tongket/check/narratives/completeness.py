"""Takes the placed report of a unit, makes findings about what it lacks: sections, and what a section must say.

Results are compared with another period, causes told apart into objective and subjective ones, responsibility named,
proposals made or said to be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongket.check.finding import Finding
from tongket.check.kinds.outline import (
    CausesNotSeparated,
    NoComparison,
    NoProposals,
    NoResponsibility,
    PartMissing,
    SectionAdded,
    SectionEmpty,
    SectionMissing,
    SectionMoved,
)
from tongket.check.narratives.told_comparison import compares
from tongket.check.narratives.told_responsibility import names_who_answers
from tongket.collect.documents.block import Block, BlockKind
from tongket.collect.narratives.report import NarrativeReport
from tongket.collect.narratives.section_likeness import Section, Sections, sections_of
from tongket.collect.narratives.section_roles import cues_in
from tongket.collect.submission import Place
from tongket.directive.outline import Heading
from tongket.wording.fold import fold

_OBJECTIVE = re.compile(r"khach quan|\b(?:tu|do|phia|nguyen nhan) ben ngoai|ngoai canh")
_SUBJECTIVE = re.compile(
    r"chu quan(?!,? (?:lo la|so ho|mat canh giac|duy y chi))|\b(?:tu|do|phia) ben trong|noi tai|noi bo|"
    r"\b(?:do|tu) (?:ban than|chinh (?:chung ta|minh|don vi|ban than|noi bo|co quan))"
)
_NOTHING_TO_PROPOSE = re.compile(r"\bkhong (?:co )?(?:y kien )?(?:de xuat|kien nghi|de nghi)")
_PROPOSES = re.compile(r"^\W*(?:\d+\W*)?(?:de nghi|kien nghi|de xuat)\b")


def complete(report: NarrativeReport, outline: Sequence[Heading]) -> Iterator[Finding]:
    """Everything a narrative lacks, all at once."""
    told = Told(
        report,
        sections_of(tuple(outline)),
        outline,
        frozenset(number for heads in report.placing.headings.values() for number in heads),
        frozenset(statement.paragraph for statement in report.statements),
    )
    for judge in (_missing, _added, _moved, _empty, _comparison, _causes, _responsibility, _proposals):
        yield from judge(told)


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its outline at hand."""

    report: NarrativeReport
    sections: Sections
    outline: Sequence[Heading]
    heads: frozenset[int]  # blocks that head a section
    telling: frozenset[int]  # blocks that state something

    def at(self, paragraph: int | None = None) -> Place:
        """A place in the unit's file."""
        return Place(self.report.file, paragraph=paragraph)

    def name(self, section: int) -> str:
        """A section as the outline calls it."""
        return self.outline[section].text

    def head(self, section: int) -> int | None:
        """The block that heads a section."""
        return next(iter(self.report.placing.headings.get(section, ())), None)

    def quoted(self, paragraph: int | None) -> str:
        """The text of a block."""
        return self.report.narrative.block(paragraph).text if paragraph else ""

    def parts(self, *roles: str) -> list[Section]:
        """The sections of the outline that are these parts of a report, first of all; else those that name them too."""
        first = [
            section for section in self.sections.all if section.title.roles[:1] and section.title.roles[0] in roles
        ]
        return first or [section for section in self.sections.all if set(section.title.roles) & set(roles)]

    def blocks(self, sections: Sequence[Section]) -> list[Block]:
        """The blocks of some sections and of what is inside them; headings too."""
        inside = {index for section in sections for index in range(section.index, section.last + 1)}
        where = self.report.placing.sections
        return [block for block in self.report.narrative.blocks if where[block.number - 1] in inside]

    def body(self, sections: Sequence[Section]) -> list[Block]:
        """The same without headings."""
        return [block for block in self.blocks(sections) if self.is_body(block)]

    def is_body(self, block: Block) -> bool:
        """Whether a block says more than the heading it is."""
        if block.kind is BlockKind.HEADING:
            return False
        return block.number not in self.heads or block.number in self.telling


# --- sections


def _missing(told: Told) -> Iterator[Finding]:
    missing = set(told.report.placing.missing)
    for index in told.report.placing.missing:
        section = told.sections.all[index]
        if section.parent in missing or section in told.parts("proposals"):
            continue
        if section.parent is not None and (section.title.matter or _is_told_at_large(told, section)):
            parent = told.name(section.parent)
            yield PartMissing(at=told.at(), unit=told.report.unit, section=told.name(index), parent=parent)
        else:
            yield SectionMissing(at=told.at(), unit=told.report.unit, section=told.name(index))


def _is_told_at_large(told: Told, section: Section) -> bool:
    """The unit wrote the section above without parts, and this one in passing."""
    above = [] if section.parent is None else told.body([told.sections.all[section.parent]])
    text = fold(" ".join(block.text for block in above if not told.report.placing.headings.get(section.index)))
    return any(
        cues_in(text[at : at + 600], role) for role in section.title.roles[:1] for at in range(0, len(text), 600)
    )


def _added(told: Told) -> Iterator[Finding]:
    for number in told.report.placing.added:
        yield SectionAdded(at=told.at(number), unit=told.report.unit, quoted=told.quoted(number))


def _moved(told: Told) -> Iterator[Finding]:
    for number, section in told.report.placing.moved:
        name, quoted = told.name(section), told.quoted(number)
        yield SectionMoved(at=told.at(number), unit=told.report.unit, section=name, quoted=quoted)


def _empty(told: Told) -> Iterator[Finding]:
    said: set[int] = set()  # blocks, and sections inside an empty one
    for index, heads in told.report.placing.headings.items():
        section = told.sections.all[index]
        if index in said or heads[0] in said or told.body([section]) or _is_shared(told, heads[0]):
            continue
        said.update((heads[0], *range(index, section.last + 1)))
        yield SectionEmpty(
            at=told.at(heads[0]), unit=told.report.unit, section=told.name(index), quoted=told.quoted(heads[0])
        )


def _is_shared(told: Told, head: int) -> bool:
    """The heading covers another section too, and there is text under that one."""
    covered = [index for index, heads in told.report.placing.headings.items() if head in heads]
    return any(told.body([told.sections.all[index]]) for index in covered)


# --- what sections must say


def _comparison(told: Told) -> Iterator[Finding]:
    results = _results(told)
    if told.body(results) and not any(compares(block) for block in told.body([*results, *told.parts("strengths")])):
        head = _head_of(told, results)
        yield NoComparison(
            at=head,
            unit=told.report.unit,
            section=told.name(results[0].index),
            quoted=told.quoted(head.paragraph),
        )


def _results(told: Told) -> list[Section]:
    """The sections that tell results, the outermost; a part "Kết quả đạt được" of the assessment is none of them."""
    telling = [section for section in told.sections.all if "results" in section.title.roles]
    outermost = [section for section in telling if section.parent is None]
    return outermost or [section for section in telling if section not in told.parts("strengths")] or telling


def _causes(told: Told) -> Iterator[Finding]:
    causes = told.parts("causes")
    blocks = _with_shared(told, causes) or _told_at_large(told, causes)
    text = _without_outline(fold(" \n".join(block.text for block in blocks)))
    if blocks and not (_OBJECTIVE.search(text) and _SUBJECTIVE.search(text)):
        yield CausesNotSeparated(
            at=_head_of(told, causes),
            unit=told.report.unit,
            section=told.name(causes[0].index),
            quoted=told.quoted(told.head(causes[0].index)),
        )


def _with_shared(told: Told, sections: Sequence[Section]) -> list[Block]:
    """The blocks of some sections, and of those that share a heading with them; none where nothing is told."""
    heads = {head for section in sections for head in told.report.placing.headings.get(section.index, ())}
    shared = [index for index, numbers in told.report.placing.headings.items() if heads & set(numbers)]
    among = [told.sections.all[index] for index in sorted({*shared, *(section.index for section in sections)})]
    return told.blocks(among) if told.body(among) else []


def _told_at_large(told: Told, causes: Sequence[Section]) -> list[Block]:
    """The assessment of a unit that wrote it in one piece, without parts: causes are told there or nowhere."""
    above = [told.sections.all[section.parent] for section in causes if section.parent is not None]
    if told.body([*causes, *told.parts("shortcomings")]):
        return []
    return told.blocks(above) if told.body(above) else []


def _without_outline(text: str) -> str:
    """The text without what a heading copies from the outline: "(khách quan, chủ quan)" separates nothing."""
    return re.sub(r"\(\W*(?:nguyen nhan )?khach quan\W+(?:va )?(?:nguyen nhan )?chu quan\W*\)", " ", text)


def _responsibility(told: Told) -> Iterator[Finding]:
    parts = [*told.parts("shortcomings"), *told.parts("causes")]
    body = told.body(parts)
    if body and not any(names_who_answers(block.text) for block in _assessing(told, parts)):
        yield NoResponsibility(
            at=_head_of(told, parts),
            unit=told.report.unit,
            section=told.name(parts[0].index),
            quoted=told.quoted(told.head(parts[0].index)),
        )


def _assessing(told: Told, parts: Sequence[Section]) -> list[Block]:
    """The blocks of these parts of the assessment, and what it tells outside of its parts: "Về trách nhiệm"."""
    above = {section.parent for section in parts if section.parent is not None}
    inside = {index for section in parts for index in range(section.index, section.last + 1)} | above
    where = told.report.placing.sections
    return [block for block in told.report.narrative.blocks if where[block.number - 1] in inside]


_MANY = 4  # reports from which one sees what is usual


def is_asked_of_all(
    found: Finding, lacking: int, reports: Sequence[NarrativeReport], outline: Sequence[Heading]
) -> bool:
    """Whether a unit owes it: who is responsible only where the outline asks it, or most of the units say it."""
    if not isinstance(found, NoResponsibility) or len(reports) < _MANY:
        return True
    return any("trach nhiem" in fold(heading.text) for heading in outline) or 2 * lacking <= len(reports)


def _proposals(told: Told) -> Iterator[Finding]:
    asked = told.parts("proposals")
    if not asked or told.blocks(asked):
        return
    texts = [fold(statement.text[:200]) for statement in told.report.statements]
    if not any(_PROPOSES.search(text) or _NOTHING_TO_PROPOSE.search(text) for text in texts):
        yield NoProposals(at=told.at(), unit=told.report.unit, section=told.name(asked[0].index))


def _head_of(told: Told, sections: Sequence[Section]) -> Place:
    heads = (told.head(index) for section in sections for index in range(section.index, section.last + 1))
    return told.at(next((head for head in heads if head), None))
